using System.Diagnostics;
using System.Globalization;
using ToaSoan.Audience;
using ToaSoan.Platform;

namespace ToaSoan.Bench.Counting;

/// <summary>What the desk asks of ten years and a hundred million visits, each question from a new connection, on SQLite.</summary>
internal static class Ranges
{
    private const int Years = 10, PagesADay = 300, HoursKept = 24 * 366, Times = 20, Bar = 200;

    /// <summary>Prints the table; false when an answer took longer than the bar.</summary>
    public static async Task<bool> RunAsync(string folder)
    {
        await using var store = new CountStore(new Settings { Data = folder });
        var (from, to) = (new DateOnly(2016, 11, 30), new DateOnly(2026, 11, 29));
        var visits = await FillAsync(store, from, to);
        var reading = new CountReading(store);
        var (stop, hour) = (CancellationToken.None, HourOf(CityTime.Utc(to.ToDateTime(TimeOnly.MinValue))));
        (string Name, Func<Task<int>> Ask)[] questions =
        [
            ("all, by day, ten years", async () => (await reading.DaysAsync(Measure.Visit, "site", "", from, to, stop)).Count),
            ("one office, by day, ten years", async () => (await reading.DaysAsync(Measure.Visit, "office", "key-7", from, to, stop)).Count),
            ("one article, by day, ten years", async () => (await reading.DaysAsync(Measure.Visit, "page", "article:900000", from, to, stop)).Count),
            ("all offices, ten years", async () => (await reading.PartsAsync(Measure.Visit, "office", from, to, 15, stop)).Count),
            ("pages read most, ten years", async () => (await reading.PartsAsync(Measure.Visit, "page", from, to, 15, stop)).Count),
            ("pages read most, from one odd day to another, nine years", async () => (await reading.PartsAsync(Measure.Visit, "page", from.AddDays(45), to.AddDays(-317), 15, stop)).Count),
            ("pages read most, a half-year", async () => (await reading.PartsAsync(Measure.Visit, "page", new DateOnly(2026, 1, 1), new DateOnly(2026, 6, 30), 15, stop)).Count),
            ("referring hosts, ten years", async () => (await reading.PartsAsync(Measure.Visit, "referrer", from, to, 15, stop)).Count),
            ("all, by hour, a day", async () => (await reading.HoursAsync(Measure.Visit, "site", "", hour, hour + 24, stop)).Count),
            ("one office, by hour, a day", async () => (await reading.HoursAsync(Measure.Visit, "office", "key-7", hour, hour + 24, stop)).Count),
            ("most read, 24 hours", async () => (await reading.MostReadAsync(hour, "article", 50, stop)).Count),
            ("most read, 7 days", async () => (await reading.MostReadAsync(hour - (24 * 6), "article", 50, stop)).Count),
        ];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{visits:N0} visits in {Years} years, {PagesADay} pages read a day; {new FileInfo(Path.Combine(folder, CountStore.FileName)).Length / 1_000_000:N0} MB. Each question {Times} times, milliseconds."));
        Console.WriteLine("| question | rows | p50 | slowest |");
        Console.WriteLine("|---|---|---|---|");
        var good = true;
        foreach (var (name, ask) in questions)
        {
            var times = new List<double>();
            var rows = 0;
            for (var time = 0; time < Times; time++)
            {
                var watch = Stopwatch.StartNew();
                rows = await ask();
                times.Add(watch.Elapsed.TotalMilliseconds);
            }

            times.Sort();
            good &= times[^1] < Bar;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {rows:N0} | {times[Times / 2]:0.0} | {times[^1]:0.0}{(times[^1] < Bar ? "" : " **over the bar**")} |"));
        }

        return good;
    }

    private static async Task<long> FillAsync(CountStore store, DateOnly from, DateOnly to)
    {
        await using var connection = await store.OpenAsync(CancellationToken.None);
        await using var transaction = await store.LockAsync(connection, CancellationToken.None);
        var hour = HourOf(CityTime.Utc(to.ToDateTime(new TimeOnly(23, 0))));
        string[] statements =
        [
            // About 27,400 visits a day. Of the pages a day most are new, some are read for years.
            $"CREATE TEMP TABLE days AS WITH RECURSIVE d(day) AS (VALUES ({from.DayNumber}) UNION ALL SELECT day + 1 FROM d WHERE day < {to.DayNumber}) SELECT day, date('0001-01-01', '+' || day || ' days') AS at FROM d",
            "CREATE TEMP TABLE digits AS WITH RECURSIVE i(i) AS (VALUES (0) UNION ALL SELECT i + 1 FROM i WHERE i < 999) SELECT i FROM i",
            "INSERT INTO count_day SELECT 1, 'site', '', day, 27000 + (day * 7919) % 900 FROM days",
            $"INSERT INTO count_day SELECT 1, 'page', 'article:' || CASE WHEN i % 10 = 0 THEN 900000 + i ELSE (day - {from.DayNumber}) * 28 + i END, day, 1 + (day * 31 + i * 17) % 180 FROM days, digits WHERE i < {PagesADay}",
            .. new[] { ("office", 43), ("section", 12), ("channel", 11), ("device", 3), ("kind", 6), ("referrer", 120) }.Select(static cube => $"INSERT INTO count_day SELECT 1, '{cube.Item1}', 'key-' || i, day, 1 + (day * 13 + i * 7) % 900 FROM days, digits WHERE i < {cube.Item2}"),
            "INSERT INTO count_month SELECT c.measure, c.cube, c.key, strftime('%Y', d.at) * 12 + strftime('%m', d.at) - 1 AS month, SUM(c.n) FROM count_day c JOIN days d ON d.day = c.day GROUP BY c.measure, c.cube, c.key, month",
            $"INSERT INTO count_page SELECT i + 1, 'article:' || i || '.1', 'article', 'article:' || i, 1, 'key-' || (i % 43), 'key-' || (i % 12) FROM digits",
            $"WITH RECURSIVE h(h) AS (VALUES ({hour - HoursKept}) UNION ALL SELECT h + 1 FROM h WHERE h < {hour}) INSERT INTO count_hour SELECT m.i, h, d.i + 1, CASE m.i WHEN 7 THEN '' ELSE 'direct' END, 1 + (h * 3 + d.i) % 20 FROM h, digits d, digits m WHERE d.i < {PagesADay} AND m.i IN (1, 7)",
        ];
        foreach (var sql in statements)
        {
            await using var command = connection.CreateCommand();
            (command.CommandText, command.Transaction) = (sql, transaction);
            await command.ExecuteNonQueryAsync();
        }

        await using var sum = connection.CreateCommand();
        (sum.CommandText, sum.Transaction) = ("SELECT SUM(n) FROM count_day WHERE cube = 'site'", transaction);
        var visits = (long)(await sum.ExecuteScalarAsync())!;
        await transaction.CommitAsync();
        return visits;
    }

    private static int HourOf(DateTime utc) => (int)(new DateTimeOffset(utc).ToUnixTimeSeconds() / 3600);
}
