using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Intake;
using ToaSoan.Platform;
using ToaSoan.Reader;
using ToaSoan.Transparency;
using static ToaSoan.Platform.Refusal;

namespace ToaSoan.FactCheck;

/// <summary>
/// A claim's own page for who sent it: how it stands, everything that is kept under the secret, taking it back, erasing the address. The secret is posted: it stands in the address after the #, whence a script puts it into the
/// field, or is pasted there. It is all there is to prove, so the forms need no token; the answer is the page itself, without a redirect on which the secret would be lost.
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class ClaimSlipModel(PortalDb db, Senders senders, ClaimIntake intake) : ReaderPage
{
    private Sender? sender;

    /// <summary>The claim; null while the page asks for the secret.</summary>
    public Claim? Claim { get; private set; }

    /// <summary>The statement of reasons, when it was declined.</summary>
    public Statement? Statement { get; private set; }

    /// <summary>The current edition of the check that answers it, or null.</summary>
    public Edition? Check { get; private set; }

    /// <summary>Whether an address is kept, and whether it waits to be confirmed.</summary>
    public (bool Kept, DateTime? ConfirmBy, DateTime ForgetAt) Mail => (sender?.MailId is not null, sender?.ConfirmBy, sender?.ForgetAt ?? default);

    /// <summary>Why something was refused, or null.</summary>
    public string? Refused { get; private set; }

    /// <summary>The secret that was posted.</summary>
    public string Secret { get; private set; } = "";

    /// <summary>Asks for the secret.</summary>
    public IActionResult OnGet()
    {
        Response.Headers.CacheControl = "no-store";
        Head = new Head(FactCheckText.YourClaim);
        return Page();
    }

    /// <summary>Shows it.</summary>
    public Task<IActionResult> OnPostAsync(string? secret, CancellationToken stop) => ActAsync(secret, static () => Task.CompletedTask, stop);

    /// <summary>Takes the claim back.</summary>
    public Task<IActionResult> OnPostTakebackAsync(string? secret, CancellationToken stop) => ActAsync(secret, () => intake.TakeBackAsync(sender!, stop), stop);

    /// <summary>Erases the address.</summary>
    public Task<IActionResult> OnPostForgetAsync(string? secret, CancellationToken stop) => ActAsync(secret, () => senders.ForgetAsync(sender!, stop), stop);

    private async Task<IActionResult> ActAsync(string? typed, Func<Task> act, CancellationToken stop)
    {
        OnGet();
        Secret = SecretLink.Typed(typed);
        try
        {
            Must(await FindAsync(stop), FactCheckText.NoSuchClaimOfYours);
            await act();
            db.ChangeTracker.Clear();
            await FindAsync(stop);
        }
        catch (Refusal refusal)
        {
            (Refused, Response.StatusCode) = (refusal.Message, Claim is null ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest);
        }

        return Page();
    }

    private async Task<bool> FindAsync(CancellationToken stop)
    {
        sender = await senders.FindAsync(FactCheck.Claim.Kind, Secret, stop);
        var id = sender?.ObjectId;
        Claim = id is null ? null : await db.Claims.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, stop);
        if (Claim is not { } claim)
        {
            return false;
        }

        Statement = claim.StatementId is { } statement ? await db.Statements.AsNoTracking().SingleOrDefaultAsync(s => s.Id == statement, stop) : null;
        Check = claim.CheckId is { } check ? await db.Editions.AsNoTracking().SingleOrDefaultAsync(e => e.Kind == CheckContent.EditionKind && e.ObjectId == check && e.Current, stop) : null;
        return true;
    }
}
