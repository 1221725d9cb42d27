using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ToaSoan.Platform;
using ToaSoan.Reader;

namespace ToaSoan.Intake;

/// <summary>
/// Confirms an address by the token mailed to it. To open the page changes nothing, for programs that look through mails follow their links; the button does. The token is all there is to
/// prove, so the form needs no other.
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class ConfirmAddressModel(Senders senders, IEnumerable<SenderKind> kinds) : ReaderPage
{
    /// <summary>The sender; null when the token confirms nothing, or nothing any more.</summary>
    public Sender? Sender { get; private set; }

    /// <summary>What was sent in, as it is called within a sentence.</summary>
    public string Name => kinds.FirstOrDefault(kind => kind.Kind == Sender?.Kind)?.Name() ?? "";

    /// <summary>The token of the address.</summary>
    public string Token { get; private set; } = "";

    /// <summary>Whether it has just been confirmed.</summary>
    public bool Confirmed { get; private set; }

    /// <summary>Shows what would be confirmed.</summary>
    public async Task<IActionResult> OnGetAsync(string token, CancellationToken stop)
    {
        Begin(token);
        Sender = await senders.AskedAsync(token, stop);
        Response.StatusCode = Sender is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        return Page();
    }

    /// <summary>Confirms it.</summary>
    public async Task<IActionResult> OnPostAsync(string token, CancellationToken stop)
    {
        Begin(token);
        try
        {
            (Sender, Confirmed) = (await senders.ConfirmAsync(token, stop), true);
        }
        catch (Refusal)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
        }

        return Page();
    }

    private void Begin(string token)
    {
        Response.Headers.CacheControl = "no-store";
        Response.Headers["Referrer-Policy"] = "no-referrer"; // the address holds the token
        (Token, Head) = (token, new Head(IntakeText.ConfirmTitle));
    }
}
