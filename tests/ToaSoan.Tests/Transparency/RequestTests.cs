using System.Net;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Reader;
using ToaSoan.Tests.Staff;
using ToaSoan.Transparency;
using static ToaSoan.Tests.Staff.StaffSteps;
using static ToaSoan.Tests.Transparency.StatementSteps;

namespace ToaSoan.Tests.Transparency;

/// <summary>Somebody asks to have something taken away: it is written down, decided with reasons, and public whether granted or not.</summary>
public sealed class RequestTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_request_is_unseen_while_it_is_open_and_public_with_its_reasons_once_refused(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        using var reader = portal.NewClient();
        var edition = await portal.PublishAsync("Bến đò đông khách", "Có 120 khách.");
        await reader.ReadAsync("/so-kiem-duyet"); // stored while nothing was decided
        var id = await portal.AskAsync(Typed("https://minhgiang.example" + edition.Path + "?x=1#y"));
        Assert.DoesNotContain("Ban Quản lý", await reader.TextAsync("/so-kiem-duyet") + await reader.TextAsync("/so-kiem-duyet/tat-ca.json"), StringComparison.Ordinal);
        await portal.DecideAsync(id, RequestOutcome.Refused);
        var page = (await reader.ReadAsync("/so-kiem-duyet")).QuerySelector(".register-list li")!;
        Assert.Equal("Không chấp thuận yêu cầu: Bến đò đông khách", page.QuerySelector("h2")!.TextContent);
        var one = (await reader.ReadAsync(page.QuerySelector("h2 a")!.GetAttribute("href")!)).QuerySelector("main")!.TextContent;
        foreach (var words in new[] { "Cơ quan nhà nước: Ban Quản lý Bến Sen", "Công văn 12", "10/6/2026", "Số liệu đúng; không có căn cứ để gỡ." })
        {
            Assert.Contains(words, one, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("Ghi riêng", one, StringComparison.Ordinal);
        var record = await portal.DoAsync<PortalDb, ToaSoan.Platform.Record>(static db => db.Records.AsNoTracking().SingleAsync(static r => r.Type == "statement.publish", Stop));
        Assert.Equal("owner/trung-tam", record.Actor);
        Assert.Equal(["request.record", "request.decide"], (await portal.TrailAsync()).Where(static line => line.StartsWith("request.", StringComparison.Ordinal)).Select(static line => line.Split(':')[0]));
    }

    [Fact]
    public async Task A_withdrawal_is_granted_after_it_was_done_and_the_two_are_one_entry_without_the_old_title()
    {
        await using var portal = await TestPortal.StartAsync();
        using var reader = portal.NewClient();
        var edition = await portal.PublishAsync("Bến đò đông khách", "Có 120 khách.");
        var id = await portal.AskAsync(Typed(edition.Path));
        Assert.Equal(RequestsText.WithdrawFirst, await RefusedAsync(() => portal.DecideAsync(id, RequestOutcome.Granted)));
        await portal.WithdrawAsync(edition, "Gỡ theo yêu cầu.");
        Assert.Equal(["Gỡ khỏi trang"], await Decisions());
        await portal.DecideAsync(id, RequestOutcome.Granted, "Yêu cầu đúng luật.", StatementGround.Unlawful);
        Assert.Equal(["Chấp thuận yêu cầu"], await Decisions());
        var request = await portal.RequestAsync(id);
        Assert.Equal((RequestOutcome.Granted, "article", edition.ObjectId, 2), (request.Outcome!.Value, request.Statement!.Kind, request.Statement.ObjectId!.Value, request.Statement.Withdrew!.Value));
        var html = (await reader.ReadAsync(request.Statement.Address)).DocumentElement.OuterHtml + await reader.TextAsync("/so-kiem-duyet/tat-ca.json") + await reader.TextAsync(request.Statement.Address + "/chung-minh.json");
        Assert.DoesNotContain("ben-do-dong-khach", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Bến đò đông khách", html, StringComparison.Ordinal);

        var again = await portal.AskAsync(Typed($"/thoi-su/bai-{edition.ObjectId}"));
        await portal.DecideAsync(again, RequestOutcome.Granted, "Đã gỡ từ trước.");
        Assert.Null((await portal.RequestAsync(again)).Statement!.Withdrew); // one statement tells of the withdrawal

        async Task<IEnumerable<string>> Decisions() => (await reader.ReadAsync("/so-kiem-duyet")).QuerySelectorAll(".register-list h2").Select(static name => name.TextContent.Split(':')[0]);
    }

    [Fact]
    public async Task Bad_input_is_refused_in_one_sentence_and_a_decided_request_stays_as_it_is()
    {
        await using var portal = await TestPortal.StartAsync();
        var edition = await portal.PublishAsync("Bến đò đông khách", "Có 120 khách.");
        var good = Typed(edition.Path);
        foreach (var (typed, sentence) in new[]
        {
            (good with { Source = null }, RequestsText.SourceMissing), (good with { Source = StatementSource.Own }, RequestsText.SourceMissing), (good with { Asked = null }, RequestsText.AskMissing),
            (good with { By = " " }, RequestsText.ByMissing), (good with { Source = StatementSource.Reader }, RequestsText.ReaderNamed), (good with { On = null }, RequestsText.DayMissing),
            (good with { On = portal.Clock.Today().AddDays(1) }, RequestsText.DayAhead), (good with { Address = "" }, RequestsText.AddressMissing), (good with { Address = "https://example.org/a-1" }, RequestsText.AddressElsewhere),
            (good with { Address = "javascript:alert(1)" }, RequestsText.AddressElsewhere), (good with { Address = "//example.org/a" }, RequestsText.AddressElsewhere), (good with { Address = "/\\example.org" }, RequestsText.AddressElsewhere),
            (good with { Address = "bai nay" }, RequestsText.AddressElsewhere), (good with { Address = "/ban/bai/1" }, RequestsText.AddressOfDesk), (good with { Address = "/thoi-su/khac-98765" }, RequestsText.NothingThere),
            (good with { LegalBasis = new string('a', 301) }, string.Format(System.Globalization.CultureInfo.CurrentCulture, RequestsText.LineTooLong, 300)), (good with { Note = new string('a', 2001) }, string.Format(System.Globalization.CultureInfo.CurrentCulture, RequestsText.NoteTooLong, 2000)),
        })
        {
            Assert.Equal(sentence, await RefusedAsync(() => portal.AskAsync(typed)));
        }

        Assert.Equal(RequestsText.DeskOnly, await RefusedAsync(() => portal.AskAsync(good, "bientap")));
        Assert.Equal(0, await portal.DoAsync<PortalDb, int>(static db => db.Set<ReceivedRequest>().CountAsync(Stop)));
        var id = await portal.AskAsync(good);
        var desk = await portal.PermissionsAsync("thuky");
        Assert.Equal(RequestsText.ChiefsOnly, await RefusedAsync(() => portal.DecideAsync(id, RequestOutcome.Refused, who: "thuky")));
        Assert.Equal(RequestsText.OutcomeMissing, await RefusedAsync(() => portal.DecideAsync(id, null)));
        Assert.Equal(RequestsText.GroundMissing, await RefusedAsync(() => portal.DecideAsync(id, RequestOutcome.Refused, ground: null)));
        Assert.Equal(StatementsText.FactsMissing, await RefusedAsync(() => portal.DecideAsync(id, RequestOutcome.Refused, " ")));
        await portal.DoAsync<RequestDesk>(requests => requests.ChangeAsync(desk, id, 0, good with { Address = "/thong-ke", Source = StatementSource.Reader, By = "" }, Stop));
        Assert.Equal(PlatformText.ChangedMeanwhile, await RefusedAsync(() => portal.DecideAsync(id, RequestOutcome.Refused)));
        await portal.DecideAsync(id, RequestOutcome.PartlyGranted, version: 1);
        Assert.Equal(("page", null, "/thong-ke", ""), ((await portal.RequestAsync(id)).Statement is { } told ? (told.Kind, told.ObjectId, told.Path!, told.AskedBy) : default));
        Assert.Equal(RequestsText.DecidedAlready, await RefusedAsync(() => portal.DoAsync<RequestDesk>(requests => requests.ChangeAsync(desk, id, 2, good, Stop))));
        Assert.Equal(RequestsText.DecidedAlready, await RefusedAsync(() => portal.DecideAsync(id, RequestOutcome.Granted, version: 2)));
    }

    [Fact]
    public async Task The_desk_writes_a_request_down_by_the_form_and_gets_back_what_was_typed_when_it_is_refused()
    {
        await using var portal = await TestPortal.StartAsync();
        var edition = await portal.PublishAsync("Bến đò đông khách", "Có 120 khách.");
        using var desk = await portal.EnterAsync("thuky");
        (string, string)[] fields = [("Form.Source", "Court"), ("Form.By", "Tòa án khu vực 9"), ("Form.On", "2026-06-11"), ("Form.Asked", "Correct"), ("Form.LegalBasis", "Quyết định 4"), ("Form.Note", "Bản giấy.")];
        var refused = await desk.PostAsync("/ban/yeu-cau/moi", "/ban/yeu-cau/moi", [.. fields, ("Form.Address", "/khong/co-98765")]);
        var back = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await refused.Content.ReadAsStringAsync(Stop));
        Assert.Equal(RequestsText.NothingThere, back.QuerySelector("p.refused")!.TextContent);
        Assert.Equal(("Tòa án khu vực 9", "Court", "Correct", "Bản giấy.", "/khong/co-98765"), (Value("[name='Form.By']"), Value("[name='Form.Source'] [selected]"), Value("[name='Form.Asked'] [selected]"), back.QuerySelector("[name='Form.Note']")!.TextContent, Value("[name='Form.Address']")));
        var done = await desk.PostAsync("/ban/yeu-cau/moi", "/ban/yeu-cau/moi", [.. fields, ("Form.Address", edition.Path)]);
        Assert.Equal((HttpStatusCode.Redirect, "/ban/yeu-cau/1"), (done.StatusCode, done.Headers.Location?.ToString()));
        var list = (await desk.ReadAsync("/ban/yeu-cau")).QuerySelector("#dang-mo")!.ParentElement!.TextContent;
        Assert.Contains("Sửa, đính chính: Tòa án khu vực 9", list, StringComparison.Ordinal);
        using var chief = await portal.EnterAsync("chu");
        var decided = await chief.PostAsync("/ban/yeu-cau/1", "/ban/yeu-cau/1/decide", ("Form.Version", "0"), ("Outcome", "Granted"), ("Ground", "Error"), ("Reasons", "Tên bến sai, đã đính chính."));
        Assert.Equal("/ban/yeu-cau/1", decided.Headers.Location?.ToString());
        Assert.Contains("Chấp thuận yêu cầu", await chief.TextAsync("/so-kiem-duyet"), StringComparison.Ordinal);

        string? Value(string selector) => back.QuerySelector(selector)?.GetAttribute("value");
    }
}
