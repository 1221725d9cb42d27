using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using MiniExcelLibs;
using ToaSoan.Platform;

namespace ToaSoan.Tests.Platform;

public sealed class WorkbookTests
{
    private static byte[] Write() => Workbook.Write(
        new Sheet("Tin, bài [6/2026]", [new SheetColumn("Ngày"), new SheetColumn("Tít", 60), new SheetColumn("Giờ", Decimals: 1)], [[new DateOnly(2026, 6, 16), "=1+1 <b>\u0001", 1234.5m], [null, "Ẵm", 7]], "Tin, bài đã đăng", "6 tháng đầu năm 2026"),
        new Sheet("", [new SheetColumn("Trống")], []));

    [Fact]
    public void Excel_gets_numbers_days_and_words_and_a_formula_stays_words()
    {
        var rows = new MemoryStream(Write()).Query(startCell: "A3", useHeaderRow: true, sheetName: "Tin, bài 62026").Cast<IDictionary<string, object>>().ToArray();
        Assert.Equal((new DateTime(2026, 6, 16), "=1+1 <b>", 1234.5), ((DateTime)rows[0]["Ngày"], (string)rows[0]["Tít"], Convert.ToDouble(rows[0]["Giờ"], System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal("Ẵm", rows[1]["Tít"]);
    }

    [Fact]
    public void It_is_valid_and_the_same_sheets_are_the_same_bytes()
    {
        Assert.Equal(Write(), Write());
        using var document = SpreadsheetDocument.Open(new MemoryStream(Write()), isEditable: false);
        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document, TestContext.Current.CancellationToken).Select(static fault => $"{fault.Path?.XPath} {fault.Description}"));
    }
}
