using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ToaSoan.Platform;
using ToaSoan.Reader;

namespace ToaSoan.Programme.Events;

/// <summary>
/// Confirms an address by the token mailed to it. To open the page changes nothing, for programs that look through mails follow their links; the button does. The token is all there is to
/// prove, so the form needs no other.
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class ConfirmModel(PortalDb db, Confirmations confirmations) : ReaderPage
{
    /// <summary>The registration; null when the token confirms nothing, or nothing any more.</summary>
    public Registration? Registration { get; private set; }

    /// <summary>The event, when there is a registration.</summary>
    public ShownEvent Shown { get; private set; } = null!;

    /// <summary>The token of the address.</summary>
    public string Token { get; private set; } = "";

    /// <summary>Whether it has just been confirmed.</summary>
    public bool Confirmed { get; private set; }

    /// <summary>Why it was refused, or null.</summary>
    public string? Refused { get; private set; }

    /// <summary>Shows what would be confirmed.</summary>
    public async Task<IActionResult> OnGetAsync(string token, CancellationToken stop)
    {
        Response.Headers.CacheControl = "no-store";
        Response.Headers["Referrer-Policy"] = "no-referrer"; // the address holds the token
        (Token, Head) = (token, new Head(EventsText.ConfirmTitle));
        await ShowAsync(await confirmations.FindAsync(token, stop), stop);
        return Page();
    }

    /// <summary>Confirms it.</summary>
    public async Task<IActionResult> OnPostAsync(string token, CancellationToken stop)
    {
        await OnGetAsync(token, stop);
        try
        {
            await ShowAsync(await confirmations.ConfirmAsync(token, stop), stop);
            Confirmed = true;
        }
        catch (Refusal refusal)
        {
            (Refused, Registration, Response.StatusCode) = (refusal.Message, null, StatusCodes.Status400BadRequest);
        }

        return Page();
    }

    private async Task ShowAsync(Registration? found, CancellationToken stop)
    {
        var shown = found is null ? null : await EventMonths.FindAsync(db, found.EventId, stop);
        (Registration, Shown) = (shown is null ? null : found, shown!);
        if (shown is null)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }
}
