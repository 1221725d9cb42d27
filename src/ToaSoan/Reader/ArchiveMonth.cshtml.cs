using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;

namespace ToaSoan.Reader;

/// <summary>A month as a calendar: each day with how many articles were published on it.</summary>
public sealed class ArchiveMonthModel(PortalDb db) : ReaderPage
{
    /// <summary>The first of the month.</summary>
    public DateOnly Month { get; private set; }

    /// <summary>How many articles each day has, from the first.</summary>
    public IReadOnlyList<int> Days { get; private set; } = [];

    /// <summary>Cells before the first day: weeks begin on Monday.</summary>
    public int Before => ((int)Month.DayOfWeek + 6) % 7;

    /// <summary>The nearest month before with articles, or null.</summary>
    public DateOnly? Previous { get; private set; }

    /// <summary>The nearest month after with articles, or null.</summary>
    public DateOnly? Next { get; private set; }

    /// <summary>Shows the month; 404 for none, and for one outside the archive.</summary>
    public async Task<IActionResult> OnGetAsync(int year, int month, CancellationToken stop)
    {
        if (!DateOnly.TryParseExact($"{year:0000}-{month:00}-01", "yyyy-MM-dd", out var first) || await db.SpanAsync(stop) is not var (from, until) || first > until || first.AddMonths(1) <= from)
        {
            return NotFound();
        }

        if (Elsewhere(ArchiveMonths.Path(first)) is { } other)
        {
            return other;
        }

        Month = first;
        Days = await db.CountAsync([.. Enumerable.Range(0, first.AddMonths(1).DayNumber - first.DayNumber + 1).Select(first.AddDays)], stop);
        var (start, end) = (ArchiveCounts.Start(first), ArchiveCounts.Start(first.AddMonths(1)));
        Previous = MonthOf(await db.Shown().Where(e => e.FirstPublishedAt < start).MaxAsync(static e => (DateTime?)e.FirstPublishedAt, stop));
        Next = MonthOf(await db.Shown().Where(e => e.FirstPublishedAt >= end).MinAsync(static e => (DateTime?)e.FirstPublishedAt, stop));
        Head = new Head($"{ArchiveText.Archive} – {CityDay.Month(first)}", Path: ArchiveMonths.Path(first)) { Indexed = Days.Any(static count => count > 0) };
        Store([], PageTag.Front);
        return Page();
    }

    private static DateOnly? MonthOf(DateTime? utc) => utc is { } at && ArchiveCounts.DayOf(at) is var day ? new DateOnly(day.Year, day.Month, 1) : null;
}
