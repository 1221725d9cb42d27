using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Blocks;
using ToaSoan.Media;
using ToaSoan.Newsroom;
using ToaSoan.Platform;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Media;
using ToaSoan.Tests.Newsroom;

namespace ToaSoan.Tests.Reader;

/// <summary>What an article offers beside its words: contents, neighbours, listening, keeping, handing on.</summary>
public sealed class StoryTests
{
    private static readonly string Long = string.Join(' ', Enumerable.Repeat("một hai ba bốn năm", 220));

    private static Document Words(params string[] texts) => new([.. texts.SelectMany(static text => BlockMarkup.Parse(text))]);

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task In_its_topic_an_article_leads_to_the_one_before_and_the_one_after(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var first = await portal.PublishAsync("Bài một", "Nội dung.", topics: ["tiem-chung"]);
        portal.Clock.Advance(TimeSpan.FromHours(1));
        var second = await portal.PublishAsync("Bài hai", "Nội dung.", section: "y-te", topics: ["tiem-chung"]);
        using var reader = portal.NewClient();
        Assert.Equal([first.Path], await LinksAsync(second.Path));
        Assert.Equal([second.Path], await LinksAsync(first.Path));
        var third = await portal.PublishAsync("Bài ba", "Nội dung.", topics: ["tiem-chung"]); // the same instant: the later edition is the newer
        portal.Clock.Advance(TimeSpan.FromSeconds(61)); // what newer ones a page leads to may be a minute old
        Assert.Equal([third.Path, first.Path], await LinksAsync(second.Path));
        await portal.WithdrawAsync(first, "Sai.");
        Assert.Equal([third.Path], await LinksAsync(second.Path));

        async Task<string[]> LinksAsync(string path) => [.. (await reader.ReadAsync(path)).QuerySelectorAll(".neighbours li a").Select(static link => link.GetAttribute("href")!)];
    }

    [Fact]
    public async Task A_long_read_has_contents_and_says_how_long_it_takes()
    {
        await using var portal = await TestPortal.StartAsync();
        var edition = await portal.PublishAsync("Bài dài", "", document: Words("## Kinh phí", Long, "### Nguồn vốn", "## Tiến độ", "Hết."));
        var brief = await portal.PublishAsync("Bài ngắn", "", document: Words("## Một", "## Hai", "## Ba", "Hết."));
        using var reader = portal.NewClient();
        var page = await reader.ReadAsync(edition.Path);
        var links = page.QuerySelectorAll(".contents a").Select(static link => link.GetAttribute("href")!).ToList();
        Assert.Equal(["#muc-kinh-phi", "#muc-nguon-von", "#muc-tien-do"], links);
        Assert.All(links, link => Assert.NotNull(page.QuerySelector(".prose " + link)));
        Assert.Equal("Đọc khoảng 5 phút", page.QuerySelector(".reading-time")!.TextContent);
        page = await reader.ReadAsync(brief.Path);
        Assert.Null(page.QuerySelector(".contents"));
        Assert.Equal("Đọc khoảng 1 phút", page.QuerySelector(".reading-time")!.TextContent);
    }

    [Fact]
    public async Task What_is_read_aloud_names_the_element_that_says_it()
    {
        await using var portal = await TestPortal.StartAsync();
        var edition = await portal.PublishAsync("Tít bài", "", "Sapô một. Sapô hai.", document: Words("Câu một. Câu hai?", "## Mục", "| a | b |\n| c | d |", "- mục A^[ghi chú]\n- mục B"));
        using var reader = portal.NewClient();
        using var answer = await reader.AskAsync(HttpMethod.Get, edition.Path + "/doc");
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal("""[[-2,"Tít bài"],[-1,"Sapô một.","Sapô hai."],[0,"Câu một.","Câu hai?"],[1,"Mục"],[3,"mục A","mục B"]]""", text);
        Assert.Equal("noindex", Assert.Single(answer.Headers.GetValues("X-Robots-Tag")));
        var numbers = await portal.PublishAsync("Số", "UBND TP. Minh Giang chi 2,5 tỷ đồng. Xong trước 30/4/2026.");
        Assert.DoesNotMatch("[0-9]|UBND|TP", (await reader.TextAsync(numbers.Path + "/doc"))[..^1].Split("],[")[1][1..]);
        var prose = (await reader.ReadAsync(edition.Path)).QuerySelector(".prose")!;
        Assert.Equal(["P", "H2", "DIV", "UL", "SECTION"], prose.Children.Select(static child => child.TagName));
    }

