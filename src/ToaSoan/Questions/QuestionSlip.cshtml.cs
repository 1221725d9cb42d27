using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Intake;
using ToaSoan.Platform;
using ToaSoan.Reader;
using static ToaSoan.Platform.Refusal;

namespace ToaSoan.Questions;

/// <summary>
/// A question's own page for who asked it: how it stands, everything that is kept of them, taking it back, saying what is missing in the answer, having the address erased. The secret is posted, as on a registration's page: it stands in the address after the #, whence a script puts it
/// into the field, or is pasted there.
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class QuestionSlipModel(PortalDb db, Asking asking, Senders senders, TimeProvider clock) : ReaderPage
{
    /// <summary>Who asked; null while the page asks for the secret.</summary>
    public Sender? Sender { get; private set; }

    /// <summary>The question, when there is a sender.</summary>
    public Question Asked { get; private set; } = null!;

    /// <summary>The question readers see: it, or the one it became part of; null when there is none.</summary>
    public Question? Shown { get; private set; }

    /// <summary>Why something was refused, or null.</summary>
    public string? Refused { get; private set; }

    /// <summary>What was done, or null.</summary>
    public string? Did { get; private set; }

    /// <summary>The secret that was posted.</summary>
    public string Secret { get; private set; } = "";

    /// <summary>What was typed and refused.</summary>
    public string Words { get; private set; } = "";

    /// <summary>The city's day.</summary>
    public DateOnly Today => clock.Today();

    /// <summary>Asks for the secret.</summary>
    public IActionResult OnGet()
    {
        Response.Headers.CacheControl = "no-store";
        Head = new Head(QuestionsText.YourQuestion);
        return Page();
    }

    /// <summary>Shows it.</summary>
    public Task<IActionResult> OnPostAsync(string? secret, CancellationToken stop) => ActAsync(secret, null, static () => Task.CompletedTask, stop);

    /// <summary>Takes it back.</summary>
    public Task<IActionResult> OnPostWithdrawAsync(string? secret, CancellationToken stop) => ActAsync(secret, QuestionsText.NowWithdrawn, () => asking.WithdrawAsync(Asked.Id, stop), stop);

    /// <summary>Says what is missing in the answer.</summary>
    public Task<IActionResult> OnPostContestAsync(string? secret, string? words, CancellationToken stop)
    {
        Words = words ?? "";
        return ActAsync(secret, QuestionsText.ContestSent, () => asking.ContestAsync(Asked.Id, words, stop), stop);
    }

    /// <summary>Has the address erased at once.</summary>
    public Task<IActionResult> OnPostForgetAsync(string? secret, CancellationToken stop) => ActAsync(secret, QuestionsText.AddressForgotten, () => senders.ForgetAsync(Sender!, stop), stop);

    private async Task<IActionResult> ActAsync(string? typed, string? said, Func<Task> act, CancellationToken stop)
    {
        OnGet();
        Secret = SecretLink.Typed(typed);
        try
        {
            Must(await FindAsync(stop), QuestionsText.NoSuchSecret);
            await act();
            Did = said;
            await FindAsync(stop);
        }
        catch (Refusal refusal)
        {
            (Refused, Response.StatusCode) = (refusal.Message, Sender is null ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest);
        }

        return Page();
    }

    private async Task<bool> FindAsync(CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        if (await senders.FindAsync(QuestionContent.Kind, Secret, stop) is not { } found || await asking.OfAsync(found, stop) is not { } question)
        {
            return false;
        }

        (Sender, Asked) = (found, question);
        var shown = question.MergedInto is { } into ? await db.Questions.AsNoTracking().Include(static q => q.Office).SingleAsync(q => q.Id == into, stop) : question;
        Shown = shown.PublishedAt is null ? null : shown;
        return true;
    }
}
