using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ToaSoan.FactCheck;
using ToaSoan.Platform;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Reader;
using ToaSoan.Transparency;
using Record = ToaSoan.Platform.Record;
using static ToaSoan.Tests.FactCheck.FactCheckSteps;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.FactCheck;

/// <summary>A check from its beginning to its withdrawal, and what readers and programs see of it.</summary>
public sealed class CheckTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Nobody_approves_what_they_wrote_and_readers_see_nothing_before(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        using var reader = portal.NewClient();
        var id = await portal.BeginCheckAsync();
        Assert.Equal(FactCheckDeskText.NotInReview, await RefusedAsync(() => portal.ApproveAsync(id)));
        await portal.HandInAsync(id);
        Assert.Equal(FactCheckDeskText.TwoPersons, await RefusedAsync(() => portal.ApproveAsync(id, "thuky")));
        await reader.ReadAsync((await portal.CheckAsync(id)).Path, HttpStatusCode.NotFound);
        Assert.DoesNotContain("Cầu Minh 1", await reader.TextAsync("/kiem-chung") + await reader.TextAsync("/kiem-chung/atom.xml") + await reader.TextAsync("/kiem-chung/du-lieu.json") + await reader.TextAsync("/sitemap-1.xml"), StringComparison.Ordinal);

        // Whoever saves once becomes a writer too, and so does who changes the evidence.
        await portal.DoAsync<CheckDesk>(async desk => await desk.ReturnAsync(await portal.PermissionsAsync("chu"), id, "Thêm nguồn.", Stop));
        await portal.SaveCheckAsync(id, Bridge with { Finding = "Cầu không đóng cửa." }, "chu");
        await portal.HandInAsync(id);
        Assert.Equal(FactCheckDeskText.TwoPersons, await RefusedAsync(() => portal.ApproveAsync(id)));
        Assert.Equal(FactCheckDeskText.TwoPersons, await RefusedAsync(() => portal.ApproveAsync(id, "thuky")));
        Assert.Equal(0, await portal.DoAsync<PortalDb, int>(static db => db.Editions.CountAsync(static e => e.Kind == "check", Stop)));
        Assert.Equal(FactCheckDeskText.DeskOnly, await RefusedAsync(() => portal.ApproveAsync(id, "bientap")));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_published_check_says_everything_in_words_and_data_and_its_record_commits_to_its_evidence(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        using var reader = portal.NewClient();
        var by = await portal.PermissionsAsync("thuky");
        var id = await portal.BeginCheckAsync();
        await portal.DoAsync<EvidenceDesk>(desk => desk.AddFileAsync(by, id, Plan with { Title = "Lịch trực", Citation = "", Excerpt = "ba đêm" }, "a,b\n1,2"u8.ToArray(), "text/csv", Stop));
        await portal.HandInAsync(id);
        await portal.ApproveAsync(id);
        var path = $"/kiem-chung/cau-minh-1-dong-cua-ba-thang-tu-thu-hai-{id}";
        var page = await reader.ReadAsync(path);
        var text = page.QuerySelector("main")!.TextContent;
        var hash = (await portal.EvidenceAsync(id, 2)).Hash;
        Assert.All(["“Cầu Minh 1 đóng cửa ba tháng từ thứ Hai”", "Sai", "chỉ cấm xe tải trong ba đêm", "dien-dan.example", "Tin nhắn chuyển tay", "Kế hoạch số 214/KH-SXD", hash, "Tiêm chủng", "Kế hoạch của Sở Xây dựng ghi ba đêm"], words => Assert.Contains(words, text, StringComparison.Ordinal));
        Assert.Equal("Sai: Cầu Minh 1 đóng cửa ba tháng từ thứ Hai", page.QuerySelector("meta[property='og:title']")!.GetAttribute("content"));
        Assert.Equal("#chung-cu-1", page.QuerySelector(".prose a")!.GetAttribute("href"));
        Assert.DoesNotContain("/ban/", page.QuerySelector("main")!.InnerHtml, StringComparison.Ordinal); // captures are the desk's

        using var data = JsonDocument.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent);
        var review = data.RootElement.GetProperty("@graph")[0];
        Assert.Equal(("ClaimReview", "Cầu Minh 1 đóng cửa ba tháng từ thứ Hai", "https://minhgiang.example" + path), (Text(review, "@type"), Text(review, "claimReviewed"), Text(review, "url")));
        var rating = review.GetProperty("reviewRating");
        Assert.Equal((1, 5, 1, "Sai"), (rating.GetProperty("ratingValue").GetInt32(), rating.GetProperty("bestRating").GetInt32(), rating.GetProperty("worstRating").GetInt32(), Text(rating, "alternateName")));
        var claim = review.GetProperty("itemReviewed");
        Assert.Equal(("Claim", "https://dien-dan.example/cau-minh-1?utm_source=zalo", 2), (Text(claim, "@type"), Text(claim.GetProperty("appearance")[0], "url"), claim.GetProperty("appearance").GetArrayLength()));
        Assert.False(claim.TryGetProperty("author", out _));
        using var feed = JsonDocument.Parse(await reader.TextAsync("/kiem-chung/du-lieu.json"));
        var element = feed.RootElement.GetProperty("dataFeedElement")[0];
        Assert.Equal(("DataFeed", "ClaimReview", hash), (Text(feed.RootElement, "@type"), Text(element.GetProperty("item")[0], "@type"), Text(element.GetProperty("evidence")[0], "sha256")));

        Assert.Contains("Sai: Cầu Minh 1", await reader.TextAsync("/kiem-chung/atom.xml"), StringComparison.Ordinal);
        Assert.Contains(path, await reader.TextAsync("/sitemap-1.xml"), StringComparison.Ordinal);
        Assert.Contains("Cầu Minh 1", (await reader.ReadAsync("/tim-kiem?q=cau+minh+1+dong+cua&loai=kiem-chung")).QuerySelector(".results h2")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Cầu Minh 1 đóng cửa ba tháng từ thứ Hai", (await reader.ReadAsync("/kiem-chung/ket-luan/sai")).QuerySelector(".check-line h2")!.TextContent);
        Assert.NotNull((await reader.ReadAsync("/kiem-chung/chu-de/tiem-chung")).QuerySelector(".check-line"));
        await reader.ReadAsync("/kiem-chung/ket-luan/dung-mot-nua", HttpStatusCode.NotFound);
        Assert.Equal((HttpStatusCode.MovedPermanently, path), ((await reader.GetAsync($"/kiem-chung/ten-cu-{id}", Stop)) is var moved ? moved.StatusCode : default, moved.Headers.Location!.ToString()));

        var (edition, record) = await portal.DoAsync<PortalDb, (Edition, Record)>(async db => (await db.Editions.Include(static e => e.Tags).SingleAsync(static e => e.Kind == "check", Stop), await db.Records.SingleAsync(r => r.Object == $"check/{id}", Stop)));
        Assert.Equal(("check.publish", Record.Commit(edition.Salt, Record.Canonical(edition))), (record.Type, record.Content));
        Assert.Contains(hash, Record.Fields(edition).Single(static field => field.Name == "body").Text, StringComparison.Ordinal);
        static string Text(JsonElement of, string name) => of.GetProperty(name).GetString()!;
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_correction_says_what_changed_and_why_and_a_withdrawal_leaves_its_reason(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        using var reader = portal.NewClient();
        var id = await portal.PublishCheckAsync();
        var path = (await portal.CheckAsync(id)).Path;
        var changed = Bridge with { Verdict = Verdict.MostlyFalse, Claim = "Cầu Minh 1 đóng cửa từ thứ Hai" };
        await portal.DoAsync<CheckDesk>(async desk => await desk.ReopenAsync(await portal.PermissionsAsync("thuky"), id, Stop));
        await portal.SaveCheckAsync(id, changed);
        Assert.Equal("“Cầu Minh 1 đóng cửa ba tháng từ thứ Hai”", (await reader.ReadAsync(path)).QuerySelector("h1")!.TextContent); // readers see the last edition meanwhile
        Assert.Equal(FactCheckDeskText.VerdictNeedsCorrection, await RefusedAsync(() => portal.HandInAsync(id, false, "Viết lại.")));
        Assert.Equal(FactCheckDeskText.ReasonHoldsPersonalData, await RefusedAsync(() => portal.HandInAsync(id, true, "Theo ông A, số 0912345678.")));
        await portal.HandInAsync(id, true, "Có một đêm cấm cả ô tô con.");
        await portal.ApproveAsync(id);
        var page = await reader.ReadAsync(path);
        Assert.Contains("Kết luận đổi từ “Sai” thành “Phần lớn sai”.", page.QuerySelector("aside.correction")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Có một đêm cấm cả ô tô con.", page.QuerySelector("#ban-2")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("\"correction\"", page.QuerySelector("script[type='application/ld+json']")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Đính chính: Có một đêm", await reader.TextAsync("/kiem-chung/atom.xml"), StringComparison.Ordinal);
        Assert.Contains("Có một đêm cấm cả ô tô con.", await reader.TextAsync("/dinh-chinh"), StringComparison.Ordinal);

        Assert.Equal(FactCheckDeskText.ChiefsOnly, await RefusedAsync(() => WithdrawAsync(portal, id, "thuky")));
        await WithdrawAsync(portal, id, "chu");
        Assert.Contains("Nguồn bị làm giả.", (await reader.ReadAsync(path, HttpStatusCode.Gone)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Cầu Minh 1", (await reader.ReadAsync(path, HttpStatusCode.Gone)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await reader.ReadAsync("/kiem-chung")).QuerySelector(".check-line"));
        var statement = await portal.DoAsync<PortalDb, Statement>(static db => db.Statements.SingleAsync(Stop));
        Assert.Equal(("check", id, StatementDecision.Withdrawn, StatementGround.Error), (statement.Kind, statement.ObjectId, statement.Decision, statement.Ground));

        await portal.DoAsync<CheckPublication>(async publication => await publication.RestoreAsync(await portal.PermissionsAsync("chu"), id, "Nguồn đã được xác nhận.", Stop));
        Assert.Equal("“Cầu Minh 1 đóng cửa từ thứ Hai”", (await reader.ReadAsync(path)).QuerySelector("h1")!.TextContent);
        Assert.Equal(CheckState.Published, (await portal.CheckAsync(id)).State);
        Assert.Equal(["check.publish 1", "check.correct 2", "check.withdraw 3", "check.revise 4"], await portal.DoAsync<PortalDb, List<string>>(db => db.Records.Where(r => r.Object == $"check/{id}").OrderBy(static r => r.Seq).Select(static r => r.Type + " " + r.Seq).ToListAsync(Stop)));
        Assert.Equal(["check.begin", "check.hand-in", "check.publish", "check.reopen", "check.change", "check.hand-in", "check.correct", "check.withdraw", "check.restore"], (await portal.TrailAsync()).Select(static line => line.Split(':')[0]).Where(static act => act.StartsWith("check.", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_is_not_whole_or_names_a_private_person_is_refused_in_a_sentence()
    {
        await using var portal = await TestPortal.StartAsync();
        foreach (var (wrong, sentence) in new[]
        {
            (Bridge with { Claim = "—" }, FactCheckDeskText.ClaimMissing.Replace("{0}", "300", StringComparison.Ordinal)), (Bridge with { Speaker = "Ông Nguyễn Văn A" }, FactCheckDeskText.SpeakerSourceMissing), (Bridge with { Topic = "khong-co" }, FactCheckDeskText.NoSuchTopic),
        })
        {
            Assert.Equal(sentence, await RefusedAsync(() => portal.BeginCheckAsync(wrong)));
        }

        foreach (var (wrong, sentence) in new[] { (Bridge with { Verdict = null }, FactCheckDeskText.VerdictMissing), (Bridge with { Places = [] }, FactCheckDeskText.PlacesMissing), (Bridge with { Finding = "" }, FactCheckDeskText.FindingMissing), (Bridge with { Claim = "Gọi 0912345678 để nhận tiền" }, FactCheckDeskText.ClaimHoldsPersonalData) })
        {
            var id = await portal.BeginCheckAsync(wrong);
            Assert.Equal(sentence, await RefusedAsync(() => portal.HandInAsync(id)));
        }

        var bare = await portal.DoAsync<CheckDesk, long>(async desk => await desk.BeginAsync(await portal.PermissionsAsync("thuky"), new TypedCheck(Bridge), null, Stop));
        Assert.Equal(FactCheckDeskText.EvidenceMissing, await RefusedAsync(() => portal.HandInAsync(bare)));
    }

    [Fact]
    public async Task The_method_page_says_the_scale_and_undetermined_has_no_number()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.PublishCheckAsync(Bridge with { Verdict = Verdict.Undetermined });
        using var reader = portal.NewClient();
        var page = await reader.ReadAsync("/kiem-chung/cach-lam");
        Assert.Equal(["Đúng", "Phần lớn đúng", "Thiếu ngữ cảnh", "Phần lớn sai", "Sai", "Chưa xác định được"], page.QuerySelectorAll(".scale .verdict").Select(static one => one.TextContent.Trim()));
        Assert.Contains("1 kiểm chứng", page.QuerySelector("#chua-xac-dinh")!.TextContent, StringComparison.Ordinal);
        using var feed = JsonDocument.Parse(await reader.TextAsync("/kiem-chung/du-lieu.json"));
        var rating = feed.RootElement.GetProperty("dataFeedElement")[0].GetProperty("item")[0].GetProperty("reviewRating");
        Assert.False(rating.TryGetProperty("ratingValue", out _));
        Assert.Equal("Chưa xác định được", rating.GetProperty("alternateName").GetString());
        Assert.Contains("Opinions, comments and predictions", (await reader.ReadAsync("/en/kiem-chung/cach-lam")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    private static Task WithdrawAsync(TestPortal portal, long id, string by) => portal.DoAsync<CheckPublication>(async publication => await publication.WithdrawAsync(await portal.PermissionsAsync(by), id, StatementGround.Error, StatementSource.Own, "Nguồn bị làm giả.", Stop));
}
