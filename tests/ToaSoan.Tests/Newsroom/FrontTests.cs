using System.Net;
using AngleSharp.Html.Dom;
using ToaSoan.Newsroom;
using ToaSoan.Newsroom.Front;
using ToaSoan.Platform;
using ToaSoan.Reader;
using ToaSoan.Staff;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Reader;
using ToaSoan.Tests.Staff;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.Newsroom;

/// <summary>The front page as the desk composes it, and as readers see it.</summary>
public sealed class FrontTests
{
    private const string Page = "/ban/trang-nhat";

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_portal_that_composed_nothing_shows_the_usual_layout_and_readers_see_a_draft_only_when_it_is_shown(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        using var reader = portal.NewClient();
        using var desk = await portal.EnterAsync("thuky");
        Assert.NotNull((await reader.ReadAsync("/")).QuerySelector("p.nothing"));
        for (var number = 1; number <= 20; number++)
        {
            await portal.PublishAsync($"Bài {number:00}", "Nội dung.", section: number % 2 == 0 ? "thoi-su" : "y-te");
        }

        var usual = await reader.TextAsync("/");
        var page = await reader.ReadAsync("/");
        Assert.Equal("Bài 20", page.QuerySelector(".card.lead h2")!.TextContent.Trim());
        Assert.Equal(15, page.QuerySelectorAll(".latest .card").Length);
        Assert.Equal(["Thời sự", "Y tế"], page.QuerySelectorAll(".block .rubric").Select(static rubric => rubric.TextContent.Trim()));
        Assert.Equal(20, Titles(page).Length);

        await desk.PostAsync(Page, Page + "/take", ("layout", "0"));
        await desk.PostAsync(Page, Page + "/publish");
        Assert.Equal(usual, await reader.TextAsync("/"));
        await desk.PostAsync(Page, Page + "/add", ("kind", "section"), ("of", "section:y-te"));
        await desk.PostAsync(Page, Page + "/remove", ("id", "3"));
        Assert.Equal(usual, await reader.TextAsync("/"));
        await desk.PostAsync(Page, Page + "/publish");
        var composed = await reader.ReadAsync("/");
        Assert.Null(composed.QuerySelector(".latest"));
        Assert.Equal(["Thời sự", "Y tế"], composed.QuerySelectorAll(".block .rubric").Select(static rubric => rubric.TextContent.Trim()));
        Assert.Contains("front.publish: ", await portal.TrailAsync());
        Assert.Contains("front.add: Một chuyên mục: Y tế", await portal.TrailAsync());
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_pinned_article_leads_until_its_hour_stands_nowhere_else_and_goes_when_it_is_withdrawn(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var (pinned, kept) = (await portal.PublishAsync("Bài ghim", "Nội dung."), await portal.PublishAsync("Bài giữ lâu", "Nội dung.", section: "y-te"));
        for (var number = 1; number <= 18; number++)
        {
            await portal.PublishAsync($"Bài {number}", "Nội dung.");
        }

        using var reader = portal.NewClient();
        using var desk = await portal.EnterAsync("thuky");
        var until = Schedule.Field(portal.Clock.Now().AddHours(2));
        await desk.PostAsync(Page, Page + "/pin", ("id", "1"), ("article", portal.Settings.BaseUrl + pinned.Path), ("until", until));
        await desk.PostAsync(Page, Page + "/pin", ("id", "1"), ("article", ShownArticle.Suggestion(kept.ObjectId, kept.Title)));
        await desk.PostAsync(Page, Page + "/publish");
        var page = await reader.ReadAsync("/");
        Assert.Equal("Bài ghim", Lead(page));
        Assert.Equal(Titles(page).Distinct(), Titles(page));
        Assert.Contains("Bài giữ lâu", Titles(page));

        portal.Clock.Advance(TimeSpan.FromHours(2.1));
        await UntilAsync(reader, static page => Lead(page) == "Bài giữ lâu");
        await portal.WithdrawAsync(kept, "Nhầm.");
        page = await reader.ReadAsync("/");
        Assert.Equal("Bài 18", Lead(page));
        Assert.DoesNotContain("Bài giữ lâu", Titles(page));
    }

    [Fact]
    public async Task What_readers_do_not_see_cannot_be_pinned()
    {
        await using var portal = await TestPortal.StartAsync();
        var draft = await portal.BeginAsync("Bản nháp");
        using var desk = await portal.EnterAsync("thuky");
        foreach (var typed in new[] { $"{draft.Id}", $"/y-te/ban-nhap-{draft.Id}", "999999", "Bản nháp", "", "javascript:1" })
        {
            Assert.Contains("Không thấy bài nào đang đăng như vậy.", await (await desk.PostAsync(Page, Page + "/pin", ("id", "1"), ("article", typed))).RefusedAsync(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_planned_layout_begins_at_its_hour_on_every_node_and_one_called_off_never(Engine engine)
    {
        await using var one = await TestPortal.StartAsync(engine);
        await using var two = engine == Engine.Postgres ? await TestPortal.StartAsync(engine, settings => settings.Database = one.Settings.Database) : null;
        TestPortal[] nodes = [one, .. two is null ? [] : new[] { two }];
        await one.PublishAsync("Bài y tế", "Nội dung.", section: "y-te");
        using var desk = await one.EnterAsync("thuky");
        await desk.PostAsync(Page, Page + "/remove", ("id", "4"));
        await desk.PostAsync(Page, Page + "/remove", ("id", "1"));
        await desk.PostAsync(Page, Page + "/plan", ("from", Schedule.Field(one.Clock.Now().AddHours(3))));
        await desk.PostAsync(Page, Page + "/remove", ("id", "3"));
        await desk.PostAsync(Page, Page + "/plan", ("from", Schedule.Field(one.Clock.Now().AddHours(1))));
        var soonest = await one.DoAsync<PortalDb, long>(async db => (await db.FrontLayoutAsync(one.Clock.Now().AddHours(2), Stop))!.Id);
        await desk.PostAsync(Page, Page + "/cancel", ("layout", $"{soonest}"));
        foreach (var node in nodes)
        {
            using var reader = node.NewClient();
            Assert.Equal("Bài y tế", Lead(await reader.ReadAsync("/")));
            node.Clock.Advance(TimeSpan.FromHours(2));
            await Task.Delay(700, Stop);
            Assert.Equal("Bài y tế", Lead(await reader.ReadAsync("/")));
            node.Clock.Advance(TimeSpan.FromHours(1.1));
            await UntilAsync(reader, static page => page.QuerySelector(".card.lead") is null && page.QuerySelector(".top.whole .latest") is not null);
        }

        Assert.Contains(await one.TrailAsync(), static entry => entry.StartsWith("front.plan: 16/6/2026 ", StringComparison.Ordinal));
        Assert.Contains(await one.TrailAsync(), static entry => entry.StartsWith("front.cancel: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_desk_looks_at_its_draft_by_a_ticket_that_is_good_for_nobody_else()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.PublishAsync("Bài thời sự", "Nội dung.");
        using var desk = await portal.EnterAsync("thuky");
        using var owner = await portal.EnterAsync("chu");
        using var reader = portal.NewClient();
        await desk.PostAsync(Page, Page + "/remove", ("id", "1"));
        var frame = (await desk.ReadAsync(Page)).QuerySelector("iframe.preview")!.GetAttribute("src")!;
        var preview = await desk.ReadAsync(frame);
        Assert.Null(preview.QuerySelector(".card.lead"));
        Assert.Equal("Bài thời sự", preview.QuerySelector(".latest h3")!.TextContent.Trim());
        Assert.Equal("noindex", preview.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        Assert.NotNull((await reader.ReadAsync("/")).QuerySelector(".card.lead"));
        foreach (var other in new[] { owner, reader })
        {
            await other.ReadAsync(frame, HttpStatusCode.NotFound);
        }

        await desk.PostAsync(Page, Page + "/reset");
        Assert.Empty(await portal.DoAsync<PortalDb, List<FrontLayout>>(static db => Task.FromResult(db.Set<FrontLayout>().ToList())));
    }

    [Fact]
    public async Task Blocks_are_moved_one_place_or_all_at_once_and_an_order_of_other_blocks_is_refused()
    {
        await using var portal = await TestPortal.StartAsync();
        using var desk = await portal.EnterAsync("thuky");
        await desk.PostAsync(Page, Page + "/down", ("id", "1"));
        Assert.Equal("2 1 3 4 5", await OrderAsync());
        Assert.Equal(Page + "#khoi-5", (await desk.PostAsync(Page, Page + "/up", ("id", "5"))).Headers.Location?.ToString());
        Assert.Equal("2 1 3 5 4", await OrderAsync());
        await desk.PostAsync(Page, Page + "/order", ("ids", "5"), ("ids", "4"), ("ids", "3"), ("ids", "2"), ("ids", "1"));
        Assert.Equal("5 4 3 2 1", await OrderAsync());
        foreach (var wrong in new[] { new[] { 1, 2, 3, 4 }, [1, 2, 3, 4, 5, 6], [1, 1, 2, 3, 4] })
        {
            Assert.NotEqual("", await (await desk.PostAsync(Page, Page + "/order", [.. wrong.Select(static id => ("ids", $"{id}"))])).RefusedAsync());
        }

        Assert.Equal("Trang đã có khối như vậy.", await (await desk.PostAsync(Page, Page + "/add", ("kind", "lead"))).RefusedAsync());
        Assert.Equal("Hãy chọn chuyên mục cho khối này.", await (await desk.PostAsync(Page, Page + "/add", ("kind", "section"))).RefusedAsync());
        Assert.Equal("Số mục phải từ 1 đến 6.", await (await desk.PostAsync(Page, Page + "/change", ("id", "2"), ("count", "7"))).RefusedAsync());
        Assert.Equal("Hãy chọn một giờ sắp tới, trong vòng một năm.", await (await desk.PostAsync(Page, Page + "/plan", ("from", "2020-01-01T08:00"))).RefusedAsync());
        Assert.Equal("5 4 3 2 1", await OrderAsync());

        async Task<string> OrderAsync() => string.Join(' ', (await portal.DoAsync<FrontDesk, IReadOnlyList<FrontBlock>>(async desk => (await desk.ReadAsync(Stop)).Blocks)).Select(static block => block.Id));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Each_block_takes_what_it_is_of_and_a_capability_offers_one_of_its_own(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var photo = await portal.HangAsync('a', "a.jpg", "Cầu mới", "Ảnh: Minh Hà", "Cây cầu");
        var topical = await portal.PublishAsync("Bài về tiêm chủng", "Nội dung.", topics: ["tiem-chung"]);
        var pictured = await portal.PublishAsync("Bài có ảnh", "Nội dung.", section: "y-te", photo: photo);
        var plain = await portal.PublishAsync("Bài thường", "Nội dung.", section: "y-te");
        FrontBlock[] blocks =
        [
            new(1, FrontKind.Video, "", 2, []), new(2, FrontKind.Photos, "", 3, []), new(3, FrontKind.Topic, "topic:tiem-chung", 3, []), new(4, "projects", "", 2, []), new(5, "most-read", "", 2, []), new(6, FrontKind.Section, "section:y-te", 2, []), new(7, "nobody", "", 2, []),
        ];
        FrontOffer[] offers =
        [
            new("projects", static () => "Dự án", "/du-an", static (_, count, _) => Task.FromResult(new FrontOffering(["projects"], "/Reader/_Pager.cshtml", count))),
            new("most-read", static () => "Đọc nhiều", null, (_, _, _) => Task.FromResult(new FrontOffering(["most-read"], Articles: [plain.ObjectId, 999, topical.ObjectId]))),
            new("nobody", static () => "Không có", null, static (_, _, _) => Task.FromResult(new FrontOffering(["nobody"]))),
        ];
        await portal.DoAsync<IServiceProvider>(async services =>
        {
            var (parts, tags) = await new FrontComposer(services.GetRequiredService<PortalDb>(), offers, services).ComposeAsync(blocks, portal.Clock.Now(), Stop);
            Assert.Equal(["photos: Bài có ảnh", "topic: Bài về tiêm chủng", "projects: ", "most-read: Bài thường, Bài về tiêm chủng", "section: Bài thường"], parts.Select(static part => $"{part.Kind}: {string.Join(", ", part.Articles.Select(static card => card.Title))}"));
            Assert.Equal(["projects", "most-read", "nobody"], tags);
            Assert.Equal(pictured.ObjectId, parts[0].Articles[0].ObjectId);
        });
    }

    private static async Task UntilAsync(HttpClient reader, Func<IHtmlDocument, bool> so)
    {
        for (var wait = 0; wait < 100 && !so(await reader.ReadAsync("/")); wait++)
        {
            await Task.Delay(50, Stop);
        }

        Assert.True(so(await reader.ReadAsync("/")));
    }

    private static string? Lead(IHtmlDocument page) => page.QuerySelector(".card.lead h2")?.TextContent.Trim();

    private static string[] Titles(IHtmlDocument page) => [.. page.QuerySelectorAll(".card h2, .card h3").Select(static title => title.TextContent.Trim())];
}
