using System.Text;
using System.Text.RegularExpressions;
using ToaSoan.Blocks;

namespace ToaSoan.Newsroom.Import;

/// <summary>The open fields while a document is read: fields nest and may run over several paragraphs.</summary>
internal sealed partial class WordFields(FindingLog findings)
{
    private const int MaxOpen = 100;

    private readonly List<Field> open = [];

    private sealed class Field
    {
        public StringBuilder Code { get; } = new();

        public bool Result { get; set; }

        public string? Link { get; set; }

        public bool Contents { get; set; }
    }

    /// <summary>Whether text met now is a field's code or a table of contents, not words of the article.</summary>
    public bool Hides => open.Exists(static one => !one.Result || one.Contents);

    /// <summary>The address text met now links to.</summary>
    public string? Link => open.FindLast(static one => one.Link is not null)?.Link;

    /// <summary>A w:fldChar of the given type.</summary>
    public void Mark(string? type)
    {
        if (type == "begin" && open.Count < MaxOpen)
        {
            open.Add(new Field());
        }
        else if (type == "separate" && open.Count > 0)
        {
            Start(open[^1]);
        }
        else if (type == "end" && open.Count > 0)
        {
            open.RemoveAt(open.Count - 1);
        }
    }

    /// <summary>Text of a field code.</summary>
    public void Code(string text)
    {
        if (open.Count > 0 && !open[^1].Result)
        {
            open[^1].Code.Append(text);
        }
    }

    /// <summary>A w:fldSimple around what is read by <paramref name="content"/>.</summary>
    public void Simple(string code, Action content)
    {
        var field = new Field();
        field.Code.Append(code);
        Start(field);
        open.Add(field);
        content();
        open.Remove(field);
    }

    private void Start(Field field)
    {
        field.Result = true;
        var code = field.Code.ToString().Trim();
        if (Hyperlink().Match(code) is { Success: true } match)
        {
            field.Link = Safe(match.Groups["address"].Value, findings);
        }
        else if (code.StartsWith("TOC", StringComparison.OrdinalIgnoreCase))
        {
            field.Contents = true;
            findings.Add(Rules.Contents, FindingKind.Dropped);
        }
    }

    /// <summary>An address that may stand in an article, or null; an unsafe one is reported, a place inside the file is not.</summary>
    public static string? Safe(string address, FindingLog findings)
    {
        var link = address.Trim();
        link = link.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? "https://" + link : link;
        if (link.Length == 0 || link[0] == '#')
        {
            return null;
        }

        if (BlockRules.IsSafeLink(link))
        {
            return link;
        }

        findings.Each(Rules.UnsafeLink, FindingKind.Dropped, link);
        return null;
    }

    [GeneratedRegex("^HYPERLINK\\s+\"(?<address>[^\"]*)\"", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Hyperlink();
}
