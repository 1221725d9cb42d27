using System.Net;
using ToaSoan.Tests.Ground;

namespace ToaSoan.Tests.Reader;

public sealed class PageTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Every_kind_of_page_answers_without_cookie_script_or_form(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var edition = await portal.PublishAsync("Trạm y tế tiêm vắc xin buổi tối", "Đoạn một.", "Trạm mở cửa đến 20 giờ.", "y-te", "so-y-te", ["Minh Hà"], ["tiem-chung"]);
        using var reader = portal.NewClient();
        string[] paths = ["/", "/thoi-su", "/y-te", edition.Path, "/chu-de/tiem-chung", "/don-vi/so-y-te", "/tac-gia/minh-ha", "/tim-kiem", "/tim-kiem?q=vac+xin", "/luu-tru", "/luu-tru/2026/6", "/luu-tru/2026/6/16", "/du-an"];
        foreach (var path in paths.SelectMany(static path => new[] { path, "/en" + (path == "/" ? "" : path) }))
        {
            using var answer = await reader.AskAsync(HttpMethod.Get, path);
            Assert.False(answer.Headers.Contains("Set-Cookie"), $"{path} sets a cookie");
            var page = await reader.ReadAsync(path);
            Assert.Single(page.QuerySelectorAll("h1"));
            Assert.Single(page.QuerySelectorAll("main"));
            Assert.False(string.IsNullOrWhiteSpace(page.Title));
            Assert.Equal(path.StartsWith("/en", StringComparison.Ordinal) ? "en" : "vi", page.DocumentElement.GetAttribute("lang"));
            Assert.All(page.QuerySelectorAll("form"), static form => Assert.EndsWith("/tim-kiem", form.GetAttribute("action"), StringComparison.Ordinal));
            Assert.All(page.QuerySelectorAll("form"), static form => Assert.NotEqual("post", form.GetAttribute("method")));
            Assert.All(page.QuerySelectorAll("script"), static script => Assert.True(script.GetAttribute("type") == "application/ld+json" || script.GetAttribute("src")!.StartsWith("/a/", StringComparison.Ordinal)));
            Assert.Empty(page.QuerySelectorAll("[style], style, [onclick], iframe"));
        }
    }

    [Fact]
    public async Task An_empty_portal_has_a_front_page()
    {
        await using var portal = await TestPortal.StartAsync(city: false);
        using var reader = portal.NewClient();
        var page = await reader.ReadAsync("/");
        Assert.Equal(ReaderText.NothingYet, page.QuerySelector(".nothing")!.TextContent);
        Assert.Empty(page.QuerySelectorAll(".card"));
    }

    [Fact]
    public async Task The_front_page_shows_each_article_once()
    {
        await using var portal = await TestPortal.StartAsync();
        for (var number = 1; number <= 23; number++)
        {
            await portal.PublishAsync($"Tin thứ {number}", "Nội dung.", section: number % 2 == 0 ? "thoi-su" : "y-te");
        }

        using var reader = portal.NewClient();
        var page = await reader.ReadAsync("/");
        var titles = page.QuerySelectorAll("main h2 a[href], main h3 a[href]").Select(static link => link.GetAttribute("href")!).Where(static path => path.Count(static c => c == '/') == 2).ToList();
        Assert.Equal(titles.Count, titles.Distinct().Count());
        Assert.Contains(titles, static path => path.Contains("/tin-thu-23-", StringComparison.Ordinal));
        Assert.Equal(2, page.QuerySelectorAll(".block").Length);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Lists_are_paged_by_path(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        for (var number = 1; number <= 21; number++)
        {
            await portal.PublishAsync($"Tin thứ {number}", "Nội dung.", authors: ["Minh Hà"], topics: ["tiem-chung"]);
        }

        using var reader = portal.NewClient();
        foreach (var list in new[] { "/thoi-su", "/chu-de/tiem-chung", "/don-vi/trung-tam", "/tac-gia/minh-ha" })
        {
            var first = await reader.ReadAsync(list);
            Assert.Equal(20, first.QuerySelectorAll(".card").Length);
            Assert.Equal($"{list}/trang/2", first.QuerySelector("a[rel=next]")!.GetAttribute("href"));
            var second = await reader.ReadAsync($"{list}/trang/2");
            Assert.StartsWith("Tin thứ 1", second.QuerySelectorAll(".card h2").Single().TextContent.Trim(), StringComparison.Ordinal);
            Assert.Equal(list, second.QuerySelector("a[rel=prev]")!.GetAttribute("href"));
            await reader.ReadAsync($"{list}/trang/3", HttpStatusCode.NotFound);
            await reader.ReadAsync($"{list}/trang/02", HttpStatusCode.NotFound);
            using var one = await reader.AskAsync(HttpMethod.Get, $"{list}/trang/1");
            Assert.Equal((HttpStatusCode.MovedPermanently, list), (one.StatusCode, one.Headers.Location!.ToString()));
        }
    }

    [Theory]
    [InlineData("/khong-co")]
    [InlineData("/thoi-su/khong-co-99")]
    [InlineData("/api/khong-co-1")]
    [InlineData("/mot/hai/ba")]
    [InlineData("/chu-de/khong-co")]
    [InlineData("/don-vi/khong-co")]
    [InlineData("/tac-gia/khong-co")]
    [InlineData("/khong-co/rss.xml")]
    [InlineData("/sitemap-2.xml")]
    [InlineData("/thong-ke/tin-thu-nhat-1")]
    public async Task An_unknown_address_answers_404_with_a_search_box(string path)
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.PublishAsync("Tin thứ nhất", "Nội dung.");
        using var reader = portal.NewClient();
        var page = await reader.ReadAsync(path, HttpStatusCode.NotFound);
        Assert.NotNull(page.QuerySelector(".problem input[name=q]"));
        Assert.Equal(ReaderText.Problem404, page.QuerySelector("h1")!.TextContent);
        Assert.NotNull(page.QuerySelector("meta[name=robots][content=noindex]"));
    }

    [Fact]
    public async Task Other_methods_get_a_problem_page_of_the_right_status()
    {
        await using var portal = await TestPortal.StartAsync();
        using var reader = portal.NewClient();
        using var post = await reader.AskAsync(HttpMethod.Post, "/thoi-su");
        Assert.Equal(HttpStatusCode.BadRequest, post.StatusCode);
        Assert.Contains("class=\"problem\"", await post.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using var trace = await reader.AskAsync(HttpMethod.Trace, "/thoi-su");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, trace.StatusCode);
    }
}
