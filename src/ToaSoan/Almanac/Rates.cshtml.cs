using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Reader;

namespace ToaSoan.Almanac;

/// <summary>Exchange rates for readers: every sheet we have, and how the best-known currencies went.</summary>
public sealed class RatesModel(PortalDb db, TimeProvider clock) : ReaderPage
{
    private const string Address = "/ty-gia";
    private const int DaysDrawn = 90;

    /// <summary>The sheets, the one to trust first.</summary>
    public IReadOnlyList<RatesNow> Sheets { get; private set; } = [];

    /// <summary>What was asked on each day for the currencies named first, newest first.</summary>
    public IReadOnlyList<(DateOnly Day, IReadOnlyDictionary<string, decimal?> Sell)> History { get; private set; } = [];

    /// <summary>The history, drawn.</summary>
    public IReadOnlyList<Plot> Plots { get; private set; } = [];

    /// <summary>The present instant.</summary>
    public DateTime Now { get; private set; }

    /// <summary>Shows it; without any sheet the page says so.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (Elsewhere(Address) is { } other)
        {
            return other;
        }

        Now = clock.Now();
        Sheets = await AlmanacNow.SheetsAsync(db, Now, stop);
        if (Sheets.Count > 0)
        {
            await DrawAsync(Sheets[0].Source.Name, stop);
        }

        Head = new Head(AlmanacText.Rates, AlmanacText.RatesLead, Address) { Indexed = Sheets.Count > 0 };
        Store([], [PageTag.Front, .. new[] { AlmanacSource.Rates, AlmanacSource.Gold, AlmanacSource.Hand }.Select(static name => PageTag.Of("almanac", name))]);
        return Page();
    }

    private async Task DrawAsync(string source, CancellationToken stop)
    {
        var first = AlmanacNow.First;
        var since = DateOnly.FromDateTime(CityTime.Local(Now)).AddDays(-DaysDrawn);
        var rows = await db.RateDays.AsNoTracking().Where(row => row.Source == source && first.Contains(row.Code) && row.Day >= since).OrderBy(static row => row.Day).ToListAsync(stop);
        History = [.. rows.GroupBy(static row => row.Day).OrderByDescending(static day => day.Key).Select(static day => (day.Key, (IReadOnlyDictionary<string, decimal?>)day.ToDictionary(static row => row.Code, static row => row.Sell)))];
        Plots = [.. first.Select(code => Of(code, [.. rows.Where(row => row.Code == code && row.Sell is not null)])).OfType<Plot>()];
    }

    private static Plot? Of(string code, List<RateDay> days)
    {
        if (days.Count < 2)
        {
            return null;
        }

        var (start, end) = (days[0], days[^1]);
        var marks = new[] { start, days[days.Count / 2], end }.Select(static day => day.Day).Distinct();
        return Plot.Of("bieu-do-" + code, AlmanacNow.Format(AlmanacText.HistoryOf, code),
            AlmanacNow.Format(AlmanacText.HistorySays, CityTime.Day(start.Day), AlmanacNow.Price(start.Sell), CityTime.Day(end.Day), AlmanacNow.Price(end.Sell)),
            [.. days.Select(static day => ((double)day.Day.DayNumber, (double)day.Sell!.Value))], static value => AlmanacNow.Price((decimal)value),
            marks.Select(static day => ((double)day.DayNumber, day.ToString("d'/'M", CultureInfo.InvariantCulture))));
    }
}