    [Fact]
    public async Task Everything_that_belongs_to_an_article_moves_and_goes_with_it()
    {
        await using var portal = await TestPortal.StartAsync();
        var edition = await portal.PublishAsync("Cầu mới", "Nội dung kín.");
        using var reader = portal.NewClient();
        foreach (var part in new[] { "/doc", "/luu", "/qr.svg" })
        {
            using var moved = await reader.AskAsync(HttpMethod.Get, $"/y-te/ten-cu-{edition.ObjectId}{part}");
            Assert.Equal((HttpStatusCode.MovedPermanently, edition.Path + part), (moved.StatusCode, moved.Headers.Location?.ToString()));
            Assert.Equal(HttpStatusCode.NotFound, (await reader.AskAsync(HttpMethod.Get, $"/thoi-su/cau-moi-99{part}")).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await reader.AskAsync(HttpMethod.Get, edition.Path + part)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.OK, (await reader.AskAsync(HttpMethod.Get, OEmbed(edition))).StatusCode);
        await portal.WithdrawAsync(edition, "Sai.");
        foreach (var path in new[] { edition.Path + "/doc", edition.Path + "/luu", edition.Path + "/qr.svg", OEmbed(edition) })
        {
            using var gone = await reader.AskAsync(HttpMethod.Get, path);
            Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
            Assert.DoesNotContain("Cầu mới", await gone.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_saved_file_holds_its_photos_and_asks_nobody_for_anything()
    {
        await using var portal = await TestPortal.StartAsync();
        var photo = await portal.AddPhotoAsync(TestPhotos.Jpeg(1000, 700));
        await portal.UntilAsync(db => db.Photos.AnyAsync(p => p.Hash == photo.Hash && p.Formats != PhotoFormats.None, TestContext.Current.CancellationToken));
        var edition = await portal.PublishAsync("Bài giữ lại <b>", "", "Sapô.", document: Words("Xem [bài trước](/thoi-su/a-1).^[Ghi chú.]"), photo: photo.Hash);
        edition = await portal.CorrectAsync(edition, "Bài giữ lại <b> hai", "Sai số hộ.");
        using var reader = portal.NewClient();
        using var answer = await reader.AskAsync(HttpMethod.Get, edition.Path + "/luu");
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.EndsWith($"-{edition.ObjectId}.html", answer.Content.Headers.ContentDisposition.FileName!.Trim('"'), StringComparison.Ordinal);
        var page = await reader.ReadAsync(edition.Path + "/luu");
        Assert.Empty(page.QuerySelectorAll("script, link[rel=stylesheet], iframe, video, source, [srcset], [onclick]"));
        Assert.All(page.QuerySelectorAll("img"), static image => Assert.StartsWith("data:image/jpeg;base64,", image.GetAttribute("src"), StringComparison.Ordinal));
        Assert.Single(page.QuerySelectorAll("img"));
        var home = "https://minhgiang.example";
        Assert.NotNull(page.QuerySelector($"footer a[href='{home + edition.Path}']"));
        Assert.NotNull(page.QuerySelector($"a[href='{home}/thoi-su/a-1']"));
        var said = page.Body!.TextContent;
        Assert.All(["Trung tâm Truyền thông thành phố", "16/6/2026", "Sai số hộ.", "Ghi chú.", "Bài giữ lại <b> hai"], words => Assert.Contains(words, said, StringComparison.Ordinal));
        Assert.Contains("default-src 'none'", page.QuerySelector("meta[http-equiv]")!.GetAttribute("content"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_sites_get_a_quotation_in_words_that_cannot_act()
    {
        await using var portal = await TestPortal.StartAsync();
        var edition = await portal.PublishAsync("Thử <script>x</script> & “ngoặc”", "Nội dung.", "Sapô <img src=x>.");
        using var reader = portal.NewClient();
        var page = await reader.ReadAsync(edition.Path);
        foreach (var type in new[] { "application/json+oembed", "text/xml+oembed" })
        {
            var address = page.QuerySelector($"link[type='{type}']")!.GetAttribute("href")!;
            Assert.StartsWith("https://minhgiang.example/oembed?", address, StringComparison.Ordinal);
            var text = await reader.TextAsync(address["https://minhgiang.example".Length..] + "&maxwidth=320");
            var (html, width) = type[0] == 'a'
                ? JsonDocument.Parse(text).RootElement is var json ? (json.GetProperty("html").GetString()!, json.GetProperty("width").GetInt32()) : default
                : XDocument.Parse(text).Root! is var xml ? (xml.Element("html")!.Value, (int)xml.Element("width")!) : default;
            Assert.Equal(320, width);
            Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
            Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
            Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
            Assert.Contains($"href=\"https://minhgiang.example{edition.Path}\"", html, StringComparison.Ordinal);
        }

        foreach (var (query, status) in new[] { ("url=https://khac.example" + edition.Path, 404), ("url=https://minhgiang.example@khac.example" + edition.Path, 404), ("url=" + edition.Path, 404), ("", 404), ("url=https://minhgiang.example/thoi-su", 404),
            ("format=yaml&url=https://minhgiang.example" + edition.Path, 501), ("maxwidth=-1&url=https://minhgiang.example" + edition.Path, 400) })
        {
            Assert.Equal(status, (int)(await reader.AskAsync(HttpMethod.Get, "/oembed?" + query)).StatusCode);
        }
    }

    [Fact]
    public async Task The_first_view_without_photos_weighs_less_than_110_kilobytes()
    {
        await using var portal = await TestPortal.StartAsync();
        var edition = await portal.PublishAsync("Bài dài", "", document: Words("## Kinh phí", Long, "## Nguồn vốn", Long, "## Tiến độ", "> Trích.\n> — Nguồn", "Hết.^[Ghi chú]"));
        using var reader = portal.NewClient();
        var page = await reader.ReadAsync(edition.Path);
        var loaded = page.QuerySelectorAll("link[rel=preload], link[rel=stylesheet], link[rel=icon], script[src]").Select(static part => part.GetAttribute("href") ?? part.GetAttribute("src")!)
            .Concat(["be-vietnam-pro-500.woff2"]).Select(static name => name[0] == '/' ? name : Assets.Compiled[name]).Append(edition.Path).Distinct().ToList();
        var bytes = 0;
        foreach (var address in loaded)
        {
            using var answer = await reader.AskAsync(HttpMethod.Get, address, ("Accept-Encoding", "br"));
            bytes += (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length;
        }

        Assert.True(loaded.Count >= 9, $"only {loaded.Count} parts were asked for");
        Assert.InRange(bytes, 80_000, 110_000);
        Assert.InRange(Assets.Compiled.Text("reader.js").Length + Assets.Compiled.Text("look.js").Length, 1, 8_000);
    }

    [Fact]
    public void Captions_uploaded_at_the_desk_go_to_the_video_without_any()
    {
        var (video, captions) = (new string('a', 64), new string('b', 64));
        var form = new ArticleForm();
        form.Add(new Video(video, "", ""));
        form.Add(new FileLink(captions, "phu-de.vtt", ""));
        form.Add(new FileLink(captions, "phu-de.vtt", ""));
        Assert.Equal([new Video(video, "", "", captions), new FileLink(captions, "phu-de.vtt", "")], form.Content().Body.Blocks);
    }

    private static string OEmbed(Edition edition) => "/oembed?url=https://minhgiang.example" + edition.Path;
}
