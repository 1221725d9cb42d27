using System.Text.Json;
using System.Text.RegularExpressions;
using ToaSoan.Reports.Documents;
using ToaSoan.Tests.Habits;

namespace ToaSoan.Tests.Reports.Documents;

/// <summary>docs/report-format.md says what is so: each point's test is there, each test of a format has its point, and the JSON it shows is the one that is written.</summary>
public sealed partial class ReportFormatTests
{
    private static readonly Type[] Formats = [typeof(StateFormatTests), typeof(StateFootTests), typeof(PartyFormatTests)];

    [Fact]
    public void Every_point_has_its_test_and_every_test_its_point() => Assert.Empty(Differences(Repository.Read("docs/report-format.md")));

    [Fact]
    public void The_guard_notices_a_test_that_is_gone_and_one_nobody_lists()
    {
        var document = Repository.Read("docs/report-format.md");
        Assert.NotEmpty(Differences(document + "\n| x | `StateFormatTests.Not_there` |"));
        Assert.NotEmpty(Differences(document.Replace("`StateFormatTests.Sheets_are_A4_upright`", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_JSON_is_the_one_described()
    {
        var document = Repository.Read("docs/report-format.md");
        using var written = JsonDocument.Parse(JsonReport.Write(SampleReport.Long()));
        Assert.All(Names(written.RootElement).Distinct(), name => Assert.Contains($"`{name}`", document, StringComparison.Ordinal));
    }

    [Fact]
    public void The_JSON_has_its_keys_in_one_order_and_is_read_back()
    {
        var json = JsonReport.Write(SampleReport.Long());
        Assert.Equal(json, JsonReport.Write(JsonReport.Read(json)));
        Assert.StartsWith("""{"schema":1,"profile":"state","parentAgency":"Ủy ban nhân dân tỉnh An Hải","issuingAgency":""", json, StringComparison.Ordinal);
        Assert.Contains("""{"kind":"heading","level":1,"text":"Kết quả thực hiện"}""", json, StringComparison.Ordinal);
        Assert.Contains("""{"text":"5.080","bold":true,"figure":{"key":"items","address":"/bao-cao/2026-h1/so-lieu/items"}}""", json, StringComparison.Ordinal);
        Assert.Throws<JsonException>(() => JsonReport.Read("""{"schema":2}"""));
    }

    private static IEnumerable<string> Differences(string document)
    {
        var listed = Listed().Matches(document).Select(static match => match.Groups["test"].Value).ToHashSet();
        var there = typeof(ReportFormatTests).Assembly.GetTypes().Where(static type => type.Namespace is "ToaSoan.Tests.Reports.Documents" or "ToaSoan.Tests.Reports.Setup")
            .SelectMany(static type => type.GetMethods().Where(static method => method.GetCustomAttributes(typeof(FactAttribute), inherit: true).Length > 0).Select(method => (type, Name: $"{type.Name}.{method.Name}"))).ToArray();
        return listed.Except(there.Select(static test => test.Name)).Concat(there.Where(static test => Formats.Contains(test.type)).Select(static test => test.Name).Except(listed));
    }

    private static IEnumerable<string> Names(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(static part => Names(part.Value).Prepend(part.Name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Names),
        _ => [],
    };

    [GeneratedRegex(@"`(?<test>[A-Za-z]+Tests\.\w+)`", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Listed();
}
