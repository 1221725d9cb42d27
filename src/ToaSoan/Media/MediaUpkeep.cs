using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;

namespace ToaSoan.Media;

/// <summary>
/// Tidies once after each start: removes what interrupted writes left, asks again for renditions that are neither complete
/// nor waiting, and gives photos from before the library what it searches them by.
/// </summary>
public sealed class MediaUpkeep(IServiceScopeFactory scopes, Settings settings, TimeProvider clock, ILogger<MediaUpkeep> log) : BackgroundService
{
    private static readonly TimeSpan Stale = TimeSpan.FromDays(1);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            await IndexAsync(stoppingToken);
            await RequeueAsync(stoppingToken);
            Sweep(stoppingToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            log.LogError(error, "The media folders could not be tidied; the next start tries again");
        }
    }

    /// <summary>Makes the search key of every photo that has none yet; answers how many.</summary>
    public async Task<int> IndexAsync(CancellationToken stop)
    {
        for (var done = 0; ;)
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
            var photos = await db.Photos.Where(static photo => photo.SearchKey == "").Take(500).ToListAsync(stop);
            if (photos.Count == 0)
            {
                return done;
            }

            photos.ForEach(static photo => photo.Describe());
            done += await db.SaveChangesAsync(stop);
        }
    }

    /// <summary>Saves a job for every photo that lacks a format or its likeness and has none; answers how many.</summary>
    public async Task<int> RequeueAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        var hashes = await db.Photos.Where(photo => (photo.Formats != PhotoRenditions.Complete || photo.PerceptualHash == null)
                && !db.Jobs.Any(job => (job.Kind == RenditionWorker.JobKind || job.Kind == CompactRenditionWorker.JobKind) && job.Key == photo.Hash))
            .OrderBy(static photo => photo.UploadedAt).Select(static photo => photo.Hash).ToListAsync(stop);
        var now = clock.Now();
        db.Jobs.AddRange(hashes.Select(hash => new Job { Kind = RenditionWorker.JobKind, Key = hash, DueAt = now }));
        await db.SaveChangesAsync(stop);
        if (hashes.Count > 0)
        {
            JobRunner.Wake();
        }

        return hashes.Count;
    }

    /// <summary>Removes temporary files older than a day from the media folders; younger ones may be an upload under way.</summary>
    public void Sweep(CancellationToken stop)
    {
        var before = clock.GetUtcNow().UtcDateTime - Stale;
        var every = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
        foreach (var folder in MediaFolders.All.Select(name => settings.PathOf(name)).Where(Directory.Exists))
        {
            foreach (var path in Directory.EnumerateFiles(folder, ".*.tmp", every))
            {
                stop.ThrowIfCancellationRequested();
                if (File.GetLastWriteTimeUtc(path) < before)
                {
                    File.Delete(path);
                }
            }
        }
    }
}
