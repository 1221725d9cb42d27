using System.Security.Cryptography;
using ToaSoan.Platform;

namespace ToaSoan.Media;

/// <summary>A file that has arrived whole in a temporary file, synced, hashed and recognised, but has no lasting name yet.</summary>
internal sealed class IncomingFile : IAsyncDisposable
{
    private const int HeadBytes = 4096;
    private readonly string path;

    private IncomingFile(string path, string hash, long bytes, FileKind kind) => (this.path, Hash, Bytes, Kind) = (path, hash, bytes, kind);

    /// <summary>SHA-256 of the bytes, lower-case hex.</summary>
    public string Hash { get; }

    /// <summary>How many bytes.</summary>
    public long Bytes { get; }

    /// <summary>What they are.</summary>
    public FileKind Kind { get; }

    /// <summary>Receives a stream into a folder; throws <see cref="Refusal"/> naming the file, leaving nothing behind.</summary>
    public static async Task<IncomingFile> ReceiveAsync(Stream source, string name, string folder, CancellationToken stop)
    {
        DurableFile.MakeFolder(folder);
        var temporary = Path.Combine(folder, $".upload.{RandomNumberGenerator.GetHexString(16, true)}.tmp");
        try
        {
            await using var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.Asynchronous);
            var hash = await CopyAsync(source, file, name, stop);
            DurableFile.Sync(file);
            file.Position = 0;
            var kind = await FileKind.OfAsync(file, name, stop);
            return new IncomingFile(temporary, hash, file.Length, kind);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Gives it its lasting name; what already lies there has the same bytes and is replaced, which also mends it.</summary>
    public void Keep(string lasting) => DurableFile.Keep(path, lasting);

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        File.Delete(path);
        return ValueTask.CompletedTask;
    }

    private static async Task<string> CopyAsync(Stream source, FileStream target, string name, CancellationToken stop)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 16];
        var head = await source.ReadAtLeastAsync(buffer, HeadBytes, throwOnEndOfStream: false, stop);
        var limit = FileKind.Video(buffer.AsSpan(0, head)) is null ? FileKind.MostBytes : FileKind.MostVideoBytes;
        for (var (read, total) = (head, (long)head); read > 0; total += read)
        {
            if (total > limit)
            {
                throw new Refusal(MediaText.FileTooLarge, name, limit / 1024 / 1024);
            }

            hash.AppendData(buffer, 0, read);
            await target.WriteAsync(buffer.AsMemory(0, read), stop);
            read = await source.ReadAsync(buffer, stop);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
