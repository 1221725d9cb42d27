using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using ToaSoan.Offices;
using ToaSoan.Platform;

namespace ToaSoan.Reports.Returns;

/// <summary>
/// Writes the workbook an office fills in: its indicators with last month's figures, what was saved so far, a sheet for items elsewhere, a
/// page of advice, and a hidden sheet that says whose it is. Only cells to type in are unlocked. The same return gives the same bytes.
/// </summary>
public static class ReturnWorkbook
{
    private static readonly double[] FigureWidths = [18, 34, 12, 14, 14, 14, 28, 30, 36, 60];
    private static readonly double[] ElsewhereWidths = [14, 60, 70];

    /// <summary>The bytes. <paramref name="before"/> are last month's lines, <paramref name="saved"/> this month's.</summary>
    public static byte[] Write(Office office, DateOnly month, IReadOnlyList<IndicatorVersion> asked, IReadOnlyCollection<ReturnLine> before, IReadOnlyCollection<ReturnLine> saved)
    {
        ArgumentNullException.ThrowIfNull(office);
        using var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddNewPart<WorkbookPart>("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "book");
            book.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = ReturnStyles.All();
            var sheets = new Sheets();
            Add("sheet1", ReturnSheet.Figures, Figures(office, month, asked, before, saved));
            Add("sheet2", ReturnSheet.Elsewhere, Elsewhere());
            Add("sheet3", ReturnSheet.Help, Help(office, month));
            Add("sheet4", ReturnSheet.Marker, Marker(office, month, asked), hidden: true);
            book.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(sheets);

            void Add(string id, string name, Worksheet sheet, bool hidden = false)
            {
                book.AddNewPart<WorksheetPart>(id).Worksheet = sheet;
                sheets.Append(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Id = id, SheetId = (uint)sheets.ChildElements.Count + 1, Name = name, State = hidden ? SheetStateValues.Hidden : null });
            }
        }

