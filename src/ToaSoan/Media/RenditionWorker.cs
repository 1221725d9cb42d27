using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;

namespace ToaSoan.Media;

/// <summary>
/// Makes a new photo's JPEGs, the least with which pages can show it, and leaves the slow formats to a second job. That one is
/// due after every photo waiting now, so the last of fifty uploads is seen in seconds rather than minutes.
/// </summary>
public sealed class RenditionWorker(PhotoRenditions renditions, PortalDb db, TimeProvider clock) : JobWorker
{
    /// <summary>The kind of its jobs; the key is a photo's hash.</summary>
    public const string JobKind = "photo.renditions";

    /// <inheritdoc />
    public override string Kind => JobKind;

    /// <inheritdoc />
    public override async Task DoAsync(string key, CancellationToken stop)
    {
        await renditions.MakeAsync(key, [PhotoFormats.Jpeg], stop);
        if (await db.Photos.AnyAsync(photo => photo.Hash == key && photo.Formats != PhotoRenditions.Complete, stop))
        {
            db.Jobs.Add(new Job { Kind = CompactRenditionWorker.JobKind, Key = key, DueAt = clock.Now() });
            await db.SaveChangesAsync(stop);
        }
    }
}

/// <summary>Makes a photo's WebP and AVIF files, which spare readers half the bytes and cost seconds to encode.</summary>
public sealed class CompactRenditionWorker(PhotoRenditions renditions) : JobWorker
{
    /// <summary>The kind of its jobs; the key is a photo's hash.</summary>
    public const string JobKind = "photo.renditions.compact";

    /// <inheritdoc />
    public override string Kind => JobKind;

    /// <inheritdoc />
    public override Task DoAsync(string key, CancellationToken stop) => renditions.MakeAsync(key, [PhotoFormats.WebP, PhotoFormats.Avif], stop);
}
