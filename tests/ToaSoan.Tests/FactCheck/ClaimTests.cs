using System.Net;
using Microsoft.EntityFrameworkCore;
using ToaSoan.FactCheck;
using ToaSoan.Intake;
using ToaSoan.Platform;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Newsroom;
using ToaSoan.Tests.Reader;
using ToaSoan.Tests.Staff;
using ToaSoan.Transparency;
using static ToaSoan.Tests.FactCheck.FactCheckSteps;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.FactCheck;

/// <summary>Claims people send in: what they are shown before, how the desk sorts them, what their senders learn, what is erased.</summary>
public sealed class ClaimTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Before_a_claim_is_taken_its_sender_sees_what_was_checked_and_what_of_a_person_stands_in_it(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var id = await portal.PublishCheckAsync();
        var path = (await portal.CheckAsync(id)).Path;
        using var reader = portal.NewClient();
        var alike = await Asked(await reader.PostClaimAsync(portal, "cau minh 1 dong cua ba thang tu thu hai phai khong"));
        Assert.Equal(path, alike.QuerySelector(".known-checks a")!.GetAttribute("href"));
        Assert.Equal("cau minh 1 dong cua ba thang tu thu hai phai khong", alike.QuerySelector("textarea")!.TextContent);
        var same = await Asked(await reader.PostClaimAsync(portal, "Chuyện trong trang này có thật không vậy", "http://www.dien-dan.example/cau-minh-1/?fbclid=abc#top"));
        Assert.Contains(FactCheckText.SamePlace, same.QuerySelector(".known-checks li")!.TextContent, StringComparison.Ordinal);
        var personal = await Asked(await reader.PostClaimAsync(portal, "Có người bảo gọi số 0912 345 678 để được nhận quà của thành phố"));
        Assert.Contains("0912 345 678", personal.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await portal.DoAsync<PortalDb, int>(static db => db.Claims.CountAsync(Stop)));

        var sent = await reader.PostClaimAsync(portal, "cau minh 1 dong cua ba thang tu thu hai phai khong", anyway: true);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        var slip = await reader.ClaimSlipAsync(sent.Headers.Location!.ToString());
        Assert.Contains(FactCheckText.ClaimReceived, slip.QuerySelector(".standing")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("cau minh 1", slip.QuerySelector(".said-words")!.TextContent, StringComparison.Ordinal);
        foreach (var (text, seen) in new[] { ("ngắn", ""), (new string('x', 2_001), ""), ("Một tin đủ dài để kiểm", "không phải địa chỉ") })
        {
            var refused = await reader.PostClaimAsync(portal, text, seen);
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            Assert.Contains(text, await refused.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal); // nothing typed is lost
        }
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_declined_claim_leaves_a_public_reason_without_its_words_which_are_erased_after_thirty_days(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        using var reader = portal.NewClient();
        var (id, secret) = await portal.SendClaimAsync("Quảng trường mới xây xấu quá đi thôi");
        var (twin, twinSecret) = await portal.SendClaimAsync("Quảng trường mới xấu quá đi mất thôi");
        await portal.ClaimsAsync((desk, by) => desk.MergeAsync(by, twin, id, Stop));
        Assert.Equal(FactCheckDeskText.GroundMissing, await RefusedAsync(() => portal.ClaimsAsync((desk, by) => desk.DeclineAsync(by, id, StatementGround.Insult, "Lý do.", Stop))));
        Assert.Equal(FactCheckDeskText.DeskOnly, await RefusedAsync(() => portal.ClaimsAsync((desk, by) => desk.DeclineAsync(by, id, StatementGround.OpinionNotFact, "Lý do.", Stop), "bientap")));
        await portal.ClaimsAsync((desk, by) => desk.DeclineAsync(by, id, StatementGround.OpinionNotFact, "Đây là ý kiến về cảnh quan.", Stop));
        Assert.Equal(FactCheckDeskText.ClaimDecided, await RefusedAsync(() => portal.ClaimsAsync((desk, by) => desk.DeclineAsync(by, id, StatementGround.OpinionNotFact, "Lý do.", Stop))));

        var statement = await portal.DoAsync<PortalDb, Statement>(static db => db.Statements.SingleAsync(Stop));
        Assert.Equal(("claim", id, StatementDecision.Declined, "desk/trung-tam"), (statement.Kind, statement.ObjectId, statement.Decision, statement.Actor));
        Assert.DoesNotContain("xấu quá", statement.Title + statement.Facts, StringComparison.Ordinal);
        Assert.Equal(1, await portal.DoAsync<PortalDb, int>(db => db.Records.CountAsync(r => r.Object == $"statement/{statement.Id}", Stop)));
        Assert.All(new[] { await reader.ClaimSlipAsync(secret), await reader.ClaimSlipAsync(twinSecret) }, slip => Assert.Contains("Đây là ý kiến về cảnh quan.", slip.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal));

        portal.Clock.Advance(TimeSpan.FromDays(29));
        await portal.Services.GetRequiredService<Sweeper>().SweepAsync(Stop);
        Assert.NotEqual("", (await portal.ClaimAsync(id)).Text);
        portal.Clock.Advance(TimeSpan.FromDays(1.1));
        await portal.Services.GetRequiredService<Sweeper>().SweepAsync(Stop);
        Assert.Equal(("", ""), ((await portal.ClaimAsync(id)).Text, (await portal.ClaimAsync(twin)).Text));
        Assert.Contains("Đây là ý kiến", (await reader.ClaimSlipAsync(secret)).QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task The_desk_is_shown_what_may_be_the_same_and_attaches_it_by_a_click(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var published = await portal.PublishCheckAsync();
        var inWork = await portal.BeginCheckAsync(Bridge with { Claim = "Chợ Bến Gạo dời sang bên kia sông từ tuần sau", Places = [new CheckPlace("", "Nghe nói")] });
        var (first, _) = await portal.SendClaimAsync("Nghe nói chợ Bến Gạo dời sang bên kia sông từ tuần sau");
        var (second, secret) = await portal.SendClaimAsync("Có thật thế này không các bạn ơi", "https://dien-dan.example/cau-minh-1");
        using var desk = await portal.EnterAsync("thuky");
        Assert.Contains($"/ban/kiem-chung/tin/{first}", await desk.TextAsync("/ban/kiem-chung"), StringComparison.Ordinal);
        var page = await desk.ReadAsync($"/ban/kiem-chung/tin/{first}");
        Assert.Equal($"/ban/kiem-chung/{inWork}", page.QuerySelector(".lines a")!.GetAttribute("href"));
        Assert.Equal(ClaimState.Received, (await portal.ClaimAsync(first)).State); // nothing by itself
        await desk.PostAsync($"/ban/kiem-chung/tin/{first}", $"/ban/kiem-chung/tin/{first}/attach", ("check", $"{inWork}"));
        Assert.Equal((ClaimState.Accepted, (long?)inWork), ((await portal.ClaimAsync(first)).State, (await portal.ClaimAsync(first)).CheckId));
        Assert.Equal($"/ban/kiem-chung/{published}", (await desk.ReadAsync($"/ban/kiem-chung/tin/{second}")).QuerySelector(".lines a")!.GetAttribute("href"));
        await desk.PostAsync($"/ban/kiem-chung/tin/{second}", $"/ban/kiem-chung/tin/{second}/attach", ("check", $"{published}"));
        Assert.Equal(ClaimState.Duplicate, (await portal.ClaimAsync(second)).State); // it was answered already
        using var reader = portal.NewClient();
        Assert.Contains("Sai", (await reader.ClaimSlipAsync(secret)).QuerySelector(".notice .verdict")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_left_an_address_is_told_of_the_answer_of_its_correction_and_of_a_refusal()
    {
        using var server = new MailServer();
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite, settings => (settings.MailServer, settings.MailFrom, settings.MailTls, settings.RenditionThreads) = (server.Address, "toasoan@minhgiang.example", "none", 0));
        var (id, secret) = await portal.SendClaimAsync(email: "lan@minhgiang.example");
        var (opinion, other) = await portal.SendClaimAsync("Quảng trường mới xây xấu quá đi thôi", email: "ha@minhgiang.example");
        foreach (var one in new[] { secret, other })
        {
            using var reader = portal.NewClient();
            await reader.PostAsync(Senders.Confirmation(one), new FormUrlEncodedContent([]), Stop);
        }

        await DoJobsAsync(portal);
        var check = await portal.PublishCheckAsync(claim: id);
        await portal.ClaimsAsync((desk, by) => desk.DeclineAsync(by, opinion, StatementGround.OpinionNotFact, "Đây là ý kiến.", Stop));
        await DoJobsAsync(portal);
        await portal.ChangeCheckAsync(check, Bridge with { Verdict = Verdict.MostlyFalse }, true, "Có một đêm cấm ô tô con.");
        await DoJobsAsync(portal);
        var mails = server.Mails.Where(static mail => !mail.Subject!.Contains("xác nhận", StringComparison.OrdinalIgnoreCase) && !mail.Subject.Contains("Đã nhận", StringComparison.Ordinal)).Select(static mail => (Subject: mail.Subject!, mail.To.Mailboxes.Single().Address, TextBody: mail.TextBody!)).ToList();
        Assert.Contains(mails, static mail => mail.Address == "ha@minhgiang.example" && mail.TextBody.Contains("Đây là ý kiến.", StringComparison.Ordinal));
        Assert.Contains(mails, static mail => mail.Address == "lan@minhgiang.example" && mail.Subject.StartsWith("Đã kiểm chứng", StringComparison.Ordinal) && mail.TextBody.Contains("Sai", StringComparison.Ordinal));
        Assert.Contains(mails, static mail => mail.Address == "lan@minhgiang.example" && mail.Subject.StartsWith("Đính chính", StringComparison.Ordinal) && mail.TextBody.Contains("Có một đêm cấm ô tô con.", StringComparison.Ordinal));
        Assert.Equal(3, mails.Count);
        portal.Clock.Advance(TimeSpan.FromDays(15));
        await portal.Services.GetRequiredService<Sweeper>().SweepAsync(Stop);
        Assert.Equal(0, await portal.DoAsync<PortalDb, int>(static db => db.Set<Contact>().CountAsync(Stop)));
    }

    [Fact]
    public async Task A_sender_takes_a_claim_back_before_the_desk_looks_and_nothing_of_it_is_left()
    {
        await using var portal = await TestPortal.StartAsync();
        var (id, secret) = await portal.SendClaimAsync("Một tin mà tôi sẽ rút lại ngay", "https://dien-dan.example/tin");
        using var reader = portal.NewClient();
        await reader.ClaimSlipAsync("khong-co", status: HttpStatusCode.NotFound);
        Assert.Contains(FactCheckText.ClaimTakenBack, (await reader.ClaimSlipAsync(secret, "/takeback")).QuerySelector(".standing")!.TextContent, StringComparison.Ordinal);
        var claim = await portal.ClaimAsync(id);
        Assert.Equal((ClaimState.TakenBack, "", "", ""), (claim.State, claim.Text, claim.Seen, claim.SeenKey));
        await reader.ClaimSlipAsync(secret, "/takeback", HttpStatusCode.BadRequest);
    }

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> Asked(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Stop));
    }

    private static async Task DoJobsAsync(TestPortal portal)
    {
        while (await portal.Services.GetRequiredService<JobRunner>().DoOneAsync(Stop))
        {
        }
    }
}
