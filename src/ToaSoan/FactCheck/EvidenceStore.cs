using System.Security.Cryptography;
using ToaSoan.Platform;

namespace ToaSoan.FactCheck;

/// <summary>Keeps the bytes of evidence under their SHA-256 in <c>evidence/</c>. Owns the order: a row that names bytes is saved after they are on the disk. Serves them to nobody but the desk.</summary>
public sealed class EvidenceStore(Settings settings)
{
    /// <summary>Most bytes of one piece.</summary>
    public const int MostBytes = 20_000_000;

    /// <summary>Keeps bytes; gives their SHA-256 (hex).</summary>
    public async Task<string> KeepAsync(ReadOnlyMemory<byte> bytes, CancellationToken stop)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
        await DurableFile.WriteAsync(PathOf(hash), bytes, stop);
        return hash;
    }

    /// <summary>The bytes; null when they are not there or no longer have their hash.</summary>
    public async Task<byte[]?> ReadAsync(string hash, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(hash);
        var path = PathOf(hash);
        if (!File.Exists(path))
        {
            return null;
        }

        var bytes = await File.ReadAllBytesAsync(path, stop);
        return Convert.ToHexStringLower(SHA256.HashData(bytes)) == hash ? bytes : null;
    }

    private string PathOf(string hash) => settings.PathOf("evidence", hash[..2], hash);
}
