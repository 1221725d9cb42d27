using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Reader;
using static ToaSoan.Platform.Refusal;

namespace ToaSoan.Programme.Events;

/// <summary>
/// A registration's own page, by its secret: how it stands, giving the seats back, and after the event the feedback form. To look at it changes nothing, so
/// that a program that follows links in mails does nothing. The secret is all there is to prove, so the forms need no token.
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class SlipModel(PortalDb db, Registrations registrations, Feedback feedback, TimeProvider clock) : ReaderPage
{
    /// <summary>The registration.</summary>
    public Registration Registration { get; private set; } = null!;

    /// <summary>The event.</summary>
    public ShownEvent Shown { get; private set; } = null!;

    /// <summary>How many seats wait before it.</summary>
    public int Before { get; private set; }

    /// <summary>Why something was refused, or null.</summary>
    public string? Refused { get; private set; }

    /// <summary>The secret of the address.</summary>
    public string Secret { get; private set; } = "";

    /// <summary>Whether the event is over.</summary>
    public bool Over => Shown.Over(clock.Now());

    /// <summary>Whether it may be given back.</summary>
    public bool MayCancel => Registration.State != RegistrationState.Cancelled && !Shown.Cancelled && Shown.Content.Starts > clock.Now();

    /// <summary>Whether the feedback form is open to it.</summary>
    public bool MayAnswer => Registration is { State: RegistrationState.Confirmed, Answered: false } && !Shown.Cancelled && Feedback.IsOpen(Shown.Content, clock.Now());

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(string secret, CancellationToken stop) => await FindAsync(secret, stop) ? Page() : NotFound();

    /// <summary>Gives the seats back.</summary>
    public Task<IActionResult> OnPostCancelAsync(string secret, CancellationToken stop) => ActAsync(secret, async () =>
    {
        Must(MayCancel, EventsText.TooLateToCancel);
        await registrations.CancelAsync(secret, stop);
    }, stop);

    /// <summary>Takes the answers of the feedback form.</summary>
    public Task<IActionResult> OnPostAnswerAsync(string secret, List<int?> scores, CancellationToken stop) => ActAsync(secret, async () =>
    {
        Must(MayAnswer, EventsText.FeedbackClosed);
        await feedback.TakeAsync(Registration.EventId, scores, Registration.Id, stop);
    }, stop);

    private async Task<IActionResult> ActAsync(string secret, Func<Task> act, CancellationToken stop)
    {
        if (!await FindAsync(secret, stop))
        {
            return NotFound();
        }

        try
        {
            await act();
            return LocalRedirect(Request.To($"/lich/phieu/{secret}"));
        }
        catch (Refusal refusal)
        {
            Refused = refusal.Message;
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }
    }

    private async Task<bool> FindAsync(string secret, CancellationToken stop)
    {
        Response.Headers.CacheControl = "no-store";
        Response.Headers["Referrer-Policy"] = "no-referrer"; // the address is the secret
        if (secret.Length > 100 || await registrations.FindAsync(secret, stop) is not { } found || await EventMonths.FindAsync(db, found.EventId, stop) is not { } shown)
        {
            return false;
        }

        (Registration, Shown, Secret) = (found, shown, secret);
        Before = found.State != RegistrationState.Waiting ? 0 : await db.Registrations.Where(r => r.EventId == found.EventId && r.State == RegistrationState.Waiting && r.Id < found.Id).SumAsync(static r => r.Seats, stop);
        Head = new Head($"{EventsText.YourRegistration} – {shown.Content.Name}");
        return true;
    }
}
