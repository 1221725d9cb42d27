using System.Text;
using System.Text.RegularExpressions;

namespace ToaSoan.Blocks;

/// <summary>
/// Tables as typed rows: <c>| a | b |</c>; the first row is the header unless some cell is marked <c>!</c> or the table begins
/// with <c>|~</c>; <c>{2x3}</c> before a cell's words spans columns × rows; <c>|= words</c> is the caption.
/// </summary>
internal static partial class TableMarkup
{
    public static Table Parse(List<string> rows)
    {
        var (caption, bare) = ("", false);
        if (rows[0].StartsWith('='))
        {
            caption = rows[0][1..].Trim(' ', '|');
            rows.RemoveAt(0);
        }

        if (rows.Count > 0 && rows[0].Trim() == "~")
        {
            bare = true;
            rows.RemoveAt(0);
        }

        var table = rows.ConvertAll(static row => new TableRow([.. Cells(row).Select(Cell)]));
        if (!bare && table.Count > 0 && !table.Exists(static row => row.Cells.Any(static cell => cell.Header)))
        {
            table[0] = new TableRow([.. table[0].Cells.Select(static cell => cell with { Header = true })]);
        }

        return new Table(table, caption);
    }

    public static string Write(Table table)
    {
        var text = new StringBuilder(table.Caption.Length > 0 ? $"|= {table.Caption}\n" : "");
        var marked = table.Rows.Any(static row => row.Cells.Any(static cell => cell.Header));
        text.Append(marked ? "" : "|~\n");
        foreach (var row in table.Rows)
        {
            text.Append('|');
            foreach (var cell in row.Cells)
            {
                var span = cell.ColumnSpan > 1 || cell.RowSpan > 1 ? $"{{{cell.ColumnSpan}x{cell.RowSpan}}} " : "";
                text.Append(' ').Append(cell.Header ? "!" : "").Append(span).Append(InlineMarkup.Write(cell.Content).Replace('\n', ' ')).Append(" |");
            }

            text.Append('\n');
        }

        return text.ToString().TrimEnd();
    }

    private static IEnumerable<string> Cells(string row)
    {
        var cell = new StringBuilder();
        row = row.Trim();
        row = row.EndsWith('|') && !row.EndsWith("\\|", StringComparison.Ordinal) ? row[..^1] : row;
        for (var at = 0; at < row.Length; at++)
        {
            if (row[at] == '\\' && at + 1 < row.Length)
            {
                cell.Append(row[at]).Append(row[++at]);
            }
            else if (row[at] == '|')
            {
                yield return cell.ToString().Trim();
                cell.Clear();
            }
            else
            {
                cell.Append(row[at]);
            }
        }

        yield return cell.ToString().Trim();
    }

    private static TableCell Cell(string text)
    {
        var header = text.StartsWith('!');
        text = header ? text[1..] : text;
        var span = Span().Match(text);
        var (columns, rows) = span.Success ? (int.Parse(span.Groups["columns"].ValueSpan), int.Parse(span.Groups["rows"].ValueSpan)) : (1, 1);
        return new TableCell(InlineMarkup.Parse(text[span.Length..]), header, columns, rows);
    }

    [GeneratedRegex(@"^\{(?<columns>[0-9]{1,3})x(?<rows>[0-9]{1,3})\} ?", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Span();
}
