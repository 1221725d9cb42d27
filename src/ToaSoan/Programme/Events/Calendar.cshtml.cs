using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ToaSoan.Platform;
using ToaSoan.Reader;

namespace ToaSoan.Programme.Events;

/// <summary>The calendar: the month of what comes next and all that is to come, or another month whole.</summary>
[AllowAnonymous]
public sealed class CalendarModel(PortalDb db, TimeProvider clock) : ReaderPage
{
    private const int MostComing = 60;

    /// <summary>The first of the month that is shown as a table.</summary>
    public DateOnly Month { get; private set; }

    /// <summary>Whether it is a month's own page.</summary>
    public bool OfMonth { get; private set; }

    /// <summary>The month's events.</summary>
    public IReadOnlyList<ShownEvent> InMonth { get; private set; } = [];

    /// <summary>What is listed: what is to come, or the month's.</summary>
    public IReadOnlyList<ShownEvent> Listed { get; private set; } = [];

    /// <summary>Every month with events, the newest first.</summary>
    public IReadOnlyList<(DateOnly Month, int Count)> Months { get; private set; } = [];

    /// <summary>The present instant (UTC).</summary>
    public DateTime Now { get; } = clock.Now();

    /// <summary>The nearest month before with events, or null.</summary>
    public DateOnly? Previous => Months.Select(static month => (DateOnly?)month.Month).FirstOrDefault(month => month < Month);

    /// <summary>The nearest month after with events, or null.</summary>
    public DateOnly? Next => Months.Select(static month => (DateOnly?)month.Month).LastOrDefault(month => month > Month);

    /// <summary>Cells before the first day: weeks begin on Monday.</summary>
    public int Before => ((int)Month.DayOfWeek + 6) % 7;

    /// <summary>The events of a day of the month.</summary>
    public IEnumerable<ShownEvent> On(DateOnly day) => InMonth.Where(one => CityTime.DayOf(one.Content.Starts) <= day && CityTime.DayOf(one.Content.Ends.AddTicks(-1)) >= day);

    /// <summary>Shows it; 404 for a month far from every event.</summary>
    public async Task<IActionResult> OnGetAsync(int? year, int? month, CancellationToken stop)
    {
        var today = clock.Today();
        var named = DateOnly.TryParseExact($"{year:0000}-{month:00}-01", "yyyy-MM-dd", out var first);
        Months = await EventMonths.CountAsync(db, stop);
        (OfMonth, Month) = (year is not null, named ? first : new DateOnly(today.Year, today.Month, 1));
        if (OfMonth && (!named || Months.All(one => one.Month != first)))
        {
            return NotFound();
        }

        var path = OfMonth ? EventMonths.Path(Month) : "/lich";
        if (Elsewhere(path) is { } other)
        {
            return other;
        }

        var coming = OfMonth ? [] : await EventMonths.ComingAsync(db, Now, stop);
        if (!OfMonth && coming.Count > 0 && CityTime.DayOf(coming[0].Content.Starts) is var next && next >= Month.AddMonths(1))
        {
            Month = new DateOnly(next.Year, next.Month, 1); // nothing more this month: the one of what comes next says more
        }

        InMonth = await EventMonths.ReadAsync(db, Month, Month, stop);
        Listed = OfMonth ? InMonth : [.. coming.Take(MostComing)];
        Head = new Head(OfMonth ? $"{EventsText.Calendar} – {CityDay.Month(Month)}" : EventsText.Calendar, EventsText.CalendarLead, path);
        Store([], EventMonths.List);
        return Page();
    }
}
