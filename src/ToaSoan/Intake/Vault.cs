using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;

namespace ToaSoan.Intake;

/// <summary>
/// Keeps what people tell us about themselves: AES-256-GCM under a fresh data key for each row, which is wrapped by <see cref="VaultKey"/>. Row,
/// purpose and day of erasure are authenticated with both, so that no row can be put in another's place, opened for something else or kept for longer.
/// Erased is erased: with the wrapped key goes the only way to the words, wherever a copy of them may lie.
/// </summary>
public sealed class Vault(PortalDb db, VaultKey key)
{
    /// <summary>Seals words; the row is saved with whatever the caller saves next. Gives its number.</summary>
    public string Seal(string purpose, string words, DateTime deleteAfter)
    {
        var id = RandomNumberGenerator.GetHexString(32, lowercase: true);
        var until = new DateTime(deleteAfter.Ticks - (deleteAfter.Ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);
        var (sealedWords, wrapped) = Close(id, purpose, until, words);
        db.Contacts.Add(new Contact { Id = id, Purpose = purpose, DeleteAfter = until, Words = sealedWords, Key = wrapped });
        return id;
    }

    /// <summary>The words sealed for a purpose, by row; those that were erased are not among them. Throws <see cref="CryptographicException"/> for a row that was tampered with.</summary>
    public async Task<IReadOnlyDictionary<string, string>> OpenAsync(string purpose, IReadOnlyCollection<string> ids, CancellationToken stop)
    {
        var rows = ids.Count == 0 ? [] : await db.Contacts.AsNoTracking().Where(c => ids.Contains(c.Id) && c.Purpose == purpose).ToListAsync(stop);
        return rows.ToDictionary(static row => row.Id, row => Open(row, purpose));
    }

    /// <summary>Seals the same words anew to be erased on another day.</summary>
    public async Task KeepUntilAsync(string purpose, IReadOnlyCollection<string> ids, DateTime deleteAfter, CancellationToken stop)
    {
        foreach (var row in await db.Contacts.Where(c => ids.Contains(c.Id) && c.Purpose == purpose).ToListAsync(stop))
        {
            var words = Open(row, purpose);
            row.DeleteAfter = new DateTime(deleteAfter.Ticks - (deleteAfter.Ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);
            (row.Words, row.Key) = Close(row.Id, purpose, row.DeleteAfter, words);
        }
    }

    /// <summary>Erases rows at once.</summary>
    public async Task EraseAsync(IReadOnlyCollection<string> ids, CancellationToken stop)
    {
        await OverwriteAsync(stop);
        await db.Contacts.Where(c => ids.Contains(c.Id)).ExecuteDeleteAsync(stop);
    }

    /// <summary>Erases what is due; gives how many rows.</summary>
    public async Task<int> SweepAsync(DateTime now, CancellationToken stop)
    {
        await OverwriteAsync(stop);
        var erased = await db.Contacts.Where(c => c.DeleteAfter <= now).ExecuteDeleteAsync(stop);
        if (erased > 0)
        {
            await EmptyLogAsync(stop);
        }

        return erased;
    }

    /// <summary>Called after rows were erased, outside every transaction: else their wrapped keys would lie in SQLite's log until it is written over.</summary>
    internal Task EmptyLogAsync(CancellationToken stop) => db is SqlitePortalDb ? db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", stop) : Task.CompletedTask;

    // SQLite leaves what is deleted where it lay unless it is told to write over it.
    private Task OverwriteAsync(CancellationToken stop) => db is SqlitePortalDb ? db.Database.ExecuteSqlRawAsync("PRAGMA secure_delete=ON", stop) : Task.CompletedTask;

    private (byte[] Words, byte[] Key) Close(string id, string purpose, DateTime deleteAfter, string words)
    {
        var (dataKey, about) = (RandomNumberGenerator.GetBytes(VaultKey.Length), About(id, purpose, deleteAfter));
        return (Encrypt(dataKey, Encoding.UTF8.GetBytes(words), about), Encrypt(key.Read(), dataKey, about));
    }

    private string Open(Contact row, string purpose)
    {
        var about = About(row.Id, purpose, row.DeleteAfter);
        return Encoding.UTF8.GetString(Decrypt(Decrypt(key.Read(), row.Key, about), row.Words, about));
    }

    private static byte[] About(string id, string purpose, DateTime deleteAfter) =>
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}\n{purpose}\n{new DateTimeOffset(deleteAfter).ToUnixTimeMilliseconds()}"));

    private static byte[] Encrypt(ReadOnlySpan<byte> secret, byte[] words, byte[] about)
    {
        var box = new byte[28 + words.Length];
        RandomNumberGenerator.Fill(box.AsSpan(0, 12));
        using var cipher = new AesGcm(secret, 16);
        cipher.Encrypt(box.AsSpan(0, 12), words, box.AsSpan(28), box.AsSpan(12, 16), about);
        return box;
    }

    private static byte[] Decrypt(ReadOnlySpan<byte> secret, byte[] box, byte[] about)
    {
        var words = new byte[box.Length - 28];
        using var cipher = new AesGcm(secret, 16);
        cipher.Decrypt(box.AsSpan(0, 12), box.AsSpan(28), box.AsSpan(12, 16), words, about);
        return words;
    }
}
