using ToaSoan.Blocks;

namespace ToaSoan.Newsroom.Import;

/// <summary>
/// A piece of a file before anybody knows what it means: the common ground of Word, HTML and WordPress imports.
/// <see cref="ArticleShape"/> makes an article of it.
/// </summary>
public abstract record SourcePiece;

/// <summary>What a line's style says it is.</summary>
public enum LineRole
{
    /// <summary>Running text.</summary>
    Text,

    /// <summary>The title.</summary>
    Title,

    /// <summary>The lead (sapô).</summary>
    Lead,

    /// <summary>The kicker above the title.</summary>
    Kicker,

    /// <summary>A heading; <see cref="SourceLine.Level"/> says which.</summary>
    Heading,

    /// <summary>The caption of a photo or table.</summary>
    Caption,

    /// <summary>A quotation.</summary>
    Quote,

    /// <summary>The name of the author.</summary>
    Byline,
}

/// <summary>Where a line stands on the page.</summary>
public enum LineAlign
{
    /// <summary>Left or justified.</summary>
    Left,

    /// <summary>Centred.</summary>
    Centre,

    /// <summary>Right.</summary>
    Right,
}

/// <summary>A line's place in a list. <paramref name="Number"/> is the item's own number, 1 or more; <paramref name="Level"/> counts from 0.</summary>
public sealed record ListMark(string List, int Level, bool Ordered, int Number);

/// <summary>A paragraph. <paramref name="Content"/> is clean, trimmed and not empty; <paramref name="Size"/> is its largest letter size in points, 0 when unknown.</summary>
public sealed record SourceLine(IReadOnlyList<Inline> Content, LineRole Role = LineRole.Text, int Level = 0, LineAlign Align = LineAlign.Left, double Size = 0, ListMark? List = null)
    : SourcePiece
{
    /// <summary>The words, line breaks as "\n".</summary>
    public string Text => BlockWords.Of(Content);

    /// <summary>The words on one line.</summary>
    public string OneLine => Text.Replace('\n', ' ');

    /// <summary>The number of words; a run of letters without end counts as many, so a limit in words also limits letters.</summary>
    public int Words => Math.Max(Text.AsSpan().Count(' ') + Text.AsSpan().Count('\n') + 1, Text.Length / 20);

    /// <summary>Whether every visible letter is bold.</summary>
    public bool Bold => All(Marks.Bold);

    /// <summary>Whether every visible letter is italic.</summary>
    public bool Italic => All(Marks.Italic);

    private bool All(Marks mark) => Content.Where(static inline => !string.IsNullOrWhiteSpace(inline.Text)).All(inline => inline.Marks.HasFlag(mark));
}

/// <summary>Photos that stand together; <paramref name="Names"/> are hashes of <see cref="ImportedPhoto"/>.</summary>
public sealed record SourcePhotos(IReadOnlyList<string> Names) : SourcePiece;

/// <summary>A table as it stood in the file.</summary>
public sealed record SourceTable(IReadOnlyList<SourceRow> Rows) : SourcePiece
{
    /// <summary>All words of the table, one line a cell.</summary>
    public string Text => string.Join('\n', Rows.SelectMany(static row => row.Cells).SelectMany(static cell => cell.Pieces).OfType<SourceLine>().Select(static line => line.OneLine));
}

/// <summary>A row; <paramref name="Header"/> says that the file marks it as repeated on every page.</summary>
public sealed record SourceRow(IReadOnlyList<SourceCell> Cells, bool Header);

/// <summary>A cell with spans of 1 or more; its pieces are lines and photos, nested tables already flattened.</summary>
public sealed record SourceCell(IReadOnlyList<SourcePiece> Pieces, int ColumnSpan, int RowSpan);
