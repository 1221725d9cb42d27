using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Intake;
using ToaSoan.Platform;
using ToaSoan.Transparency;

namespace ToaSoan.FactCheck;

/// <summary>One claim somebody sent in, with what may be the same: begin a check of it, hand it to one, join it with another, or decline it with a public reason.</summary>
public sealed class OneClaimModel(PortalDb db, ClaimDesk desk, ClaimSuggestions suggestions) : FactCheckPage(db)
{
    /// <summary>The claim.</summary>
    public Claim Claim { get; private set; } = null!;

    /// <summary>What of a person stands in it.</summary>
    public IReadOnlyList<PersonalMatch> Personal { get; private set; } = [];

    /// <summary>The checks that may be about the same.</summary>
    public IReadOnlyList<SuggestedCheck> Checks { get; private set; } = [];

    /// <summary>The claims that may be the same.</summary>
    public IReadOnlyList<SuggestedClaim> Claims { get; private set; } = [];

    /// <summary>Words that were refused, to be shown again.</summary>
    public string Typed { get; private set; } = "";

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(long id) => await FindAsync(id) ?? Page();

    /// <summary>Declines it.</summary>
    public Task<IActionResult> OnPostDeclineAsync(long id, StatementGround? ground, string? facts)
    {
        Typed = facts ?? "";
        return ActAsync(id, FactCheckDeskText.NowDeclined, stop => desk.DeclineAsync(Permissions, id, ground ?? throw new Refusal(FactCheckDeskText.GroundMissing), facts, stop));
    }

    /// <summary>Hands it to a check.</summary>
    public Task<IActionResult> OnPostAttachAsync(long id, long? check) => ActAsync(id, FactCheckDeskText.NowAttached, stop => desk.AttachAsync(Permissions, id, check ?? throw new Refusal(FactCheckDeskText.NoSuchCheck), stop));

    /// <summary>Joins it with another.</summary>
    public Task<IActionResult> OnPostMergeAsync(long id, long? other) => ActAsync(id, FactCheckDeskText.NowMerged, stop => desk.MergeAsync(Permissions, id, other ?? throw new Refusal(FactCheckDeskText.NoSuchOther), stop));

    private async Task<IActionResult> ActAsync(long id, string said, Func<CancellationToken, Task> act)
    {
        if (await FindAsync(id) is { } answer)
        {
            return answer;
        }

        if (await TryAsync(() => act(HttpContext.RequestAborted)))
        {
            Done = said;
            return LocalRedirect("/ban/kiem-chung");
        }

        Db.ChangeTracker.Clear();
        ModelState.Clear();
        return Page();
    }

    private async Task<IActionResult?> FindAsync(long id)
    {
        if (Closed is { } closed)
        {
            return closed;
        }

        var stop = HttpContext.RequestAborted;
        if (await Db.Claims.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, stop) is not { } found)
        {
            return NotFound();
        }

        (Claim, Personal) = (found, PersonalData.Find(found.Text));
        (Checks, Claims) = found.State == ClaimState.Received ? (await suggestions.ChecksAsync(found, stop), await suggestions.ClaimsAsync(found, stop)) : ([], []);
        return null;
    }
}
