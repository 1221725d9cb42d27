using System.Globalization;
using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace ToaSoan.Platform;

/// <summary>A column of a sheet.</summary>
/// <param name="Name">What stands in its head.</param>
/// <param name="Width">Its width in digits, 4 to 100.</param>
/// <param name="Decimals">Digits after the comma of its numbers.</param>
public sealed record SheetColumn(string Name, double Width = 14, int Decimals = 0);

/// <summary>A sheet of a workbook.</summary>
/// <param name="Name">Its name; what Excel forbids in it is left out, and it is cut at 31 characters.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Its rows, a cell for each column: string, whole number, <see cref="decimal"/>, <see cref="DateOnly"/> or null.</param>
/// <param name="Above">Lines above the head: what the sheet is, and of when; the first is bold.</param>
public sealed record Sheet(string Name, IReadOnlyList<SheetColumn> Columns, IEnumerable<IReadOnlyList<object?>> Rows, params IReadOnlyList<string> Above);

/// <summary>
/// Writes Excel files (ECMA-376, SpreadsheetML): a bold head that stays in view, numbers as numbers, days as days, words as words (never a formula). The same sheets give the
/// same bytes.
/// </summary>
public static class Workbook
{
    /// <summary>The media type of the files.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const uint Plain = 0, Head = 1, Day = 2, Whole = 3, Bold = 6; // Whole + n: a number with n digits after the comma, to 2

    /// <summary>The bytes of a workbook with these sheets.</summary>
    public static byte[] Write(params IReadOnlyList<Sheet> sheets)
    {
        ArgumentNullException.ThrowIfNull(sheets);
        using var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddNewPart<WorkbookPart>("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "book"); // else its relationship gets a random name
            book.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = Styles();
            var named = new Sheets();
            foreach (var (sheet, index) in sheets.Select(static (sheet, index) => (sheet, index)))
            {
                var id = string.Create(CultureInfo.InvariantCulture, $"sheet{index + 1}");
                WriteSheet(book.AddNewPart<WorksheetPart>(id), sheet);
                named.Append(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Id = id, SheetId = (uint)index + 1, Name = NameOf(sheet.Name, index) });
            }

            book.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(named);
        }

        return Repack(file.ToArray());
    }

    /// <summary>The same office file with its parts in one order and without the hour it was made: the same content gives the same bytes.</summary>
    public static byte[] Repack(byte[] file)
    {
        using var packed = new MemoryStream();
        using (var from = new ZipArchive(new MemoryStream(file)))
        using (var to = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            // The list of content types first, as readers that look only at the beginning expect it.
            foreach (var part in from.Entries.OrderBy(static part => part.FullName != "[Content_Types].xml").ThenBy(static part => part.FullName, StringComparer.Ordinal))
            {
                var entry = to.CreateEntry(part.FullName, CompressionLevel.Optimal);
                entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
                using var target = entry.Open();
                using var source = part.Open();
                source.CopyTo(target);
            }
        }

        return packed.ToArray();
    }

    private static void WriteSheet(WorksheetPart part, Sheet sheet)
    {
        var head = (uint)sheet.Above.Count + 1;
        using var xml = OpenXmlWriter.Create(part);
        xml.WriteStartElement(new Worksheet());
        var pane = new Pane { VerticalSplit = head, TopLeftCell = $"A{head + 1}", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen };
        xml.WriteElement(new SheetViews(new SheetView(pane) { WorkbookViewId = 0 }));
        xml.WriteElement(new Columns(sheet.Columns.Select(static (column, index) => new Column { Min = (uint)index + 1, Max = (uint)index + 1, Width = column.Width, CustomWidth = true })));
        xml.WriteStartElement(new SheetData());
        foreach (var (line, index) in sheet.Above.Select(static (line, index) => (line, index)))
        {
            WriteRow(xml, (uint)index + 1, [Words(line, index == 0 ? Bold : Plain)]);
        }

        WriteRow(xml, head, sheet.Columns.Select(static column => Words(column.Name, Head)));
        var number = head;
        foreach (var row in sheet.Rows)
        {
            WriteRow(xml, ++number, row.Select((value, index) => CellOf(value, sheet.Columns[index].Decimals)));
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteRow(OpenXmlWriter xml, uint number, IEnumerable<Cell> cells) => xml.WriteElement(new Row(cells) { RowIndex = number });

    private static Cell CellOf(object? value, int decimals) => value switch
    {
        null => new Cell(),
        DateOnly day => Number(day.DayNumber - new DateOnly(1899, 12, 30).DayNumber, Day),
        decimal amount => Number(amount, Whole + (uint)decimals),
        int or long => Number(Convert.ToDecimal(value, CultureInfo.InvariantCulture), Whole + (uint)decimals),
        _ => Words(Convert.ToString(value, CultureInfo.InvariantCulture)!, Plain),
    };

    private static Cell Number(decimal value, uint style) => new(new CellValue(value)) { DataType = CellValues.Number, StyleIndex = style };

    private static Cell Words(string words, uint style) => new(new InlineString(new Text(Allowed(words)) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString, StyleIndex = style };

    // What XML 1.0 cannot hold is left out; a cell holds 32,767 characters.
    private static string Allowed(string words)
    {
        var kept = words.All(System.Xml.XmlConvert.IsXmlChar) ? words : string.Concat(words.EnumerateRunes().Where(static rune => !rune.IsBmp || System.Xml.XmlConvert.IsXmlChar((char)rune.Value)));
        return kept.Length <= 32_767 ? kept : kept[..32_767];
    }

    private static string NameOf(string name, int index)
    {
        var kept = string.Concat(name.Where(static letter => !@":\/?*[]'".Contains(letter, StringComparison.Ordinal)));
        return kept.Length == 0 ? string.Create(CultureInfo.InvariantCulture, $"{index + 1}") : kept.Length <= 31 ? kept : kept[..31];
    }

    private static Stylesheet Styles() => new(
        new NumberingFormats(
            new NumberingFormat { NumberFormatId = 164, FormatCode = "dd/mm/yyyy" }, new NumberingFormat { NumberFormatId = 165, FormatCode = "#,##0" },
            new NumberingFormat { NumberFormatId = 166, FormatCode = "#,##0.0" }, new NumberingFormat { NumberFormatId = 167, FormatCode = "#,##0.00" }),
        new Fonts(Face(), Face(new Bold())),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border(), new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder { Style = BorderStyleValues.Thin }, new DiagonalBorder())),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat(), new CellFormat(new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Top }) { FontId = 1, BorderId = 1, ApplyFont = true, ApplyBorder = true, ApplyAlignment = true },
            Shown(164), Shown(165), Shown(166), Shown(167), new CellFormat { FontId = 1, ApplyFont = true }));

    private static Font Face(params OpenXmlElement[] more) => new([.. more, new FontSize { Val = 12 }, new FontName { Val = "Times New Roman" }]);

    private static CellFormat Shown(uint format) => new() { NumberFormatId = format, ApplyNumberFormat = true };
}
