using ToaSoan.Platform;

namespace ToaSoan.Audience;

/// <summary>What the desk sees live.</summary>
public sealed class LiveView
{
    /// <summary>The totals.</summary>
    public required Totals Totals { get; init; }

    /// <summary>Online now.</summary>
    public required long Online { get; init; }

    /// <summary>Whether other nodes' readers are missing.</summary>
    public required bool Alone { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTime At { get; init; }

    /// <summary>The pages with most readers now.</summary>
    public required IReadOnlyList<(PageName Page, int Readers)> Pages { get; init; }

    /// <summary>The sections with most readers now.</summary>
    public required IReadOnlyList<(PageName Section, int Readers)> Sections { get; init; }

    /// <summary>Visits of the last thirty minutes, the oldest first.</summary>
    public required IReadOnlyList<long> Minutes { get; init; }

    /// <summary>Visits of today and of the same weekday last week, hour by hour, each added to those before it; today ends with the present hour.</summary>
    public required (IReadOnlyList<long> Today, IReadOnlyList<long> LastWeek) Hours { get; init; }

    /// <summary>Today's visits by referring host, device and channel, today's shares by channel, and what was refused; each with an id for its place on the page.</summary>
    public required IReadOnlyList<(string Id, string Heading, IReadOnlyList<(string Name, long N)> Rows)> Parts { get; init; }
}

/// <summary>Reads the live view: at most twice a second and language, however many desks look.</summary>
public sealed class Live(IServiceScopeFactory scopes, Figures figures, CountReading reading, TimeProvider clock) : IDisposable
{
    private const int PagesShown = 12, RowsShown = 8;
    private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(500);
    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly Dictionary<string, (string Mark, LiveView View)> last = [];
    private volatile Told told = new("", 0);

    /// <summary>A mark that changes, at most twice a second, when there may be something new to see. Who was told it sees nothing older.</summary>
    public string Mark
    {
        get
        {
            if (told is { Mark: "" } || clock.GetElapsedTime(told.At) >= Fresh)
            {
                told = new Told(FormattableString.Invariant($"{figures.Online}.{figures.Totals.Visits}.{figures.Totals.Shares}.{CountSums.MinuteOf(clock.Now())}"), clock.GetTimestamp());
            }

            return told.Mark;
        }
    }

    /// <summary>The view in the language of the request.</summary>
    public async Task<LiveView> ReadAsync(CancellationToken stop)
    {
        var language = System.Globalization.CultureInfo.CurrentUICulture.Name;
        await gate.WaitAsync(stop);
        try
        {
            var mark = Mark;
            if (!last.TryGetValue(language, out var known) || known.Mark != mark)
            {
                last[language] = known = (mark, await LookAsync(stop));
            }

            return known.View;
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task<LiveView> LookAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var names = scope.ServiceProvider.GetRequiredService<PageNames>();
        var (now, today, online) = (clock.Now(), clock.Today(), figures.Pages());
        var pages = Top(online.Select(static one => (one.Page.Subject, one.Readers)), PagesShown);
        var sections = Top(online.Where(static one => one.Page.Section.Length > 0).Select(static one => ("section:" + one.Page.Section, one.Readers)), RowsShown);
        var titles = await names.OfAsync(pages.Concat(sections).Select(static one => one.Subject), stop);
        var minute = CountSums.MinuteOf(now);
        var minutes = (await reading.MinutesAsync(minute - 29, stop)).ToDictionary(static point => point.At, static point => point.N);
        return new LiveView
        {
            Totals = figures.Totals,
            Online = figures.Online,
            Alone = figures.Alone,
            At = now,
            Pages = [.. pages.Select(one => (titles[one.Subject], one.N))],
            Sections = [.. sections.Select(one => (titles[one.Subject], one.N))],
            Minutes = [.. Enumerable.Range(minute - 29, 30).Select(at => minutes.GetValueOrDefault(at))],
            Hours = (await HoursAsync(today, CityTime.Local(now).Hour + 1, stop), await HoursAsync(today.AddDays(-7), 24, stop)),
            Parts =
            [
                ("tu-trang", AudienceText.Referrers, await PartsAsync(Measure.Visit, "referrer", today, CountWords.Host, stop)),
                ("den-bang", AudienceText.CameBy, await PartsAsync(Measure.Visit, "channel", today, CountWords.Channel, stop)),
                ("chia-se", AudienceText.SharedBy, await PartsAsync(Measure.Share, "channel", today, CountWords.Channel, stop)),
                ("thiet-bi", AudienceText.Devices, await PartsAsync(Measure.Visit, "device", today, CountWords.Device, stop)),
                ("khong-tinh", AudienceText.NotCountedToday, await PartsAsync(Measure.Refused, "channel", today, CountWords.Reason, stop)),
            ],
        };
    }

    private static (string Subject, int N)[] Top(IEnumerable<(string Subject, int N)> rows, int most) =>
        [.. rows.GroupBy(static row => row.Subject, StringComparer.Ordinal).Select(static group => (group.Key, N: group.Sum(static row => row.N))).OrderByDescending(static row => row.N).ThenBy(static row => row.Key, StringComparer.Ordinal).Take(most)];

    private async Task<IReadOnlyList<(string Name, long N)>> PartsAsync(Measure measure, string cube, DateOnly day, Func<string, string> name, CancellationToken stop) =>
        [.. (await reading.PartsAsync(measure, cube, day, day, RowsShown, stop)).Select(part => (name(part.Key), part.N))];

    private async Task<IReadOnlyList<long>> HoursAsync(DateOnly day, int hours, CancellationToken stop)
    {
        var first = CountSums.HourOf(CityTime.Utc(day.ToDateTime(TimeOnly.MinValue)));
        var known = (await reading.HoursAsync(Measure.Visit, "site", "", first, first + hours, stop)).ToDictionary(static point => point.At, static point => point.N);
        var sum = 0L;
        return [.. Enumerable.Range(first, hours).Select(hour => sum += known.GetValueOrDefault(hour))];
    }

    /// <inheritdoc />
    public void Dispose() => gate.Dispose();

    private sealed record Told(string Mark, long At);
}
