using Microsoft.EntityFrameworkCore;
using ToaSoan.Media;
using ToaSoan.Platform;
using ToaSoan.Tests.Ground;

namespace ToaSoan.Tests.Media;

public sealed class PhotoKeepingTests
{
    private static CancellationToken Stop => MediaSteps.Stop;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task The_same_photo_uploaded_twice_or_by_ten_at_once_is_one_photo(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine, compactPhotos: true);
        var bytes = TestPhotos.Jpeg();
        var photos = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => portal.AddPhotoAsync(bytes), Stop)));
        var again = await portal.AddPhotoAsync(bytes, "tên khác.jpg");
        Assert.All(photos, photo => Assert.Equal(again.Hash, photo.Hash));
        Assert.Equal("ảnh.jpg", again.Name);
        Assert.Equal(1, await portal.DoAsync<PortalDb, int>(static db => db.Photos.CountAsync(Stop)));
        await portal.ReadyAsync(again.Hash);
        Assert.Single(Directory.GetFiles(portal.Settings.PathOf("photos"), "*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_photo_added_in_a_transaction_falls_with_it_and_can_be_added_again(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine, compactPhotos: true);
        var bytes = TestPhotos.Jpeg();
        await portal.DoAsync<IServiceProvider>(async services =>
        {
            await using var transaction = await services.GetRequiredService<PortalDb>().Database.BeginTransactionAsync(Stop);
            var photo = await services.GetRequiredService<MediaStore>().AddPhotoAsync(bytes, "ảnh.jpg", null, Stop);
            Assert.True(File.Exists(portal.OriginalPath(photo)));
        });
        Assert.Equal((0, 0), await portal.DoAsync<PortalDb, (int, int)>(static async db => (await db.Photos.CountAsync(Stop), await db.Jobs.CountAsync(Stop))));
        await portal.ReadyAsync((await portal.AddPhotoAsync(bytes)).Hash);
    }

    [Fact]
    public async Task When_the_row_cannot_be_saved_the_original_lies_there_and_no_row_does()
    {
        await using var portal = await TestPortal.StartAsync(compactPhotos: true);
        var bytes = TestPhotos.Jpeg();
        await portal.DoAsync<PortalDb>(static db => db.Database.ExecuteSqlRawAsync("CREATE TRIGGER halt BEFORE INSERT ON Jobs BEGIN SELECT RAISE(ABORT, 'power cut'); END", Stop));
        await Assert.ThrowsAsync<DbUpdateException>(() => portal.AddPhotoAsync(bytes));
        Assert.Equal(0, await portal.DoAsync<PortalDb, int>(static db => db.Photos.CountAsync(Stop)));
        Assert.Equal(bytes, await File.ReadAllBytesAsync(Assert.Single(Directory.GetFiles(portal.Settings.PathOf("photos"), "*", SearchOption.AllDirectories)), Stop));

        await portal.DoAsync<PortalDb>(static db => db.Database.ExecuteSqlRawAsync("DROP TRIGGER halt", Stop));
        await portal.ReadyAsync((await portal.AddPhotoAsync(bytes)).Hash);
    }

    [Fact]
    public async Task When_the_original_cannot_be_written_no_row_promises_it()
    {
        await using var portal = await TestPortal.StartAsync(compactPhotos: true);
        await File.WriteAllTextAsync(portal.Settings.PathOf("photos"), "in the way", Stop);
        await Assert.ThrowsAnyAsync<IOException>(() => portal.AddPhotoAsync(TestPhotos.Jpeg()));
        Assert.Equal(0, await portal.DoAsync<PortalDb, int>(static db => db.Photos.CountAsync(Stop)));
        File.Delete(portal.Settings.PathOf("photos"));
    }

    [Fact]
    public async Task Pages_that_show_a_photo_are_forgotten_when_its_renditions_arrive()
    {
        await using var portal = await TestPortal.StartAsync(compactPhotos: true);
        var photo = await portal.AddPhotoAsync(TestPhotos.Jpeg());
        await portal.ReadyAsync(photo.Hash);
        await portal.DoAsync<PortalDb>(db => db.Photos.ExecuteUpdateAsync(static set => set.SetProperty(static p => p.Formats, PhotoFormats.None), Stop));
        var pages = portal.Services.GetRequiredService<PageStore>();
        pages.Add("/bài", 200, "text/html", [1], new HashSet<string> { PageTag.Photo(photo.Hash) }, pages.Begin());
        pages.Add("/khác", 200, "text/html", [1], new HashSet<string> { PageTag.Photo(new string('0', 64)) }, pages.Begin());
        await WorkAsync(portal, photo.Hash);
        Assert.Null(pages.Find("/bài"));
        Assert.NotNull(pages.Find("/khác"));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Of_many_photos_all_have_their_JPEGs_before_the_slow_formats_begin(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine, compactPhotos: true);
        await portal.DoAsync<IServiceProvider>(static async services =>
        {
            var (db, store) = (services.GetRequiredService<PortalDb>(), services.GetRequiredService<MediaStore>());
            await using var transaction = await db.Database.BeginTransactionAsync(Stop);
            for (var seed = 0; seed < 4; seed++)
            {
                await store.AddPhotoAsync(TestPhotos.Jpeg(900, 600, seed), "ảnh.jpg", null, Stop);
            }

            await transaction.CommitAsync(Stop);
            JobRunner.Wake();
        });
        List<PhotoFormats> seen;
        do
        {
            await Task.Delay(10, Stop);
            seen = await portal.DoAsync<PortalDb, List<PhotoFormats>>(static db => db.Photos.Select(static photo => photo.Formats).ToListAsync(Stop));
            Assert.True(seen.All(static formats => formats.HasFlag(PhotoFormats.Jpeg)) || seen.All(static formats => !formats.HasFlag(PhotoFormats.WebP)));
        }
        while (!seen.All(static formats => formats.HasFlag(PhotoFormats.Avif)));
    }

    [Fact]
    public async Task Renditions_lost_on_the_way_are_made_again_and_the_others_are_left_alone()
    {
        await using var portal = await TestPortal.StartAsync(compactPhotos: true);
        var photo = await portal.ReadyAsync((await portal.AddPhotoAsync(TestPhotos.Jpeg(900, 600))).Hash);
        var folder = portal.Settings.PathOf("renditions", photo.Hash[..2], photo.Hash);
        var (lost, kept) = (Path.Combine(folder, "480.webp"), Path.Combine(folder, "900.avif"));
        var written = File.GetLastWriteTimeUtc(kept);
        var before = await File.ReadAllBytesAsync(lost, Stop);
        File.Delete(lost);
        await WorkAsync(portal, photo.Hash);
        Assert.Equal(before, await File.ReadAllBytesAsync(lost, Stop));
        Assert.Equal(written, File.GetLastWriteTimeUtc(kept));
    }

    [Fact]
    public async Task A_damaged_original_fails_its_job_and_the_check_names_it_and_uploading_it_again_mends_it()
    {
        await using var portal = await TestPortal.StartAsync(compactPhotos: true);
        var bytes = TestPhotos.Jpeg();
        var photo = await portal.ReadyAsync((await portal.AddPhotoAsync(bytes)).Hash);
        var file = await portal.AddFileAsync("%PDF-1.7 văn bản"u8.ToArray(), "quyết định.pdf");
        Assert.Empty(await portal.DoAsync<MediaStore, IReadOnlyList<MediaDamage>>(static store => store.CheckAsync(Stop)));

        await File.WriteAllBytesAsync(portal.OriginalPath(photo), bytes[..^100], Stop);
        File.Delete(portal.Settings.PathOf("files", file.Hash[..2], file.Hash));
        Directory.Delete(portal.Settings.PathOf("renditions"), recursive: true);
        await Assert.ThrowsAsync<InvalidDataException>(() => WorkAsync(portal, photo.Hash));
        var damage = await portal.DoAsync<MediaStore, IReadOnlyList<MediaDamage>>(static store => store.CheckAsync(Stop));
        Assert.Equal([(photo.Hash, false), (file.Hash, true)], damage.Select(static d => (d.Hash, d.Missing)));

        await portal.AddPhotoAsync(bytes);
        await portal.AddFileAsync("%PDF-1.7 văn bản"u8.ToArray(), "quyết định.pdf");
        Assert.Empty(await portal.DoAsync<MediaStore, IReadOnlyList<MediaDamage>>(static store => store.CheckAsync(Stop)));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task After_a_start_photos_without_renditions_get_them_and_stale_leftovers_go(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine, compactPhotos: true);
        var photo = await portal.ReadyAsync((await portal.AddPhotoAsync(TestPhotos.Jpeg())).Hash);
        var upkeep = portal.Services.GetRequiredService<MediaUpkeep>();
        await portal.DoAsync<PortalDb>(static async db =>
        {
            await db.Jobs.ExecuteDeleteAsync(Stop);
            await db.Photos.ExecuteUpdateAsync(static set => set.SetProperty(static p => p.Formats, PhotoFormats.Jpeg), Stop);
        });
        Assert.Equal(1, await upkeep.RequeueAsync(Stop));
        await portal.ReadyAsync(photo.Hash);

        var folder = Path.GetDirectoryName(portal.OriginalPath(photo))!;
        var (old, young) = (Path.Combine(folder, ".old.tmp"), Path.Combine(folder, ".young.tmp"));
        foreach (var (path, age) in new[] { (old, 25), (young, 23) })
        {
            await File.WriteAllTextAsync(path, "half", Stop);
            File.SetLastWriteTimeUtc(path, portal.Clock.GetUtcNow().UtcDateTime.AddHours(-age));
        }

        upkeep.Sweep(Stop);
        Assert.Equal((false, true, true), (File.Exists(old), File.Exists(young), File.Exists(portal.OriginalPath(photo))));
    }

    private static Task WorkAsync(TestPortal portal, string hash) =>
        portal.DoAsync<PhotoRenditions>(renditions => renditions.MakeAsync(hash, [PhotoFormats.Jpeg, PhotoFormats.WebP, PhotoFormats.Avif], Stop));
}
