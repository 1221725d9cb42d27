using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Intake;
using ToaSoan.Platform;
using ToaSoan.Reader;
using static ToaSoan.Platform.Refusal;

namespace ToaSoan.Programme.Events;

/// <summary>The feedback form behind the QR code of the sign-in sheet, for everybody who came. Whoever has the address may answer; a network only so often.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class SheetFeedbackModel(PortalDb db, Feedback feedback, Crowd crowd, TimeProvider clock) : ReaderPage
{
    /// <summary>Answers taken from one network within an hour; a hall full of people may share one.</summary>
    public const int MostFromNetwork = 120;

    /// <summary>The event.</summary>
    public ShownEvent Shown { get; private set; } = null!;

    /// <summary>The key of the address.</summary>
    public string Key { get; private set; } = "";

    /// <summary>Whether it was sent.</summary>
    public bool Sent { get; private set; }

    /// <summary>Why it was refused, or null.</summary>
    public string? Refused { get; private set; }

    /// <summary>Whether the form is open.</summary>
    public bool Open => !Shown.Cancelled && Feedback.IsOpen(Shown.Content, clock.Now());

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(string key, CancellationToken stop) => await FindAsync(key, stop) is null ? NotFound() : Page();

    /// <summary>Takes the answers.</summary>
    public async Task<IActionResult> OnPostAsync(string key, List<int?> scores, CancellationToken stop)
    {
        if (await FindAsync(key, stop) is not { } id)
        {
            return NotFound();
        }

        try
        {
            Must(crowd.MayCome(HttpContext, "event.feedback", MostFromNetwork), EventsText.TooManyFromNetwork);
            await feedback.TakeAsync(id, scores, null, stop);
            Sent = true;
        }
        catch (Refusal refusal)
        {
            Refused = refusal.Message;
            Response.StatusCode = StatusCodes.Status400BadRequest;
        }

        return Page();
    }

    private async Task<long?> FindAsync(string key, CancellationToken stop)
    {
        Response.Headers.CacheControl = "no-store";
        var id = await db.Events.Where(e => e.FeedbackKey == key).Select(static e => (long?)e.Id).SingleOrDefaultAsync(stop);
        if (id is null || await EventMonths.FindAsync(db, id.Value, stop) is not { } shown)
        {
            return null;
        }

        (Shown, Key) = (shown, key);
        Head = new Head($"{EventsText.HowWasIt} – {shown.Content.Name}");
        return id;
    }
}
