namespace ToaSoan.Blocks;

/// <summary>One typed block of an article's body. HTML is never stored: the server renders blocks (<see cref="BlockHtml"/>).</summary>
public abstract record Block;

/// <summary>A paragraph of running text.</summary>
public sealed record Paragraph(IReadOnlyList<Inline> Content) : Block;

/// <summary>A heading inside the body; <paramref name="Level"/> is 2 or 3 (the article's title is level 1).</summary>
public sealed record Heading(int Level, IReadOnlyList<Inline> Content) : Block;

/// <summary>A bullet or numbered list. <paramref name="Start"/> is the first number (1 or more) of an ordered list.</summary>
public sealed record ItemList(bool Ordered, int Start, IReadOnlyList<ListItem> Items) : Block;

/// <summary>One item of a list: paragraphs and nested lists.</summary>
public sealed record ListItem(IReadOnlyList<Block> Content);

/// <summary>Quoted paragraphs with an optional source ("— name").</summary>
public sealed record Quote(IReadOnlyList<Block> Content, string Source) : Block;

/// <summary>A box with practical information: paragraphs and lists.</summary>
public sealed record Note(IReadOnlyList<Block> Content) : Block;

/// <summary>A photo with its words. <paramref name="Photo"/> is the SHA-256 of the original's bytes, 64 lower-case hex digits.</summary>
public sealed record Figure(string Photo, string Caption, string Credit, string Alt) : Block;

/// <summary>Two or more figures shown together.</summary>
public sealed record Gallery(IReadOnlyList<Figure> Figures, string Caption) : Block;

/// <summary>A table of rows; the sum of column spans is at most <see cref="BlockRules.MaxColumns"/>.</summary>
public sealed record Table(IReadOnlyList<TableRow> Rows, string Caption) : Block;

/// <summary>One row of a table.</summary>
public sealed record TableRow(IReadOnlyList<TableCell> Cells);

/// <summary>One cell; spans are 1 or more.</summary>
public sealed record TableCell(IReadOnlyList<Inline> Content, bool Header, int ColumnSpan, int RowSpan);

/// <summary>A file to download. <paramref name="File"/> is its SHA-256 in hex, <paramref name="Name"/> what the reader sees.</summary>
public sealed record FileLink(string File, string Name, string Caption) : Block;

/// <summary>A video file of our own. <paramref name="File"/> is its SHA-256 in hex, <paramref name="Captions"/> that of its captions (WebVTT), or "".</summary>
public sealed record Video(string File, string Caption, string Credit, string Captions = "") : Block;

/// <summary>Something published elsewhere, shown as a plain link card: no third-party script ever runs on our pages.</summary>
public sealed record Embed(string Url, string Title) : Block;

/// <summary>The marks a run of text can carry.</summary>
[Flags]
public enum Marks
{
    /// <summary>Plain text.</summary>
    None = 0,

    /// <summary>Bold.</summary>
    Bold = 1,

    /// <summary>Italic.</summary>
    Italic = 2,

    /// <summary>Superscript, as in m².</summary>
    Superscript = 4,

    /// <summary>Subscript, as in CO₂.</summary>
    Subscript = 8,
}

/// <summary>
/// A run of text with its marks and, optionally, the address it links to. A text of "\n" is a line break. A run that calls a footnote has
/// the footnote's plain words and nothing else: its number is its place in the article.
/// </summary>
public sealed record Inline(string Text, Marks Marks = Marks.None, string? Link = null, string? Footnote = null)
{
    /// <summary>The call of a footnote with these words.</summary>
    public static Inline Call(string words) => new("", Footnote: words);

    /// <summary>A line break inside a paragraph.</summary>
    public static Inline Break { get; } = new("\n");
}

/// <summary>A whole body: an ordered list of blocks under a schema version.</summary>
public sealed record Document(IReadOnlyList<Block> Blocks)
{
    /// <summary>The version of the block schema this program writes. It reads the older ones too: 2 only added footnotes and the captions of videos.</summary>
    public const int Schema = 2;

    /// <summary>A body without blocks.</summary>
    public static Document Empty { get; } = new([]);

    /// <summary>Every figure in reading order, those inside galleries included.</summary>
    public IEnumerable<Figure> Figures() => Blocks.SelectMany(block => block switch
    {
        Figure figure => [figure],
        Gallery gallery => gallery.Figures,
        _ => (IEnumerable<Figure>)[],
    });

    /// <summary>The SHA-256 (hex) of every downloadable and video file and of its captions.</summary>
    public IEnumerable<string> Files() => Blocks.SelectMany(block => block switch
    {
        FileLink file => [file.File],
        Video { Captions.Length: > 0 } video => [video.File, video.Captions],
        Video video => [video.File],
        _ => (IEnumerable<string>)[],
    });
}
