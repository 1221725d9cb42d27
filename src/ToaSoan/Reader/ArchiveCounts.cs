using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;

namespace ToaSoan.Reader;

/// <summary>
/// How many articles lie between instants. The bounds are the city's, the instants UTC; each part is counted by its two ends in an index that
/// holds all it asks for, so that neither database computes a day of any row.
/// </summary>
public static class ArchiveCounts
{
    /// <summary>The first and the last publication among the articles readers see, as days of the city; null when there are none.</summary>
    public static async Task<(DateOnly First, DateOnly Last)?> SpanAsync(this PortalDb db, CancellationToken stop)
    {
        var first = await db.Shown().MinAsync(static e => (DateTime?)e.FirstPublishedAt, stop);
        var last = await db.Shown().MaxAsync(static e => (DateTime?)e.FirstPublishedAt, stop);
        return first is null || last is null ? null : (DayOf(first.Value), DayOf(last.Value));
    }

    /// <summary>The city's day of an instant.</summary>
    public static DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(CityTime.Local(utc));

    /// <summary>The instant at which a day of the city begins.</summary>
    public static DateTime Start(DateOnly day) => CityTime.Utc(day.ToDateTime(TimeOnly.MinValue));

    /// <summary>How many articles were first published from each day on until the next; one number fewer than days.</summary>
    public static async Task<IReadOnlyList<int>> CountAsync(this PortalDb db, IReadOnlyList<DateOnly> days, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(days);
        var sql = new StringBuilder("WITH parts(n, a, z) AS (VALUES ");
        var bounds = new List<object> { true };
        for (var part = 0; part + 1 < days.Count; part++)
        {
            sql.Append(CultureInfo.InvariantCulture, $"{(part == 0 ? "" : ", ")}({part}, {{{bounds.Count}}}, {{{bounds.Count + 1}}})");
            bounds.Add(Value(days[part]));
            bounds.Add(Value(days[part + 1]));
        }

        sql.Append(""") SELECT (SELECT COUNT(*) FROM "Editions" WHERE "Shown" = {0} AND "Kind" = 'article' AND "FirstPublishedAt" >= a AND "FirstPublishedAt" < z) AS "Value" FROM parts ORDER BY n""");
        return days.Count < 2 ? [] : [.. (await db.Database.SqlQueryRaw<long>(sql.ToString(), [.. bounds]).ToListAsync(stop)).Select(static count => (int)count)];

        // As each database stores instants (UtcMilliseconds, UtcInstant).
        object Value(DateOnly day) => db is PostgresPortalDb ? Start(day) : new DateTimeOffset(Start(day)).ToUnixTimeMilliseconds();
    }
}
