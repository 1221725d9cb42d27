using Microsoft.EntityFrameworkCore;
using ToaSoan.Audience;
using ToaSoan.Platform;

namespace ToaSoan.Commands;

/// <summary>Readers of the demo city over five weeks, up to the present hour: sample figures, named so where they are shown.</summary>
internal sealed class DemoReaders(PortalDb db, CountStore store, TimeProvider clock)
{
    private const int Days = 35, Newest = 60, First = 5, Last = 23;

    // How much of a day's reading falls into each hour from five to eleven in the evening.
    private static readonly int[] ByHour = [2, 5, 9, 12, 10, 9, 8, 7, 6, 6, 7, 7, 8, 11, 14, 15, 11, 6, 2];
    private ulong state = 7_160_316;

    /// <summary>Counts them.</summary>
    public async Task FillAsync(CancellationToken stop)
    {
        var editions = await db.Editions.AsNoTracking().Where(static e => e.Shown && e.Kind == "article").OrderByDescending(static e => e.FirstPublishedAt).Take(Newest)
            .Select(static e => new { e.Kind, e.ObjectId, e.Number, e.Office, e.Section, e.FirstPublishedAt }).ToListAsync(stop);
        (CountedPage Page, DateTime From)[] pages = [.. editions.Select(static e => (new CountedPage(FormattableString.Invariant($"{e.Kind}:{e.ObjectId}.{e.Number}"), e.Kind, FormattableString.Invariant($"{e.Kind}:{e.ObjectId}"), e.Number, e.Office, e.Section), e.FirstPublishedAt))];
        var front = new CountedPage("front", "front", "front", 0, "", "");
        var batch = new CountBatch(store);
        await using var connection = await store.OpenAsync(stop);
        if ((await CountStore.TotalsAsync(connection, clock.Now(), stop)).Visits > 0)
        {
            return; // a demo that was interrupted and goes on
        }

        var today = clock.Today();
        for (var day = today.AddDays(-Days); day <= today; day = day.AddDays(1))
        {
            for (var hour = First; hour <= Last; hour++)
            {
                var at = CityTime.Utc(day.ToDateTime(new TimeOnly(hour, 20)));
                (CountedPage Page, DateTime From)[] there = [.. pages.Where(page => page.From < at)];
                if (at < clock.Now() && there.Length > 0)
                {
                    var readers = ByHour[hour - First] * (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 3 : 4) * (80 + Next(40)) / 100;
                    await batch.WriteAsync(connection, [.. Enumerable.Range(0, readers).Select(_ => Visit(Next(4) == 0 ? front : there[Next(1 + Next(there.Length))].Page)), .. Enumerable.Range(0, readers / 20).Select(_ => Share(there[Next(there.Length)].Page))],
                        new Dictionary<Refused, long> { [Refused.Crawler] = readers / 6, [Refused.Staff] = Next(3), [Refused.Prefetch] = Next(4) }, at, stop);
                }
            }
        }
    }

    private CountEvent Visit(CountedPage page)
    {
        string[] channels = [Channel.Direct, Channel.Inner, Channel.Inner, Channel.Outside, Channel.Outside, "zalo", "facebook", "qr"];
        string[] hosts = ["tim-kiem.example", "mang-xa-hoi.example", "bao-tinh.example"];
        var channel = channels[Next(channels.Length)];
        var firsts = Next(3) == 0 ? Firsts.Day | (Next(4) == 0 ? Firsts.Week | (Next(3) == 0 ? Firsts.Month : Firsts.None) : Firsts.None) : Firsts.None;
        return new CountEvent(page, Measure.Visit, channel, (long)Draw(), firsts, Next(10) switch { < 7 => "phone", 7 => "tablet", _ => "desktop" }, channel == Channel.Outside ? hosts[Next(1 + Next(hosts.Length))] : "", Ranked: true);
    }

    private CountEvent Share(CountedPage page)
    {
        string[] channels = ["zalo", "zalo", "facebook", "copy", "system", "qr"];
        return new CountEvent(page, Measure.Share, channels[Next(channels.Length)], (long)Draw());
    }

    private int Next(int below) => (int)(Draw() >> 33) % below;

    // SplitMix64: the same city every time.
    private ulong Draw()
    {
        state += 0x9E3779B97F4A7C15;
        var z = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
