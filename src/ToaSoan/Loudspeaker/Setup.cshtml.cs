using Microsoft.AspNetCore.Mvc;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Loudspeaker;

/// <summary>What new bulletins begin with: greeting, closing, pace, length.</summary>
public sealed class SetupModel(PortalDb db, BulletinDesk desk) : DeskPage
{
    /// <summary>What is set, or was typed.</summary>
    public LoudspeakerHabits Habits { get; private set; } = null!;

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        Habits = await LoudspeakerHabits.ReadAsync(db, HttpContext.RequestAborted);
        return Permissions.May(Role.Desk) ? Page() : Forbid();
    }

    /// <summary>Saves it.</summary>
    public async Task<IActionResult> OnPostAsync(string? greeting, string? closing, int pace, int target)
    {
        if (!Permissions.May(Role.Desk))
        {
            return Forbid();
        }

        Habits = new LoudspeakerHabits(greeting ?? "", closing ?? "", pace, target);
        if (!await TryAsync(() => desk.SetAsync(Permissions, Habits, HttpContext.RequestAborted)))
        {
            return Page();
        }

        Done = StaffText.Saved;
        return LocalRedirect("/ban/loa/cai-dat");
    }
}
