using System.Net;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Reports.Returns;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Reader;
using ToaSoan.Tests.Staff;
using static ToaSoan.Tests.Reports.Returns.ReturnSteps;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.Reports.Returns;

/// <summary>Figures go out and come back in a workbook: whole, or not at all with the cell named.</summary>
public sealed class WorkbookTests
{
    private static readonly byte[] Old = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>What is done to a good workbook, and what the page has to say of it.</summary>
    private static readonly (string Name, Func<byte[], byte[]> Do, string Says)[] Damaged =
    [
        ("nothing", static _ => [], ReturnsText.FileEmpty),
        ("a text file with the name of a workbook", static _ => "a;b;c\n1;2;3"u8.ToArray(), ReturnsText.NotAWorkbook),
        ("an old .xls", static _ => [.. Old, .. new byte[600]], ReturnsText.FileOld),
        ("a password", static _ => [.. Old, .. new byte[600], .. Encoding.Unicode.GetBytes("EncryptedPackage"), 0, 0], ReturnsText.FileEncrypted),
        ("half an upload", static file => file[..(file.Length / 2)], ReturnsText.FileBroken),
        ("six megabytes", static file => [.. file, .. new byte[6 * 1024 * 1024]], "Tệp lớn quá 5 MB."),
        ("a zip that unpacks to fifty megabytes", static file => file.With("xl/media/a.png", new byte[50 * 1024 * 1024]), ReturnsText.FileSuspicious),
        ("a thousand parts", static file => Damage.Zip(new(Damage.Parts(file).Concat(Enumerable.Range(0, 1000).Select(static n => KeyValuePair.Create($"x{n}", Array.Empty<byte>()))))), ReturnsText.FileSuspicious),
        ("a macro", static file => file.With("xl/vbaProject.bin", [1]), ReturnsText.FileHasMacros),
        ("an .xlsm", static file => file.Replace("[Content_Types].xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "application/vnd.ms-excel.sheet.macroEnabled.main+xml"), ReturnsText.FileHasMacros),
        ("links to another file", static file => file.With("xl/externalLinks/externalLink1.xml", "<a/>"u8.ToArray()), ReturnsText.FileHasLinks),
        ("no workbook inside", static file => file.Without(Damage.Book), ReturnsText.NotAWorkbook),
        ("a sheet's part lost", static file => file.Without(Damage.Figures), ReturnsText.FileBroken),
        ("a document type", static file => file.With(Damage.Figures, "<!DOCTYPE a [<!ENTITY b \"c\">]><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData/></worksheet>"u8.ToArray()), ReturnsText.FileBroken),
        ("XML cut off", static file => file.With(Damage.Elsewhere, "<worksheet><sheetData>"u8.ToArray()), ReturnsText.FileBroken),
        ("the sheet of figures renamed", static file => file.Replace(Damage.Book, "Số liệu", "Sheet1"), "Thiếu trang “Số liệu”."),
        ("the hidden sheet deleted", static file => file.Replace(Damage.Book, "danh-dau", "khac"), "Thiếu trang “danh-dau”."),
        ("the hidden sheet changed", static file => file.Words("A1", "x", Damage.Marker), "Trang ẩn “danh-dau” đã bị sửa"),
        ("another office's", static file => file.Words("A2", "so-xay-dung", Damage.Marker), "Tệp này là của đơn vị khác (so-xay-dung), không phải Sở Y tế thành phố."),
        ("another month's", static file => file.Words("A3", "2026-04", Damage.Marker), "Tệp này là của tháng 4/2026, không phải tháng 5/2026."),
        ("older questions", static file => file.Words("A4", "0123456789ab", Damage.Marker), ReturnsText.WrongVersion),
        ("an empty sheet", static file => file.With(Damage.Figures, "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData/></worksheet>"u8.ToArray()), "Trang “Số liệu”: trang không có gì."),
        ("a head overwritten", static file => file.Words("C4", "ĐVT"), "Ô C4: đầu cột phải là “Đơn vị tính”."),
        ("a column pushed in", static file => file.Words("D4", "Số liệu").Words("E4", "Tháng trước"), "Ô D4: đầu cột phải là “Tháng trước”."),
        ("an unknown code", static file => file.Words("A6", "do-duc"), "Ô A6: mã “do-duc” không có trong chỉ tiêu của đơn vị tháng này.\nTrang “Số liệu”: thiếu dòng của chỉ tiêu “Độ trong của nước”."),
        ("a code twice", static file => file.Words("A6", "luot-tiem-chung"), "Ô A6: mã “luot-tiem-chung” đã có ở ô A5."),
        ("a code wiped out", static file => file.Words("A6", ""), "Ô A6: thiếu mã chỉ tiêu."),
        ("a row deleted", static file => file.DropRow("6"), "Trang “Số liệu”: thiếu dòng của chỉ tiêu “Độ trong của nước”."),
        ("less than nothing", static file => file.Cell("E5", null, "<v>-5</v>"), "Ô E5: số âm (-5) không nhận."),
        ("half a shot", static file => file.Cell("E5", null, "<v>10.5</v>"), "Ô E5: 10,5 không phải số nguyên; chỉ tiêu này đếm bằng số nguyên."),
        ("too fine a measure", static file => file.Cell("E6", null, "<v>1.25</v>"), "Ô E6: 1,25 có quá 1 chữ số sau dấu phẩy."),
        ("more than there can be", static file => file.Cell("E5", null, "<v>1E+18</v>"), "Ô E5: số quá lớn."),
        ("words for a number", static file => file.Words("E5", "nhiều lắm"), "Ô E5: “nhiều lắm” không đọc được thành số"),
        ("a unit in the number", static file => file.Words("E5", "5.080 lượt"), "Ô E5: “5.080 lượt” không đọc được thành số"),
        ("an English decimal point", static file => file.Words("E6", "1.5"), "Ô E6: “1.5” không đọc được thành số: hãy dùng dấu chấm hoặc dấu cách giữa các nhóm ba chữ số và dấu phẩy trước phần lẻ, ví dụ 1.234,5."),
        ("a broken reference", static file => file.Cell("E5", "e", "<f>#REF!+1</f><v>#REF!</v>"), "Ô E5: ô có lỗi công thức (#REF!)."),
        ("a division by zero in a note", static file => file.Cell("G6", "e", "<v>#DIV/0!</v>"), "Ô G6: ô có lỗi công thức (#DIV/0!)."),
        ("a date for a number", static file => file.Cell("E5", null, "<v>46150</v>", style: 11), "Ô E5: ô số chứa ngày tháng."),
        ("yes for a number", static file => file.Cell("E5", "b", "<v>1</v>"), "Ô E5: “True” không đọc được thành số"),
        ("a formula nobody reckoned", static file => file.Cell("E5", null, "<f>SUM(D5:D6)</f>"), "Ô E5: công thức chưa có kết quả."),
        ("a filled extra column", static file => file.Words("K5", "thêm"), "Ô K5: có dữ liệu ngoài bảng mẫu."),
        ("the last cell there is", static file => file.Words("XFD1048576", "xa"), "Ô XFD1048576: có dữ liệu ngoài bảng mẫu."),
        ("joined cells", static file => file.Join("E5:F5"), "Ô E5:F5: các ô đã bị gộp."),
        ("a precision nobody knows", static file => file.Words("F5", "chắc là"), "Ô F5: “chắc là” không phải mức chính xác. Chọn một trong: chính xác, ít nhất, khoảng."),
        ("a link that is none", static file => file.Words("I5", "https://a.example xem http://b.example"), "Ô I5: “xem” không phải liên kết https."),
        ("a day that is none", static file => file.Words("A3", "32/5/2026", Damage.Elsewhere).Words("C3", "https://a.example", Damage.Elsewhere), "Ô A3 trang “Đăng nơi khác”: chưa có ngày đăng"),
        ("an address that is none", static file => file.Words("A3", "3/5/2026", Damage.Elsewhere).Words("B3", "Tin", Damage.Elsewhere).Words("C3", "báo in", Damage.Elsewhere), "Dòng 3 trang “Đăng nơi khác”: “báo in” không phải địa chỉ trang web."),
        ("an extra column of items", static file => file.Words("D9", "x", Damage.Elsewhere), "Ô D9 trang “Đăng nơi khác”: có dữ liệu ngoài bảng mẫu."),
    ];

    [Fact]
    public async Task Damaged_workbooks_are_refused_with_the_cell_named_and_nothing_of_them_is_taken()
    {
        await using var portal = await TestPortal.StartAsync();
        using var clerk = await PreparedAsync(portal);
        var good = (await clerk.GetByteArrayAsync(Page + "/tai", Stop)).Cell("E5", null, "<v>5080</v>").Cell("E6", null, "<v>1.5</v>");
        var wrong = new List<string>();
        foreach (var (name, damage, says) in Damaged)
        {
            using var answer = await clerk.UploadAsync(damage(good));
            if (answer.StatusCode != HttpStatusCode.OK || !(await answer.SaysAsync()).Contains(says, StringComparison.Ordinal))
            {
                wrong.Add($"{name}: {answer.StatusCode} {(answer.StatusCode == HttpStatusCode.OK ? await answer.SaysAsync() : "")}");
            }
        }

        Assert.True(Damaged.Length >= 20);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal((0, 0), await portal.DoAsync<PortalDb, (int, int)>(static async db => (await db.Returns.CountAsync(Stop), await db.OutsideItems.CountAsync(Stop))));
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.UploadAsync(good)).StatusCode);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_filled_in_workbook_is_taken_whole_with_what_was_published_elsewhere(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        using var clerk = await PreparedAsync(portal);
        using var download = await clerk.GetAsync(Page + "/tai", Stop);
        Assert.Equal((Workbook.MediaType, "so-lieu-2026-05-so-y-te.xlsx"), (download.Content.Headers.ContentType!.MediaType, download.Content.Headers.ContentDisposition!.FileName));
        var file = (await download.Content.ReadAsByteArrayAsync(Stop))
            .Words("E5", " 5.080 ").Words("F5", "Ít nhất").Words("H5", "Sổ tiêm").Words("I5", "https://y-te.example/so https://y-te.example/bieu")
            .Cell("E6", null, "<f>3/2</f><v>1.5</v>").Words("G6", "Đo ba lần").Words("H6", "Phiếu đo")
            .Cell("A3", null, "<v>46150</v>", style: 11, part: Damage.Elsewhere).Words("B3", "Tin tiêm chủng", Damage.Elsewhere).Words("C3", "https://bao.example/tin?utm_source=a", Damage.Elsewhere)
            .Words("A4", "9/5/2026", Damage.Elsewhere).Words("B4", "Tin thứ hai", Damage.Elsewhere).Words("C4", "https://bao.example/tin-2", Damage.Elsewhere);
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.UploadAsync(file)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.UploadAsync(file)).StatusCode); // the same once more changes nothing
        await portal.DoAsync<PortalDb>(static async db =>
        {
            var all = await db.Returns.Include(static one => one.Lines).SingleAsync(Stop);
            Assert.Equal([(5080m, FigurePrecision.AtLeast, "", "Sổ tiêm", "https://y-te.example/so\nhttps://y-te.example/bieu", null), (1.5m, FigurePrecision.About, "Đo ba lần", "Phiếu đo", "", null)], all.Lines.OrderBy(static line => line.IndicatorId).Select(static line => (line.Amount!.Value, line.Precision, line.Note, line.Statement, line.Links, line.File)));
            Assert.Equal([("bao.example/tin", new DateOnly(2026, 5, 8)), ("bao.example/tin-2", new DateOnly(2026, 5, 9))], (await db.OutsideItems.OrderBy(static item => item.Id).ToListAsync(Stop)).Select(static item => (item.Key, item.Day)));
        });
        Assert.Contains("Đã nhận 2 chỉ tiêu và 0 tin, bài mới; 2 tin, bài đã có từ trước.", (await clerk.ReadAsync(Page)).QuerySelector(".done")!.TextContent, StringComparison.Ordinal);

