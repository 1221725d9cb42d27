using System.Globalization;
using System.Text;
using ToaSoan.Platform;
using VietnameseText;

namespace ToaSoan.Offices;

/// <summary>A row of a unit list. <paramref name="Line"/> counts from 1 with the header; <paramref name="Parent"/> is a code or ""; what the list does not give is null.</summary>
public sealed record UnitRow(int Line, string Code, string Name, string? ShortName, OfficeKind? Kind, string Parent, DateOnly? From);

/// <summary>
/// Reads a unit list: UTF-8 text with or without a byte order mark, cells parted by semicolon, comma or tab (found from the header),
/// quoted as spreadsheets do; a header row names the columns code, name, short, kind, parent, from in any order. Days are 2025-07-01 or 1/7/2025.
/// </summary>
public static class UnitList
{
    /// <summary>The largest list read, in bytes.</summary>
    public const int MaxBytes = 1_000_000;

    /// <summary>The most rows a list may have. They are one transaction, whose cost grows with their square: 500 take some ten seconds, within what other writers wait.</summary>
    public const int MaxRows = 500;

    private static readonly string[] Columns = ["code", "name", "short", "kind", "parent", "from"];

    private static readonly Dictionary<string, OfficeKind> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["office"] = OfficeKind.Office, ["đơn vị"] = OfficeKind.Office, ["ward"] = OfficeKind.Ward, ["phường"] = OfficeKind.Ward, ["xã"] = OfficeKind.Ward, ["đặc khu"] = OfficeKind.Ward,
        ["desk"] = OfficeKind.Desk, ["tòa soạn"] = OfficeKind.Desk,
    };

    /// <summary>The rows, and a sentence for each line that is none. Throws <see cref="Refusal"/> when it is no such list at all.</summary>
    public static (IReadOnlyList<UnitRow> Rows, IReadOnlyList<(int Line, string Sentence)> Faults) Read(byte[] file)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.Length > MaxBytes)
        {
            throw new Refusal(OfficesText.ListTooLarge);
        }

        var lines = Cells(Text(file)).Where(static line => line.Cells.Exists(static cell => cell.Length > 0)).ToList();
        var header = lines.Count == 0 ? [] : lines[0].Cells.ConvertAll(static cell => cell.ToLowerInvariant());
        var places = Array.ConvertAll(Columns, column => header.IndexOf(column));
        if (places is [< 0, ..] or [_, < 0, ..])
        {
            throw new Refusal(OfficesText.ListHeader);
        }

        if (lines.Count - 1 > MaxRows)
        {
            throw new Refusal(OfficesText.ListTooLong, MaxRows);
        }

        var (rows, faults) = (new List<UnitRow>(), new List<(int, string)>());
        foreach (var (number, cells) in lines.Skip(1))
        {
            var row = Array.ConvertAll(places, place => place >= 0 && place < cells.Count ? cells[place] : "");
            if (Fault(row, rows) is { } fault)
            {
                faults.Add((number, fault));
                continue;
            }

            rows.Add(new UnitRow(number, row[0], row[1], row[2].Length == 0 ? null : row[2], row[3].Length == 0 ? null : Kinds[row[3]], row[4], Day(row[5])));
        }

        return rows.Count + faults.Count > 0 ? (rows, faults) : throw new Refusal(OfficesText.ListEmpty);
    }

    private static string? Fault(string[] row, List<UnitRow> before) =>
        row[0].Length == 0 || row[1].Length == 0 ? OfficesText.ListNoName
        : before.Find(other => other.Code == row[0]) is { } same ? string.Format(CultureInfo.CurrentCulture, OfficesText.ListTwice, row[0], same.Line)
        : row[3].Length > 0 && !Kinds.ContainsKey(row[3]) ? string.Format(CultureInfo.CurrentCulture, OfficesText.ListKind, row[3])
        : row[5].Length > 0 && Day(row[5]) is null ? string.Format(CultureInfo.CurrentCulture, OfficesText.ListDay, row[5])
        : row[4] == row[0] ? string.Format(CultureInfo.CurrentCulture, OfficesText.ParentRound, row[1])
        : null;

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, ["yyyy-MM-dd", "d/M/yyyy", "dd/MM/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Text(byte[] file)
    {
        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(file).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException cause)
        {
            throw new Refusal(OfficesText.ListNotUtf8, cause);
        }
    }

    /// <summary>Splits into lines and cells; a quoted cell may hold the separator, line ends and doubled quotes.</summary>
    private static IEnumerable<(int Line, List<string> Cells)> Cells(string text)
    {
        var separator = text.AsSpan(0, Math.Max(0, text.IndexOf('\n', StringComparison.Ordinal) is var end and >= 0 ? end : text.Length)) switch
        {
            var first when first.Contains('\t') => '\t',
            var first when first.Contains(';') => ';',
            _ => ',',
        };
        var (cells, cell, quoted, line, begun) = (new List<string>(), new StringBuilder(), false, 1, 1);
        for (var index = 0; index < text.Length; index++)
        {
            var c = text[index];
            line += c == '\n' ? 1 : 0;
            if (quoted && c == '"' && index + 1 < text.Length && text[index + 1] == '"')
            {
                cell.Append(text[++index]);
            }
            else if (c == '"' && (quoted || cell.Length == 0))
            {
                quoted = !quoted;
            }
            else if (!quoted && (c == separator || c == '\n'))
            {
                cells.Add(Orthography.CleanLine(cell.ToString()));
                cell.Clear();
                if (c == '\n')
                {
                    yield return (begun, cells);
                    (cells, begun) = ([], line);
                }
            }
            else
            {
                cell.Append(c);
            }
        }

        cells.Add(Orthography.CleanLine(cell.ToString()));
        yield return (begun, cells);
    }
}
