using System.Globalization;
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
public sealed class AttendeesModel(PortalDb db, Vault vault, DeskActs acts, Registrations registrations, TimeProvider clock) : AttendeesPage(db, vault)
{
    /// <summary>Every count of who came, the last first.</summary>
    public IReadOnlyList<Attendance> Counts { get; private set; } = [];

    /// <summary>The feedback form in numbers, by question.</summary>
    public ILookup<int, FeedbackCount> Answers { get; private set; } = null!;

    /// <summary>Whether the names have been erased, as they are two weeks after the end.</summary>
    public bool NamesErased => Event.EndsAt + Registration.Kept <= clock.Now();

    /// <summary>Whether it has begun, so that who came can be counted.</summary>
    public bool Begun => Event.StartsAt <= clock.Now();

    /// <summary>Whether seats may be taken and given back.</summary>
    public bool Open => Event.State == EventState.Shown && !Begun && Says.Registers;

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(long id) => await FindAsync(id) ?? await ShowAsync();

    /// <summary>Enters how many came, beside what was entered before.</summary>
    public Task<IActionResult> OnPostAsync(long id, int? count, AttendanceSource source, FigurePrecision precision) => ActAsync(id, () =>
    {
        Must(Begun && Event.State == EventState.Shown, EventsText.NotYetBegun);
        Must(ModelState.IsValid && count is >= 0 and <= 1_000_000 && Enum.IsDefined(source) && Enum.IsDefined(precision), EventsText.CountWrong);
        Must(source != AttendanceSource.Estimate || precision != FigurePrecision.Exact, EventsText.EstimateNotExact);
        Db.Attendances.Add(new Attendance { EventId = id, Count = count!.Value, Source = source, Precision = precision, StaffId = Permissions.StaffId, Who = Permissions.Name, At = clock.Now() });
        return Task.FromResult((StaffText.Saved, Did("count", $"{count} ({source}, {precision})")));
    });

    /// <summary>Registers somebody who telephones: without an address, by the number.</summary>
    public Task<IActionResult> OnPostRegisterAsync(long id, string? name, int? seats) => ActAsync(id, async () =>
    {
        var (_, made) = await registrations.RegisterAsync(id, new TypedRegistration(name ?? "", seats ?? 0, "", "vi"), HttpContext.RequestAborted);
        var said = string.Format(CultureInfo.CurrentCulture, made.State == RegistrationState.Waiting ? EventsText.WaitsAtDesk : EventsText.RegisteredAtDesk, made.Number, EventWords.Seats(made.Seats));
        return (said, Did("register", $"#{made.Number}, {made.Seats}"));
    });

    /// <summary>Gives seats back for somebody who telephones, by the number.</summary>
    public Task<IActionResult> OnPostReturnAsync(long id, int? number) => ActAsync(id, async () =>
    {
        var seats = await registrations.CancelAsync(id, number, HttpContext.RequestAborted);
        return (string.Format(CultureInfo.CurrentCulture, EventsText.ReturnedAtDesk, number, EventWords.Seats(seats)), Did("return", $"#{number}, {seats}"));
    });

    // Never a name: the trail is kept for longer than names are.
    private DeskAct Did(string act, string what) => new($"event.{act}", EventContent.EditionKind, () => $"{Event.Id}", $"{Says.Name}: {what}", EventMonths.PageOf(Event.Id));

    private async Task<IActionResult> ActAsync(long id, Func<Task<(string Said, DeskAct Did)>> act)
    {
        if (await FindAsync(id) is { } answer)
        {
            return answer;
        }

        var said = "";
        if (!await TryAsync(() => acts.DoAsync(Permissions, async () =>
        {
            (said, var did) = await act();
            return did;
        }, HttpContext.RequestAborted)))
        {
            Db.ChangeTracker.Clear();
            return await ShowAsync();
        }

        Done = said;
        return LocalRedirect($"/ban/lich/{id}/dang-ky");
    }

    private async Task<IActionResult> ShowAsync()
    {
        var (id, stop) = (Event.Id, HttpContext.RequestAborted);
        Counts = await Db.Attendances.AsNoTracking().Where(a => a.EventId == id).OrderByDescending(static a => a.Id).ToListAsync(stop);
        Answers = (await Db.FeedbackCounts.AsNoTracking().Where(c => c.EventId == id).OrderByDescending(static c => c.Score).ToListAsync(stop)).ToLookup(static c => c.Question);
        return Page();
    }
}
