using Microsoft.EntityFrameworkCore;
using ToaSoan.Blocks;
using ToaSoan.Media;
using ToaSoan.Newsroom;
using ToaSoan.Newsroom.Photos;
using ToaSoan.Platform;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Media;
using ToaSoan.Tests.Reader;
using ToaSoan.Tests.Staff;

namespace ToaSoan.Tests.Newsroom;

/// <summary>The photo library: what is found, who may change it, and how it fills itself.</summary>
public sealed class PhotoLibraryTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Photos_are_found_by_words_without_marks_and_by_every_filter(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var (today, me) = (portal.Clock.Today(), (await portal.MayAsync("thuky")).StaffId);
        await portal.HangAsync('a', "DSC_001.jpg", "Đua thuyền trên sông Minh", "Ảnh: Lê Thảo Miên", "Thuyền đua", until: today.AddDays(-1), shown: true);
        await portal.HangAsync('b', "cho-hoa.jpg", "Chợ hoa ngày cuối năm", "", "Gian hàng hoa", by: me, until: today.AddDays(30));
        await portal.HangAsync('c', "100%_moi.jpg", "", "Ảnh: Đặng Phúc", "", until: today.AddDays(31));
        using var desk = await portal.EnterAsync("thuky");
        foreach (var (query, expected) in new[]
        {
            ("", "abc"), ("?Q=dua+thuyen", "a"), ("?Q=%C4%91ua+THUY%E1%BB%80N+miên", "a"), ("?Q=cho+hoa", "b"), ("?Q=hoa", "b"), ("?Q=dang+phuc", "c"), ("?Q=anh", "ac"), ("?Q=uyen", ""), ("?Q=%25", "abc"), ("?Q=100", "c"),
            ("?Lacks=Any", "bc"), ("?Lacks=Caption", "c"), ("?Lacks=Credit", "b"), ("?Lacks=Alt", "c"), ("?Right=Ended", "a"), ("?Right=Ending", "b"), ("?Shown=true", "a"), ("?Shown=false", "bc"), ("?Mine=true", "b"),
            ("?Mine=true&Q=dua", ""),
        })
        {
            var found = await desk.HashesAsync("/ban/anh" + query);
            Assert.True(expected == string.Concat(found.Order()), $"{query} found {string.Concat(found)}");
        }
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_page_ends_and_the_next_goes_on_even_among_photos_of_one_instant(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var now = portal.Clock.Now();
        await portal.DoAsync<PortalDb>(async db =>
        {
            for (var number = 0; number < 50; number++)
            {
                db.Add(new Photo { Hash = $"{number:x64}", Name = $"{number}.jpg", Format = "jpg", Bytes = 1, Width = 9, Height = 6, UploadedAt = now });
            }

            await db.SaveChangesAsync(Stop);
        });
        using var desk = await portal.EnterAsync("thuky");
        var first = await desk.ReadAsync("/ban/anh?Shown=false");
        var second = await desk.ReadAsync(first.QuerySelector("a[href*=Before]")!.GetAttribute("href")!);
        Assert.Null(second.QuerySelector("a[href*=Before]"));
        var seen = new[] { first, second }.SelectMany(static page => page.QuerySelectorAll(".library .words").Select(static link => link.GetAttribute("href")!)).ToList();
        Assert.Equal((50, 50), (seen.Count, seen.Distinct().Count()));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Many_photos_get_only_what_is_filled_in_and_the_trail_says_so(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var (one, other, left) = (await portal.HangAsync('a', "a.jpg", "Cũ", "Ảnh: Cũ"), await portal.HangAsync('b', "b.jpg"), await portal.HangAsync('c', "c.jpg"));
        using var desk = await portal.EnterAsync("thuky");
        using var none = await desk.PostAsync("/ban/anh", "/ban/anh", ("Words.Credit", "Ảnh: Mới"));
        Assert.Equal(PhotosText.NoneChosen, await none.RefusedAsync());
        using var empty = await desk.PostAsync("/ban/anh", "/ban/anh", ("Chosen", one), ("Words.Credit", " "));
        Assert.Equal(PhotosText.NothingFilledIn, await empty.RefusedAsync());
        using var done = await desk.PostAsync("/ban/anh", "/ban/anh?Lacks=Any", ("Chosen", one), ("Chosen", other), ("Words.Credit", "Ảnh: Mới"), ("Words.Until", "2030-01-31"));
        Assert.Equal("/ban/anh?Lacks=Any", done.Headers.Location?.ToString());
        var rows = await portal.DoAsync<PortalDb, List<Photo>>(static db => db.Photos.AsNoTracking().OrderBy(static photo => photo.Hash).ToListAsync(Stop));
        Assert.Equal([("Cũ", "Ảnh: Mới"), ("", "Ảnh: Mới"), ("", "")], rows.Select(static photo => (photo.Caption, photo.Credit)));
        Assert.Equal([new DateOnly(2030, 1, 31), new DateOnly(2030, 1, 31), null], rows.Select(static photo => photo.RightsUntil));
        Assert.Equal(["photo.edit: a.jpg: {PhotoCredit}, {PhotoRightsUntil} 31/1/2030", "photo.edit: b.jpg: {PhotoCredit}, {PhotoRightsUntil} 31/1/2030"],
            (await portal.TrailAsync()).Where(static line => line.StartsWith("photo.", StringComparison.Ordinal)).Order());
        Assert.Equal(["a", "b"], (await desk.HashesAsync("/ban/anh?Q=moi")).Order());
        Assert.Equal("", (await portal.RowAsync(left)).Credit);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Another_office_sees_a_photo_once_readers_do_and_never_changes_it(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        await portal.NeighbourAsync();
        var photo = await portal.HangAsync('a', "a.jpg");
        var article = await portal.BeginAsync("Bài của sở", photo: photo);
        using var own = await portal.EnterAsync("phongvien");
        using var neighbour = await portal.EnterAsync("nguoikhac");
        Assert.Equal(["a"], await own.HashesAsync("/ban/anh"));
        Assert.Empty(await neighbour.HashesAsync("/ban/anh"));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await neighbour.GetAsync($"/ban/anh/{photo}", Stop)).StatusCode);

        await portal.ShowAsync(photo);
        Assert.Equal(["a"], await neighbour.HashesAsync("/ban/anh"));
        var page = await neighbour.ReadAsync($"/ban/anh/{photo}");
        Assert.Null(page.QuerySelector("[name='Words.Caption']"));
        Assert.DoesNotContain("Bài của sở", page.Body!.TextContent, StringComparison.Ordinal);
        foreach (var address in new[] { "/ban/anh", $"/ban/anh/{photo}" })
        {
            using var refused = await neighbour.PostAsync("/ban/anh", address, ("Chosen", photo), ("Words.Caption", "Lời lạ"));
            Assert.Contains("a.jpg", await refused.RefusedAsync(), StringComparison.Ordinal);
        }

        Assert.Equal("Ảnh thử", (await portal.RowAsync(photo)).Caption);
        using var done = await own.PostAsync($"/ban/anh/{photo}", $"/ban/anh/{photo}", ("Words.Caption", "Lời của sở"), ("Words.Across", "10"), ("Words.Down", "90"), ("Focal.x", "0"), ("Focal.y", "0"));
        var row = await portal.RowAsync(photo);
        Assert.Equal(("Lời của sở", "", .1, .9, "focal-0-2"), (row.Caption, row.Credit, row.FocalX, row.FocalY, row.Source().FocalClass));
        Assert.Contains("<img class=\"focal-0-2\" src=", BlockHtml.Picture(row.Source() with { Formats = PhotoFormats.Jpeg }, "", "100vw", "").ToString(), StringComparison.Ordinal);
        Assert.Contains($"/ban/bai/{article.Id}", (await own.ReadAsync($"/ban/anh/{photo}")).Body!.InnerHtml, StringComparison.Ordinal);
        using var tap = await own.PostAsync($"/ban/anh/{photo}", $"/ban/anh/{photo}", ("Words.Across", "10"), ("Words.Down", "90"), ("Focal.x", "210"), ("Focal.y", "0"));
        row = await portal.RowAsync(photo);
        Assert.Equal((.75, 0), (row.FocalX, row.FocalY));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task The_library_fills_itself_from_articles_and_gives_its_words_back_to_the_same_photo(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var photo = await portal.AddPhotoAsync(TestPhotos.Jpeg(), "cau.jpg");
        var article = await portal.BeginAsync("Bài một");
        await portal.BodyAsync(article.Id, "phongvien", new Figure(photo.Hash, "Cầu mới", "", "Cây cầu"));
        await portal.BodyAsync(article.Id, "phongvien", new Figure(photo.Hash, "Lời khác", "Ảnh: Minh Hà", "Khác"));
        var row = await portal.RowAsync(photo.Hash);
        Assert.Equal(("Cầu mới", "Ảnh: Minh Hà", "Cây cầu", " cau jpg cau moi anh minh ha "), (row.Caption, row.Credit, row.Alt, row.SearchKey));

        using var reporter = await portal.EnterAsync("phongvien");
        var token = (await reporter.ReadAsync("/ban/bai/moi")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var upload = new ByteArrayContent(TestPhotos.Jpeg());
        upload.Headers.ContentType = new("image/jpeg");
        using var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { upload, "upload", "ten-khac.jpg" } };
        using var answer = await reporter.PostAsync("/ban/tep", form, Stop);
        var attributes = System.Text.Json.Nodes.JsonNode.Parse(await answer.Content.ReadAsStringAsync(Stop))!["block"]!["attrs"]!;
        Assert.Equal(("Cầu mới", "Ảnh: Minh Hà", "Cây cầu"), ((string?)attributes["caption"], (string?)attributes["credit"], (string?)attributes["alt"]));

        var second = await portal.BeginAsync("Bài hai");
        using var put = await reporter.PostAsync($"/ban/anh/{photo.Hash}", $"/ban/anh/{photo.Hash}/dung", ("Article", $"{second.Id}"));
        Assert.Equal($"/ban/bai/{second.Id}", put.Headers.Location?.ToString());
        var figure = Assert.Single(BlockJson.Read(await portal.DoAsync<PortalDb, string>(db => db.Articles.Where(a => a.Id == second.Id).Select(static a => a.Body).SingleAsync(Stop))).Figures());
        Assert.Equal(new Figure(photo.Hash, "Cầu mới", "Ảnh: Minh Hà", "Cây cầu"), figure);
        var page = await reporter.ReadAsync($"/ban/anh/{photo.Hash}");
        Assert.Equal(["Bài hai", "Bài một"], page.QuerySelectorAll("[aria-labelledby=dung-o] li > a").Select(static link => link.TextContent).Order());
        var line = page.QuerySelector("textarea[readonly]")!.TextContent;
        Assert.Equal([figure], new BlockForm { Text = line }.Blocks());

        await portal.BodyAsync(second.Id, "phongvien");
        await portal.DoAsync<PortalDb>(async db => Assert.Equal([article.Id], await db.Set<PhotoUse>().Where(use => use.Photo == photo.Hash && use.ArticleId != second.Id).Select(static use => use.ArticleId).ToListAsync(Stop)));
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;
}

/// <summary>Reading the library's page.</summary>
file static class LibraryPage
{
    /// <summary>The first letter of each photo's hash on a page of the library.</summary>
    public static async Task<string[]> HashesAsync(this HttpClient client, string address) =>
        [.. (await client.ReadAsync(address)).QuerySelectorAll(".library .words").Select(static link => link.GetAttribute("href")!.Split('/')[^1][..1]).Order()];
}
