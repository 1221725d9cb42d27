using System.Globalization;
using System.Text.RegularExpressions;
using ToaSoan.Blocks;

namespace ToaSoan.Newsroom.Import;

/// <summary>
/// Puts the notes of an import where the text calls them: a raised "[2]" becomes the call of the second. No note is lost: one that no
/// block calls (its mark stood in the title or the lead), or that is too long for a footnote, stands at the end with its mark.
/// </summary>
internal static partial class Footnotes
{
    public static List<Block> Place(List<Block> blocks, IReadOnlyList<IReadOnlyList<SourceLine>> notes)
    {
        var words = notes.Select(static note => string.Join(' ', note.Select(static line => line.OneLine)).Trim()).ToArray();
        var called = new bool[words.Length];
        var placed = blocks.ConvertAll(Block);
        placed.AddRange(notes.Select((note, at) => (note, at)).Where(pair => !called[pair.at]).SelectMany(static pair => Left(pair.note, pair.at + 1)));
        return placed;

        Block Block(Block block) => block switch
        {
            Paragraph paragraph => new Paragraph(Runs(paragraph.Content)),
            Heading heading => heading with { Content = Runs(heading.Content) },
            ItemList list => list with { Items = [.. list.Items.Select(item => new ListItem([.. item.Content.Select(Block)]))] },
            Quote quote => quote with { Content = [.. quote.Content.Select(Block)] },
            Note box => new Note([.. box.Content.Select(Block)]),
            Table table => table with { Rows = [.. table.Rows.Select(row => new TableRow([.. row.Cells.Select(cell => cell with { Content = Runs(cell.Content) })]))] },
            _ => block,
        };

        Inline[] Runs(IReadOnlyList<Inline> runs) => [.. runs.SelectMany(run => run.Marks.HasFlag(Marks.Superscript) ? Split(run) : [run])];

        IEnumerable<Inline> Split(Inline run)
        {
            var from = 0;
            foreach (Match mark in Mark().Matches(run.Text))
            {
                if (!int.TryParse(mark.Groups["number"].ValueSpan, CultureInfo.InvariantCulture, out var number) || number < 1 || number > words.Length || words[number - 1].Length is 0 or > BlockRules.MaxFootnote)
                {
                    continue;
                }

                called[number - 1] = true;
                if (mark.Index > from)
                {
                    yield return run with { Text = run.Text[from..mark.Index] };
                }

                yield return Inline.Call(words[number - 1]);
                from = mark.Index + mark.Length;
            }

            if (from < run.Text.Length)
            {
                yield return run with { Text = run.Text[from..] };
            }
        }
    }

    private static IEnumerable<Paragraph> Left(IReadOnlyList<SourceLine> note, int number) =>
        note.Select((line, at) => at == 0 ? new Paragraph([new Inline($"[{number}]", Marks.Superscript), new Inline(" "), .. line.Content]) : new Paragraph(line.Content));

    [GeneratedRegex(@"\[(?<number>[0-9]{1,4})\]", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Mark();
}
