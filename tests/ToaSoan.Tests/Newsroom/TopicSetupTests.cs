using System.Net;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Newsroom;
using ToaSoan.Newsroom.Setup;
using ToaSoan.Platform;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Reader;
using ToaSoan.Tests.Staff;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.Newsroom;

public sealed class TopicSetupTests
{
    private const string Page = "/ban/cai-dat/chu-de";

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_merged_topics_address_leads_to_the_other_whose_list_shows_the_articles_of_both_once(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        await AddAsync(portal, "Tiêm vắc xin");
        var old = await portal.PublishAsync("Bài cũ", "Nội dung.", topics: ["tiem-vac-xin"]);
        var both = await portal.PublishAsync("Bài của cả hai", "Nội dung.", topics: ["tiem-vac-xin", "tiem-chung"]);
        var own = await portal.PublishAsync("Bài mới", "Nội dung.", topics: ["tiem-chung"]);
        using var reader = portal.NewClient();
        using var desk = await portal.EnterAsync("thuky");
        Assert.Equal(2, (await TitlesAsync(reader, "/chu-de/tiem-chung")).Count);
        await reader.ReadAsync(old.Path);
        await reader.ReadAsync("/");
        Assert.Contains("<category>Tiêm vắc xin</category>", await reader.GetStringAsync("/rss.xml", Stop), StringComparison.Ordinal);

        var (from, into) = (await IdAsync(portal, "tiem-vac-xin"), await IdAsync(portal, "tiem-chung"));
        var found = await desk.ReadAsync($"{Page}/{from}?tim=tiem+chung");
        Assert.NotNull(found.QuerySelector($"input[name=into][value='{into}']"));
        Assert.Equal($"{Page}/{from}", (await desk.PostAsync($"{Page}/{from}", $"{Page}/{from}/merge", ("into", $"{into}"))).Headers.Location?.ToString());
        Assert.Equal($"{Page}/{into}", (await desk.GetAsync($"{Page}/{from}", Stop)).Headers.Location?.ToString());

        using var moved = await reader.GetAsync("/chu-de/tiem-vac-xin", Stop);
        Assert.Equal((HttpStatusCode.MovedPermanently, "/chu-de/tiem-chung"), (moved.StatusCode, moved.Headers.Location?.ToString()));
        Assert.Equal("/en/chu-de/tiem-chung", (await reader.GetAsync("/en/chu-de/tiem-vac-xin", Stop)).Headers.Location?.ToString());
        Assert.Equal(["Bài cũ", "Bài của cả hai", "Bài mới"], (await TitlesAsync(reader, "/chu-de/tiem-chung")).Order(StringComparer.Ordinal));
        foreach (var article in new[] { old, both, own })
        {
            Assert.Equal(["Tiêm chủng"], (await reader.ReadAsync(article.Path)).QuerySelectorAll(".story-topics a").Select(static link => link.TextContent.Trim()));
        }

        foreach (var machine in new[] { "/rss.xml", both.Path })
        {
            Assert.DoesNotContain("Tiêm vắc xin", await reader.GetStringAsync(machine, Stop), StringComparison.Ordinal);
        }

        Assert.Contains("\"keywords\":[\"Tiêm chủng\"]", await reader.GetStringAsync(old.Path, Stop), StringComparison.Ordinal);
        Assert.Equal(["Tiêm chủng"], (await reader.ReadAsync("/")).QuerySelectorAll("nav.topics a").Select(static link => link.TextContent.Trim()));
        Assert.Contains("topic.merge: Tiêm vắc xin → Tiêm chủng", await portal.TrailAsync());

        // A page opened before the merge still sends the old topic, and a withdrawal must reach the other's list.
        await portal.DoAsync<PortalDb>(async db => Assert.Equal([into], (await db.Articles.Include(static a => a.Topics).SingleAsync(a => a.Id == old.ObjectId, Stop)).Topics.Select(static topic => topic.Id)));
        var late = await portal.PublishAsync("Bài gửi muộn", "Nội dung.", topics: ["tiem-vac-xin"]);
        Assert.Equal(["tiem-chung"], late.Topics.Select(static topic => topic.Slug));
        await portal.WithdrawAsync(old, "Sai.");
        Assert.DoesNotContain("Bài cũ", await TitlesAsync(reader, "/chu-de/tiem-chung"));
    }

