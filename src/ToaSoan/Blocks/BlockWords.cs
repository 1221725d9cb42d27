using System.Text;

namespace ToaSoan.Blocks;

/// <summary>The plain words of a body, for search, word counts and summaries.</summary>
public static class BlockWords
{
    /// <summary>All words in reading order, one line per block, captions and file names included; the footnotes a block calls follow it.</summary>
    public static string Of(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var words = new StringBuilder();
        foreach (var block in document.Blocks)
        {
            Add(words, block);
        }

        return words.ToString().TrimEnd();
    }

    /// <summary>The words of a run of inline text, without footnotes.</summary>
    public static string Of(IReadOnlyList<Inline> content) => string.Concat(content.Select(static inline => inline.Text));

    private static void Add(StringBuilder words, Block block)
    {
        switch (block)
        {
            case Paragraph paragraph:
                Line(words, paragraph.Content);
                break;
            case Heading heading:
                Line(words, heading.Content);
                break;
            case ItemList list:
                All(words, list.Items.SelectMany(static item => item.Content));
                break;
            case Quote quote:
                All(words, quote.Content);
                Line(words, quote.Source);
                break;
            case Note note:
                All(words, note.Content);
                break;
            case Figure figure:
                Line(words, figure.Caption);
                break;
            case Gallery gallery:
                All(words, gallery.Figures);
                Line(words, gallery.Caption);
                break;
            case Table table:
                Line(words, table.Caption);
                foreach (var row in table.Rows)
                {
                    Line(words, string.Join(' ', row.Cells.Select(static cell => Of(cell.Content))));
                    Footnotes(words, row.Cells.SelectMany(static cell => cell.Content));
                }

                break;
            case FileLink file:
                Line(words, $"{file.Name} {file.Caption}");
                break;
            case Video video:
                Line(words, video.Caption);
                break;
            case Embed embed:
                Line(words, embed.Title);
                break;
        }
    }

    private static void All(StringBuilder words, IEnumerable<Block> blocks)
    {
        foreach (var block in blocks)
        {
            Add(words, block);
        }
    }

    private static void Line(StringBuilder words, IReadOnlyList<Inline> content)
    {
        Line(words, Of(content));
        Footnotes(words, content);
    }

    private static void Footnotes(StringBuilder words, IEnumerable<Inline> content)
    {
        foreach (var inline in content)
        {
            Line(words, inline.Footnote ?? "");
        }
    }

    private static void Line(StringBuilder words, string line)
    {
        if (!string.IsNullOrWhiteSpace(line))
        {
            words.Append(line.Trim()).Append('\n');
        }
    }
}
