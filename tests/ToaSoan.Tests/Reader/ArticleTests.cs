using System.Net;
using System.Text.Json;
using ToaSoan.Tests.Ground;

namespace ToaSoan.Tests.Reader;

public sealed class ArticleTests
{
    private const string Reason = "Số liệu chưa được xác nhận.";

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task The_number_decides_and_any_other_spelling_moves_for_good(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var edition = await portal.PublishAsync("Cầu mới thông xe", "Nội dung.");
        using var reader = portal.NewClient();
        foreach (var other in new[] { $"/thoi-su/ten-cu-{edition.ObjectId}", $"/y-te/cau-moi-thong-xe-{edition.ObjectId}", $"/khong-co/x-{edition.ObjectId}", edition.Path + "/" })
        {
            using var answer = await reader.AskAsync(HttpMethod.Get, other);
            Assert.Equal((HttpStatusCode.MovedPermanently, edition.Path), (answer.StatusCode, answer.Headers.Location?.ToString()));
            using var english = await reader.AskAsync(HttpMethod.Get, "/en" + other);
            Assert.Equal("/en" + edition.Path, english.Headers.Location?.ToString());
        }
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_withdrawn_article_leaves_its_reason_and_nothing_else(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var edition = await portal.PublishAsync("Giá nước tăng gấp đôi", "Nội dung bí mật.", "Sapô bí mật.", topics: ["tiem-chung"]);
        var other = await portal.PublishAsync("Tin khác", "Nội dung.", topics: ["tiem-chung"]);
        using var reader = portal.NewClient();
        Assert.NotNull((await reader.ReadAsync(other.Path)).QuerySelector($"a[href='{edition.Path}']"));
        await portal.WithdrawAsync(edition, Reason);

        foreach (var path in new[] { edition.Path, $"/thoi-su/x-{edition.ObjectId}", "/en" + edition.Path })
        {
            var page = await reader.ReadAsync(path, HttpStatusCode.Gone);
            var html = page.DocumentElement.OuterHtml;
            Assert.Contains(Reason, html, StringComparison.Ordinal);
            Assert.Contains("16/6/2026", html, StringComparison.Ordinal);
            Assert.Contains("Trung tâm Truyền thông thành phố", html, StringComparison.Ordinal);
            Assert.DoesNotContain("Giá nước", html, StringComparison.Ordinal);
            Assert.DoesNotContain("gia-nuoc", html, StringComparison.Ordinal);
            Assert.DoesNotContain("bí mật", html, StringComparison.Ordinal);
        }

        foreach (var path in new[] { "/", "/thoi-su", "/chu-de/tiem-chung", "/don-vi/trung-tam", other.Path, "/rss.xml", "/sitemap.xml", "/tim-kiem?q=giá+nước" })
        {
            Assert.DoesNotContain("gia-nuoc", await reader.TextAsync(path), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_correction_is_told_with_reason_and_date_and_an_earlier_one_stays_listed()
    {
        await using var portal = await TestPortal.StartAsync();
        var edition = await portal.PublishAsync("Bản một", "Nội dung.");
        using var reader = portal.NewClient();
        Assert.Null((await reader.ReadAsync(edition.Path)).QuerySelector(".correction"));
        portal.Clock.Advance(TimeSpan.FromHours(1));
        await portal.CorrectAsync(edition, "Bản hai", "Sai tên phường.");
        portal.Clock.Advance(TimeSpan.FromHours(1));
        await portal.CorrectAsync(edition, "Bản ba", "Sai số hộ.");

        var page = await reader.ReadAsync(edition.Path);
        Assert.Equal("Bản ba", page.QuerySelector("h1")!.TextContent);
        var notices = page.QuerySelectorAll(".correction p").Select(static notice => notice.TextContent).ToList();
        Assert.Equal(["16/6/2026 09:05 Sai số hộ.", "16/6/2026 08:05 Sai tên phường."], notices);
        Assert.Equal("2026-06-16T09:05", page.QuerySelector(".updated time")!.GetAttribute("datetime")![..16]);
        Assert.StartsWith("Thứ Ba, 16/6/2026 | 07:05", page.QuerySelector(".dates time")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Structured_data_is_valid_json_and_cannot_leave_its_element()
    {
        await using var portal = await TestPortal.StartAsync();
        const string title = "Thử </script><b>& “ngoặc”";
        var edition = await portal.PublishAsync(title, "Nội dung.", authors: ["Minh Hà", "Thu Lan"], topics: ["tiem-chung"]);
        using var reader = portal.NewClient();
        var page = await reader.ReadAsync(edition.Path);
        using var data = JsonDocument.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent);
        var article = data.RootElement.GetProperty("@graph")[0];
        Assert.Equal("NewsArticle", article.GetProperty("@type").GetString());
        Assert.Equal(title, article.GetProperty("headline").GetString());
        Assert.Equal("https://minhgiang.example" + edition.Path, article.GetProperty("url").GetString());
        Assert.Equal(2, article.GetProperty("author").GetArrayLength());
        Assert.Equal(title, page.QuerySelector("meta[property='og:title']")!.GetAttribute("content"));
        Assert.Equal("https://minhgiang.example" + edition.Path, page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.Null(page.QuerySelector("head link[hreflang]")); // it has no English version
    }

    [Fact]
    public async Task Related_articles_share_a_topic_first_and_never_are_the_article_itself()
    {
        await using var portal = await TestPortal.StartAsync();
        var topical = await portal.PublishAsync("Cùng chủ đề", "Nội dung.", section: "y-te", topics: ["tiem-chung"]);
        var edition = await portal.PublishAsync("Bài chính", "Nội dung.", topics: ["tiem-chung"]);
        var sectional = await portal.PublishAsync("Cùng mục", "Nội dung.");
        using var reader = portal.NewClient();
        var page = await reader.ReadAsync(edition.Path);
        Assert.Equal([topical.Path, sectional.Path], page.QuerySelectorAll(".related h3 a").Select(static link => link.GetAttribute("href")!));
    }

    [Fact]
    public async Task Sharing_needs_no_script_and_copying_waits_for_one()
    {
        await using var portal = await TestPortal.StartAsync();
        var edition = await portal.PublishAsync("Một bài", "Nội dung.");
        using var reader = portal.NewClient();
        var page = await reader.ReadAsync(edition.Path);
        var links = page.QuerySelectorAll(".share a").Select(static link => link.GetAttribute("href")!).ToList();
        Assert.Equal(4, links.Count);
        Assert.All(links, link => Assert.Contains(Uri.EscapeDataString("https://minhgiang.example" + edition.Path), link, StringComparison.Ordinal));
        Assert.True(page.QuerySelector("[data-copy]")!.HasAttribute("hidden"));
    }
}
