using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using ToaSoan.Reader;
using ToaSoan.Tests.Ground;

namespace ToaSoan.Tests.Reader;

public sealed class MachineTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Core = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9";

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task The_feed_lists_the_newest_first(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        await portal.PublishAsync("Tin cũ & <mới>", "Nội dung.", "Sapô.", authors: ["Minh Hà"], topics: ["tiem-chung"]);
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        var newest = await portal.PublishAsync("Tin y tế", "Nội dung.", section: "y-te");
        using var reader = portal.NewClient();
        using var answer = await reader.AskAsync(HttpMethod.Get, "/rss.xml");
        Assert.Equal("application/rss+xml", answer.Content.Headers.ContentType!.MediaType);
        var feed = XDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var channel = feed.Root!.Element("channel")!;
        Assert.Equal("https://minhgiang.example/rss.xml", channel.Element(Atom + "link")!.Attribute("href")!.Value);
        var items = channel.Elements("item").ToList();
        Assert.Equal(["Tin y tế", "Tin cũ & <mới>"], items.Select(static item => item.Element("title")!.Value));
        Assert.Equal("https://minhgiang.example" + newest.Path, items[0].Element("link")!.Value);
        Assert.Equal("Minh Hà", items[1].Element(Core + "creator")!.Value);
        Assert.Equal(["Thời sự", "Tiêm chủng"], items[1].Elements("category").Select(static category => category.Value));
        Assert.Equal("Tue, 16 Jun 2026 07:06", items[0].Element("pubDate")!.Value[..22]);
        Assert.EndsWith(" +0700", items[0].Element("pubDate")!.Value, StringComparison.Ordinal);
        Assert.True(DateTimeOffset.TryParse(items[0].Element("pubDate")!.Value, CultureInfo.InvariantCulture, out _));

        var section = XDocument.Parse(await reader.TextAsync("/y-te/rss.xml"));
        Assert.Equal("Tin y tế", Assert.Single(section.Descendants("item")).Element("title")!.Value);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task The_sitemap_lists_shown_editions_only(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var shown = await portal.PublishAsync("Bài còn", "Nội dung.");
        var gone = await portal.PublishAsync("Bài rút", "Nội dung.");
        await portal.CorrectAsync(shown, "Bài còn sửa", "Sai tên.");
        await portal.WithdrawAsync(gone, "Sai sự thật.");
        using var reader = portal.NewClient();
        var index = XDocument.Parse(await reader.TextAsync("/sitemap.xml")).Descendants(Map + "loc").Select(static loc => loc.Value);
        Assert.Equal(["https://minhgiang.example/sitemap-1.xml", "https://minhgiang.example/news-sitemap.xml"], index);
        var addresses = XDocument.Parse(await reader.TextAsync("/sitemap-1.xml")).Descendants(Map + "loc").Select(static loc => loc.Value["https://minhgiang.example".Length..]).ToList();
        Assert.Equal(["/", "/en", "/thoi-su", "/en/thoi-su", "/y-te", "/en/y-te", "/tiep-can", "/en/tiep-can", "/so-kiem-duyet", "/en/so-kiem-duyet", "/dinh-chinh", "/en/dinh-chinh", "/thong-ke", "/en/thong-ke", "/luu-tru/2026/6", shown.Path], addresses);
        Assert.Contains("Sitemap: https://minhgiang.example/sitemap.xml", await reader.TextAsync("/robots.txt"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Search_answers_as_page_and_as_json(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var edition = await portal.PublishAsync("Đường ven sông thông xe", "Nội dung.", "Sapô.");
        await portal.PublishAsync("Tin khác hẳn", "Nội dung.", section: "y-te");
        using var reader = portal.NewClient();
        var page = await reader.ReadAsync("/tim-kiem?q=duong+ven+song");
        Assert.Equal(edition.Path, Assert.Single(page.QuerySelectorAll(".results h2 a")).GetAttribute("href"));
        Assert.Equal("Đường ven sông thông xe", page.QuerySelector(".results h2")!.TextContent);
        Assert.Equal("duong ven song", page.QuerySelector("#q")!.GetAttribute("value"));
        using var answer = await reader.AskAsync(HttpMethod.Get, "/tim-kiem?q=duong+ven+song&json");
        Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var hit = Assert.Single(json.RootElement.GetProperty("hits").EnumerateArray());
        Assert.Equal("https://minhgiang.example" + edition.Path, hit.GetProperty("url").GetString());
        Assert.Empty((await reader.ReadAsync("/tim-kiem?q=duong+ven+song&chuyen-muc=y-te")).QuerySelectorAll(".results li"));
        Assert.Empty((await reader.ReadAsync("/tim-kiem?q=duong+ven+song&tu=2026-06-17")).QuerySelectorAll(".results li"));
        Assert.Single((await reader.ReadAsync("/tim-kiem?q=duong+ven+song&tu=2026-06-16&den=2026-06-16")).QuerySelectorAll(".results li"));
    }

    [Fact]
    public async Task Search_without_words_helps_and_hostile_words_stay_words()
    {
        await using var portal = await TestPortal.StartAsync();
        using var reader = portal.NewClient();
        var empty = await reader.ReadAsync("/tim-kiem");
        Assert.NotNull(empty.QuerySelector(".help"));
        Assert.Null(empty.QuerySelector("meta[name=robots]"));
        using var small = await reader.AskAsync(HttpMethod.Get, "/tim-kiem?q=tin", ("Accept-Encoding", "br"));
        Assert.Equal("br", Assert.Single(small.Content.Headers.ContentEncoding));
        Assert.Equal("noindex", Assert.Single(small.Headers.GetValues("X-Robots-Tag")));
        var page = await reader.ReadAsync("/tim-kiem?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&trang=-5&tu=hom-qua&den=9999-99-99");
        Assert.Equal("\"><script>alert(1)</script>", page.QuerySelector("#q")!.GetAttribute("value"));
        Assert.Contains("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"), StringComparison.Ordinal);
    }

    [Fact]
    public void Pages_around_the_present_one_are_linked()
    {
        Assert.Equal([1, 0, 4, 5, 6, 0, 9], new Pager(5, 9, static number => "").Numbers());
        Assert.Equal([1, 2], new Pager(1, 2, static number => "").Numbers());
    }
}