        // What was saved comes prefilled, and with it the same bytes.
        var again = await clerk.GetByteArrayAsync(Page + "/tai", Stop);
        Assert.Equal(again, await clerk.GetByteArrayAsync(Page + "/tai", Stop));
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.UploadAsync(again)).StatusCode);
        using var document = SpreadsheetDocument.Open(new MemoryStream(again), isEditable: false);
        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document, Stop).Select(static fault => $"{fault.Part?.Uri} {fault.Path?.XPath} {fault.Description}"));
    }

    [Fact]
    public async Task A_spreadsheet_program_opens_fills_in_and_saves_it_and_it_comes_back()
    {
        await using var portal = await TestPortal.StartAsync();
        using var clerk = await PreparedAsync(portal);
        await portal.AcceptedAsync(May.AddMonths(-1), "so-y-te", 4800, 1.4m);
        var saved = await LibreOffice.FillAsync(await clerk.GetByteArrayAsync(Page + "/tai", Stop),
            ("Số liệu", "E5", "=D5+280"), ("Số liệu", "H5", "Sổ tiêm"), ("Số liệu", "E6", "1.5"), ("Số liệu", "F6", "chính xác"), ("Số liệu", "I6", "https://nuoc.example/do"),
            ("Đăng nơi khác", "A3", "2026-05-09"), ("Đăng nơi khác", "B3", "Tin tiêm chủng"), ("Đăng nơi khác", "C3", "https://bao.example/tin"));
        using var answer = await clerk.UploadAsync(saved);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, answer.StatusCode == HttpStatusCode.OK ? await answer.SaysAsync() : $"{answer.StatusCode}");
        await portal.DoAsync<PortalDb>(static async db =>
        {
            var all = await db.Returns.Include(static one => one.Lines).SingleAsync(static one => one.Month == May, Stop);
            Assert.Equal([(5080m, FigurePrecision.Exact, "Sổ tiêm"), (1.5m, FigurePrecision.Exact, "")], all.Lines.OrderBy(static line => line.IndicatorId).Select(static line => (line.Amount!.Value, line.Precision, line.Statement)));
            var item = await db.OutsideItems.SingleAsync(Stop);
            Assert.Equal((new DateOnly(2026, 5, 9), "Tin tiêm chủng"), (item.Day, item.Title));
        });
    }

    private static async Task<HttpClient> PreparedAsync(TestPortal portal)
    {
        await portal.AskAsync();
        return await portal.EnterAsync("phongvien");
    }
}
