using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Intake;
using ToaSoan.Platform;
using ToaSoan.Staff;
using static ToaSoan.Platform.Refusal;

namespace ToaSoan.Programme.Events;

/// <summary>A registration as the desk sees it: a name (while it is kept) and seats, never an address.</summary>
public sealed record Attendee(Registration Registration, string Name);

/// <summary>A page about who comes to an event: who registered, by the names they gave.</summary>
public abstract class AttendeesPage(PortalDb db, Vault vault) : DeskPage
{
    /// <summary>The event.</summary>
    public CityEvent Event { get; private set; } = null!;

    /// <summary>What it says.</summary>
    public EventContent Says => EventContent.Read(Event.Content);

    /// <summary>Who registered and did not give the seats back, in the order of coming.</summary>
    public IReadOnlyList<Attendee> Attendees { get; private set; } = [];

    /// <summary>The database.</summary>
    protected PortalDb Db { get; } = db;

    /// <summary>Reads it; an answer other than the page when there is none, or none of one's own.</summary>
    protected async Task<IActionResult?> FindAsync(long id)
    {
        var stop = HttpContext.RequestAborted;
        var found = await Db.Events.AsNoTracking().Include(static e => e.Office).SingleOrDefaultAsync(e => e.Id == id, stop);
        if (found is null || !Permissions.May(Role.Reporter, found.OfficeId))
        {
            return found is null ? NotFound() : Forbid();
        }

        Event = found;
        var rows = await Db.Registrations.AsNoTracking().Where(r => r.EventId == id && r.State != RegistrationState.Cancelled).OrderBy(static r => r.Id).ToListAsync(stop);
        IReadOnlyDictionary<string, string> names = new Dictionary<string, string>();
        try
        {
            names = await vault.OpenAsync(Registration.NamePurpose, rows.ConvertAll(static row => row.NameId).OfType<string>().ToList(), stop);
        }
        catch (CryptographicException)
        {
            Refused = EventsText.NamesUnreadable; // another key: seats and counts are still the desk's to see
        }

        Attendees = rows.ConvertAll(row => new Attendee(row, row.NameId is { } sealedName ? names.GetValueOrDefault(sealedName, "") : ""));
        return null;
    }
}

/// <summary>Who registered, how many came, and what the feedback form says.</summary>
public sealed class AttendeesModel(PortalDb db, Vault vault, DeskActs acts, TimeProvider clock) : AttendeesPage(db, vault)
{
    /// <summary>Every count of who came, the last first.</summary>
    public IReadOnlyList<Attendance> Counts { get; private set; } = [];

    /// <summary>The feedback form in numbers, by question.</summary>
    public ILookup<int, FeedbackCount> Answers { get; private set; } = null!;

    /// <summary>Whether the names have been erased, as they are two weeks after the end.</summary>
    public bool NamesErased => Event.EndsAt + Registration.Kept <= clock.Now();

    /// <summary>Whether it has begun, so that who came can be counted.</summary>
    public bool Begun => Event.StartsAt <= clock.Now();

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(long id) => await FindAsync(id) ?? await ShowAsync();

    /// <summary>Enters how many came, beside what was entered before.</summary>
    public async Task<IActionResult> OnPostAsync(long id, int? count, AttendanceSource source, FigurePrecision precision)
    {
        if (await FindAsync(id) is { } answer)
        {
            return answer;
        }

        if (!await TryAsync(() => CountAsync(id, count, source, precision)))
        {
            return await ShowAsync();
        }

        Done = StaffText.Saved;
        return LocalRedirect($"/ban/lich/{id}/dang-ky");
    }

    private Task CountAsync(long id, int? count, AttendanceSource source, FigurePrecision precision) => acts.DoAsync(Permissions, () =>
    {
        Must(Begun && Event.State == EventState.Shown, EventsText.NotYetBegun);
        Must(ModelState.IsValid && count is >= 0 and <= 1_000_000 && Enum.IsDefined(source) && Enum.IsDefined(precision), EventsText.CountWrong);
        Must(source != AttendanceSource.Estimate || precision != FigurePrecision.Exact, EventsText.EstimateNotExact);
        Db.Attendances.Add(new Attendance { EventId = id, Count = count!.Value, Source = source, Precision = precision, StaffId = Permissions.StaffId, Who = Permissions.Name, At = clock.Now() });
        return Task.FromResult<DeskAct?>(new DeskAct("event.count", EventContent.EditionKind, () => $"{id}", $"{Says.Name}: {count} ({source}, {precision})", EventMonths.PageOf(id)));
    }, HttpContext.RequestAborted);

    private async Task<IActionResult> ShowAsync()
    {
        var (id, stop) = (Event.Id, HttpContext.RequestAborted);
        Counts = await Db.Attendances.AsNoTracking().Where(a => a.EventId == id).OrderByDescending(static a => a.Id).ToListAsync(stop);
        Answers = (await Db.FeedbackCounts.AsNoTracking().Where(c => c.EventId == id).OrderByDescending(static c => c.Score).ToListAsync(stop)).ToLookup(static c => c.Question);
        return Page();
    }
}
