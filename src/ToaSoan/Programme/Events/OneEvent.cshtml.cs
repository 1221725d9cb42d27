using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Media;
using ToaSoan.Platform;
using ToaSoan.Staff;
using VietnameseText;

namespace ToaSoan.Programme.Events;

/// <summary>Another time or place as the desk's form sends it.</summary>
public sealed class MoveForm
{
    /// <summary>When it begins, city time.</summary>
    public string? Starts { get; set; }

    /// <summary>When it ends, city time.</summary>
    public string? Ends { get; set; }

    /// <summary>The place.</summary>
    public string? Place { get; set; }

    /// <summary>Street and number.</summary>
    public string? Address { get; set; }

    /// <summary>The address of a map.</summary>
    public string? MapLink { get; set; }

    /// <summary>Why.</summary>
    public string? Reason { get; set; }

    /// <summary>What was typed, cleaned.</summary>
    internal TypedMove Typed() => new(EventForm.Hour(Starts), EventForm.Hour(Ends), EventForm.Line(Place), EventForm.Line(Address), EventForm.Line(MapLink), Orthography.Clean(Reason ?? ""));
}

/// <summary>One event: its form, showing it, moving it, calling it off.</summary>
[RequestSizeLimit(MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
public sealed class OneEventModel(PortalDb db, MediaStore media, EventDesk desk, TimeProvider clock) : EventFormPage(db, media)
{
    /// <summary>Where a move leads.</summary>
    [BindProperty]
    public MoveForm Move { get; set; } = new();

    /// <summary>The event.</summary>
    public CityEvent Event { get; private set; } = null!;

    /// <summary>What it says as saved.</summary>
    public EventContent Saved => EventContent.Read(Event.Content);

    /// <inheritdoc />
    public override long Id => Event.Id;

    /// <inheritdoc />
    public override bool IsShown => Event.State == EventState.Shown;

    /// <summary>Whether an event is over.</summary>
    public bool IsOver(CityEvent one) => one?.EndsAt <= clock.Now();

    /// <summary>The other events of its series, in order.</summary>
    public IReadOnlyList<CityEvent> Series { get; private set; } = [];

    /// <summary>Those that follow it and stand as it does: what is shown, moved and called off with it.</summary>
    public int Later => Series.Count(one => one.StartsAt > Event.StartsAt && one.State == Event.State);

    /// <inheritdoc />
    public override int Following => Series.Count(one => one.StartsAt > Event.StartsAt && (one.State == EventState.Draft || (one.State == EventState.Shown && one.EndsAt > clock.Now())));

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(long id)
    {
        if (await FindAsync(id) is { } answer)
        {
            return answer;
        }

        Form = EventForm.Of(Event);
        return await ShowAsync();
    }

    /// <summary>Saves it; readers see it so at once when they see it at all.</summary>
    public async Task<IActionResult> OnPostAsync(long id, List<IFormFile> files, bool series)
    {
        if (await FindAsync(id) is { } answer)
        {
            return answer;
        }

        if (!await SendAsync(files, IsShown ? Saved : null, (typed, stop) => desk.SaveAsync(Permissions, id, Form.Version, typed, series, stop)))
        {
            return await ShowAsync();
        }

        Done = IsShown ? EventsText.SavedAndShown : StaffText.Saved;
        return LocalRedirect($"/ban/lich/{id}");
    }

    /// <summary>Shows a draft to readers.</summary>
    public Task<IActionResult> OnPostShowAsync(long id, bool series) => ActAsync(id, EventsText.NowShown, stop => desk.ShowAsync(Permissions, id, series, stop));

    /// <summary>Moves it.</summary>
    public Task<IActionResult> OnPostMoveAsync(long id, bool series) => ActAsync(id, EventsText.NowMoved, stop => desk.MoveAsync(Permissions, id, Move.Typed(), series, stop));

    /// <summary>Calls it off.</summary>
    public Task<IActionResult> OnPostCancelAsync(long id, string? why, bool series) => ActAsync(id, EventsText.NowCancelled, stop => desk.CancelAsync(Permissions, id, why ?? "", series, stop));

    private async Task<IActionResult> ActAsync(long id, string said, Func<CancellationToken, Task> act)
    {
        if (await FindAsync(id) is { } answer)
        {
            return answer;
        }

        if (await TryAsync(() => act(HttpContext.RequestAborted)))
        {
            Done = said;
            return LocalRedirect($"/ban/lich/{id}");
        }

        Form = EventForm.Of(Event);
        return await ShowAsync();
    }

    private async Task<IActionResult?> FindAsync(long id)
    {
        var stop = HttpContext.RequestAborted;
        var found = await Db.Events.AsNoTracking().Include(static e => e.Office).SingleOrDefaultAsync(e => e.Id == id, stop);
        Event = found!;
        if (found is null)
        {
            return NotFound();
        }

        var series = found.SeriesId;
        Series = series is null ? [] : await Db.Events.AsNoTracking().Where(e => e.SeriesId == series && e.Id != id).OrderBy(static e => e.StartsAt).ToListAsync(stop);
        return Permissions.May(Role.Reporter, found.OfficeId) ? null : Forbid();
    }
}
