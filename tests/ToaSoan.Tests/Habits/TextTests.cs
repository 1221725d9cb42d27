using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ToaSoan.Tests.Habits;

/// <summary>Vietnamese and English say the same things with the same values in them.</summary>
public sealed partial class TextTests
{
    [Fact]
    public void Every_screen_text_has_both_languages()
    {
        var files = Repository.Files("src", "Text.resx").ToArray();
        Assert.True(files.Length >= 7);
        Assert.Empty(files.SelectMany(static file => Differences(XDocument.Load(file), XDocument.Load(file.Replace(".resx", ".en.resx", StringComparison.Ordinal)), Path.GetFileName(file))));
    }

    [Fact]
    public void The_guard_notices_a_missing_text_and_a_lost_value()
    {
        var vietnamese = XDocument.Parse("<root><data name=\"A\"><value>Có {0}</value></data><data name=\"B\"><value>x</value></data></root>");
        var english = XDocument.Parse("<root><data name=\"A\"><value>There is</value></data></root>");
        Assert.Equal(2, Differences(vietnamese, english, "test").Count());
    }

    private static IEnumerable<string> Differences(XDocument vietnamese, XDocument english, string file)
    {
        var (left, right) = (Texts(vietnamese), Texts(english));
        foreach (var name in left.Keys.Union(right.Keys))
        {
            if (!left.TryGetValue(name, out var one) || !right.TryGetValue(name, out var other) || string.IsNullOrWhiteSpace(one) || string.IsNullOrWhiteSpace(other))
            {
                yield return $"{file}: {name} is missing in one language";
            }
            else if (!Values(one).SetEquals(Values(other)))
            {
                yield return $"{file}: {name} has other values in the other language";
            }
        }
    }

    private static Dictionary<string, string> Texts(XDocument file) =>
        file.Root!.Elements("data").ToDictionary(static data => data.Attribute("name")!.Value, static data => data.Element("value")!.Value);

    private static HashSet<string> Values(string text) => [.. Value().Matches(text).Select(static match => match.Value[..2])];

    [GeneratedRegex(@"\{\d", RegexOptions.NonBacktracking)]
    private static partial Regex Value();
}
