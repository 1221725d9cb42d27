using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Reader;

namespace ToaSoan.Programme.Events;

/// <summary>An event as readers get it, out of its current edition alone.</summary>
public sealed record ShownEvent(Edition Edition, EventContent Content)
{
    /// <summary>Whether it was called off.</summary>
    public bool Cancelled => Edition.Kicker == nameof(EventState.Cancelled);

    /// <summary>Whether it is over at an instant (UTC).</summary>
    public bool Over(DateTime now) => Content.Ends <= now;
}

/// <summary>
/// Events by the city's months. Each edition carries the months it touches as tags, so that a calendar is found in an index and no other
/// event is read; and the names of the tags under which pages of events are stored.
/// </summary>
public static class EventMonths
{
    /// <summary>The kind of the editions' tags, "month", with slugs such as "2026-06".</summary>
    public const string Tag = "month";

    /// <summary>The page-store tag of every list of events.</summary>
    public const string List = "events";

    /// <summary>The page-store tag of one event's pages.</summary>
    public static string PageOf(long id) => $"event:{id}";

    /// <summary>The name of a month: "2026-06".</summary>
    public static string Name(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>The address of a month.</summary>
    public static string Path(DateOnly month) => string.Create(CultureInfo.InvariantCulture, $"/lich/{month.Year}/{month.Month}");

    /// <summary>The months an event touches.</summary>
    public static IEnumerable<string> Of(EventContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var (first, last) = (CityTime.DayOf(content.Starts), CityTime.DayOf(content.Ends.AddTicks(-1)));
        for (var month = new DateOnly(first.Year, first.Month, 1); month <= last; month = month.AddMonths(1))
        {
            yield return Name(month);
        }
    }

    /// <summary>The events of the months from one to another, both included, in the order in which they begin; without <paramref name="last"/> all from <paramref name="first"/> on.</summary>
    public static async Task<IReadOnlyList<ShownEvent>> ReadAsync(PortalDb db, DateOnly first, DateOnly? last, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        var (from, to) = (Name(first), last is { } end ? Name(end) : "9999-12");
        string[] months = [.. (await Tags(db).Select(static tag => tag.Slug).Distinct().ToListAsync(stop)).Where(name => string.CompareOrdinal(name, from) >= 0 && string.CompareOrdinal(name, to) <= 0)];
        var ids = Tags(db).Where(tag => months.Contains(tag.Slug)).Select(static tag => tag.EditionId);
        return [.. (await db.Editions.AsNoTracking().Where(e => ids.Contains(e.Id)).ToListAsync(stop)).Select(static edition => new ShownEvent(edition, EventContent.Read(edition.Body)))
            .OrderBy(static one => one.Content.Starts).ThenBy(static one => one.Edition.ObjectId)];
    }

    /// <summary>What is still to come or going on at an instant, called-off events too, in the order in which it begins.</summary>
    public static async Task<IReadOnlyList<ShownEvent>> ComingAsync(PortalDb db, DateTime now, CancellationToken stop) =>
        [.. (await ReadAsync(db, CityTime.DayOf(now), null, stop)).Where(one => !one.Over(now))];

    /// <summary>Every month that has events, with how many begin or go on in it, the newest first.</summary>
    public static async Task<IReadOnlyList<(DateOnly Month, int Count)>> CountAsync(PortalDb db, CancellationToken stop) =>
        [.. (await Tags(db).GroupBy(static tag => tag.Slug).Select(static month => new { Name = month.Key, Count = month.Count() }).ToListAsync(stop))
            .Select(static month => (DateOnly.ParseExact(month.Name + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture), month.Count)).OrderByDescending(static month => month.Item1)];

    /// <summary>The current edition of an event readers see, or null.</summary>
    public static async Task<ShownEvent?> FindAsync(PortalDb db, long id, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await db.Shown(EventContent.EditionKind).SingleOrDefaultAsync(e => e.ObjectId == id, stop) is { } edition ? new ShownEvent(edition, EventContent.Read(edition.Body)) : null;
    }

    private static IQueryable<EditionTag> Tags(PortalDb db) => db.Set<EditionTag>().AsNoTracking().Where(static tag => tag.Kind == Tag && tag.EditionKind == EventContent.EditionKind && tag.ShownAt != null);
}
