using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Blocks;
using ToaSoan.Media;
using ToaSoan.Newsroom;
using ToaSoan.Platform;
using ToaSoan.Staff;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Media;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.Newsroom;

public sealed class PreviewTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task The_preview_is_the_page_that_readers_get_afterwards(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var photo = await portal.AddPhotoAsync(TestPhotos.Jpeg(900, 600, seed: 3));
        await portal.UntilAsync(db => db.Photos.AnyAsync(p => p.Hash == photo.Hash && p.Formats != PhotoFormats.None, Stop));
        var article = await portal.BeginAsync("Cầu mới qua sông Minh");
        await portal.BodyAsync(article.Id, "phongvien", new Paragraph([new Inline("Cây cầu dài 300 m.")]), new Figure(photo.Hash, "Cầu", "Ảnh: Bộ kiểm thử", "Cây cầu"));
        using var writer = await portal.SignedInAsync("phongvien");
        var preview = Story(await writer.GetStringAsync(await FrameAsync(writer, article.Id), Stop));
        Assert.Contains("Cây cầu dài 300 m.", preview, StringComparison.Ordinal);

        await portal.DoAsync<IServiceProvider>(async services =>
        {
            var desk = services.GetRequiredService<ArticleDesk>();
            await desk.SubmitAsync(article.Id, Permissions.Command, Stop);
            await desk.ApproveAsync(article.Id, Permissions.Command, Stop);
            await services.GetRequiredService<Publication>().PublishAsync(article.Id, Permissions.Command, Stop);
        });
        using var reader = portal.NewClient();
        var path = await portal.DoAsync<PortalDb, string>(db => db.Editions.Where(e => e.ObjectId == article.Id).Select(static e => e.Path).SingleAsync(Stop));
        Assert.Equal(Story(await reader.GetStringAsync(path, Stop)), preview);
    }

    [Fact]
    public async Task The_frame_is_for_whoever_opened_the_preview_alone()
    {
        await using var portal = await TestPortal.StartAsync();
        var article = await portal.BeginAsync("Bài chưa đăng");
        using var writer = await portal.SignedInAsync("phongvien");
        var frame = await FrameAsync(writer, article.Id);
        Assert.Equal(HttpStatusCode.OK, (await writer.GetAsync(frame, Stop)).StatusCode);
        using var other = await portal.SignedInAsync("bientap");
        using var stranger = portal.NewClient();
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(frame, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(frame, Stop)).StatusCode);
        portal.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal(HttpStatusCode.NotFound, (await writer.GetAsync(frame, Stop)).StatusCode);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_shared_link_shows_the_newest_words_with_their_photos_until_it_ends(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var photo = await portal.AddPhotoAsync(TestPhotos.Jpeg(900, 600, seed: 4));
        await portal.UntilAsync(db => db.Photos.AnyAsync(p => p.Hash == photo.Hash && p.Formats != PhotoFormats.None, Stop));
        var article = await portal.BeginAsync("Bài chưa đăng");
        using var writer = await portal.SignedInAsync("phongvien");
        await writer.PostAsync($"/ban/bai/{article.Id}/xem", $"/ban/bai/{article.Id}/xem/lien-ket", ("days", "1"));
        var page = await writer.GetStringAsync($"/ban/bai/{article.Id}/xem", Stop);
        var link = new Uri(Parse(page).QuerySelector(".shared input[readonly]")!.GetAttribute("value")!);
        Assert.Equal("minhgiang.example", link.Host);
        Assert.DoesNotContain(link.Segments[^1], await writer.GetStringAsync($"/ban/bai/{article.Id}/xem", Stop), StringComparison.Ordinal);

        await portal.BodyAsync(article.Id, "phongvien", new Paragraph([new Inline("Lời mới nhất.")]), new Figure(photo.Hash, "Chú thích", "Ảnh: Bộ kiểm thử", "Mô tả"));
        using var stranger = portal.NewClient();
        var answer = await stranger.GetAsync(link.AbsolutePath, Stop);
        var shown = await answer.Content.ReadAsStringAsync(Stop);
        Assert.Contains("Lời mới nhất.", shown, StringComparison.Ordinal);
        Assert.Contains("Bản xem thử", shown, StringComparison.Ordinal);
        Assert.Contains("<meta name=\"robots\" content=\"noindex\">", shown, StringComparison.Ordinal);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());

        var picture = Parse(shown).QuerySelector(".prose img")!.GetAttribute("src")!;
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync(picture, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(picture.Split('?')[0], Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(picture.Replace(photo.Hash, new string('0', 64), StringComparison.Ordinal), Stop)).StatusCode);

        portal.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(link.AbsolutePath, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(picture, Stop)).StatusCode);
    }

    [Fact]
    public async Task A_shared_link_is_ended_at_once_and_keeps_an_embargo()
    {
        await using var portal = await TestPortal.StartAsync();
        var article = await portal.BeginAsync("Bài chưa đăng");
        using var writer = await portal.SignedInAsync("phongvien");
        var here = $"/ban/bai/{article.Id}/xem";
        await writer.PostAsync(here, here + "/lien-ket", ("days", "7"));
        var link = new Uri(Parse(await writer.GetStringAsync(here, Stop)).QuerySelector(".shared input[readonly]")!.GetAttribute("value")!).AbsolutePath;
        using var stranger = portal.NewClient();
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync(link, Stop)).StatusCode);

        await portal.DeskAsync("bientap", (desk, staff) => desk.EmbargoAsync(article.Id, portal.Clock.Now().AddDays(2), staff, Stop));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(link, Stop)).StatusCode);
        Assert.Contains("cấm đăng", await writer.GetStringAsync(here, Stop), StringComparison.Ordinal);
        var refused = await writer.PostAsync("/ban/toi", here + "/lien-ket", ("days", "1"));
        Assert.Contains("cấm đăng", await refused.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        portal.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync(link, Stop)).StatusCode);

        using var again = await portal.SignedInAsync("phongvien");
        var form = Parse(await again.GetStringAsync(here, Stop)).QuerySelector(".links form")!.GetAttribute("action")!;
        await again.PostAsync(here, form);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(link, Stop)).StatusCode);
    }

    private static async Task<string> FrameAsync(HttpClient staff, long id) =>
        Parse(await staff.GetStringAsync($"/ban/bai/{id}/xem", Stop)).QuerySelector("iframe.preview")!.GetAttribute("src")!;

    private static AngleSharp.Html.Dom.IHtmlDocument Parse(string page) => new HtmlParser().ParseDocument(page);

    // What the reader sees of the article; the keys in the addresses of photos that are not public yet and the second of the day are all that may differ.
    private static string Story(string page) => Regex.Replace(Parse(page).QuerySelector("article.story")!.InnerHtml, @"\?khoa=[\w-]+|datetime=""[^""]*""", "", RegexOptions.NonBacktracking);
}