        return Platform.Workbook.Repack(file.ToArray());
    }

    /// <summary>The name under which it is saved: "so-lieu-2026-06-so-y-te.xlsx".</summary>
    public static string NameOf(Office office, DateOnly month)
    {
        ArgumentNullException.ThrowIfNull(office);
        return $"so-lieu-{ReturnMonth.Key(month)}-{office.Slug}.xlsx";
    }

    private static Worksheet Figures(Office office, DateOnly month, IReadOnlyList<IndicatorVersion> asked, IReadOnlyCollection<ReturnLine> before, IReadOnlyCollection<ReturnLine> saved)
    {
        var data = new SheetData(
            Row(1, Words($"Số liệu tháng {month.Month}/{month.Year}: {office.Name}", ReturnStyles.Title)),
            Row(2, Words("Chỉ điền vào các ô nền vàng. Xem trang “Hướng dẫn”.", ReturnStyles.Plain)),
            Row(ReturnSheet.FiguresHead, [.. ReturnSheet.FigureHeads.Select(static head => Words(head, ReturnStyles.Head))]));
        foreach (var (version, index) in asked.Select(static (version, index) => (version, index)))
        {
            var last = before.FirstOrDefault(line => line.IndicatorId == version.IndicatorId);
            var line = saved.FirstOrDefault(line => line.IndicatorId == version.IndicatorId);
            data.Append(Row(ReturnSheet.FiguresHead + 1 + index,
                Words(version.Indicator!.Key, ReturnStyles.Wrapped), Words(version.Name, ReturnStyles.Wrapped), Words(version.Unit, ReturnStyles.Wrapped),
                Number(last?.Amount, ReturnStyles.Number + (uint)version.Decimals), Number(line?.Amount, ReturnStyles.OpenNumber + (uint)version.Decimals),
                Words(ReturnSheet.Precisions.First(one => one.Precision == (line?.Precision ?? version.Precision)).Word, ReturnStyles.Open),
                Words(line?.Note, ReturnStyles.Open), Words(line?.Statement, ReturnStyles.Open), Words(line?.Links, ReturnStyles.Open), Words(version.Definition, ReturnStyles.Wrapped)));
        }

        var words = $"\"{string.Join(',', ReturnSheet.Precisions.Select(static one => one.Word))}\"";
        var range = new ListValue<StringValue>([$"F{ReturnSheet.FiguresHead + 1}:F{ReturnSheet.FiguresHead + Math.Max(1, asked.Count)}"]);
        return Sheet(data, FigureWidths, ReturnSheet.FiguresHead, new DataValidations(new DataValidation(new Formula1(words)) { Type = DataValidationValues.List, AllowBlank = true, SequenceOfReferences = range }) { Count = 1 });
    }

    private static Worksheet Elsewhere()
    {
        var data = new SheetData(
            Row(1, Words("Tin, bài đơn vị đã đăng ở nơi khác trong tháng (không ghi bài đã có trên trang của thành phố).", ReturnStyles.Title)),
            Row(ReturnSheet.ElsewhereHead, [.. ReturnSheet.ElsewhereHeads.Select(static head => Words(head, ReturnStyles.Head))]));
        foreach (var number in Enumerable.Range(ReturnSheet.ElsewhereHead + 1, ReturnSheet.ElsewhereRows))
        {
            data.Append(Row(number, Number(null, ReturnStyles.OpenDay), Words(null, ReturnStyles.Open), Words(null, ReturnStyles.Open)));
        }

        return Sheet(data, ElsewhereWidths, ReturnSheet.ElsewhereHead);
    }

    private static Worksheet Help(Office office, DateOnly month)
    {
        string[] lines =
        [
            "Cách điền",
            "1. Trang “Số liệu”: mỗi dòng là một chỉ tiêu. Điền cột E; không có số thì để trống và ghi lý do ở cột G. Không có gì phát sinh thì ghi 0.",
            "2. Viết số theo cách thường dùng: 5.080 hoặc 5080; phần lẻ sau dấu phẩy: 12,5. Không ghi đơn vị tính vào ô số.",
            "3. Cột F: “chính xác” khi đếm được, “ít nhất” khi có thể nhiều hơn, “khoảng” khi ước chừng.",
            "4. Số lớn hơn 0 cần chứng cứ: cột H ghi đếm từ đâu, hoặc cột I ghi liên kết https (nhiều liên kết cách nhau bằng dấu cách). Tệp chứng cứ đính kèm trên trang web.",
            "5. Trang “Đăng nơi khác”: ngày đăng, tiêu đề, địa chỉ của từng tin, bài. Mỗi địa chỉ chỉ tính một lần.",
            "6. Không thêm cột, không gộp ô, không đổi tên trang, không dùng tệp của tháng khác hay đơn vị khác.",
            $"Tệp này của {office.Name}, tháng {month.Month}/{month.Year}. Lưu lại dạng .xlsx rồi tải lên đúng trang đã tải xuống.",
        ];
        return Sheet(new SheetData(lines.Select(static (line, index) => Row(index + 1, Words(line, index == 0 ? ReturnStyles.Title : ReturnStyles.Wrapped)))), [110], 0);
    }

    private static Worksheet Marker(Office office, DateOnly month, IReadOnlyList<IndicatorVersion> asked) => Sheet(
        new SheetData(Row(1, Words(ReturnSheet.MarkerWord, ReturnStyles.Plain)), Row(2, Words(office.Slug, ReturnStyles.Plain)), Row(3, Words(ReturnMonth.Key(month), ReturnStyles.Plain)), Row(4, Words(Catalogue.Stamp(asked), ReturnStyles.Plain))), [30], 0);

    private static Worksheet Sheet(SheetData data, double[] widths, int head, params OpenXmlElement[] after)
    {
        var view = new SheetView { WorkbookViewId = 0 };
        if (head > 0)
        {
            view.Append(new Pane { VerticalSplit = head, TopLeftCell = $"A{head + 1}", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen });
        }

        return new Worksheet([
            new SheetViews(view),
            new Columns(widths.Select(static (width, index) => new DocumentFormat.OpenXml.Spreadsheet.Column { Min = (uint)index + 1, Max = (uint)index + 1, Width = width, CustomWidth = true })),
            data,
            new SheetProtection { Sheet = true, FormatCells = false, FormatColumns = false, FormatRows = false }, // these three are said by what is forbidden
            .. after,
        ]);
    }

    private static Row Row(int number, params Cell[] cells)
    {
        foreach (var (cell, index) in cells.Select(static (cell, index) => (cell, index)))
        {
            cell.CellReference = $"{ReturnSheet.Column(index)}{number}";
        }

        return new Row(cells) { RowIndex = (uint)number };
    }

    private static Cell Words(string? words, uint style) => string.IsNullOrEmpty(words) ? new Cell { StyleIndex = style }
        : new Cell(new InlineString(new Text(string.Concat(words.Where(System.Xml.XmlConvert.IsXmlChar))) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString, StyleIndex = style };

    private static Cell Number(decimal? amount, uint style) => amount is { } number
        ? new Cell(new CellValue(number.ToString(CultureInfo.InvariantCulture))) { DataType = CellValues.Number, StyleIndex = style } : new Cell { StyleIndex = style };
}
