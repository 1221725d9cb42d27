using System.Globalization;
using System.Text;
using ToaSoan.Platform;

namespace ToaSoan.Reports;

/// <summary>Lists as CSV (RFC 4180), with a byte order mark so that Excel reads Vietnamese; words that Excel would take for a formula begin with an apostrophe.</summary>
public static class FigureCsv
{
    /// <summary>The bytes of a table.</summary>
    public static byte[] Write(IReadOnlyList<SheetColumn> columns, IEnumerable<IReadOnlyList<object?>> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var text = new StringBuilder("\uFEFF").AppendJoin(',', columns.Select(static column => Cell(column.Name))).Append("\r\n");
        foreach (var row in rows)
        {
            text.AppendJoin(',', row.Select(Cell)).Append("\r\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Cell(object? value) => value switch
    {
        null => "",
        string words => Quoted(words.Length > 0 && "=+-@\t\r".Contains(words[0], StringComparison.Ordinal) ? "'" + words : words),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => "",
    };

    private static string Quoted(string words) => words.AsSpan().ContainsAny(",\"\r\n") ? $"\"{words.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : words;
}
