using ToaSoan.Platform;
using static ToaSoan.Platform.Refusal;

namespace ToaSoan.Blocks;

/// <summary>The limits every body keeps, whoever made it: the editor, Word import, a command or another program.</summary>
public static class BlockRules
{
    /// <summary>Characters of JSON one body may have.</summary>
    public const int MaxJson = 4_000_000;

    /// <summary>Blocks at the top level.</summary>
    public const int MaxBlocks = 3_000;

    /// <summary>Levels of lists inside lists.</summary>
    public const int MaxDepth = 5;

    /// <summary>Columns of a table.</summary>
    public const int MaxColumns = 30;

    /// <summary>Rows of a table.</summary>
    public const int MaxRows = 1_000;

    /// <summary>Characters of a caption, credit, alternative text or source.</summary>
    public const int MaxWords = 1_000;

    /// <summary>Characters of a footnote.</summary>
    public const int MaxFootnote = 2_000;

    /// <summary>Characters of a link.</summary>
    public const int MaxLink = 2_048;

    /// <summary>Throws a <see cref="Refusal"/> naming the first broken rule; returns the document when all hold.</summary>
    public static Document Check(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (document.Blocks.Count > MaxBlocks)
        {
            throw new Refusal(BlocksText.TooManyBlocks, MaxBlocks);
        }

        foreach (var block in document.Blocks)
        {
            Check(block, 0);
        }

        return document;
    }

    /// <summary>Whether a link may stand in an article: http, https, mailto, tel, or an address on this site.</summary>
    public static bool IsSafeLink(string link)
    {
        ArgumentNullException.ThrowIfNull(link);
        if (link.Length is 0 or > MaxLink || link.Any(char.IsControl) || link.Contains('\\', StringComparison.Ordinal))
        {
            return false;
        }

        if (link[0] is '/' or '#')
        {
            return !link.StartsWith("//", StringComparison.Ordinal);
        }

        return Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto" or "tel";
    }

    private static void Check(Block block, int depth)
    {
        Must(depth <= MaxDepth, BlocksText.TooDeep);
        switch (block)
        {
            case Paragraph paragraph:
                Check(paragraph.Content);
                break;
            case Heading heading:
                Must(heading.Level is 2 or 3, BlocksText.HeadingLevel);
                Check(heading.Content);
                break;
            case ItemList list:
                Must(list.Items.Count > 0, BlocksText.EmptyList);
                Must(list.Start is >= 0 and <= 100_000, BlocksText.ListStart);
                foreach (var item in list.Items)
                {
                    Children(item.Content, depth, static child => child is Paragraph or ItemList);
                }

                break;
            case Quote quote:
                Words(quote.Source);
                Children(quote.Content, depth, static child => child is Paragraph or ItemList);
                break;
            case Note note:
                Children(note.Content, depth, static child => child is Paragraph or ItemList or Heading);
                break;
            case Figure figure:
                Check(figure);
                break;
            case Gallery gallery:
                Must(gallery.Figures.Count > 0, BlocksText.EmptyGallery);
                Words(gallery.Caption);
                foreach (var figure in gallery.Figures)
                {
                    Check(figure);
                }

                break;
            case Table table:
                Check(table);
                break;
            case FileLink file:
                Must(IsHash(file.File) && file.Name.Length > 0, BlocksText.UnknownFile);
                Words(file.Name, file.Caption);
                break;
            case Video video:
                Must(IsHash(video.File) && (video.Captions.Length == 0 || IsHash(video.Captions)), BlocksText.UnknownFile);
                Words(video.Caption, video.Credit);
                break;
            case Embed embed:
                Must(embed.Url.StartsWith("http", StringComparison.Ordinal) && IsSafeLink(embed.Url), BlocksText.UnsafeLink, embed.Url);
                Words(embed.Title);
                break;
            default:
                throw new Refusal(BlocksText.UnknownBlock, block.GetType().Name);
        }
    }

    private static void Check(Figure figure)
    {
        Must(IsHash(figure.Photo), BlocksText.UnknownPhoto);
        Words(figure.Caption, figure.Credit, figure.Alt);
    }

    private static void Check(Table table)
    {
        Words(table.Caption);
        Must(table.Rows.Count is > 0 and <= MaxRows, BlocksText.TableRows, MaxRows);
        foreach (var row in table.Rows)
        {
            Must(row.Cells.All(static cell => cell.ColumnSpan is >= 1 and <= MaxColumns && cell.RowSpan is >= 1 and <= MaxRows), BlocksText.TableColumns, MaxColumns);
            Must(row.Cells.Sum(static cell => cell.ColumnSpan) <= MaxColumns, BlocksText.TableColumns, MaxColumns);
            foreach (var cell in row.Cells)
            {
                Check(cell.Content);
            }
        }
    }

    private static void Check(IReadOnlyList<Inline> content)
    {
        foreach (var inline in content)
        {
            Must(inline.Text.Length > 0 || inline.Footnote is not null, BlocksText.EmptyText);
            Must(inline.Footnote is null || (inline is { Text: "", Marks: Marks.None, Link: null } && !string.IsNullOrWhiteSpace(inline.Footnote) && inline.Footnote.Length <= MaxFootnote), BlocksText.FootnoteWords, MaxFootnote);
            Must(inline.Link is null || IsSafeLink(inline.Link), BlocksText.UnsafeLink, inline.Link);
        }
    }

    private static void Children(IReadOnlyList<Block> children, int depth, Func<Block, bool> allowed)
    {
        foreach (var child in children)
        {
            Must(allowed(child), BlocksText.MisplacedBlock);
            Check(child, depth + 1);
        }
    }

    private static void Words(params ReadOnlySpan<string> texts)
    {
        foreach (var text in texts)
        {
            Must(text.Length <= MaxWords, BlocksText.WordsTooLong, MaxWords);
        }
    }

    /// <summary>Whether a text can name a photo or file: a SHA-256 in 64 lower-case hex digits.</summary>
    public static bool IsHash(string text) => text is not null && text.Length == 64 && text.All(char.IsAsciiHexDigitLower);
}
