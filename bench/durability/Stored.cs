using System.Data.Common;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using ToaSoan.Commands;
using ToaSoan.Media;
using ToaSoan.Newsroom;
using ToaSoan.Platform;
using ToaSoan.Search;

namespace ToaSoan.Durability;

/// <summary>Everything the data folder holds after a crash, read past the program's own services.</summary>
public sealed class Stored
{
    private readonly Dictionary<string, bool> files = [];
    private readonly string data;

    private Stored(string data) => this.data = data;

    /// <summary>Working copies by number.</summary>
    public Dictionary<long, Article> Articles { get; private set; } = [];

    /// <summary>Editions of an article, by its number, in order.</summary>
    public ILookup<long, Edition> Editions { get; private set; } = Array.Empty<Edition>().ToLookup(static e => e.ObjectId);

    /// <summary>Records of an object, in order.</summary>
    public ILookup<string, Record> Records { get; private set; } = Array.Empty<Record>().ToLookup(static r => r.Object);

    /// <summary>Search rows by article.</summary>
    public ILookup<long, SearchText> Search { get; private set; } = Array.Empty<SearchText>().ToLookup(static t => t.ObjectId);

    /// <summary>Ids in the full-text index.</summary>
    public HashSet<long> SearchFts { get; private set; } = [];

    /// <summary>Hashes of photos and files with a row.</summary>
    public HashSet<string> Media { get; private set; } = [];

    /// <summary>What SQLite says of its own file: "ok"; "" on PostgreSQL.</summary>
    public string Integrity { get; private set; } = "";

    /// <summary>Why the database could not be read, or null.</summary>
    public string? Unreadable { get; private set; }

    /// <summary>Reads a data folder, and its database if that can be read.</summary>
    public static async Task<Stored> ReadAsync(string data, string database)
    {
        var stored = new Stored(data);
        try
        {
            await using var workplace = await Workplace.OpenAsync(new Settings { Data = data, Database = database }, CancellationToken.None, static builder => builder.Logging.ClearProviders());
            await stored.ReadAsync(workplace.Db);
        }
        catch (Exception error) when (error is DbException or Refusal or InvalidOperationException)
        {
            stored.Unreadable = error.Message;
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        }

        return stored;
    }

    /// <summary>Whether the bytes of a photo lie in the folder whole.</summary>
    public bool HasPhoto(string hash) => Whole(hash, Path.Combine(data, "photos", hash[..2], $"{hash}.jpg"));

    /// <summary>Whether the bytes of a file lie in the folder whole.</summary>
    public bool HasFile(string hash) => Whole(hash, Path.Combine(data, "files", hash[..2], hash));

    private async Task ReadAsync(PortalDb db)
    {
        Articles = await db.Articles.AsNoTracking().ToDictionaryAsync(static a => a.Id);
        Editions = (await db.Editions.AsNoTracking().Include(static e => e.Tags).OrderBy(static e => e.Number).ToListAsync()).ToLookup(static e => e.ObjectId);
        Records = (await db.Records.AsNoTracking().OrderBy(static r => r.Seq).ToListAsync()).ToLookup(static r => r.Object);
        Search = (await db.SearchTexts.AsNoTracking().ToListAsync()).ToLookup(static t => t.ObjectId);
        SearchFts = [.. await db.Database.SqlQuery<long>($"SELECT rowid AS \"Value\" FROM \"SearchFts\"").ToListAsync()];
        Media = [.. await db.Photos.Select(static p => p.Hash).ToListAsync(), .. await db.Files.Select(static f => f.Hash).ToListAsync()];
        if (db is SqlitePortalDb)
        {
            Integrity = string.Join("; ", await db.Database.SqlQuery<string>($"SELECT integrity_check AS \"Value\" FROM pragma_integrity_check").ToListAsync());
        }
    }

    private bool Whole(string hash, string path)
    {
        if (!files.TryGetValue(path, out var whole))
        {
            files[path] = whole = File.Exists(path) && Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))) == hash;
        }

        return whole;
    }
}
