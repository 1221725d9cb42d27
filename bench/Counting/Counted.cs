using System.Data.Common;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using Npgsql;
using ToaSoan.Audience;

namespace ToaSoan.Bench.Counting;

/// <summary>What the counters hold, read past the program.</summary>
/// <param name="Total">Visits in all.</param>
/// <param name="ByHour">The sum of the hours.</param>
/// <param name="ByDay">The sum of the days.</param>
/// <param name="Marks">The marks of the visits of the last minutes, as often as they stand there.</param>
public sealed record Counted(long Total, long ByHour, long ByDay, IReadOnlyList<long> Marks)
{
    /// <summary>Whether the counters agree with each other.</summary>
    public bool Sound => Total == ByHour && Total == ByDay;

    /// <summary>Reads them: from the database when one is given, else from the data folder.</summary>
    public static async Task<Counted> ReadAsync(string data, string database)
    {
        await using DbConnection connection = database.Length > 0
            ? new NpgsqlConnection(database + ";Pooling=false")
            : new SqliteConnection($"Data Source={Path.Combine(data, CountStore.FileName)};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        await using var sums = connection.CreateCommand();
        sums.CommandText = "SELECT (SELECT n FROM count_total WHERE measure = 1), (SELECT CAST(SUM(n) AS BIGINT) FROM count_hour WHERE measure = 1), (SELECT CAST(SUM(n) AS BIGINT) FROM count_day WHERE measure = 1 AND cube = 'site')";
        var (total, hour, day) = (0L, 0L, 0L);
        await using (var row = await sums.ExecuteReaderAsync())
        {
            await row.ReadAsync();
            (total, hour, day) = row.IsDBNull(0) ? (0, 0, 0) : (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2));
        }

        await using var batches = connection.CreateCommand();
        batches.CommandText = "SELECT marks FROM count_batch ORDER BY seq";
        await using var rows = await batches.ExecuteReaderAsync();
        var marks = new List<long>();
        while (await rows.ReadAsync())
        {
            marks.AddRange(MemoryMarshal.Cast<byte, long>((byte[])rows.GetValue(0)));
        }

        return new Counted(total, hour, day, marks);
    }
}
