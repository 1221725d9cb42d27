using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Blocks;
using ToaSoan.Media;
using ToaSoan.Platform;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Media;
using ToaSoan.Tests.Newsroom;

namespace ToaSoan.Tests.Reader.Feeds;

/// <summary>Feeds as a feed reader sees them.</summary>
public sealed class FeedTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Media = "http://search.yahoo.com/mrss/";
    private static readonly XNamespace News = "http://www.google.com/schemas/sitemap-news/0.9";
    private static readonly XNamespace Images = "http://www.google.com/schemas/sitemap-image/1.1";

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Every_list_has_a_feed_in_three_formats_that_agree(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var photo = await portal.DoAsync<MediaStore, Photo>(media => media.AddPhotoAsync(TestPhotos.Jpeg(640, 480), "anh.jpg", null, Stop));
        var body = new Document([new Paragraph([new Inline("Xem "), new Inline("trang kia", Link: "/y-te")]), new Figure(photo.Hash, "Ảnh thử", "Ảnh: Bộ kiểm thử", "Ảnh thử")]);
        var edition = await portal.PublishAsync("Tin <mới> & “lạ”", "", "Sapô.", "y-te", "so-y-te", ["Minh Hà"], ["tiem-chung"], body, photo: photo.Hash);
        await portal.UntilAsync(db => db.Photos.AnyAsync(p => p.Hash == photo.Hash && (p.Formats & PhotoFormats.Jpeg) == PhotoFormats.Jpeg, Stop));
        portal.Clock.Advance(TimeSpan.FromMinutes(5));
        var later = await portal.PublishAsync("Tin sau", "Nội dung.");
        await portal.CorrectAsync(edition, "Tin <mới> đã sửa", "Sai tên.");
        using var reader = portal.NewClient();
        foreach (var (home, titles) in new[] { ("", new[] { "Tin sau", "Tin <mới> đã sửa" }), ("/y-te", ["Tin <mới> đã sửa"]), ("/chu-de/tiem-chung", ["Tin <mới> đã sửa"]), ("/don-vi/so-y-te", ["Tin <mới> đã sửa"]) })
        {
            using var answer = await reader.AskAsync(HttpMethod.Get, home + "/atom.xml");
            Assert.Equal("application/atom+xml", answer.Content.Headers.ContentType!.MediaType);
            var feed = XDocument.Parse(await answer.Content.ReadAsStringAsync(Stop)).Root!;
            Assert.Equal($"https://minhgiang.example{home}/atom.xml", feed.Elements(Atom + "link").Single(static link => link.Attribute("rel")!.Value == "self").Attribute("href")!.Value);
            Assert.Equal(titles, feed.Elements(Atom + "entry").Select(static entry => entry.Element(Atom + "title")!.Value));
            var entry = feed.Elements(Atom + "entry").Last();
            Assert.Equal("tag:minhgiang.example,2026:article/" + edition.ObjectId, entry.Element(Atom + "id")!.Value);
            Assert.StartsWith("2026-06-16T07:05", entry.Element(Atom + "published")!.Value, StringComparison.Ordinal);
            Assert.True(string.CompareOrdinal(entry.Element(Atom + "updated")!.Value, entry.Element(Atom + "published")!.Value) > 0);
            Assert.Equal(["Y tế", "Tiêm chủng"], entry.Elements(Atom + "category").Select(static category => category.Attribute("term")!.Value));
            Assert.Equal("Minh Hà", entry.Element(Atom + "author")!.Element(Atom + "name")!.Value);
            var html = entry.Element(Atom + "content")!.Value;
            Assert.Contains("href=\"https://minhgiang.example/y-te\"", html, StringComparison.Ordinal);
            Assert.Contains("src=\"https://minhgiang.example/anh/", html, StringComparison.Ordinal);
            var image = entry.Element(Media + "content")!;
            Assert.Equal(("640", "480"), (image.Attribute("width")!.Value, image.Attribute("height")!.Value));

            var rss = XDocument.Parse(await reader.TextAsync(home + "/rss.xml"));
            Assert.Equal(titles, rss.Descendants("item").Select(static item => item.Element("title")!.Value));
            Assert.Equal(entry.Element(Atom + "id")!.Value, rss.Descendants("guid").Last().Value);
            using var json = JsonDocument.Parse(await reader.TextAsync(home + "/feed.json"));
            Assert.Equal(titles, json.RootElement.GetProperty("items").EnumerateArray().Select(static item => item.GetProperty("title").GetString()!));
            Assert.Equal(image.Attribute("url")!.Value, json.RootElement.GetProperty("items").EnumerateArray().Last().GetProperty("image").GetString());
            var page = await reader.ReadAsync(home.Length > 0 ? home : "/");
            Assert.Equal([home + "/rss.xml", home + "/atom.xml", home + "/feed.json"], page.QuerySelectorAll("head link[rel=alternate][type]").Select(static link => link.GetAttribute("href")!));
        }

        Assert.Contains("lastmod", await reader.TextAsync("/sitemap-1.xml"), StringComparison.Ordinal);
        Assert.Single(XDocument.Parse(await reader.TextAsync("/sitemap-1.xml")).Descendants(Images + "loc"));
        await portal.WithdrawAsync(edition, "Sai sự thật.");
        foreach (var path in new[] { "/rss.xml", "/y-te/atom.xml", "/chu-de/tiem-chung/feed.json", "/don-vi/so-y-te/rss.xml", "/sitemap-1.xml", "/news-sitemap.xml" })
        {
            Assert.DoesNotContain(edition.Path, await reader.TextAsync(path), StringComparison.Ordinal);
        }

        Assert.Contains(later.Path, await reader.TextAsync("/rss.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feed_has_one_address_and_none_where_there_is_no_list()
    {
        await using var portal = await TestPortal.StartAsync();
        using var reader = portal.NewClient();
        foreach (var (asked, address) in new[] { ("/RSS.xml", "/rss.xml"), ("/y-te/Atom.xml", "/y-te/atom.xml"), ("/rss.xml/", "/rss.xml"), ("/en/sitemap.xml", "/sitemap.xml") })
        {
            using var answer = await reader.AskAsync(HttpMethod.Get, asked);
            Assert.Equal((HttpStatusCode.MovedPermanently, address), (answer.StatusCode, answer.Headers.Location!.ToString()));
        }

        foreach (var path in new[] { "/khong-co/rss.xml", "/chu-de/khong-co/atom.xml", "/don-vi/khong-co/feed.json" })
        {
            await reader.ReadAsync(path, HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task The_news_sitemap_holds_two_days()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.PublishAsync("Tin cũ", "Nội dung.");
        portal.Clock.Advance(TimeSpan.FromHours(49));
        await portal.PublishAsync("Tin mới", "Nội dung.");
        using var reader = portal.NewClient();
        var news = Assert.Single(XDocument.Parse(await reader.TextAsync("/news-sitemap.xml")).Descendants(News + "news"));
        Assert.Equal("Tin mới", news.Element(News + "title")!.Value);
        Assert.Equal("vi", news.Element(News + "publication")!.Element(News + "language")!.Value);
        Assert.NotEmpty(news.Element(News + "publication")!.Element(News + "name")!.Value);
    }

    [Fact]
    public async Task The_front_page_and_lists_tell_machines_what_they_are()
    {
        await using var portal = await TestPortal.StartAsync();
        var edition = await portal.PublishAsync("Một bài", "Nội dung có sáu chữ thôi.", "Sapô.", topics: ["tiem-chung"]);
        using var reader = portal.NewClient();
        var front = await GraphAsync(reader, "/");
        Assert.Equal("WebSite", front[0].GetProperty("@type").GetString());
        Assert.Contains("{search_term_string}", front[0].GetProperty("potentialAction").GetProperty("target").GetProperty("urlTemplate").GetString(), StringComparison.Ordinal);
        Assert.Contains("NewsMediaOrganization", front[1].GetProperty("@type").EnumerateArray().Select(static type => type.GetString()));
        foreach (var path in new[] { "/thoi-su", "/chu-de/tiem-chung", "/don-vi/trung-tam" })
        {
            var list = await GraphAsync(reader, path);
            Assert.Equal("CollectionPage", list[0].GetProperty("@type").GetString());
            Assert.Equal("https://minhgiang.example" + edition.Path, list[0].GetProperty("mainEntity").GetProperty("itemListElement")[0].GetProperty("url").GetString());
            Assert.Equal("BreadcrumbList", list[1].GetProperty("@type").GetString());
        }

        var article = (await GraphAsync(reader, edition.Path))[0];
        Assert.Equal(9, article.GetProperty("wordCount").GetInt32());
        Assert.Equal("NewsMediaOrganization", article.GetProperty("publisher").GetProperty("@type").GetString());
        Assert.Equal(1200, article.GetProperty("image")[0].GetProperty("width").GetInt32());
    }

    private static async Task<JsonElement[]> GraphAsync(HttpClient reader, string path)
    {
        var page = await reader.ReadAsync(path);
        using var data = JsonDocument.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent);
        return [.. data.RootElement.GetProperty("@graph").EnumerateArray().Select(static thing => thing.Clone())];
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;
}
