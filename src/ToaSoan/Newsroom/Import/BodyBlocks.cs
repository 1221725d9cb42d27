using ToaSoan.Blocks;

namespace ToaSoan.Newsroom.Import;

/// <summary>Makes blocks of the pieces that are left when title, lead and byline are taken.</summary>
internal sealed class BodyBlocks(double usual, FindingLog findings)
{
    private const int MostHeadingWords = 15;

    private List<int> levels = [];

    public List<Block> Of(IReadOnlyList<SourcePiece> pieces)
    {
        levels = [.. pieces.OfType<SourceLine>().Where(static line => line.Role is LineRole.Heading or LineRole.Title).Select(Level).Distinct().Order()];
        var blocks = new List<Block>();
        for (var index = 0; index < pieces.Count;)
        {
            index += Take(pieces, index, blocks);
        }

        return blocks;
    }

    private static int Level(SourceLine line) => line.Role == LineRole.Title ? 1 : line.Level;

    /// <summary>Adds the block that begins at a piece and returns how many pieces it took.</summary>
    private int Take(IReadOnlyList<SourcePiece> pieces, int index, List<Block> blocks)
    {
        switch (pieces[index])
        {
            case SourcePhotos photos:
                return Photos(photos, pieces, index, blocks);
            case SourceTable table:
                blocks.AddRange(new TableBlocks(usual, findings).Of(table));
                return 1;
            case SourceLine { List: not null }:
                return Lists(pieces, index, blocks);
            case SourceLine { Role: LineRole.Quote }:
                return Quotes(pieces, index, blocks);
            case SourceLine line:
                return Line(line, pieces, index, blocks);
            default:
                return 1;
        }
    }

    private int Line(SourceLine line, IReadOnlyList<SourcePiece> pieces, int index, List<Block> blocks)
    {
        var next = index + 1 < pieces.Count ? pieces[index + 1] : null;
        if (next is SourceTable table && TableBlocks.IsCaption(line) && !table.Rows.SelectMany(static row => row.Cells).SelectMany(static cell => cell.Pieces).OfType<SourcePhotos>().Any())
        {
            blocks.AddRange(new TableBlocks(usual, findings).Of(table, line.OneLine));
            return 2;
        }

        // A caption style above a photo that has no caption below belongs to that photo.
        if (line.Role == LineRole.Caption && next is SourcePhotos photos && Captions.IsCaption(line, usual)
            && !(index + 2 < pieces.Count && pieces[index + 2] is SourceLine below && Captions.IsCaption(below, usual)))
        {
            blocks.Add(Figures.Of(photos.Names, [line], findings));
            return 2;
        }

        if (line.Role is LineRole.Heading or LineRole.Title)
        {
            blocks.Add(new Heading(levels.IndexOf(Level(line)) == 0 ? 2 : 3, Plain(line)));
        }
        else if (IsBoldHeading(line, index > 0 ? pieces[index - 1] : null, next))
        {
            findings.Each(Rules.BoldHeading, FindingKind.Recognised, line.OneLine);
            blocks.Add(new Heading(2, Plain(line)));
        }
        else
        {
            if (Captions.IsCandidate(line))
            {
                findings.Each(Rules.CaptionCandidate, FindingKind.Doubtful, line.OneLine);
            }

            blocks.Add(new Paragraph(line.Content));
        }

        return 1;
    }

    private int Photos(SourcePhotos photos, IReadOnlyList<SourcePiece> pieces, int index, List<Block> blocks)
    {
        var words = new List<SourceLine>();
        for (var next = index + 1; next < pieces.Count && words.Count < 2 && pieces[next] is SourceLine line; next++)
        {
            if (words.Count == 0 ? !Captions.IsCaption(line, usual) && !Captions.IsCredit(line) : !Captions.IsCredit(line) || Captions.IsCredit(words[0]))
            {
                break;
            }

            words.Add(line);
        }

        blocks.Add(Figures.Of(photos.Names, words, findings));
        return 1 + words.Count;
    }

    /// <summary>Bold short lines are headings only when plain text follows and nothing says otherwise.</summary>
    private static bool IsBoldHeading(SourceLine line, SourcePiece? before, SourcePiece? next) =>
        line is { Role: LineRole.Text, Bold: true, Italic: false, Align: not LineAlign.Right, Words: >= 1 and <= MostHeadingWords }
        && line.Content.All(static inline => inline.Link is null)
        && !line.Text.Contains('\n', StringComparison.Ordinal)
        && line.OneLine[^1] is not ('.' or ':' or ';' or ',' or '!' or '…') && char.IsLetterOrDigit(line.OneLine[0])
        && before is not SourcePhotos
        && next is SourceLine { Bold: false } or SourceTable;

    private static int Quotes(IReadOnlyList<SourcePiece> pieces, int index, List<Block> blocks)
    {
        var lines = pieces.Skip(index).TakeWhile(static piece => piece is SourceLine { Role: LineRole.Quote, List: null }).Cast<SourceLine>().ToList();
        var taken = lines.Count;
        var source = "";
        if (lines.Count > 1 && lines[^1] is { Words: <= 15 } last && last.OneLine[0] is '—' or '–' or '-')
        {
            source = lines[^1].OneLine.TrimStart('—', '–', '-', ' ');
            lines.RemoveAt(lines.Count - 1);
        }

        blocks.Add(new Quote([.. lines.Select(static line => new Paragraph(line.Italic ? Without(line.Content, Marks.Italic) : line.Content))], source));
        return taken;
    }

    private static int Lists(IReadOnlyList<SourcePiece> pieces, int index, List<Block> blocks)
    {
        var lines = pieces.Skip(index).TakeWhile(static piece => piece is SourceLine { List: not null }).Cast<SourceLine>().ToList();
        blocks.AddRange(ListBlocks.Of(lines));
        return lines.Count;
    }

    private static List<Inline> Plain(SourceLine line)
    {
        var content = line.Content.Select(static inline => inline == Inline.Break ? new Inline(" ") : inline).ToList();
        content = line.Bold ? Without(content, Marks.Bold) : content;
        return line.Italic ? Without(content, Marks.Italic) : content;
    }

    /// <summary>The inlines without a mark that all of them carry because the whole line is set so.</summary>
    internal static List<Inline> Without(IReadOnlyList<Inline> content, Marks mark)
    {
        var merged = new List<Inline>();
        foreach (var inline in content.Select(inline => inline with { Marks = inline.Marks & ~mark }))
        {
            if (merged.Count > 0 && inline != Inline.Break && merged[^1] != Inline.Break && merged[^1].Marks == inline.Marks && merged[^1].Link == inline.Link)
            {
                merged[^1] = inline with { Text = merged[^1].Text + inline.Text };
            }
            else
            {
                merged.Add(inline);
            }
        }

        return merged;
    }
}
