using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;

namespace ToaSoan.Media;

/// <summary>
/// Takes photos and files into the library. Owns the order that makes a row a promise: the bytes are on the disk under their
/// hash before the row that names them is saved. A crash in between leaves a file nobody names, never a row without its file.
/// </summary>
public sealed class MediaStore(PortalDb db, Settings settings, TimeProvider clock)
{
    /// <summary>
    /// Checks a photo, writes its original durably, then saves its row and the job that makes its renditions. The same bytes
    /// sent again give the photo that is there. Throws <see cref="Refusal"/> for what is no photo or too large.
    /// </summary>
    /// <remarks>
    /// Saves whatever else the context tracks with it. In a transaction of the caller's the row stands or falls with that
    /// transaction, and the caller may call <see cref="JobRunner.Wake"/> after the commit; otherwise the job begins at once.
    /// </remarks>
    public async Task<Photo> AddPhotoAsync(ReadOnlyMemory<byte> bytes, string name, long? uploadedBy, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(name);
        var clean = MediaName.Clean(name);
        var facts = await PhotoCheck.LookAsync(bytes, clean, stop);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
        var original = settings.Original(hash, facts.Format);
        await DurableFile.WriteAsync(original, bytes, stop);
        if (await db.Photos.FindAsync([hash], stop) is { } known)
        {
            return known;
        }

        var now = clock.Now();
        var photo = new Photo
        {
            Hash = hash,
            Name = clean,
            Format = facts.Format,
            Bytes = bytes.Length,
            Width = facts.Width,
            Height = facts.Height,
            UploadedAt = now,
            UploadedBy = uploadedBy,
        };
        photo.Describe();
        var saved = await SaveAsync(photo, new Job { Kind = RenditionWorker.JobKind, Key = hash, DueAt = now }, hash, stop);
        if (saved == photo && db.Database.CurrentTransaction is null)
        {
            JobRunner.Wake();
        }

        return saved;
    }

    /// <summary>Checks a file by its bytes, writes it durably, then saves its row. Throws <see cref="Refusal"/> for kinds that are not offered.</summary>
    public async Task<StoredFile> AddFileAsync(ReadOnlyMemory<byte> bytes, string name, long? uploadedBy, CancellationToken stop)
    {
        await using var stream = MemoryMarshal.TryGetArray(bytes, out var part) ? new MemoryStream(part.Array!, part.Offset, part.Count, writable: false) : new MemoryStream(bytes.ToArray(), writable: false);
        return await AddFileAsync(stream, name, uploadedBy, stop);
    }

    /// <summary>
    /// The same for bytes that arrive: they go to a temporary file while they are counted and hashed, so memory stays small
    /// however large a video is. The same bytes sent again give the file that is there, under its first name.
    /// </summary>
    public async Task<StoredFile> AddFileAsync(Stream bytes, string name, long? uploadedBy, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        ArgumentNullException.ThrowIfNull(name);
        await using var incoming = await IncomingFile.ReceiveAsync(bytes, MediaName.Clean(name), settings.PathOf("files"), stop);
        incoming.Keep(settings.StoredFile(incoming.Hash));
        if (await db.Files.FindAsync([incoming.Hash], stop) is { } known)
        {
            return known;
        }

        var file = new StoredFile
        {
            Hash = incoming.Hash,
            Name = MediaName.For(name, incoming.Kind.Extension),
            ContentType = incoming.Kind.ContentType,
            Bytes = incoming.Bytes,
            UploadedAt = clock.Now(),
            UploadedBy = uploadedBy,
        };
        return await SaveAsync(file, job: null, incoming.Hash, stop);
    }

    /// <summary>
    /// Reads every original and every file again and names those that are missing or whose bytes no longer have their hash.
    /// Empty when all is well. Reads the whole library: minutes for a large one.
    /// </summary>
    public async Task<IReadOnlyList<MediaDamage>> CheckAsync(CancellationToken stop)
    {
        var found = new List<MediaDamage>();
        await foreach (var photo in db.Photos.AsNoTracking().OrderBy(static p => p.Hash).Select(static p => new { p.Hash, p.Name, p.Format }).AsAsyncEnumerable().WithCancellation(stop))
        {
            await LookAsync(photo.Hash, photo.Name, settings.Original(photo.Hash, photo.Format));
        }

        await foreach (var file in db.Files.AsNoTracking().OrderBy(static f => f.Hash).Select(static f => new { f.Hash, f.Name }).AsAsyncEnumerable().WithCancellation(stop))
        {
            await LookAsync(file.Hash, file.Name, settings.StoredFile(file.Hash));
        }

        return found;

        async Task LookAsync(string hash, string name, string path)
        {
            if (!File.Exists(path))
            {
                found.Add(new MediaDamage(hash, name, path, Missing: true));
                return;
            }

            await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan | FileOptions.Asynchronous);
            if (Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, stop)) != hash)
            {
                found.Add(new MediaDamage(hash, name, path, Missing: false));
            }
        }
    }

    /// <summary>Saves a new row; when another upload of the same bytes was quicker, answers with its row.</summary>
    private async Task<T> SaveAsync<T>(T row, Job? job, string hash, CancellationToken stop)
        where T : class
    {
        db.Add(row);
        if (job is not null)
        {
            db.Add(job);
        }

        try
        {
            await db.SaveChangesAsync(stop);
            return row;
        }
        catch (DbUpdateException)
        {
            db.Entry(row).State = EntityState.Detached;
            if (job is not null)
            {
                db.Entry(job).State = EntityState.Detached;
            }

            if (await db.FindAsync<T>([hash], stop) is { } quicker)
            {
                return quicker;
            }

            throw;
        }
    }
}

/// <summary>Media whose bytes are missing or changed on the disk.</summary>
/// <param name="Hash">The hash the bytes should have.</param>
/// <param name="Name">The name under which it was uploaded.</param>
/// <param name="Path">Where it should lie; an absolute path.</param>
/// <param name="Missing">Whether it is missing rather than changed.</param>
public sealed record MediaDamage(string Hash, string Name, string Path, bool Missing);
