using System.Text;
using System.Text.RegularExpressions;
using ToaSoan.Platform;

namespace ToaSoan.Blocks;

/// <summary>
/// Blocks as plain typed text, for the desk's plain editor and for text files: blocks are separated by blank lines;
/// <c>##</c>/<c>###</c> heading, <c>-</c> and <c>1.</c> lists (two spaces a level), <c>&gt;</c> quote with a last line
/// <c>&gt; — source</c>, <c>!</c> note, <c>|</c> table, <c>[[photo NAME | caption | credit | alt]]</c> figure, several right
/// below <c>[[gallery caption]]</c> a gallery.
/// </summary>
public static partial class BlockMarkup
{
    /// <summary>
    /// Reads text into blocks. <paramref name="photo"/> gives the hash of a photo named in the text; a name it does not know is
    /// refused.
    /// </summary>
    public static IReadOnlyList<Block> Parse(string text, Func<string, string?>? photo = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var blocks = new List<Block>();
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        for (var at = 0; at < lines.Length;)
        {
            var line = lines[at];
            if (string.IsNullOrWhiteSpace(line))
            {
                at++;
            }
            else if (line.StartsWith("## ", StringComparison.Ordinal) || line.StartsWith("### ", StringComparison.Ordinal))
            {
                var level = line[2] == '#' ? 3 : 2;
                blocks.Add(new Heading(level, InlineMarkup.Parse(line[(level + 1)..].Trim())));
                at++;
            }
            else if (Figure(line, photo) is { } figure)
            {
                blocks.Add(figure);
                at++;
            }
            else if (line.StartsWith("[[gallery ", StringComparison.Ordinal) && at + 1 < lines.Length && Figure(lines[at + 1], photo) is not null)
            {
                at++;
                var figures = Take(lines, ref at, static next => next.StartsWith("[[photo ", StringComparison.Ordinal));
                blocks.Add(new Gallery(figures.ConvertAll(next => Figure(next, photo)!), line.Trim()[10..].TrimEnd(']').Trim()));
            }
            else if (ListLine().IsMatch(line))
            {
                blocks.Add(List(lines, ref at, 0));
            }
            else if (line[0] is '>' or '!' or '|')
            {
                blocks.Add(Prefixed(lines, ref at, line[0], photo));
            }
            else
            {
                var paragraph = Take(lines, ref at, static next => !string.IsNullOrWhiteSpace(next));
                blocks.Add(new Paragraph(InlineMarkup.Parse(string.Join('\n', paragraph.Select(static next => Unguard(next.Trim()))))));
            }
        }

        return blocks;
    }

    /// <summary>Writes one block as text that <see cref="Parse"/> reads back; figures, galleries, files, videos and embeds have no text form and give "".</summary>
    public static string Write(Block block) => block switch
    {
        Paragraph paragraph => Guard(InlineMarkup.Write(paragraph.Content)),
        Heading heading => $"{new string('#', heading.Level)} {InlineMarkup.Write(heading.Content)}",
        ItemList list => Write(list, 0),
        Quote quote => Prefix("> ", string.Join("\n\n", quote.Content.Select(Write)) + (quote.Source.Length > 0 ? $"\n— {quote.Source}" : "")),
        Note note => Prefix("! ", string.Join("\n\n", note.Content.Select(Write))),
        Table table => TableMarkup.Write(table),
        _ => "",
    };

    private static Figure? Figure(string line, Func<string, string?>? photo)
    {
        if (!line.StartsWith("[[photo ", StringComparison.Ordinal) || !line.TrimEnd().EndsWith("]]", StringComparison.Ordinal))
        {
            return null;
        }

        string[] parts = [.. line.Trim()[8..^2].Split('|', StringSplitOptions.TrimEntries), "", "", ""];
        return new Figure(photo?.Invoke(parts[0]) ?? throw new Refusal(BlocksText.UnknownPhoto), parts[1], parts[2], parts[3]);
    }

