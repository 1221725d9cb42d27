using System.Text.RegularExpressions;
using System.Xml.Linq;
using static ToaSoan.Newsroom.Import.WordNames;

namespace ToaSoan.Newsroom.Import;

/// <summary>A style with everything it inherits.</summary>
internal sealed record WordStyle(RunFormat Run, ParagraphFormat Paragraph, LineRole Role, int Level, bool Contents);

/// <summary>The styles of a document, inheritance resolved and cycles cut.</summary>
internal sealed partial class WordStyles
{
    private const int MaxInheritance = 50;

    private readonly Dictionary<string, XElement> elements = [];
    private readonly Dictionary<string, WordStyle> resolved = [];
    private readonly WordTheme theme;
    private readonly string? usualParagraph;

    public WordStyles(XElement? styles, WordTheme theme)
    {
        this.theme = theme;
        foreach (var style in styles?.Elements(W + "style") ?? [])
        {
            if ((string?)style.Attribute(W + "styleId") is { } id && elements.TryAdd(id, style)
                && (string?)style.Attribute(W + "type") == "paragraph" && (string?)style.Attribute(W + "default") is "1" or "true" or "on")
            {
                usualParagraph ??= id;
            }
        }

        var defaults = styles?.Element(W + "docDefaults");
        Run = RunFormat.Read(defaults?.Element(W + "rPrDefault")?.Element(W + "rPr"), theme);
        Paragraph = ParagraphFormat.Read(defaults?.Element(W + "pPrDefault")?.Element(W + "pPr"));
    }

    /// <summary>What text has when nothing else is said.</summary>
    public RunFormat Run { get; }

    /// <summary>What paragraphs have when nothing else is said.</summary>
    public ParagraphFormat Paragraph { get; }

    /// <summary>The style of a paragraph; without an id, the document's usual one.</summary>
    public WordStyle OfParagraph(string? id) => Style(id is not null && elements.ContainsKey(id) ? id : usualParagraph, id);

    /// <summary>The style of a run.</summary>
    public WordStyle OfRun(string? id) => Style(id, null);

    private WordStyle Style(string? id, string? named)
    {
        if (id is null || !elements.TryGetValue(id, out var element))
        {
            // A style that is only named, not defined, still says what its name says.
            var (role, level, contents) = Meaning(named ?? "");
            return new WordStyle(RunFormat.Nothing, ParagraphFormat.Nothing, role, level, contents);
        }

        if (!resolved.TryGetValue(id, out var style))
        {
            resolved[id] = style = Resolve(element);
        }

        if (named is not null && named != id)
        {
            var (role, level, contents) = Meaning(named);
            style = style with { Role = role, Level = level, Contents = contents };
        }

        return style;
    }

    private WordStyle Resolve(XElement element)
    {
        var chain = new List<XElement>();
        for (var current = element; current is not null && chain.Count < MaxInheritance && !chain.Contains(current);)
        {
            chain.Add(current);
            current = current.Val("basedOn") is { } parent ? elements.GetValueOrDefault(parent) : null;
        }

        var (run, paragraph) = (RunFormat.Nothing, ParagraphFormat.Nothing);
        foreach (var style in Enumerable.Reverse(chain))
        {
            run = run.Under(RunFormat.Read(style.Element(W + "rPr"), theme));
            paragraph = paragraph.Under(ParagraphFormat.Read(style.Element(W + "pPr")));
        }

        var meaning = chain.Select(static style => Meaning(style.Val("name") ?? "", (string?)style.Attribute(W + "styleId") ?? ""))
            .FirstOrDefault(static meaning => meaning.Role != LineRole.Text || meaning.Contents);
        return new WordStyle(run, paragraph, meaning.Role, meaning.Level, meaning.Contents);
    }

    private static (LineRole Role, int Level, bool Contents) Meaning(params ReadOnlySpan<string> names)
    {
        foreach (var given in names)
        {
            var name = VietnameseText.SearchKey.Fold(given).Replace(" ", "", StringComparison.Ordinal);
            if (HeadingName().Match(name) is { Success: true } heading)
            {
                return (LineRole.Heading, heading.Groups["level"].Value[0] - '0', false);
            }

            var role = name switch
            {
                "title" or "tieude" or "tieudebai" or "titbai" or "tit" => LineRole.Title,
                "subtitle" or "phude" or "tieudephu" or "sapo" or "lead" or "tomtat" => LineRole.Lead,
                "kicker" or "titphu" or "chuyenmuc" => LineRole.Kicker,
                "caption" or "chuthich" or "chuthichanh" => LineRole.Caption,
                "quote" or "intensequote" or "trichdan" => LineRole.Quote,
                "byline" or "author" or "tacgia" or "butdanh" => LineRole.Byline,
                _ => LineRole.Text,
            };
            if (role != LineRole.Text)
            {
                return (role, 0, false);
            }

            if (ContentsName().IsMatch(name))
            {
                return (LineRole.Text, 0, true);
            }
        }

        return default;
    }

    [GeneratedRegex("^(heading|tieude|dau?muc)(?<level>[1-9])$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex HeadingName();

    [GeneratedRegex("^(toc[1-9]|tocheading|mucluc[1-9])$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex ContentsName();
}
