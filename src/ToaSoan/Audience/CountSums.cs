using ToaSoan.Platform;

namespace ToaSoan.Audience;

/// <summary>
/// What a batch adds to the counters. By the hour: measure, page (and with it edition and office) and channel. By the city's day and month: for each
/// measure the sum ("site", "") and its parts by "office", "section", "page", "kind", "channel", "device" and "referrer", so that a range of any
/// length is a sum of few rows.
/// </summary>
internal sealed class CountSums(DateTime now, Func<CountedPage, long> page)
{
    /// <summary>The hour since 1970, UTC.</summary>
    public int Hour { get; } = HourOf(now);

    /// <summary>The minute since 1970, UTC.</summary>
    public int Minute { get; } = MinuteOf(now);

    /// <summary>The city's day.</summary>
    public int Day { get; } = CityTime.DayOf(now).DayNumber;

    /// <summary>The city's month: year times twelve, and its number from zero.</summary>
    public int Month { get; } = MonthOf(CityTime.DayOf(now));

    public Dictionary<(Measure Measure, long Page, string Channel), long> Hours { get; } = [];

    public Dictionary<(Measure Measure, string Cube, string Key), long> Days { get; } = [];

    public Dictionary<Measure, long> Totals { get; } = [];

    /// <summary>The number of the hour an instant lies in.</summary>
    public static int HourOf(DateTime utc) => (int)(new DateTimeOffset(utc).ToUnixTimeSeconds() / 3600);

    /// <summary>The number of the month a day lies in.</summary>
    public static int MonthOf(DateOnly day) => (day.Year * 12) + day.Month - 1;

    /// <summary>The number of the minute an instant lies in.</summary>
    public static int MinuteOf(DateTime utc) => (int)(new DateTimeOffset(utc).ToUnixTimeSeconds() / 60);

    /// <summary>Adds a visit or share.</summary>
    public void Add(CountEvent one)
    {
        Add(one.Measure, one.Page, one.Channel, 1);
        if (one.Ranked)
        {
            Sum(Hours, (Measure.Ranked, page(one.Page), ""), 1);
        }

        foreach (var (first, measure) in (ReadOnlySpan<(Firsts, Measure)>)[(Firsts.Day, Measure.DayReader), (Firsts.Week, Measure.WeekReader), (Firsts.Month, Measure.MonthReader)])
        {
            if (one.Firsts.HasFlag(first))
            {
                Add(measure, CountedPage.None, "", 1);
            }
        }

        foreach (var (cube, key) in (ReadOnlySpan<(string, string)>)[("device", one.Device), ("referrer", one.Referrer)])
        {
            if (key.Length > 0)
            {
                Sum(Days, (one.Measure, cube, key), 1);
            }
        }
    }

    /// <summary>Adds visits that were refused.</summary>
    public void Add(Refused reason, long n) => Add(Measure.Refused, CountedPage.None, reason.ToString(), n);

    private void Add(Measure measure, CountedPage of, string channel, long n)
    {
        Sum(Totals, measure, n);
        Sum(Hours, (measure, of == CountedPage.None ? 0 : page(of), channel), n);
        Sum(Days, (measure, "site", ""), n);
        foreach (var (cube, key) in (ReadOnlySpan<(string, string)>)[("office", of.Office), ("section", of.Section), ("page", of.Subject), ("kind", of.Kind), ("channel", channel)])
        {
            if (key.Length > 0)
            {
                Sum(Days, (measure, cube, key), n);
            }
        }
    }

    private static void Sum<TKey>(Dictionary<TKey, long> sums, TKey key, long n)
        where TKey : notnull => sums[key] = sums.GetValueOrDefault(key) + n;
}
