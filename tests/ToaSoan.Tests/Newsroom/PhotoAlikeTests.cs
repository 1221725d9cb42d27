using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using NetVips;
using ToaSoan.Blocks;
using ToaSoan.Media;
using ToaSoan.Newsroom;
using ToaSoan.Newsroom.Photos;
using ToaSoan.Platform;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Habits;
using ToaSoan.Tests.Media;
using ToaSoan.Tests.Reader;
using ToaSoan.Tests.Staff;

namespace ToaSoan.Tests.Newsroom;

/// <summary>A photo that comes back smaller and in another format is recognised; another picture is not.</summary>
public sealed class PhotoAlikeTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_smaller_copy_in_another_format_is_warned_of_with_the_article_that_used_it(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var original = Drawing("cau-song");
        var used = await portal.AddPhotoAsync(original, "cau.jpg");
        await portal.PublishAsync("Cầu mới thông xe", "Một đoạn.", photo: used.Hash);
        var copy = await portal.AddPhotoAsync(Smaller(original, 500), "ban-sao.png");
        var another = await portal.AddPhotoAsync(Drawing("cho-hoa"), "cho.jpg");
        await portal.UntilAsync(static db => db.Photos.AllAsync(static photo => photo.PerceptualHash != null, Stop));
        using var desk = await portal.EnterAsync("thuky");
        var page = await desk.ReadAsync($"/ban/anh/{copy.Hash}");
        var warned = Assert.Single(page.QuerySelectorAll(".alike > li"));
        Assert.Contains(PhotosText.UsedWithAnother, warned.TextContent, StringComparison.Ordinal);
        Assert.Contains("Cầu mới thông xe", warned.TextContent, StringComparison.Ordinal);
        Assert.Contains(CityTime.Day(portal.Clock.Now()), warned.TextContent, StringComparison.Ordinal);
        Assert.Empty((await desk.ReadAsync($"/ban/anh/{another.Hash}")).QuerySelectorAll(".alike > li"));
    }

    [Fact]
    public void Copies_stay_within_the_limit_and_the_demos_drawings_beyond_it()
    {
        var drawings = Directory.GetFiles(Path.Combine(Repository.Root, "demo", "photos"), "*.svg").Order(StringComparer.Ordinal).Select(static file => Drawing(Path.GetFileNameWithoutExtension(file))).ToList();
        var looks = drawings.ConvertAll(PhotoLikeness.Of);
        Assert.All(drawings.Zip(looks).Take(12), static pair =>
        {
            Assert.True(PhotoLikeness.Alike(pair.Second, PhotoLikeness.Of(Smaller(pair.First, 300))));
            Assert.True(PhotoLikeness.Alike(pair.Second, PhotoLikeness.Of(Poor(pair.First))));
            Assert.True(PhotoLikeness.Alike(pair.Second, PhotoLikeness.Of(Trimmed(pair.First))), $"a trimmed copy differs by {PhotoLikeness.Apart(pair.Second, PhotoLikeness.Of(Trimmed(pair.First)))}");
        });
        Assert.InRange(looks.SelectMany((one, at) => looks.Skip(at + 1).Select(other => PhotoLikeness.Apart(one, other))).Min(), PhotoLikeness.MostApart + 1, 64);
    }

    [Fact]
    public void Pictures_too_plain_to_tell_are_never_called_alike()
    {
        using var white = TestPhotos.Plain(600, 400, [255, 255, 255]);
        using var grey = TestPhotos.Plain(600, 400, [128, 128, 128]);
        Assert.False(PhotoLikeness.Alike(PhotoLikeness.Of(white.JpegsaveBuffer()), PhotoLikeness.Of(grey.JpegsaveBuffer())));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task An_older_library_is_migrated_with_its_uses_keys_and_likeness(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var photo = await portal.AddPhotoAsync(Drawing("cau-song"), "Cầu sông Minh.jpg");
        var article = await portal.BeginAsync("Bài cũ");
        await portal.BodyAsync(article.Id, "phongvien", new Gallery([new Figure(photo.Hash, "Một", "", ""), new Figure(photo.Hash, "Hai", "", "")], ""));
        await portal.UntilAsync(static db => db.Photos.AllAsync(static p => p.PerceptualHash != null, Stop));
        await portal.StopAsync(); // a database is migrated before the program answers, never under it
        await portal.DoAsync<PortalDb>(async db =>
        {
            await db.Jobs.ExecuteDeleteAsync(Stop);
            var migrator = db.GetService<IMigrator>();
            await migrator.MigrateAsync("StaffSafety", Stop);
            await migrator.MigrateAsync("PhotoDesk", Stop);
        });
        await portal.DoAsync<PortalDb>(async db => Assert.Equal([(article.Id, photo.Hash)], await db.Set<PhotoUse>().Select(static use => new ValueTuple<long, string>(use.ArticleId, use.Photo)).ToListAsync(Stop)));
        var upkeep = portal.Services.GetRequiredService<MediaUpkeep>();
        Assert.Equal((1, 0, 1), (await upkeep.IndexAsync(Stop), await upkeep.IndexAsync(Stop), await upkeep.RequeueAsync(Stop)));
        await portal.DoAsync<IEnumerable<JobWorker>>(workers => workers.OfType<RenditionWorker>().Single().DoAsync(photo.Hash, Stop));
        var row = await portal.RowAsync(photo.Hash);
        Assert.NotNull(row.PerceptualHash);
        Assert.Equal((" cau song minh jpg ", .5, .5), (row.SearchKey, row.FocalX, row.FocalY));
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static byte[] Drawing(string name) => DemoDrawing.Rasterize(Path.Combine(Repository.Root, "demo", "photos", name + ".svg"));

    private static byte[] Smaller(byte[] photo, int width)
    {
        using var small = Image.ThumbnailBuffer(photo, width);
        return small.PngsaveBuffer();
    }

    private static byte[] Trimmed(byte[] photo)
    {
        using var image = Image.NewFromBuffer(photo);
        using var part = image.Crop(image.Width / 50, image.Height / 50, image.Width * 24 / 25, image.Height * 24 / 25);
        return part.JpegsaveBuffer();
    }

    private static byte[] Poor(byte[] photo)
    {
        using var image = Image.NewFromBuffer(photo);
        return image.JpegsaveBuffer(q: 35);
    }
}