    private static Block Prefixed(string[] lines, ref int at, char mark, Func<string, string?>? photo)
    {
        var inside = Take(lines, ref at, line => line.StartsWith(mark)).ConvertAll(line => line.Length > 1 && line[1] == ' ' ? line[2..] : line[1..]);
        if (mark == '|')
        {
            return TableMarkup.Parse(inside);
        }

        if (mark == '!')
        {
            return new Note(Parse(string.Join('\n', inside), photo));
        }

        var source = "";
        if (inside.Count > 1 && inside[^1].StartsWith("— ", StringComparison.Ordinal))
        {
            source = inside[^1][2..].Trim();
            inside.RemoveAt(inside.Count - 1);
        }

        return new Quote(Parse(string.Join('\n', inside), photo), source);
    }

    private static ItemList List(string[] lines, ref int at, int indent)
    {
        var items = new List<ListItem>();
        var (ordered, start) = (false, 1);
        while (at < lines.Length && ListLine().Match(lines[at]) is { Success: true } match && match.Groups["indent"].Length >= indent)
        {
            if (match.Groups["indent"].Length >= indent + 2 && items.Count > 0)
            {
                items[^1] = new ListItem([.. items[^1].Content, List(lines, ref at, match.Groups["indent"].Length)]);
                continue;
            }

            var number = match.Groups["number"];
            if (items.Count > 0 && number.Success != ordered)
            {
                break;
            }

            if (items.Count == 0)
            {
                ordered = number.Success;
                start = number.Success && int.TryParse(number.ValueSpan, out var first) ? first : 1;
            }

            var text = new StringBuilder(match.Groups["text"].Value);
            at++;
            while (at < lines.Length && lines[at].Length > indent + 2 && lines[at].AsSpan(0, indent + 2).IsWhiteSpace() && !ListLine().IsMatch(lines[at]))
            {
                text.Append('\n').Append(lines[at++].Trim());
            }

            items.Add(new ListItem([new Paragraph(InlineMarkup.Parse(text.ToString()))]));
        }

        return new ItemList(ordered, start, items);
    }

    private static string Write(ItemList list, int indent)
    {
        var text = new StringBuilder();
        for (var index = 0; index < list.Items.Count; index++)
        {
            var mark = list.Ordered ? $"{list.Start + index}. " : "- ";
            var first = true;
            foreach (var block in list.Items[index].Content)
            {
                text.Append(text.Length > 0 ? "\n" : "");
                text.Append(block is ItemList inner ? Write(inner, indent + 2)
                    : $"{new string(' ', indent)}{(first ? mark : "  ")}{InlineMarkup.Write(((Paragraph)block).Content).Replace("\n", "\n" + new string(' ', indent + 2), StringComparison.Ordinal)}");
                first = false;
            }
        }

        return text.ToString();
    }

    private static List<string> Take(string[] lines, ref int at, Func<string, bool> belongs)
    {
        var taken = new List<string>();
        while (at < lines.Length && belongs(lines[at]))
        {
            taken.Add(lines[at++]);
        }

        return taken;
    }

    private static string Prefix(string mark, string text) => string.Join('\n', text.Split('\n').Select(line => (mark + line).TrimEnd()));

    /// <summary>A paragraph whose line would read as another block gets a backslash in front.</summary>
    private static string Guard(string text) => string.Join('\n', text.Split('\n').Select(static line =>
        line.Length > 0 && (line[0] is '>' or '!' or '#' or '—' || ListLine().IsMatch(line)) ? "\\" + line : line));

    private static string Unguard(string line) => line.Length > 1 && line[0] == '\\' && (line[1] is '>' or '!' or '#' or '—' || ListLine().IsMatch(line[1..])) ? line[1..] : line;

    [GeneratedRegex(@"^(?<indent> *)(-|(?<number>[0-9]{1,6})\.) (?<text>.*)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ListLine();
}
