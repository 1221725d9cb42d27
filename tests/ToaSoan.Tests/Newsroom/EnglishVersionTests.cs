using System.Net;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Newsroom;
using ToaSoan.Newsroom.English;
using ToaSoan.Platform;
using ToaSoan.Staff;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Reader;
using ToaSoan.Tests.Staff;

namespace ToaSoan.Tests.Newsroom;

/// <summary>An article has an English version once the desk approved what somebody wrote.</summary>
public sealed class EnglishVersionTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task An_approved_english_version_is_read_in_english_says_when_it_is_old_and_goes_with_the_article(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var edition = await portal.PublishAsync("Cầu mới thông xe", "Nội dung.", "Sapô.", authors: ["Minh Hà"], topics: ["tiem-chung"]);
        using var reader = portal.NewClient();
        var before = await reader.ReadAsync("/en" + edition.Path);
        Assert.Equal("vi", before.QuerySelector("h1")!.GetAttribute("lang"));
        Assert.Equal("https://minhgiang.example" + edition.Path, before.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.DoesNotContain("Bridge", await reader.TextAsync("/en/rss.xml"), StringComparison.Ordinal);

        portal.Clock.Advance(TimeSpan.FromHours(1));
        await WriteAsync(portal, edition.ObjectId, "Bridge opens", "Cars may cross.");
        await ApproveAsync(portal, edition.ObjectId);
        var page = await reader.ReadAsync("/en" + edition.Path);
        Assert.Equal("Bridge opens", page.QuerySelector("h1")!.TextContent);
        Assert.Null(page.QuerySelector("h1")!.GetAttribute("lang"));
        Assert.Equal("Cars may cross.", page.QuerySelector(".prose")!.TextContent.Trim());
        Assert.Null(page.QuerySelector(".translation strong"));
        Assert.Equal("https://minhgiang.example/en" + edition.Path, page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.Equal("https://minhgiang.example/en" + edition.Path, (await reader.ReadAsync(edition.Path)).QuerySelector("head link[hreflang=en]")!.GetAttribute("href"));
        Assert.Equal("Cầu mới thông xe", (await reader.ReadAsync(edition.Path)).QuerySelector("h1")!.TextContent);
        Assert.Contains("Bridge opens", await reader.TextAsync("/en/rss.xml"), StringComparison.Ordinal);
        Assert.Contains("Bridge opens", (await reader.ReadAsync("/en/thoi-su")).QuerySelector(".list h2")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/en" + edition.Path, Assert.Single((await reader.ReadAsync("/tim-kiem?q=bridge")).QuerySelectorAll(".results h2 a")).GetAttribute("href"));

        portal.Clock.Advance(TimeSpan.FromHours(1));
        await portal.CorrectAsync(edition, "Cầu mới chưa thông xe", "Sai ngày.");
        var old = await reader.ReadAsync("/en" + edition.Path);
        Assert.Equal("This translation is of the version of 16/6/2026 07:05; the Vietnamese article has changed since.", old.QuerySelector(".translation strong")!.TextContent);
        Assert.Contains("Sai ngày.", old.QuerySelector(".correction")!.TextContent, StringComparison.Ordinal);

        await portal.WithdrawAsync(edition, "Sai sự thật.");
        await reader.ReadAsync("/en" + edition.Path, HttpStatusCode.Gone);
        foreach (var path in new[] { "/rss.xml", "/en/rss.xml", "/en/atom.xml", "/en/feed.json", "/sitemap-1.xml", "/news-sitemap.xml", "/tim-kiem?q=bridge&json" })
        {
            var text = await reader.TextAsync(path);
            Assert.DoesNotContain("Bridge opens", text, StringComparison.Ordinal);
            Assert.DoesNotContain(edition.Path, text, StringComparison.Ordinal);
        }

        Assert.Equal(["article.en.publish", "article.en.withdraw"], await portal.DoAsync<PortalDb, List<string>>(db => db.Records.Where(record => record.Object == $"article.en/{edition.ObjectId}").OrderBy(static record => record.Seq).Select(static record => record.Type).ToListAsync(Stop)));
    }

    [Fact]
    public async Task One_approved_before_publication_goes_out_with_the_article()
    {
        await using var portal = await TestPortal.StartAsync();
        var article = await portal.ApprovedAsync("Bài sẽ đăng");
        await WriteAsync(portal, article.Id, "Coming soon", "Words.");
        await ApproveAsync(portal, article.Id);
        Assert.False(await portal.DoAsync<PortalDb, bool>(static db => db.Editions.AnyAsync(Stop)));
        var staff = await portal.MayAsync("thuky");
        var edition = await portal.DoAsync<Publication, Edition>(publication => publication.PublishAsync(article.Id, staff, Stop));
        using var reader = portal.NewClient();
        Assert.Equal("Coming soon", (await reader.ReadAsync("/en" + edition.Path)).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task Nobody_approves_their_own_words_and_new_words_wait_for_approval()
    {
        await using var portal = await TestPortal.StartAsync();
        var edition = await portal.PublishAsync("Bài", "Nội dung.");
        await WriteAsync(portal, edition.ObjectId, "First", "Words.", by: "thuky");
        var own = await Assert.ThrowsAsync<Refusal>(() => ApproveAsync(portal, edition.ObjectId));
        Assert.Equal(WorkflowText.NotOwnApproval, own.Message);
        await ApproveAsync(portal, edition.ObjectId, "chu");
        await WriteAsync(portal, edition.ObjectId, "Second", "Words.", version: 1);
        using var reader = portal.NewClient();
        Assert.Equal("First", (await reader.ReadAsync("/en" + edition.Path)).QuerySelector("h1")!.TextContent);
        await ApproveAsync(portal, edition.ObjectId);
        Assert.Equal("Second", (await reader.ReadAsync("/en" + edition.Path)).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task A_refused_save_gives_the_words_back()
    {
        await using var portal = await TestPortal.StartAsync();
        var edition = await portal.PublishAsync("Bài", "Nội dung.");
        await WriteAsync(portal, edition.ObjectId, "Theirs", "Words.");
        using var writer = await portal.EnterAsync("thuky");
        var address = $"/ban/bai/{edition.ObjectId}/tieng-anh";
        var page = await writer.ReadAsync(address);
        var token = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("Form.Version", "0"), new("Form.Title", "Mine, typed with care"), new("Form.Blocks[0].Kind", "text"), new("Form.Blocks[0].Text", "Many words.")]);
        using var answer = await writer.PostAsync(new Uri(address, UriKind.Relative), form, Stop);
        var shown = await answer.Content.ReadAsStringAsync(Stop);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("Mine, typed with care", shown, StringComparison.Ordinal);
        Assert.Contains("Many words.", shown, StringComparison.Ordinal);
        Assert.Equal("Theirs", await portal.DoAsync<PortalDb, string>(static db => db.EnglishVersions.Select(static version => version.Title).SingleAsync(Stop)));
    }

    private static async Task WriteAsync(TestPortal portal, long id, string title, string body, string by = "chu", int version = 0)
    {
        var staff = await portal.MayAsync(by);
        var form = new EnglishForm { Version = version, Title = title, Blocks = [new BlockForm { Text = body }], UpToDate = true };
        await portal.DoAsync<EnglishDesk>(desk => desk.SaveAsync(id, form, staff, Stop));
    }

    private static async Task ApproveAsync(TestPortal portal, long id, string by = "thuky")
    {
        var staff = await portal.MayAsync(by);
        await portal.DoAsync<Publication>(publication => publication.ApproveEnglishAsync(id, staff, Stop));
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;
}
