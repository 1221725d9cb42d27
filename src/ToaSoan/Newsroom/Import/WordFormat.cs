using System.Xml.Linq;
using static ToaSoan.Newsroom.Import.WordNames;

namespace ToaSoan.Newsroom.Import;

/// <summary>What one rPr element says; null where it says nothing.</summary>
internal sealed record RunFormat
{
    public static readonly RunFormat Nothing = new();

    public bool? Bold { get; init; }

    public bool? Italic { get; init; }

    public bool? Caps { get; init; }

    public bool? Hidden { get; init; }

    /// <summary>"superscript", "subscript" or "baseline".</summary>
    public string? Vertical { get; init; }

    /// <summary>The font of letters beyond ASCII.</summary>
    public string? HighFont { get; init; }

    public string? AsciiFont { get; init; }

    /// <summary>Letter size in half points.</summary>
    public int? HalfPoints { get; init; }

    public static RunFormat Read(XElement? properties, WordTheme theme)
    {
        if (properties is null)
        {
            return Nothing;
        }

        var fonts = properties.Element(W + "rFonts");
        return new RunFormat
        {
            Bold = properties.Toggle("b"),
            Italic = properties.Toggle("i"),
            Caps = properties.Toggle("caps"),
            Hidden = properties.Toggle("vanish"),
            Vertical = properties.Val("vertAlign"),
            HighFont = theme.Font(fonts, "hAnsi"),
            AsciiFont = theme.Font(fonts, "ascii"),
            HalfPoints = Number(properties.Val("sz")),
        };
    }

    /// <summary>This format with everything the nearer one says laid over it.</summary>
    public RunFormat Under(RunFormat nearer) => new()
    {
        Bold = nearer.Bold ?? Bold,
        Italic = nearer.Italic ?? Italic,
        Caps = nearer.Caps ?? Caps,
        Hidden = nearer.Hidden ?? Hidden,
        Vertical = nearer.Vertical ?? Vertical,
        HighFont = nearer.HighFont ?? HighFont,
        AsciiFont = nearer.AsciiFont ?? AsciiFont,
        HalfPoints = nearer.HalfPoints ?? HalfPoints,
    };

    /// <summary>A character style over a paragraph style: on/off properties set by both cancel out (ECMA-376 17.7.3).</summary>
    public RunFormat UnderCharacterStyle(RunFormat style) => Under(style) with
    {
        Bold = Both(Bold, style.Bold),
        Italic = Both(Italic, style.Italic),
        Caps = Both(Caps, style.Caps),
        Hidden = Both(Hidden, style.Hidden),
    };

    private static bool? Both(bool? paragraph, bool? character) => character is null ? paragraph : paragraph is true ^ character is true;
}

/// <summary>What one pPr element says; null where it says nothing.</summary>
internal sealed record ParagraphFormat
{
    public static readonly ParagraphFormat Nothing = new();

    /// <summary>The w:jc value.</summary>
    public string? Align { get; init; }

    /// <summary>0 for the first heading level.</summary>
    public int? Outline { get; init; }

    public string? List { get; init; }

    public int? ListLevel { get; init; }

    public static ParagraphFormat Read(XElement? properties) => properties is null ? Nothing : new ParagraphFormat
    {
        Align = properties.Val("jc"),
        Outline = Number(properties.Val("outlineLvl")),
        List = properties.Element(W + "numPr").Val("numId"),
        ListLevel = Number(properties.Element(W + "numPr").Val("ilvl")),
    };

    /// <summary>This format with everything the nearer one says laid over it.</summary>
    public ParagraphFormat Under(ParagraphFormat nearer) => new()
    {
        Align = nearer.Align ?? Align,
        Outline = nearer.Outline ?? Outline,
        List = nearer.List ?? List,
        ListLevel = nearer.ListLevel ?? ListLevel,
    };
}

/// <summary>The two Latin fonts of the theme.</summary>
internal sealed class WordTheme(XElement? theme)
{
    private readonly string? major = Latin(theme, "majorFont");
    private readonly string? minor = Latin(theme, "minorFont");

    /// <summary>The font an rFonts element names in a slot ("ascii" or "hAnsi"); a theme reference wins over a name.</summary>
    public string? Font(XElement? fonts, string slot) => (string?)fonts?.Attribute(W + (slot + "Theme")) switch
    {
        { } name when name.StartsWith("major", StringComparison.Ordinal) => major,
        { } name when name.StartsWith("minor", StringComparison.Ordinal) => minor,
        _ => (string?)fonts?.Attribute(W + slot),
    };

    private static string? Latin(XElement? theme, string kind) =>
        (string?)theme?.Descendants(A + kind).FirstOrDefault()?.Element(A + "latin")?.Attribute("typeface");
}
