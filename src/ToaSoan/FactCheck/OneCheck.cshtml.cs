using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Intake;
using ToaSoan.Platform;
using ToaSoan.Transparency;

namespace ToaSoan.FactCheck;

/// <summary>One check at the desk: its form, its evidence in short, the claims it answers, and every act on it.</summary>
public sealed class OneCheckModel(PortalDb db, CheckDesk desk, CheckPublication publication) : CheckFormPage(db)
{
    /// <summary>The check.</summary>
    public Check Check { get; private set; } = null!;

    /// <summary>What it says as saved.</summary>
    public CheckContent Saved => Check.Read();

    /// <summary>What it rests on.</summary>
    public IReadOnlyList<EvidenceItem> Evidence { get; private set; } = [];

    /// <summary>The claims it answers.</summary>
    public IReadOnlyList<Claim> Claims { get; private set; } = [];

    /// <summary>What of a person stands in what readers are to see.</summary>
    public IReadOnlyList<PersonalMatch> Personal { get; private set; } = [];

    /// <summary>Whether this member wrote any of it, so that somebody else must approve.</summary>
    public bool IsWriter => Check.IsWriter(Me.Id);

    /// <inheritdoc />
    public override long Id => Check.Id;

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(long id)
    {
        if (await FindAsync(id) is { } answer)
        {
            return answer;
        }

        Form = CheckForm.Of(Check);
        return await ShowAsync();
    }

    /// <summary>Saves it.</summary>
    public async Task<IActionResult> OnPostAsync(long id)
    {
        if (await FindAsync(id) is { } answer)
        {
            return answer;
        }

        if (!await SendAsync((typed, stop) => desk.SaveAsync(Permissions, id, Form.Version, typed, stop)))
        {
            return await ShowAsync();
        }

        Done = ToaSoan.StaffText.Saved;
        return LocalRedirect($"/ban/kiem-chung/{id}");
    }

    /// <summary>Hands it in.</summary>
    public Task<IActionResult> OnPostHandinAsync(long id, bool correction, string? reason) => ActAsync(id, FactCheckDeskText.HandedIn, stop => desk.HandInAsync(Permissions, id, correction, reason, stop));

    /// <summary>Sends it back.</summary>
    public Task<IActionResult> OnPostReturnAsync(long id, string? comment) => ActAsync(id, FactCheckDeskText.Returned, stop => desk.ReturnAsync(Permissions, id, comment, stop));

    /// <summary>Approves and shows it.</summary>
    public Task<IActionResult> OnPostApproveAsync(long id) => ActAsync(id, FactCheckDeskText.Approved, stop => publication.ApproveAsync(Permissions, id, stop));

    /// <summary>Opens it again.</summary>
    public Task<IActionResult> OnPostReopenAsync(long id) => ActAsync(id, FactCheckDeskText.Reopened, stop => desk.ReopenAsync(Permissions, id, stop));

    /// <summary>Takes it from readers.</summary>
    public Task<IActionResult> OnPostWithdrawAsync(long id, StatementGround ground, StatementSource source, string? reason) => ActAsync(id, FactCheckDeskText.NowWithdrawn, stop => publication.WithdrawAsync(Permissions, id, ground, source, reason, stop));

    /// <summary>Shows it again.</summary>
    public Task<IActionResult> OnPostRestoreAsync(long id, string? reason) => ActAsync(id, FactCheckDeskText.NowRestored, stop => publication.RestoreAsync(Permissions, id, reason, stop));

    private async Task<IActionResult> ActAsync(long id, string said, Func<CancellationToken, Task> act)
    {
        if (await FindAsync(id) is { } answer)
        {
            return answer;
        }

        if (await TryAsync(() => act(HttpContext.RequestAborted)))
        {
            Done = said;
            return LocalRedirect($"/ban/kiem-chung/{id}");
        }

        Form = CheckForm.Of(Check);
        return await ShowAsync();
    }

    private async Task<IActionResult?> FindAsync(long id)
    {
        if (Closed is { } closed)
        {
            return closed;
        }

        var stop = HttpContext.RequestAborted;
        if (await Db.Checks.AsNoTracking().Include(static c => c.Office).SingleOrDefaultAsync(c => c.Id == id, stop) is not { } found)
        {
            return NotFound();
        }

        Check = found;
        Evidence = await CheckDesk.EvidenceAsync(Db, id, stop);
        Claims = await Db.Claims.AsNoTracking().Where(c => c.CheckId == id).OrderBy(static c => c.Id).ToListAsync(stop);
        var said = Saved;
        Personal = PersonalData.Find(string.Join('\n', [said.Claim, said.Finding, ToaSoan.Blocks.BlockWords.Of(ToaSoan.Blocks.BlockJson.Read(said.Body)), .. Evidence.Select(static one => one.Excerpt)]));
        return null;
    }
}
