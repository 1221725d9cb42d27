using Microsoft.EntityFrameworkCore;
using ToaSoan.Media;
using ToaSoan.Newsroom;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.BrowserTests.Browsing;

/// <summary>The demo's Word file of a swimming festival: two photos, two captions, two authors.</summary>
public static class WordFile
{
    /// <summary>Its path.</summary>
    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "02-ngay-hoi-boi-loi.docx");

    /// <summary>The title recognised in it.</summary>
    public const string Title = "Ngày hội bơi lội học đường trên bến sông Minh";

    /// <summary>Makes a draft of it, as the import page does.</summary>
    public static Task<Article> ImportAsync(TestPortal portal, string office) => portal.DoAsync<IServiceProvider, Article>(async services =>
    {
        var stop = TestContext.Current.CancellationToken;
        var officeId = await services.GetRequiredService<PortalDb>().Set<Offices.Office>().Where(o => o.Slug == office).Select(static o => o.Id).SingleAsync(stop);
        await using var file = File.OpenRead(Path);
        return (await services.GetRequiredService<ImportDesk>().TakeAsync(file, "02-ngay-hoi-boi-loi.docx", officeId, Permissions.Command, stop)).Article;
    });

    /// <summary>Waits until every photo of the portal has these formats.</summary>
    public static async Task PhotosReadyAsync(TestPortal portal, PhotoFormats formats)
    {
        var stop = TestContext.Current.CancellationToken;
        for (var wait = 0; wait < 1800; wait++)
        {
            var all = await portal.DoAsync<PortalDb, List<PhotoFormats>>(db => db.Photos.AsNoTracking().Select(static photo => photo.Formats).ToListAsync(stop));
            if (all.TrueForAll(made => (made & formats) == formats))
            {
                return;
            }

            await Task.Delay(100, stop);
        }

        var left = await portal.DoAsync<PortalDb, List<string>>(db => db.Jobs.AsNoTracking().Select(static job => $"{job.Kind}, attempt {job.Attempts}: {job.Error}").ToListAsync(stop));
        throw new TimeoutException($"The photos have no renditions after three minutes. Jobs left: {string.Join("; ", left)}");
    }
}
