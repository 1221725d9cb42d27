using System.Data.Common;
using System.Runtime.InteropServices;
using ToaSoan.Platform;

namespace ToaSoan.Audience;

/// <summary>
/// Writes batches of counts. Owns the promise that a batch is in the counters wholly or not at all, and that a repeated report is counted once:
/// the marks of what is counted are saved in the same transaction, and each batch is judged by all that were committed before it, on whatever node.
/// A commit whose outcome is unknown needs no care for the same reason: the next batch finds its marks, or does not.
/// </summary>
internal sealed class CountBatch(CountStore store)
{
    private readonly Marks marks = new();
    private readonly Dictionary<string, long> pages = new(StringComparer.Ordinal);
    private long read;

    /// <summary>Commits a batch; gives the totals after it.</summary>
    public async Task<Totals> WriteAsync(DbConnection connection, IReadOnlyList<CountEvent> events, IReadOnlyDictionary<Refused, long> refused, DateTime now, CancellationToken stop)
    {
        await using var transaction = await store.LockAsync(connection, stop);
        await ReadMarksAsync(connection, transaction, stop);
        var mine = new HashSet<long>();
        var counted = events.Where(one => !marks.Has(one.Mark) && mine.Add(one.Mark)).ToArray();
        var found = await PagesAsync(connection, transaction, [.. counted.Select(static one => one.Page).DistinctBy(static page => page.Key)], stop);
        var sums = new CountSums(now, page => found.TryGetValue(page.Key, out var id) ? id : pages.GetValueOrDefault(page.Key));
        Array.ForEach(counted, sums.Add);
        foreach (var (reason, n) in refused)
        {
            sums.Add(reason, n);
        }

        await UpsertAsync(connection, transaction, sums, stop);
        if (mine.Count > 0)
        {
            await SaveMarksAsync(connection, transaction, mine, stop);
        }

        var totals = await CountStore.TotalsAsync(connection, now, stop, transaction);
        await transaction.CommitAsync(stop);
        foreach (var (key, id) in found)
        {
            pages[key] = id;
        }

        return totals;
    }

    /// <summary>Lets go of marks of ten minutes ago; called every five minutes.</summary>
    public async Task ForgetAsync(DbConnection connection, DateTime now, CancellationToken stop)
    {
        var until = marks.Turn(read);
        await using var transaction = await store.LockAsync(connection, stop);
        await using var old = CountStore.Command(connection, "DELETE FROM count_batch WHERE seq <= @until", transaction, ("until", until));
        await old.ExecuteNonQueryAsync(stop);
        await using var minutes = CountStore.Command(connection, "DELETE FROM count_minute WHERE minute < @minute", transaction, ("minute", CountSums.MinuteOf(now) - 120));
        await minutes.ExecuteNonQueryAsync(stop);
        await transaction.CommitAsync(stop);
        if (!store.IsPostgres)
        {
            await using var empty = CountStore.Command(connection, "PRAGMA wal_checkpoint(TRUNCATE)"); // what was deleted is not to lie on in the log before the file
            await empty.ExecuteNonQueryAsync(stop);
        }
    }

    // Whatever it reads is committed, so it may be kept even if this batch fails.
    private async Task ReadMarksAsync(DbConnection connection, DbTransaction transaction, CancellationToken stop)
    {
        await using var command = CountStore.Command(connection, "SELECT seq, marks FROM count_batch WHERE seq > @read ORDER BY seq", transaction, ("read", read));
        await using var rows = await command.ExecuteReaderAsync(stop);
        while (await rows.ReadAsync(stop))
        {
            foreach (var mark in MemoryMarshal.Cast<byte, long>((byte[])rows.GetValue(1)))
            {
                marks.Add(mark);
            }

            read = rows.GetInt64(0);
        }
    }

    // Its own batch is read back like any other's, at the next one: "read" moves only over what is known to be committed.
    private static async Task SaveMarksAsync(DbConnection connection, DbTransaction transaction, HashSet<long> mine, CancellationToken stop)
    {
        var bytes = MemoryMarshal.AsBytes<long>([.. mine]).ToArray();
        await using var command = CountStore.Command(connection, "INSERT INTO count_batch (marks) VALUES (@marks)", transaction, ("marks", bytes));
        await command.ExecuteNonQueryAsync(stop);
    }

