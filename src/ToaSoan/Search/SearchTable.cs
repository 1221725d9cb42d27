using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using ToaSoan.Platform;

namespace ToaSoan.Search;

/// <summary>
/// The table SearchFts: index words by search id, in FTS5 or as a tsvector under a GIN index. The databases only answer which
/// rows hold a boolean combination of words, newest first, so both give the same rows; ranking is ours (<see cref="Scoring"/>).
/// </summary>
internal static class SearchTable
{
    /// <summary>One writer at a time gives out ids on PostgreSQL; SQLite has one writer anyway. Held until the transaction ends.</summary>
    private const long WriterLock = 0x53656172_6368;

    private const string NewestInFts5 = "SELECT rowid FROM \"SearchFts\" WHERE \"SearchFts\" MATCH @words AND rowid BETWEEN @first AND @last ORDER BY rowid DESC LIMIT @limit";
    private const string OldestInFts5 = "SELECT rowid FROM \"SearchFts\" WHERE \"SearchFts\" MATCH @words AND rowid BETWEEN @first AND @last ORDER BY rowid LIMIT @limit";
    private const string OldestInPostgres = "SELECT rowid FROM \"SearchFts\" WHERE words @@ @words::tsquery AND rowid BETWEEN @first AND @last ORDER BY rowid LIMIT @limit";
    private const string NewestInPostgres = "SELECT rowid FROM \"SearchFts\" WHERE words @@ @words::tsquery AND rowid BETWEEN @first AND @last ORDER BY rowid DESC LIMIT @limit";

    /// <summary>Waits until this transaction is the only one that writes search rows.</summary>
    public static Task LockAsync(PortalDb db, CancellationToken stop) =>
        db is SqlitePortalDb ? Task.CompletedTask : db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({WriterLock})", stop);

    /// <summary>Adds the words of an id that has none.</summary>
    public static Task AddAsync(PortalDb db, long id, IReadOnlyCollection<string> words, CancellationToken stop)
    {
        if (db is SqlitePortalDb)
        {
            var line = string.Join(' ', words);
            return db.Database.ExecuteSqlAsync($"INSERT INTO \"SearchFts\" (rowid, words) VALUES ({id}, {line})", stop);
        }

        string[] lexemes = [.. words];
        return db.Database.ExecuteSqlAsync($"INSERT INTO \"SearchFts\" (rowid, words) VALUES ({id}, array_to_tsvector({lexemes}))", stop);
    }

    /// <summary>Removes the words of an id.</summary>
    public static Task RemoveAsync(PortalDb db, long id, CancellationToken stop) =>
        db.Database.ExecuteSqlAsync($"DELETE FROM \"SearchFts\" WHERE rowid = {id}", stop);

    /// <summary>The newest ids in a range that match, highest first; or the oldest, lowest first.</summary>
    public static async Task<List<long>> FirstAsync(PortalDb db, Match match, (long First, long Last) range, int limit, SearchOrder order, CancellationToken stop)
    {
        var sqlite = db is SqlitePortalDb;
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = (sqlite, order == SearchOrder.Oldest) switch
        {
            (true, false) => NewestInFts5,
            (true, true) => OldestInFts5,
            (false, false) => NewestInPostgres,
            (false, true) => OldestInPostgres,
        };
        foreach (var (name, value) in new (string, object)[] { ("@words", sqlite ? match.Fts5() : match.TsQuery()), ("@first", range.First), ("@last", range.Last), ("@limit", limit) })
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        await db.Database.OpenConnectionAsync(stop);
        try
        {
            var ids = new List<long>();
            await using var rows = await command.ExecuteReaderAsync(stop);
            while (await rows.ReadAsync(stop))
            {
                ids.Add(rows.GetInt64(0));
            }

            return ids;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
