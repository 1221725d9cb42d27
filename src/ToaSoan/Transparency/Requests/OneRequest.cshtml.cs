using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Transparency.Requests;

/// <summary>One request: what was asked, by whom, and what one may do about it.</summary>
public sealed class OneRequestModel(PortalDb db, RequestDesk desk) : DeskPage
{
    /// <summary>The fields of a change.</summary>
    [BindProperty]
    public RequestForm Form { get; set; } = new();

    /// <summary>What came of it, as typed.</summary>
    [BindProperty]
    public RequestOutcome? Outcome { get; set; }

    /// <summary>The ground, as typed.</summary>
    [BindProperty]
    public StatementGround? Ground { get; set; }

    /// <summary>The public reasons, as typed.</summary>
    [BindProperty]
    public string? Reasons { get; set; }

    /// <summary>The request.</summary>
    public ReceivedRequest Received { get; private set; } = null!;

    /// <summary>The act that was refused: "change", "decide", or "".</summary>
    public string RefusedAct { get; private set; } = "";

    /// <summary>Whether one may decide it.</summary>
    public bool MayDecide => Permissions.May(Role.Chief);

    /// <summary>Shows it.</summary>
    public Task<IActionResult> OnGetAsync(long id) => ShowAsync(id, "");

    /// <summary>Changes what was written down.</summary>
    public Task<IActionResult> OnPostChangeAsync(long id) => ActAsync(id, Role.Desk, "change", StaffText.Saved, stop => desk.ChangeAsync(Permissions, id, Form.Version, Form.Typed(), stop));

    /// <summary>Decides it.</summary>
    public Task<IActionResult> OnPostDecideAsync(long id) => ActAsync(id, Role.Chief, "decide", RequestsText.NowDecided, stop => desk.DecideAsync(Permissions, id, Form.Version, Outcome, Ground, Reasons, stop));

    private async Task<IActionResult> ActAsync(long id, Role least, string act, string said, Func<CancellationToken, Task> does)
    {
        if (!Permissions.May(least))
        {
            return Forbid();
        }

        if (await TryAsync(() => does(HttpContext.RequestAborted)))
        {
            Done = said;
            return LocalRedirect($"/ban/yeu-cau/{id}");
        }

        db.ChangeTracker.Clear();
        return await ShowAsync(id, act);
    }

    private async Task<IActionResult> ShowAsync(long id, string act)
    {
        if (!Permissions.May(Role.Desk))
        {
            return Forbid();
        }

        if (await db.ReceivedRequests.AsNoTracking().Include(static r => r.Statement).SingleOrDefaultAsync(r => r.Id == id, HttpContext.RequestAborted) is not { } received)
        {
            return NotFound();
        }

        ModelState.Clear();
        (Received, RefusedAct, Form) = (received, act, act == "change" ? Form : RequestForm.Of(received));
        return Page();
    }
}
