using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;

namespace ToaSoan.Offices;

/// <summary>All offices, ended ones too, with their names and parents by date, and what happened to them, as read in one transaction.</summary>
internal sealed record Organisation(Guid ReadIn, List<Office> Offices, List<OfficeEvent> Events)
{
    /// <summary>Reads it to be changed.</summary>
    public static async Task<Organisation> ReadAsync(PortalDb db, Guid transaction, CancellationToken stop)
    {
        var offices = await db.Offices.Include(static office => office.Names).Include(static office => office.Parents).AsSplitQuery().OrderBy(static office => office.Id).ToListAsync(stop);
        offices.ForEach(OfficeRules.MustHaveName);
        return new Organisation(transaction, offices, await db.OfficeEvents.AsNoTracking().Include(static happened => happened.Links).AsSplitQuery().ToListAsync(stop));
    }

    /// <summary>The days on which others came into an office: it existed then, and cannot be said to have ended before.</summary>
    public IEnumerable<DateOnly?> Arrivals(Office office) => EventsTo(office).Select(static happened => (DateOnly?)happened.Day);

    /// <summary>Whether the name an office has from a day on is of a renaming or founding that was recorded today.</summary>
    public bool NamedToday(Office office, DateOnly day, DateOnly today) => EventsTo(office).Any(happened =>
        happened.Day == day && (happened.Change == OfficeChange.Rename || office.From == day) && DateOnly.FromDateTime(CityTime.Local(happened.RecordedAt)) == today);

    private IEnumerable<OfficeEvent> EventsTo(Office office) => Events.Where(happened => happened.Links.Exists(link => link.To == office || (link.ToId is { } id && id == office.Id)));
}
