using Microsoft.AspNetCore.Mvc;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Transparency.Requests;

/// <summary>Writes down that somebody asked to have something corrected, withdrawn, restricted or erased.</summary>
public sealed class NewRequestModel(PortalDb db, RequestDesk desk, TimeProvider clock) : DeskPage
{
    /// <summary>What is typed.</summary>
    [BindProperty]
    public RequestForm Form { get; set; } = new();

    /// <summary>Shows the form.</summary>
    public IActionResult OnGet()
    {
        Form.On = clock.Today();
        return Show();
    }

    /// <summary>Writes it down.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        var id = 0L;
        if (Permissions.May(Role.Desk) && await TryAsync(async () => id = await desk.RecordAsync(Permissions, Form.Typed(), HttpContext.RequestAborted)))
        {
            Done = RequestsText.Recorded;
            return LocalRedirect($"/ban/yeu-cau/{id}");
        }

        db.ChangeTracker.Clear();
        return Show();
    }

    private IActionResult Show()
    {
        ModelState.Clear();
        return Permissions.May(Role.Desk) ? Page() : Forbid();
    }
}
