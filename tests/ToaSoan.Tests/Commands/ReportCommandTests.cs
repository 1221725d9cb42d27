using System.Net;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Commands;
using ToaSoan.Platform;
using ToaSoan.Reports;
using ToaSoan.Reports.Composing;
using ToaSoan.Reports.Royalties;
using ToaSoan.Staff;
using ToaSoan.Tests.Ground;
using static ToaSoan.Tests.Staff.StaffSteps;
using Report = ToaSoan.Reports.Composing.Report;

namespace ToaSoan.Tests.Commands;

/// <summary>Everything the desk does with reports, done by "toasoan report" beside a portal that runs.</summary>
public sealed class ReportCommandTests : IDisposable
{
    private const string Period = "2026-06";

    private readonly string folder = Directory.CreateTempSubdirectory("toasoan-report-").FullName;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_report_lives_its_whole_life_by_command(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var first = await portal.PublishAsync("Tiêm chủng", "Lời.", office: "so-y-te", section: "y-te", authors: ["Thu Hằng"]);
        await portal.PublishAsync("Đường mới", "Lời.");
        portal.Clock.Advance(TimeSpan.FromDays(30));
        LanguageMiddleware.Speak("vi");

        // Composed: what nobody wrote is not frozen, and then nothing is begun; a text is written into a file and saved once.
        var unwritten = await RefusedAsync(portal, new ReportOrder(Period) { Acts = [ReportOrder.Freeze], As = "chu" });
        Assert.Contains(ReportOutline.Unwritten, unwritten, StringComparison.Ordinal);
        Assert.False(await portal.DoAsync<PortalDb, bool>(static db => db.Set<Report>().AnyAsync(Stop)));
        var text = Path.Combine(folder, "text.json");
        await File.WriteAllBytesAsync(text, await FileAsync(portal, "text"), Stop);
        await File.WriteAllTextAsync(text, (await File.ReadAllTextAsync(text, Stop)).Replace(ReportOutline.Unwritten, "Đã viết:", StringComparison.Ordinal).Replace("\"signerName\": \"\"", "\"signerName\": \"Nguyễn Văn Mẫu\"", StringComparison.Ordinal), Stop);
        await DoneAsync(portal, new ReportOrder(Period) { Text = text, As = "thuky" });
        Assert.Equal(PlatformText.ChangedMeanwhile, await RefusedAsync(portal, new ReportOrder(Period) { Text = text, As = "thuky" }));

        // Frozen by those who may: from then on the same bytes, at the desk and by command, whatever becomes of the data.
        Assert.Equal(ReportsText.ChiefsOnly, await RefusedAsync(portal, new ReportOrder(Period) { Acts = [ReportOrder.Freeze], As = "thuky" }));
        Assert.Equal(ReportsText.DeskOnly, await RefusedAsync(portal, new ReportOrder(Period) { Acts = [ReportOrder.Freeze], As = "bientap" }));
        await DoneAsync(portal, new ReportOrder(Period) { Acts = [ReportOrder.Freeze], As = "chu" });
        var before = await AllAsync(portal);
        await portal.DoAsync<PortalDb>(db => db.Editions.Where(e => e.Kind == "article" && e.ObjectId == first.ObjectId).ExecuteDeleteAsync(Stop));
        Assert.Equal(before, await AllAsync(portal));
        using var owner = await portal.EnterAsync("chu");
        var id = await portal.DoAsync<PortalDb, long>(static db => db.Set<Report>().Select(static report => report.Id).SingleAsync(Stop));
        Assert.Equal(before["docx"], await HexAsync(owner, $"/ban/bao-cao/{id}/xem?dang=docx"));
        Assert.Equal(before["document"], await HexAsync(owner, $"/ban/bao-cao/{id}/xem?dang=json"));

        // Released: readers get what the command gives.
        using var reader = portal.NewClient();
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync($"/bao-cao/{Period}/tep/1/docx", Stop)).StatusCode);
        await DoneAsync(portal, new ReportOrder(Period) { Acts = [ReportOrder.Release], As = "chu" });
        foreach (var (format, address) in new[] { ("docx", "tep/1/docx"), ("xlsx", "tep/1/xlsx"), ("document", "tep/1/json"), ("items", "so-lieu/items/tep/csv"), ("items/office/so-y-te", "so-lieu/items/office/so-y-te/tep/csv") })
        {
            Assert.Equal((format, before[format]), (format, await HexAsync(reader, $"/bao-cao/{Period}/{address}")));
        }

        // Reissued with a reason: the page says what differs.
        Assert.Equal(ReportsText.IsFrozen, await RefusedAsync(portal, new ReportOrder(Period) { Acts = [ReportOrder.Freeze], As = "chu", Reason = "Sửa." }));
        await DoneAsync(portal, new ReportOrder(Period) { Acts = [ReportOrder.Reopen], As = "thuky" });
        Assert.NotEmpty(await RefusedAsync(portal, new ReportOrder(Period) { Acts = [ReportOrder.Freeze], As = "chu" }));
        await DoneAsync(portal, new ReportOrder(Period) { Acts = [ReportOrder.Freeze], As = "chu", Reason = "Một bài đã gỡ." });
        await DoneAsync(portal, new ReportOrder(Period) { Acts = [ReportOrder.Release], As = "chu" });
        var page = WebUtility.HtmlDecode(await reader.GetStringAsync($"/bao-cao/{Period}", Stop));
        Assert.Contains("Một bài đã gỡ.", page, StringComparison.Ordinal);
        Assert.Matches(@"Khác bản 1[\s\S]+Tin, bài đăng trên cổng</th><td><a [^>]+>2</a></td><td><a [^>]+>1</a>", page);
        Assert.NotEqual(before["docx"], Convert.ToHexString(await FileAsync(portal, "docx")));
        Assert.Equal(["report.publish owner/", "report.release owner/", "report.revise owner/", "report.release owner/"], await portal.DoAsync<PortalDb, List<string>>(static db => db.Records.Where(static record => record.Type.StartsWith("report.")).OrderBy(static record => record.Id).Select(static record => record.Type + " " + record.Actor).ToListAsync(Stop)));
        Assert.Equal(["report.add Thư Ký", "report.save Thư Ký", "report.freeze Chủ Trang", "report.release Chủ Trang", "report.reopen Thư Ký", "report.freeze Chủ Trang", "report.release Chủ Trang"],
            await portal.DoAsync<PortalDb, List<string>>(static db => db.AuditEntries.Where(static entry => entry.Kind == Report.Kind).OrderBy(static entry => entry.Id).Select(static entry => entry.Act + " " + entry.Who).ToListAsync(Stop)));
    }

    [Fact]
    public async Task What_nobody_froze_is_the_desks_as_it_is_now_and_what_is_not_there_is_said_in_a_sentence()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.PublishAsync("Tiêm chủng", "Lời.", office: "so-y-te", section: "y-te");
        LanguageMiddleware.Speak("vi");
        using var desk = await portal.EnterAsync("thuky");
        Assert.Equal(await HexAsync(desk, $"/ban/bao-cao/so-lieu/items?ky={Period}&theo=section&muc=y-te&dang=xlsx"), Convert.ToHexString(await FileAsync(portal, "xlsx", "items/section/y-te")));
        Assert.Equal(await HexAsync(desk, $"/ban/bao-cao/so-lieu/items.cung-ky?ky={Period}&dang=csv"), Convert.ToHexString(await FileAsync(portal, "csv", "items.cung-ky")));
        Assert.Equal(await HexAsync(desk, $"/ban/bao-cao/so-lieu/items?ky={Period}&theo=office&muc=so-y-te&quydoi=true&dang=csv"), Convert.ToHexString(await FileAsync(portal, "csv", "items/office-now/so-y-te")));
        foreach (var missing in new[] { "itms", "items/section/khong-co", "items/section", "items/khong/co" })
        {
            Assert.Contains($"“{missing}”", await RefusedAsync(portal, new ReportOrder(Period) { List = missing }), StringComparison.Ordinal);
        }

        Assert.Contains("“khong-co”", await RefusedAsync(portal, new ReportOrder(Period) { Acts = [ReportOrder.Freeze], As = "khong-co" }), StringComparison.Ordinal);
        Assert.Contains("--text", await RefusedAsync(portal, new ReportOrder(Period) { Acts = [ReportOrder.Release], As = "chu" }), StringComparison.Ordinal);
        var broken = Path.Combine(folder, "hong.json");
        foreach (var wrong in new[] { "null", "{", "[]", """{"version":0,"profile":"state","head":{"place":null},"parts":[]}""", """{"version":0,"profile":"state","head":{}}""" })
        {
            await File.WriteAllTextAsync(broken, wrong, Stop);
            Assert.Contains("hong.json", await RefusedAsync(portal, new ReportOrder(Period) { Text = broken, As = "chu" }), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_royalty_sheet_is_the_desks_and_is_signed_twice_by_command(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        await portal.DoAsync<RoyaltyDesk>(static desk => desk.SetAsync(Permissions.Command, new DateOnly(2026, 6, 1), new RoyaltyTerms { Base = 100_000, Genres = new Dictionary<string, decimal> { ["tin"] = 1 }, Joint = 1, Photo = 0, Editor = 0 }, "Quyết định", Stop));
        await portal.PublishAsync("Tiêm chủng", "Lời.", office: "so-y-te", authors: ["Thu Hằng"]);
        portal.Clock.Advance(TimeSpan.FromDays(30));
        LanguageMiddleware.Speak("vi");
        using var editor = await portal.EnterAsync("bientap");
        var order = new ReportOrder(Period) { Royalties = "SYT" };
        await SameAsync();
        Assert.Equal(RoyaltiesText.EditorsOnly, await RefusedAsync(portal, order with { Acts = [ReportOrder.Sign], As = "phongvien" }));
        await DoneAsync(portal, order with { Acts = [ReportOrder.Sign], As = "bientap" });
        Assert.Equal(RoyaltiesText.DeskOnly, await RefusedAsync(portal, order with { Acts = [ReportOrder.Confirm], As = "bientap" }));
        await DoneAsync(portal, order with { Acts = [ReportOrder.Return], As = "thuky", Reason = "Thiếu một bài." });
        await DoneAsync(portal, order with { Acts = [ReportOrder.Sign], As = "bientap" });
        await DoneAsync(portal, order with { Acts = [ReportOrder.Confirm], As = "thuky" });
        await SameAsync();
        await DoneAsync(portal, order with { Acts = [ReportOrder.Reopen], As = "thuky", Reason = "Mức mới." });
        await SameAsync();
        Assert.Contains("“2026-h1”", await RefusedAsync(portal, new ReportOrder("2026-h1") { Royalties = "SYT" }), StringComparison.Ordinal);
        Assert.Contains("“KHONGCO”", await RefusedAsync(portal, order with { Royalties = "KHONGCO" }), StringComparison.Ordinal);

        async Task SameAsync()
        {
            var file = Path.Combine(folder, "nhuan-but.xlsx");
            await DoneAsync(portal, order with { Out = file });
            Assert.Equal(await HexAsync(editor, $"/ban/nhuan-but/{Period}/so-y-te/xuat"), Convert.ToHexString(await File.ReadAllBytesAsync(file, Stop)));
        }
    }

    public static TheoryData<ReportOrder, string> WrongOrders() => new()
    {
        { new("2026-h1") { Acts = [ReportOrder.Freeze] }, "“--freeze” cần có “--as”" },
        { new("2026-h1") { Acts = [ReportOrder.Freeze, ReportOrder.Release], As = "chu" }, "“--release” không dùng cùng “--freeze”" },
        { new("2026-h1") { Acts = [ReportOrder.Release], As = "chu", Reason = "Vì thế." }, "“--reason” không dùng cùng “--release”" },
        { new("2026-h1") { Acts = [ReportOrder.Freeze], As = "chu", Out = "tep" }, "“--out” không dùng cùng “--freeze”" },
        { new("2026-h1") { Acts = [ReportOrder.Sign], As = "chu" }, "“--sign” cần có “--royalties”" },
        { new("2026-06") { Acts = [ReportOrder.Freeze], As = "chu", Royalties = "SYT" }, "“--freeze” không dùng cùng “--royalties”" },
        { new("2026-06") { Royalties = "SYT", Profile = "state" }, "“--profile” không dùng cùng “--royalties”" },
        { new("2026-06") { Royalties = "SYT", Format = "docx" }, "“docx” không phải định dạng" },
        { new("2026-h1") { Text = "tep" }, "“--text” cần có “--as”" },
        { new("2026-h1") { List = "items", Format = "docx" }, "“docx” không phải định dạng" },
        { new("2026-h1") { List = "items", Profile = "state" }, "“--profile” không dùng cùng “--list”" },
        { new("2026-h1") { Format = "csv" }, "“--format csv” cần có “--list”" },
        { new("2026-h1") { Format = "pdf" }, "“pdf” không phải định dạng" },
        { new("2026-h1") { Format = "xlsx", Profile = "party" }, "“--profile” không dùng cùng “--format xlsx”" },
        { new("2026-h1") { As = "chu" }, "“--as” chỉ dùng khi làm một việc" },
    };

    [Theory]
    [MemberData(nameof(WrongOrders))]
    public async Task Options_that_do_not_go_together_end_with_two_and_a_sentence_before_anything_is_opened(ReportOrder order, string said)
    {
        LanguageMiddleware.Speak("vi");
        Assert.StartsWith(said, order.Fault(), StringComparison.Ordinal);
        var nowhere = new Settings { Data = Path.Combine(folder, "khong-co") };
        Assert.Equal(2, await MakeReport.RunAsync(nowhere, order, Stop));
        Assert.False(Directory.Exists(nowhere.Data));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static async Task DoneAsync(TestPortal portal, ReportOrder order) => Assert.Equal(0, await MakeReport.RunAsync(portal.Settings, order, Stop));

    private static async Task<string> RefusedAsync(TestPortal portal, ReportOrder order) => (await Assert.ThrowsAsync<Refusal>(() => MakeReport.RunAsync(portal.Settings, order, Stop))).Message;

    private async Task<byte[]> FileAsync(TestPortal portal, string format, string? list = null)
    {
        var file = Path.Combine(folder, "tep");
        await DoneAsync(portal, new ReportOrder(Period) { Format = format, Out = file, List = list });
        return await File.ReadAllBytesAsync(file, Stop);
    }

    // Every file a report has, by its format or its list.
    private async Task<SortedDictionary<string, string>> AllAsync(TestPortal portal)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var format in new[] { "docx", "html", "json", "document", "text", "xlsx" })
        {
            files[format] = Convert.ToHexString(await FileAsync(portal, format));
        }

        foreach (var list in new[] { "items", "items/office/so-y-te" })
        {
            files[list] = Convert.ToHexString(await FileAsync(portal, "csv", list));
        }

        return files;
    }

    private static async Task<string> HexAsync(HttpClient client, string address) => Convert.ToHexString(await client.GetByteArrayAsync(address, Stop));
}