    private async Task<Dictionary<string, long>> PagesAsync(DbConnection connection, DbTransaction transaction, CountedPage[] wanted, CancellationToken stop)
    {
        var found = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var page in wanted.Where(page => !pages.ContainsKey(page.Key)))
        {
            await using var command = CountStore.Command(connection, "INSERT INTO count_page (key, kind, subject, edition, office, section) VALUES (@key, @kind, @subject, @edition, @office, @section) ON CONFLICT (key) DO UPDATE SET key = excluded.key RETURNING id",
                transaction, ("key", page.Key), ("kind", page.Kind), ("subject", page.Subject), ("edition", page.Edition), ("office", page.Office), ("section", page.Section));
            found[page.Key] = (long)(await command.ExecuteScalarAsync(stop))!;
        }

        return found;
    }

    private async Task UpsertAsync(DbConnection connection, DbTransaction transaction, CountSums sums, CancellationToken stop)
    {
        var (hours, days, totals) = (sums.Hours.ToArray(), sums.Days.ToArray(), sums.Totals.ToArray());
        Array hourN = Array.ConvertAll(hours, static row => row.Value), dayN = Array.ConvertAll(days, static row => row.Value);
        Array measures = Array.ConvertAll(days, static row => (int)row.Key.Measure), cubes = Array.ConvertAll(days, static row => row.Key.Cube), keys = Array.ConvertAll(days, static row => row.Key.Key);
        await AddAsync("count_hour", "measure, hour, page, channel", Array.ConvertAll(hours, static row => (int)row.Key.Measure), Array.ConvertAll(hours, _ => sums.Hour), Array.ConvertAll(hours, static row => row.Key.Page), Array.ConvertAll(hours, static row => row.Key.Channel), hourN);
        await AddAsync("count_day", "measure, cube, key, day", measures, cubes, keys, Array.ConvertAll(days, _ => sums.Day), dayN);
        await AddAsync("count_month", "measure, cube, key, month", measures, cubes, keys, Array.ConvertAll(days, _ => sums.Month), dayN);
        await AddAsync("count_total", "measure", Array.ConvertAll(totals, static row => (int)row.Key), Array.ConvertAll(totals, static row => row.Value));
        if (sums.Totals.GetValueOrDefault(Measure.Visit) is > 0 and var visits)
        {
            await AddAsync("count_minute", "minute", new[] { sums.Minute }, new[] { visits });
        }

        // Adds rows to those of the same key, the amounts standing in the last column. PostgreSQL takes all rows as arrays in one statement; SQLite one statement again and again.
        async Task AddAsync(string table, string key, params Array[] columns)
        {
            if (columns[0].Length == 0)
            {
                return;
            }

            var names = string.Join(", ", columns.Select(static (_, index) => $"@c{index}"));
            await using var command = CountStore.Command(connection, $"INSERT INTO {table} ({key}, n) {(store.IsPostgres ? $"SELECT * FROM unnest({names})" : $"VALUES ({names})")} ON CONFLICT ({key}) DO UPDATE SET n = {table}.n + excluded.n",
                transaction, [.. columns.Select((column, index) => ($"c{index}", store.IsPostgres ? column : column.GetValue(0)!))]);
            for (var row = 0; row < (store.IsPostgres ? 1 : columns[0].Length); row++)
            {
                for (var column = 0; column < columns.Length && !store.IsPostgres; column++)
                {
                    command.Parameters[column].Value = columns[column].GetValue(row);
                }

                await command.ExecuteNonQueryAsync(stop);
            }
        }
    }

    /// <summary>Marks of the last five to ten minutes by this machine's steady clock, whatever the wall clock does.</summary>
    private sealed class Marks
    {
        private HashSet<long> young = [];
        private HashSet<long> old = [];
        private long seqOfYoung;

        public bool Has(long mark) => young.Contains(mark) || old.Contains(mark);

        public void Add(long mark) => young.Add(mark);

        /// <summary>Forgets the older half; gives the number of the last batch in it.</summary>
        public long Turn(long read)
        {
            (old, young) = (young, []);
            (var until, seqOfYoung) = (seqOfYoung, read);
            return until;
        }
    }
}
