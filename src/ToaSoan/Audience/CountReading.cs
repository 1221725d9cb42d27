using System.Data.Common;

namespace ToaSoan.Audience;

/// <summary>A part of a sum: an office's slug, a channel, a page's subject …</summary>
public sealed record CountPart(string Key, long N);

/// <summary>A sum of an hour (from 1970, UTC), a minute (likewise) or a city day (<see cref="DateOnly.DayNumber"/>).</summary>
public sealed record CountPoint(int At, long N);

/// <summary>A part's sum of one city day (<see cref="DateOnly.DayNumber"/>).</summary>
public sealed record CountDayPart(int Day, string Key, long N);

/// <summary>What is shown of the counters. A range of days is a sum of the city's days, whatever its length.</summary>
public sealed class CountReading(CountStore store)
{
    /// <summary>A measure by day: of all ("site", ""), or of one "office", "section", "page", "kind", "channel", "device" or "referrer". Days without any are absent.</summary>
    public Task<IReadOnlyList<CountPoint>> DaysAsync(Measure measure, string cube, string key, DateOnly from, DateOnly to, CancellationToken stop) =>
        PointsAsync("SELECT day, n FROM count_day WHERE measure = @measure AND cube = @cube AND key = @key AND day BETWEEN @from AND @to ORDER BY day", stop,
            ("measure", (int)measure), ("cube", cube), ("key", key), ("from", from.DayNumber), ("to", to.DayNumber));

    /// <summary>The largest parts of a measure in a range of days: whole months as they are summed, the days before and after them one by one.</summary>
    public Task<IReadOnlyList<CountPart>> PartsAsync(Measure measure, string cube, DateOnly from, DateOnly to, int most, CancellationToken stop)
    {
        var first = from.Day == 1 ? CountSums.MonthOf(from) : CountSums.MonthOf(from) + 1;
        var last = to == to.AddDays(1 - to.Day).AddMonths(1).AddDays(-1) ? CountSums.MonthOf(to) : CountSums.MonthOf(to) - 1;
        var (daysUntil, daysFrom) = first <= last ? (StartOf(first).AddDays(-1), StartOf(last + 1)) : (to, DateOnly.MaxValue);
        return PartsAsync("""
            SELECT key, CAST(SUM(n) AS BIGINT) AS sum FROM (
                SELECT key, n FROM count_month WHERE measure = @measure AND cube = @cube AND month BETWEEN @first AND @last
                UNION ALL SELECT key, n FROM count_day WHERE measure = @measure AND cube = @cube AND day BETWEEN @from AND @until
                UNION ALL SELECT key, n FROM count_day WHERE measure = @measure AND cube = @cube AND day BETWEEN @since AND @to) AS parts
            GROUP BY key ORDER BY sum DESC, key LIMIT @most
            """, stop, ("measure", (int)measure), ("cube", cube), ("first", first), ("last", last), ("from", from.DayNumber), ("until", daysUntil.DayNumber), ("since", daysFrom.DayNumber), ("to", to.DayNumber), ("most", most));
    }

    /// <summary>All parts of a measure, day by day.</summary>
    public async Task<IReadOnlyList<CountDayPart>> DayPartsAsync(Measure measure, string cube, DateOnly from, DateOnly to, CancellationToken stop)
    {
        var parts = new List<CountDayPart>();
        await ReadAsync("SELECT day, key, n FROM count_day WHERE measure = @measure AND cube = @cube AND day BETWEEN @from AND @to ORDER BY day, key", row => parts.Add(new CountDayPart(row.GetInt32(0), row.GetString(1), row.GetInt64(2))),
            [("measure", (int)measure), ("cube", cube), ("from", from.DayNumber), ("to", to.DayNumber)], stop);
        return parts;
    }

    private static DateOnly StartOf(int month) => new(month / 12, (month % 12) + 1, 1);

    /// <summary>A measure by hour, from an hour to before another; of all, or of one "office", "section", "page" or "kind".</summary>
    public Task<IReadOnlyList<CountPoint>> HoursAsync(Measure measure, string cube, string key, int from, int until, CancellationToken stop) =>
        PointsAsync(cube switch
        {
            "office" => Hours + "JOIN count_page p ON p.id = h.page AND p.office = @key" + Within,
            "section" => Hours + "JOIN count_page p ON p.id = h.page AND p.section = @key" + Within,
            "page" => Hours + "JOIN count_page p ON p.id = h.page AND p.subject = @key" + Within,
            "kind" => Hours + "JOIN count_page p ON p.id = h.page AND p.kind = @key" + Within,
            _ => Hours + Within,
        }, stop, ("measure", (int)measure), ("key", key), ("from", from), ("until", until));

    /// <summary>Visits by minute since a minute.</summary>
    public Task<IReadOnlyList<CountPoint>> MinutesAsync(int from, CancellationToken stop) => PointsAsync("SELECT minute, n FROM count_minute WHERE minute >= @from ORDER BY minute", stop, ("from", from));

    /// <summary>What was read most since an hour, counting each network only so often.</summary>
    public Task<IReadOnlyList<CountPart>> MostReadAsync(int fromHour, string kind, int most, CancellationToken stop) =>
        PartsAsync("SELECT p.subject, CAST(SUM(h.n) AS BIGINT) AS sum FROM count_hour h JOIN count_page p ON p.id = h.page WHERE h.measure = @measure AND h.hour >= @from AND p.kind = @kind GROUP BY p.subject ORDER BY sum DESC, p.subject LIMIT @most", stop,
            ("measure", (int)Measure.Ranked), ("from", fromHour), ("kind", kind), ("most", most));

    private const string Hours = "SELECT h.hour, CAST(SUM(h.n) AS BIGINT) FROM count_hour h ";
    private const string Within = " WHERE h.measure = @measure AND h.hour >= @from AND h.hour < @until GROUP BY h.hour ORDER BY h.hour";

    private async Task<IReadOnlyList<CountPoint>> PointsAsync(string sql, CancellationToken stop, params (string Name, object Value)[] parameters)
    {
        var points = new List<CountPoint>();
        await ReadAsync(sql, row => points.Add(new CountPoint(row.GetInt32(0), row.GetInt64(1))), parameters, stop);
        return points;
    }

    private async Task<IReadOnlyList<CountPart>> PartsAsync(string sql, CancellationToken stop, params (string Name, object Value)[] parameters)
    {
        var parts = new List<CountPart>();
        await ReadAsync(sql, row => parts.Add(new CountPart(row.GetString(0), row.GetInt64(1))), parameters, stop);
        return parts;
    }

    private async Task ReadAsync(string sql, Action<DbDataReader> take, (string Name, object Value)[] parameters, CancellationToken stop)
    {
        await using var connection = await store.OpenAsync(stop);
        await using var command = CountStore.Command(connection, sql, null, parameters);
        await using var rows = await command.ExecuteReaderAsync(stop);
        while (await rows.ReadAsync(stop))
        {
            take(rows);
        }
    }
}
