using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Programme.Events;

/// <summary>An event in the desk's list, with the seats that are taken and waited for.</summary>
public sealed record EventListed(CityEvent Event, string Name, int? Capacity, bool Registers, Fullness Full, Attendance? Came);

/// <summary>The events of one's offices: what is to come, then what was held or called off.</summary>
public sealed class EventListModel(PortalDb db, TimeProvider clock) : DeskPage
{
    private const int MostPast = 100;

    /// <summary>What is to come and drafts, the next first.</summary>
    public IReadOnlyList<EventListed> Coming { get; private set; } = [];

    /// <summary>What is over, the last first.</summary>
    public IReadOnlyList<EventListed> Past { get; private set; } = [];

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync()
    {
        var (all, offices, stop, now) = (Permissions.WholeCity, Permissions.Offices, HttpContext.RequestAborted, clock.Now());
        var mine = db.Events.AsNoTracking().Include(static e => e.Office).Where(e => all || offices.Contains(e.OfficeId));
        Coming = await ReadAsync(await mine.Where(e => e.EndsAt > now).OrderBy(static e => e.StartsAt).ThenBy(static e => e.Id).ToListAsync(stop), stop);
        Past = await ReadAsync(await mine.Where(e => e.EndsAt <= now).OrderByDescending(static e => e.StartsAt).ThenBy(static e => e.Id).Take(MostPast).ToListAsync(stop), stop);
    }

    private async Task<IReadOnlyList<EventListed>> ReadAsync(List<CityEvent> events, CancellationToken stop)
    {
        var ids = events.ConvertAll(static e => e.Id);
        var seats = await db.Registrations.Where(r => ids.Contains(r.EventId) && r.State != RegistrationState.Cancelled).GroupBy(static r => new { r.EventId, r.State }).Select(static group => new { group.Key.EventId, group.Key.State, Seats = group.Sum(static r => r.Seats) }).ToListAsync(stop);
        var came = (await db.Attendances.AsNoTracking().Where(a => ids.Contains(a.EventId)).ToListAsync(stop)).GroupBy(static a => a.EventId).ToDictionary(static group => group.Key, static group => group.MaxBy(static a => a.Id));
        int Of(long id, RegistrationState state) => seats.Find(row => row.EventId == id && row.State == state)?.Seats ?? 0;
        return events.ConvertAll(one => EventContent.Read(one.Content) is var content
            ? new EventListed(one, content.Name, content.Capacity, content.Registers, new Fullness(Of(one.Id, RegistrationState.Kept), Of(one.Id, RegistrationState.Waiting)), came.GetValueOrDefault(one.Id)) : null!);
    }

    /// <summary>Whether an event is over.</summary>
    public bool Over(CityEvent one) => one?.EndsAt <= clock.Now();
}
