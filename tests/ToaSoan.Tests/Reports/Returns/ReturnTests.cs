using System.Net;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Media;
using ToaSoan.Platform;
using ToaSoan.Reports.Returns;
using ToaSoan.Staff;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Media;
using ToaSoan.Tests.Reader;
using ToaSoan.Tests.Staff;
using static ToaSoan.Tests.Reports.Returns.ReturnSteps;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.Reports.Returns;

/// <summary>A clerk fills in, the head and the desk look, the city has a figure; and what is late is seen.</summary>
public sealed class ReturnTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_return_goes_from_the_clerk_by_the_head_to_the_desk_and_back_once_and_counts_only_then(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var asked = await portal.AskAsync();
        using var clerk = await portal.EnterAsync("phongvien");
        using var head = await portal.EnterAsync("bientap");
        using var desk = await portal.EnterAsync("thuky");
        Assert.Contains("chưa gửi, quá hạn 11 ngày", (await clerk.ReadAsync(Page)).QuerySelector(".returns-standing")!.TextContent, StringComparison.Ordinal);

        // What cannot be read is named, stays in the field, and nothing is saved.
        var refused = await clerk.PostAsync(Page, Page, Fields(asked, 0, "1.5", "-2"));
        Assert.Equal("Chưa lưu: có 2 chỗ cần sửa.\nLượt tiêm chủng: “1.5” không đọc được thành số: hãy dùng dấu chấm hoặc dấu cách giữa các nhóm ba chữ số và dấu phẩy trước phần lẻ, ví dụ 1.234,5.\nĐộ trong của nước: số âm (-2) không nhận.", await refused.SaysAsync());
        Assert.Contains("value=\"1.5\"", await refused.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.PostAsync(Page, Page, Fields(asked, 0, "5.080", ""))).StatusCode);
        Assert.Equal(PlatformText.ChangedMeanwhile, await (await head.PostAsync(Page, Page, Fields(asked, 0, "1", "1"))).RefusedAsync());
        Assert.Equal("“Độ trong của nước” chưa có số liệu; nếu không có số, hãy ghi lý do vào ghi chú.", await (await clerk.PostAsync(Page, Page + "/submit", Fields(asked, 1, "5.080", ""))).RefusedAsync());

        Assert.Equal(HttpStatusCode.Redirect, (await clerk.PostAsync(Page, Page + "/submit", Fields(asked, 1, "5 080", "1,5"))).StatusCode);
        Assert.Equal("chờ trưởng đơn vị duyệt", (await clerk.ReadAsync(Page)).QuerySelector(".trail .state")!.TextContent);
        Assert.Equal(ReturnsText.HeadOnly, await (await clerk.PostAsync(Page, Page + "/approve")).RefusedAsync());
        Assert.Equal(ReturnsText.CommentMissing, await (await head.PostAsync(Page, Page + "/correction", ("words", " "))).RefusedAsync());
        await head.PostAsync(Page, Page + "/correction", ("words", "Thiếu trạm Bến Gốm."));
        Assert.Contains("Thiếu trạm Bến Gốm.", (await clerk.ReadAsync(Page)).QuerySelector(".returns-flag")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("cần sửa", (await clerk.ReadAsync("/ban/so-lieu")).QuerySelector($".lines li:has(a[href='{Page}']) .state")!.TextContent);
        await clerk.PostAsync(Page, Page + "/submit", Fields(asked, 4, "5.120", "1,5"));
        await head.PostAsync(Page, Page + "/approve");
        Assert.Equal("trễ 11 ngày", (await desk.ReadAsync(Page)).QuerySelector(".returns-standing strong")!.TextContent);
        Assert.Empty(await portal.RowsAsync("chi-so-luot-tiem-chung"));
        await desk.PostAsync(Page, Page + "/accept");

        var row = Assert.Single(await portal.RowsAsync("chi-so-luot-tiem-chung"));
        Assert.Equal((new DateOnly(2026, 5, 31), 5120m, "so-y-te", Page, FigurePrecision.Exact), (row.Day, row.Amount, row.Office, row.Address, row.Precision));
        Assert.Equal((1.5m, FigurePrecision.About), ((await portal.RowsAsync("chi-so-do-trong-cua-nuoc"))[0].Amount, (await portal.RowsAsync("chi-so-do-trong-cua-nuoc"))[0].Precision));
        Assert.Contains("5.120", (await clerk.ReadAsync(Page)).QuerySelector(".returns-amount strong")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["return.begin", "return.save", "return.submit", "return.correction", "return.save", "return.submit", "return.approve", "return.accept"],
            (await portal.TrailAsync()).Select(static entry => entry.Split(':')[0]).Where(static act => act.StartsWith("return.", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task What_was_accepted_changes_only_by_a_version_with_a_reason_and_the_old_one_counts_until_then(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var asked = await portal.AskAsync();
        await portal.AcceptedAsync(May, "so-y-te", 5080, 1.5m);
        using var clerk = await portal.EnterAsync("phongvien");
        using var desk = await portal.EnterAsync("thuky");
        Assert.Equal(ReturnsText.AcceptedIsClosed, await (await clerk.PostAsync(Page, Page, Fields(asked, 4, "1", "1"))).RefusedAsync());
        Assert.Equal(ReturnsText.ReasonMissing, await (await clerk.PostAsync(Page, Page + "/revise", ("words", ""))).RefusedAsync());
        await clerk.PostAsync(Page, Page + "/revise", ("words", "Trạm Bến Gốm nộp muộn."));
        Assert.Equal("5.080", (await clerk.ReadAsync(Page)).QuerySelector("input[name='Form.Lines[0].Amount']")!.GetAttribute("value"));
        await clerk.PostAsync(Page, Page + "/submit", Fields(asked, 1, "5.100", "1,5"));
        Assert.Equal(5080, (await portal.RowsAsync("chi-so-luot-tiem-chung")).Single().Amount);
        await desk.PostAsync(Page, Page + "/approve");
        await desk.PostAsync(Page, Page + "/accept");
        Assert.Equal(5100, (await portal.RowsAsync("chi-so-luot-tiem-chung")).Single().Amount);

        var history = (await clerk.ReadAsync(Page)).QuerySelector(".returns-diff")!;
        Assert.Equal(("5.080", "5.100", "(+20)"), (history.QuerySelector("del")!.TextContent, history.QuerySelector("ins")!.TextContent, history.QuerySelector(".hint")!.TextContent));
        Assert.Contains("Trạm Bến Gốm nộp muộn.", (await clerk.ReadAsync(Page)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("bản 2", (await desk.ReadAsync("/ban/so-lieu")).QuerySelector(".returns-table")!.TextContent, StringComparison.Ordinal);
        Assert.Equal((2, 1), await portal.DoAsync<PortalDb, (int, int)>(static async db => (await db.Returns.CountAsync(Stop), await db.Returns.CountAsync(static all => all.Counts, Stop))));
    }

    [Fact]
    public async Task Nobody_accepts_what_they_typed_and_an_office_without_another_head_hands_in_to_the_desk()
    {
        await using var portal = await TestPortal.StartAsync();
        var asked = await portal.AskAsync();
        await portal.HireAsync("thuky2", "trung-tam", Role.Desk);
        using var desk = await portal.EnterAsync("thuky");
        using var other = await portal.EnterAsync("thuky2");
        const string own = "/ban/so-lieu/2026-05/trung-tam";
        await desk.PostAsync(own, own + "/submit", Fields(asked, 0, "10", "1"));
        Assert.Equal("chờ tòa soạn duyệt", (await desk.ReadAsync(own)).QuerySelector(".trail .state")!.TextContent);
        Assert.Equal(ReturnsText.NotOwnReturn, await (await desk.PostAsync(own, own + "/accept")).RefusedAsync());
        Assert.NotNull((await desk.ReadAsync(own)).QuerySelector("form[action$='ccept'] button[disabled]"));
        Assert.Equal(HttpStatusCode.Redirect, (await other.PostAsync(own, own + "/accept")).StatusCode);

        // The health office's only head hands in: there is nobody between them and the desk.
        using var head = await portal.EnterAsync("bientap");
        await head.PostAsync(Page, Page + "/submit", Fields(asked, 0, "10", "1"));
        Assert.Equal("chờ tòa soạn duyệt", (await head.ReadAsync(Page)).QuerySelector(".trail .state")!.TextContent);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task In_time_late_and_missing_are_seen_by_the_desk_of_all_and_by_an_office_of_its_own(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        await portal.AddIndicatorAsync(new TypedIndicator("Buổi phát thanh", "Số buổi.", "buổi", new DateOnly(2026, 4, 1)));
        portal.Clock.Jump(TimeSpan.FromDays(-40)); // 7 May
        await portal.AcceptedAsync(new DateOnly(2026, 4, 1), "so-y-te", 30);
        portal.Clock.Jump(TimeSpan.FromDays(-3)); // 4 May
        await portal.AcceptedAsync(new DateOnly(2026, 4, 1), "trung-tam", 30);
        portal.Clock.Jump(TimeSpan.FromDays(43));
        using var desk = await portal.EnterAsync("thuky");
        using var clerk = await portal.EnterAsync("phongvien");
        var table = (await desk.ReadAsync("/ban/so-lieu?den=2026-05")).QuerySelectorAll(".returns-table tbody tr");
        Assert.Equal(["Sở Y tế|trễ 2 ngày|chưa gửi, quá hạn 11 ngày", "Bến Sen|chưa gửi, quá hạn 42 ngày|chưa gửi, quá hạn 11 ngày", "Trung tâm Truyền thông|đúng hạn|chưa gửi, quá hạn 11 ngày"],
            table.Select(static row => string.Join('|', row.Children.Where(static cell => cell.QuerySelector("span.hint")?.TextContent != "không hỏi").Select(static cell => cell.TextContent.Trim()))));
        Assert.Equal(["Sở Y tế"], (await clerk.ReadAsync("/ban/so-lieu")).QuerySelectorAll(".returns-table th[scope=row]").Select(static cell => cell.TextContent));
        Assert.Equal(["so-y-te"], (await portal.RowsAsync(ReturnFigures.Late)).Select(static row => row.Office));
        Assert.Equal(4, (await portal.RowsAsync(ReturnFigures.Missing)).Count);

        await desk.PostAsync("/ban/so-lieu/chi-tieu", "/ban/so-lieu/chi-tieu/due", ("day", "7"));
        Assert.Empty(await portal.RowsAsync(ReturnFigures.Late));
        Assert.Equal(HttpStatusCode.NotFound, (await desk.GetAsync("/ban/so-lieu/2026-07/so-y-te", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await desk.GetAsync("/ban/so-lieu/2026-03/so-y-te", Stop)).StatusCode);
    }

    [Fact]
    public async Task Evidence_is_a_count_a_link_or_a_file_and_without_any_a_return_is_not_handed_in()
    {
        await using var portal = await TestPortal.StartAsync();
        var asked = await portal.AskAsync();
        var file = await portal.AddFileAsync("a,b\n1,2"u8.ToArray(), "So-tiem.csv");
        using var clerk = await portal.EnterAsync("phongvien");
        (string, string)[] fields = [("Form.Saves", "0"), ("Form.Lines[0].Version", $"{asked[0].Id}"), ("Form.Lines[0].Amount", "12"), ("Form.Lines[1].Version", $"{asked[1].Id}"), ("Form.Lines[1].Amount", "1"), ("Form.Lines[1].Links", "https://nuoc.example/do\nhttps://nuoc.example/do-2")];
        Assert.Equal("“Lượt tiêm chủng” chưa có chứng cứ: cách đếm, liên kết hoặc tệp.", await (await clerk.PostAsync(Page, Page + "/submit", fields)).RefusedAsync());
        Assert.Equal("Chưa lưu: có 1 chỗ cần sửa.", await (await clerk.PostAsync(Page, Page, [.. fields[1..], ("Form.Lines[0].Links", "http://nuoc.example"), ("Form.Saves", "1")])).RefusedAsync());

        // A file of somebody else that nobody may see is no evidence of ours.
        Assert.Equal(PlatformText.ChangedMeanwhile, await (await clerk.PostAsync(Page, Page, [.. fields[1..], ("Form.Saves", "1"), ("Form.Lines[0].File", file.Hash)])).RefusedAsync());
        await portal.DoAsync<PortalDb>(async db => await db.Files.ExecuteUpdateAsync(static set => set.SetProperty(static one => one.Public, true), Stop));
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.PostAsync(Page, Page + "/submit", [.. fields[1..], ("Form.Saves", "1"), ("Form.Lines[0].File", file.Hash)])).StatusCode);
        var lines = (await clerk.ReadAsync(Page)).QuerySelector(".returns-lines")!;
        Assert.Equal([$"/tep/{file.Hash}", "https://nuoc.example/do", "https://nuoc.example/do-2"], lines.QuerySelectorAll("a").Select(static link => link.GetAttribute("href")));
    }
}
