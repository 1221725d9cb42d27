using System.Globalization;

namespace ToaSoan.Newsroom.Import;

/// <summary>What an import did with a piece of the file.</summary>
public enum FindingKind
{
    /// <summary>A piece was understood: the title, a caption, a table.</summary>
    Recognised,

    /// <summary>Text was repaired without changing the author's words.</summary>
    Repaired,

    /// <summary>A piece was left out.</summary>
    Dropped,

    /// <summary>The import was not sure; the editor should look.</summary>
    Doubtful,
}

/// <summary>One thing an import did, kept with the draft as JSON.</summary>
/// <param name="Rule">The stable name of the rule (<see cref="Rules"/>).</param>
/// <param name="Kind">What was done.</param>
/// <param name="Before">The text of the first case as it was in the file, at most <see cref="MaxExample"/> characters; may be empty.</param>
/// <param name="After">What became of it; may be empty.</param>
/// <param name="Count">How many times, 1 or more.</param>
public sealed record Finding(string Rule, FindingKind Kind, string Before, string After, int Count)
{
    /// <summary>Characters kept of an example.</summary>
    public const int MaxExample = 160;

    /// <summary>The sentence for the editor in the current language.</summary>
    public string Sentence() => string.Format(CultureInfo.CurrentCulture, Rules.Pattern(Rule), Before, After, Count);
}

/// <summary>The findings of one import while it runs: one entry a rule, with the first example and the count.</summary>
public sealed class FindingLog
{
    /// <summary>Separate entries a rule may have; further cases raise the count of the last.</summary>
    public const int MaxEach = 200;

    private readonly List<Finding> findings = [];
    private readonly Dictionary<string, int> places = [];
    private readonly Dictionary<string, int> each = [];

    /// <summary>Everything found so far, in the order first met.</summary>
    public IReadOnlyList<Finding> Findings => [.. findings];

    /// <summary>Notes one case; further cases of a rule only raise its count.</summary>
    public void Add(string rule, FindingKind kind, string before = "", string after = "", int count = 1)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        if (places.TryGetValue(rule, out var place))
        {
            findings[place] = findings[place] with { Count = findings[place].Count + count };
            return;
        }

        places[rule] = findings.Count;
        findings.Add(new Finding(rule, kind, Short(before), Short(after), count));
    }

    /// <summary>Notes one case as an entry of its own: the editor decides about each.</summary>
    public void Each(string rule, FindingKind kind, string before, string after = "")
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var last = findings.FindLastIndex(finding => finding.Rule == rule);
        if (last >= 0 && (each[rule] = each.GetValueOrDefault(rule) + 1) >= MaxEach)
        {
            findings[last] = findings[last] with { Count = findings[last].Count + 1 };
            return;
        }

        findings.Add(new Finding(rule, kind, Short(before), Short(after), 1));
    }

    private static string Short(string text) => text.Length <= Finding.MaxExample ? text : VietnameseText.Orthography.Cut(text, Finding.MaxExample - 1) + "…";
}
