using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;

namespace ToaSoan.Reader;

/// <summary>The articles first published on a day of the city.</summary>
public sealed class ArchiveDayModel(PortalDb db) : ListPage(db)
{
    /// <summary>Shows a page of the day; 404 for a day that is none, and for one outside the archive.</summary>
    public async Task<IActionResult> OnGetAsync(int year, int month, int day, int number = 1, CancellationToken stop = default)
    {
        if (!DateOnly.TryParseExact($"{year:0000}-{month:00}-{day:00}", "yyyy-MM-dd", out var date) || await Db.SpanAsync(stop) is not var (first, last) || date < first || date > last)
        {
            return NotFound();
        }

        var (start, end) = (ArchiveCounts.Start(date), ArchiveCounts.Start(date.AddDays(1)));
        var before = await Db.Shown().Where(e => e.FirstPublishedAt < start).MaxAsync(static e => (DateTime?)e.FirstPublishedAt, stop);
        var after = await Db.Shown().Where(e => e.FirstPublishedAt >= end).MinAsync(static e => (DateTime?)e.FirstPublishedAt, stop);
        (Kind, Name, Path) = (ArchiveText.Archive, CityDay.Long(date.ToDateTime(TimeOnly.MinValue)), PathOf(date));
        Links = [.. Step(before, "‹ {0}"), (ArchiveMonths.Path(date), CityDay.Month(date)), .. Step(after, "{0} ›")];
        var answer = await ShowAsync(Db.Shown().Where(e => e.FirstPublishedAt >= start && e.FirstPublishedAt < end).Listed(), number, [PageTag.Front], stop);
        Head = Head with { Indexed = Found > 0 };
        return answer;
    }

    private static string PathOf(DateOnly day) => $"{ArchiveMonths.Path(day)}/{day.Day}";

    private static IEnumerable<(string Path, string Text)> Step(DateTime? utc, string pattern) =>
        utc is { } at && ArchiveCounts.DayOf(at) is var day ? [(PathOf(day), string.Format(System.Globalization.CultureInfo.InvariantCulture, pattern, CityTime.Day(day)))] : [];
}
