using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Media;
using ToaSoan.Newsroom;
using ToaSoan.Platform;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Media;

namespace ToaSoan.Tests.Newsroom;

/// <summary>An embargo is a promise that no public route breaks.</summary>
public sealed class EmbargoTests
{
    private const string Title = "Quyxhoach quảng trường mới";
    private const string Words = "Mậtdanh hoa phượng tím";

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Before_the_hour_no_public_route_gives_the_article_away_and_after_it_many_show_it(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        await portal.PublishAsync("Bài đã đăng", "Nội dung thường.", section: "y-te", office: "so-y-te", authors: ["Bút Danh Thử"], topics: ["tiem-chung"]);
        var photo = await portal.DoAsync<MediaStore, Photo>(media => media.AddPhotoAsync(TestPhotos.Jpeg(640, 480), "anh.jpg", null, Stop));
        var article = await portal.ApprovedAsync(Title, Words, photo.Hash);
        var hour = portal.Clock.Now().AddHours(4);
        var tokens = await TokensAsync(portal, article.Id);
        await portal.DeskAsync("thuky", (desk, staff) => desk.EmbargoAsync(article.Id, hour, staff, Stop));

        var desk = await portal.MayAsync("thuky");
        await Assert.ThrowsAsync<Refusal>(() => portal.DoAsync<Publication>(publication => publication.PublishAsync(article.Id, desk, Stop)));
        await Assert.ThrowsAsync<Refusal>(() => portal.PromiseAsync(article.Id, hour.AddMinutes(-1)));
        await portal.PromiseAsync(article.Id, hour);
        await Assert.ThrowsAsync<Refusal>(() => portal.DeskAsync("thuky", (desk, staff) => desk.EmbargoAsync(article.Id, hour.AddHours(1), staff, Stop)));
        portal.Clock.Advance(TimeSpan.FromHours(3.9));
        var (asked, leaks) = await WalkAsync(portal, article.Id, photo, tokens);
        Assert.True(asked > 60, $"only {asked} addresses were asked");
        Assert.Empty(leaks);

        portal.Clock.Advance(TimeSpan.FromHours(0.2));
        await portal.UntilAsync(db => db.Articles.AnyAsync(a => a.Id == article.Id && a.State == ArticleState.Published, Stop));
        await portal.UntilAsync(db => db.Photos.AnyAsync(p => p.Hash == photo.Hash && (p.Formats & PhotoFormats.Jpeg) == PhotoFormats.Jpeg, Stop));
        var (_, shown) = await WalkAsync(portal, article.Id, photo, tokens);
        Assert.True(shown.Count > 12, $"the walk would see little: {string.Join(' ', shown)}");
        Assert.Contains(shown, static path => path.StartsWith("/anh/", StringComparison.Ordinal));
        Assert.Contains(shown, static path => path.StartsWith("/tim-kiem", StringComparison.Ordinal));
        Assert.Contains(shown, static path => path.StartsWith("/the/", StringComparison.Ordinal));
        Assert.Contains("/news-sitemap.xml", shown);
        foreach (var file in new[] { "rss.xml", "atom.xml", "feed.json" })
        {
            Assert.Empty(new[] { $"/{file}", $"/y-te/{file}", $"/chu-de/tiem-chung/{file}", $"/don-vi/so-y-te/{file}" }.Except(shown));
        }
        Assert.All(["/doc", "/luu", "/oembed"], part => Assert.Contains(shown, path => path.Contains(part, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_embargo_set_on_a_draft_is_lifted_by_a_blank_hour_and_comes_too_late_after_publication()
    {
        await using var portal = await TestPortal.StartAsync();
        var article = await portal.ApprovedAsync("Tin thường");
        await portal.DeskAsync("thuky", (desk, staff) => desk.EmbargoAsync(article.Id, portal.Clock.Now().AddHours(1), staff, Stop));
        await portal.DeskAsync("thuky", (desk, staff) => desk.EmbargoAsync(article.Id, null, staff, Stop));
        var staff = await portal.MayAsync("thuky");
        await portal.DoAsync<Publication>(publication => publication.PublishAsync(article.Id, staff, Stop));
        var late = await Assert.ThrowsAsync<Refusal>(() => portal.DeskAsync("thuky", (desk, may) => desk.EmbargoAsync(article.Id, portal.Clock.Now().AddHours(1), may, Stop)));
        Assert.Equal(WorkflowText.EmbargoTooLate, late.Message);
    }

    /// <summary>Asks every public route, each parameter filled with everything the article is known by; gives the addresses that told of it.</summary>
    private static async Task<(int Asked, List<string> Leaks)> WalkAsync(TestPortal portal, long id, Photo picture, string[] tokens)
    {
        var (photo, slug) = (picture.Hash, global::VietnameseText.Slug.From(Title));
        var known = new Dictionary<string, string[]>
        {
            ["period"] = ["2026-h1"], ["figure"] = ["items"], ["dimension"] = ["section"], ["key"] = ["y-te"], ["format"] = ["csv"], ["secret"] = ["khong-co"], ["handler"] = [""], ["section"] = ["y-te", "thoi-su"], ["slug"] = [slug, "so-y-te", "tiem-chung", "but-danh-thu"], ["id"] = [$"{id}"], ["number"] = ["1"], ["code"] = ["404"], ["path"] = ["khong-co"], ["token"] = tokens,
            ["hash"] = [photo], ["office"] = ["so-y-te"], ["year"] = ["2026"], ["month"] = ["6"], ["day"] = ["16"], ["look"] = ["khong-co"], ["verdict"] = ["sai"], ["topic"] = ["tiem-chung"], ["shelf"] = ["cho-tra-loi"], ["rest"] = ["2026-06"], ["kind"] = ["csv", "json"], ["mark"] = ["0123456789abcdef"], ["name"] = [.. picture.Source().Widths.Select(width => $"{photo}-{width}.jpg")],
        };
        var patterns = portal.Services.GetServices<EndpointDataSource>().SelectMany(static source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(static route => route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is not { Count: > 0 } methods || methods.Contains("GET"))
            .Select(static route => route.RoutePattern).Where(static pattern => pattern.RawText?.TrimStart('/') is { } text && text != "ban" && !text.StartsWith("ban/", StringComparison.Ordinal));
        var addresses = patterns.SelectMany(pattern => Fill(pattern, known)).Concat(["/tim-kiem?q=quang+truong+moi", "/tim-kiem?q=hoa+phuong+tim&json", $"/oembed?url=https://minhgiang.example/y-te/{slug}-{id}", $"/oembed?format=xml&url=https://minhgiang.example/y-te/{slug}-{id}", "/tim-kiem/goi-y?q=quang+truong", "/tim-kiem?q=%22hoa+ph%C6%B0%E1%BB%A3ng+t%C3%ADm%22"])
            .SelectMany(static address => new[] { address, "/en" + address }).Distinct().ToList();
        using var stranger = portal.NewClient();
        var leaks = new List<string>();
        foreach (var address in addresses)
        {
            using var answer = await stranger.GetAsync(new Uri(address, UriKind.Relative), Stop);
            var text = await answer.Content.ReadAsStringAsync(Stop);
            if (new[] { "Quyxhoach", "Mậtdanh", photo }.Any(mark => text.Contains(mark, StringComparison.Ordinal)) || (address.Contains(photo, StringComparison.Ordinal) && answer.IsSuccessStatusCode)
                || (address.StartsWith("/the/", StringComparison.Ordinal) && answer.StatusCode != HttpStatusCode.NotFound)) // a card is an image: that it exists tells enough
            {
                leaks.Add(address);
            }
        }

        return (addresses.Count, leaks);
    }

    // The two ways to a preview, both given before the embargo was set: a shared link, and a ticket that one of the staff was given for themselves.
    private static Task<string[]> TokensAsync(TestPortal portal, long id) => portal.DoAsync<IServiceProvider, string[]>(async services =>
    {
        var (db, previews) = (services.GetRequiredService<PortalDb>(), services.GetRequiredService<Previews>());
        var shared = previews.Share(Article.Kind, id, 1, TimeSpan.FromDays(7));
        await db.SaveChangesAsync(Stop);
        return [shared.Split('/')[^1], previews.PathFor(Article.Kind, id, 1).Split('/')[^1]];
    });

    // A parameter the walk does not know throws: a new public route has to be walked too.
    private static List<string> Fill(RoutePattern pattern, Dictionary<string, string[]> known)
    {
        var addresses = new List<string> { "" };
        foreach (var segment in pattern.PathSegments)
        {
            addresses = addresses.ConvertAll(static address => address + "/");
            foreach (var part in segment.Parts)
            {
                var choices = part switch
                {
                    RoutePatternLiteralPart literal => [literal.Content],
                    RoutePatternSeparatorPart separator => [separator.Content],
                    RoutePatternParameterPart parameter => known[parameter.Name],
                    _ => throw new InvalidOperationException($"{pattern.RawText} has a part of an unknown kind."),
                };
                addresses = [.. addresses.SelectMany(address => choices.Select(choice => address + choice))];
            }
        }

        return addresses.ConvertAll(static address => address.Length == 0 ? "/" : address);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;
}