    [Fact]
    public async Task Merging_twice_leaves_one_step_and_never_a_circle()
    {
        await using var portal = await TestPortal.StartAsync();
        await AddAsync(portal, "Hai");
        await AddAsync(portal, "Ba");
        var (one, two, three) = (await IdAsync(portal, "tiem-chung"), await IdAsync(portal, "hai"), await IdAsync(portal, "ba"));
        await MergeAsync(portal, one, two);
        await MergeAsync(portal, two, three);
        Assert.Equal([three, three], await portal.DoAsync<PortalDb, List<long>>(static db => db.Topics.Where(static t => t.MergedIntoId != null).Select(static t => t.MergedIntoId!.Value).ToListAsync(Stop)));
        Assert.Contains("đã được gộp", (await Assert.ThrowsAsync<Refusal>(() => MergeAsync(portal, three, one))).Message, StringComparison.Ordinal);
        Assert.Equal("Không gộp một chủ đề vào chính nó.", (await Assert.ThrowsAsync<Refusal>(() => MergeAsync(portal, three, three))).Message);
        using var reader = portal.NewClient();
        Assert.Equal("/chu-de/ba", (await reader.GetAsync("/chu-de/tiem-chung", Stop)).Headers.Location?.ToString());
    }

    [Theory]
    [InlineData("tiem chung", true)]
    [InlineData("CHỦNG", true)]
    [InlineData("chung tiem", true)]
    [InlineData("tiêm phòng", false)]
    public async Task A_topic_is_found_with_and_without_marks(string words, bool found)
    {
        await using var portal = await TestPortal.StartAsync();
        using var desk = await portal.EnterAsync("thuky");
        var page = await desk.ReadAsync($"{Page}?tim={Uri.EscapeDataString(words)}");
        Assert.Equal(found, page.QuerySelector("ul.lines a")?.TextContent == "Tiêm chủng");
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_changed_topic_shows_at_once_and_a_retired_one_is_not_offered(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var article = await portal.PublishAsync("Bài", "Nội dung.", topics: ["tiem-chung"]);
        using var reader = portal.NewClient();
        using var desk = await portal.EnterAsync("thuky");
        await reader.ReadAsync("/chu-de/tiem-chung");
        await reader.ReadAsync("/");
        var id = await IdAsync(portal, "tiem-chung");
        await desk.PostAsync($"{Page}/{id}", $"{Page}/{id}/change", ("name", "Tiêm chủng mở rộng"), ("summary", "Lịch tiêm."));
        var page = await reader.ReadAsync("/chu-de/tiem-chung");
        Assert.Contains("Tiêm chủng mở rộng", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Lịch tiêm.", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Tiêm chủng mở rộng", (await reader.ReadAsync("/")).QuerySelector("nav.topics a")!.TextContent.Trim());
        Assert.Equal("Tiêm chủng mở rộng", (await reader.ReadAsync(article.Path)).QuerySelector(".story-topics a")!.TextContent.Trim());
        Assert.Contains("topic.change: Tiêm chủng → Tiêm chủng mở rộng; Lịch tiêm và kết quả. → Lịch tiêm.", await portal.TrailAsync());

        await desk.PostAsync($"{Page}/{id}", $"{Page}/{id}/retire");
        Assert.Null((await desk.ReadAsync("/ban/bai/moi")).QuerySelector("input[name='Form.Topics']"));
        Assert.NotNull((await desk.ReadAsync($"/ban/bai/{article.ObjectId}")).QuerySelector("input[name='Form.Topics'][checked]"));
        Assert.Null((await reader.ReadAsync("/")).QuerySelector("nav.topics a"));
        Assert.Single(await TitlesAsync(reader, "/chu-de/tiem-chung"));
    }

    private static Task AddAsync(TestPortal portal, string name) => portal.DoAsync<TopicDesk>(async desk => await desk.AddAsync(await portal.MayAsync("thuky"), name, "", Stop));

    private static Task MergeAsync(TestPortal portal, long id, long into) => portal.DoAsync<TopicDesk>(async desk => await desk.MergeAsync(await portal.MayAsync("thuky"), id, into, Stop));

    private static Task<long> IdAsync(TestPortal portal, string slug) => portal.DoAsync<PortalDb, long>(db => db.Topics.Where(t => t.Slug == slug).Select(static t => t.Id).SingleAsync(Stop));

    private static async Task<List<string>> TitlesAsync(HttpClient reader, string path) => [.. (await reader.ReadAsync(path)).QuerySelectorAll("main article h2, main article h3").Select(static title => title.TextContent.Trim())];
}
