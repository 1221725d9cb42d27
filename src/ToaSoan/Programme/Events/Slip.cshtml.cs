using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Intake;
using ToaSoan.Platform;
using ToaSoan.Reader;
using static ToaSoan.Platform.Refusal;

namespace ToaSoan.Programme.Events;

/// <summary>
/// A registration's own page: how it stands, giving the seats back, and after the event the feedback form. The secret is posted: it stands in the address after the #, whence a script puts it
/// into the field, or is pasted there. It is all there is to prove, so the forms need no token; and whatever was done, the answer is the page itself, without a redirect on which the secret would be lost.
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class SlipModel(PortalDb db, Registrations registrations, Confirmations confirmations, Feedback feedback, TimeProvider clock) : ReaderPage
{
    /// <summary>The registration; null while the page asks for the secret.</summary>
    public Registration? Registration { get; private set; }

    /// <summary>The event, when there is a registration.</summary>
    public ShownEvent Shown { get; private set; } = null!;

    /// <summary>How many seats wait before it.</summary>
    public int Before { get; private set; }

    /// <summary>Why something was refused, or null.</summary>
    public string? Refused { get; private set; }

    /// <summary>The secret that was posted.</summary>
    public string Secret { get; private set; } = "";

    /// <summary>Whether it may be given back.</summary>
    public bool MayCancel => Registration is { State: not RegistrationState.Cancelled } && !Shown.Cancelled && Shown.Content.Starts > clock.Now();

    /// <summary>Whether the feedback form is open to it.</summary>
    public bool MayAnswer => Registration is { State: RegistrationState.Kept, ConfirmBy: null, Answered: false } && !Shown.Cancelled && Feedback.IsOpen(Shown.Content, clock.Now());

    /// <summary>Asks for the secret.</summary>
    public IActionResult OnGet()
    {
        Response.Headers.CacheControl = "no-store";
        Head = new Head(EventsText.YourRegistration);
        return Page();
    }

    /// <summary>Shows it.</summary>
    public Task<IActionResult> OnPostAsync(string? secret, CancellationToken stop) => ActAsync(secret, static () => Task.CompletedTask, stop);

    /// <summary>Gives the seats back.</summary>
    public Task<IActionResult> OnPostCancelAsync(string? secret, CancellationToken stop) => ActAsync(secret, async () =>
    {
        Must(MayCancel, EventsText.TooLateToCancel);
        await registrations.CancelAsync(Secret, stop);
    }, stop);

    /// <summary>Goes on without the address, which nobody confirmed.</summary>
    public Task<IActionResult> OnPostWithoutAsync(string? secret, CancellationToken stop) => ActAsync(secret, () => confirmations.GoWithoutMailAsync(Secret, stop), stop);

    /// <summary>Takes the answers of the feedback form.</summary>
    public Task<IActionResult> OnPostAnswerAsync(string? secret, List<int?> scores, CancellationToken stop) => ActAsync(secret, async () =>
    {
        Must(MayAnswer, EventsText.FeedbackClosed);
        await feedback.TakeAsync(Registration!, scores, stop);
    }, stop);

    private async Task<IActionResult> ActAsync(string? typed, Func<Task> act, CancellationToken stop)
    {
        OnGet();
        Secret = SecretLink.Typed(typed);
        try
        {
            Must(await FindAsync(stop), EventsText.NoSuchRegistration);
            await act();
            await FindAsync(stop);
        }
        catch (Refusal refusal)
        {
            (Refused, Response.StatusCode) = (refusal.Message, Registration is null ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest);
        }

        return Page();
    }

    private async Task<bool> FindAsync(CancellationToken stop)
    {
        if (await registrations.FindAsync(Secret, stop) is not { } found || await EventMonths.FindAsync(db, found.EventId, stop) is not { } shown)
        {
            return false;
        }

        (Registration, Shown) = (found, shown);
        Before = found.State != RegistrationState.Waiting ? 0 : await db.Registrations.Where(r => r.EventId == found.EventId && r.State == RegistrationState.Waiting && r.Id < found.Id).SumAsync(static r => r.Seats, stop);
        Head = new Head($"{EventsText.YourRegistration} – {shown.Content.Name}");
        return true;
    }
}
