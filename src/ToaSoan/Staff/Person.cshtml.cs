using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Offices;
using ToaSoan.Platform;

namespace ToaSoan.Staff;

/// <summary>One member of staff: roles by day, sessions, recovery, and the right to sign in. Owners only.</summary>
public sealed class PersonModel(PortalDb db, StaffRolls rolls, Sessions sessions, OneTimeLinks links, TimeProvider clock) : DeskPage
{
    /// <summary>Who it is.</summary>
    public StaffMember Person { get; private set; } = null!;

    /// <summary>The offices to choose from.</summary>
    public IReadOnlyList<Office> Offices { get; private set; } = [];

    /// <summary>The open sessions.</summary>
    public IReadOnlyList<StaffSession> Open { get; private set; } = [];

    /// <summary>How many passkeys there are.</summary>
    public int Passkeys { get; private set; }

    /// <summary>The recovery link just made, shown this once.</summary>
    public string? Link { get; private set; }

    /// <summary>The city's day.</summary>
    public DateOnly Today => clock.Today();

    /// <summary>A role's days in words: "từ 1/6/2026 đến hết 30/6/2026".</summary>
    public static string DaysOf(StaffRole role)
    {
        ArgumentNullException.ThrowIfNull(role);
        return (role.From, role.Until) switch
        {
            (null, null) => StaffText.DaysAlways,
            ({ } from, null) => string.Format(CultureInfo.CurrentCulture, StaffText.DaysFrom, CityTime.Day(from)),
            (null, { } until) => string.Format(CultureInfo.CurrentCulture, StaffText.DaysUntil, CityTime.Day(until)),
            ({ } from, { } until) => string.Format(CultureInfo.CurrentCulture, StaffText.DaysBetween, CityTime.Day(from), CityTime.Day(until)),
        };
    }

    /// <summary>Shows the member.</summary>
    public Task<IActionResult> OnGetAsync(long id) => ShowAsync(id);

    /// <summary>Gives a role.</summary>
    public Task<IActionResult> OnPostGiveAsync(long id, long officeId, Role role, DateOnly? from, DateOnly? until) =>
        ActAsync(id, StaffText.Saved, stop => rolls.GiveAsync(Permissions, id, officeId, role, from, until, stop));

    /// <summary>Changes a role's days.</summary>
    public Task<IActionResult> OnPostChangeAsync(long id, long roleId, DateOnly? from, DateOnly? until) =>
        ActAsync(id, StaffText.Saved, stop => rolls.ChangeAsync(Permissions, id, roleId, from, until, stop));

    /// <summary>Ends a role now.</summary>
    public Task<IActionResult> OnPostEndAsync(long id, long roleId) => ActAsync(id, StaffText.RoleEnded, stop => rolls.EndAsync(Permissions, id, roleId, stop));

    /// <summary>Ends all sessions.</summary>
    public Task<IActionResult> OnPostSessionsAsync(long id) => ActAsync(id, StaffText.SessionsEnded, stop => rolls.EndSessionsAsync(Permissions, id, stop));

    /// <summary>Shuts the member out.</summary>
    public Task<IActionResult> OnPostDeactivateAsync(long id) => ActAsync(id, StaffText.Saved, stop => rolls.SetActiveAsync(Permissions, id, active: false, stop));

    /// <summary>Lets the member in again.</summary>
    public Task<IActionResult> OnPostActivateAsync(long id) => ActAsync(id, StaffText.Saved, stop => rolls.SetActiveAsync(Permissions, id, active: true, stop));

    /// <summary>Makes a recovery link and shows it this once.</summary>
    public async Task<IActionResult> OnPostRecoverAsync(long id)
    {
        if (Permissions.May(Role.Owner))
        {
            Link = await links.MakeRecoveryAsync(Permissions, await rolls.FindAsync(id, HttpContext.RequestAborted), HttpContext.RequestAborted);
        }

        return await ShowAsync(id);
    }

    private async Task<IActionResult> ActAsync(long id, string said, Func<CancellationToken, Task> act)
    {
        if (!Permissions.May(Role.Owner))
        {
            return Forbid();
        }

        if (!ModelState.IsValid)
        {
            Refused = StaffText.NotAccepted;
            return await ShowAsync(id);
        }

        if (await TryAsync(() => act(HttpContext.RequestAborted)))
        {
            Done = said;
            return RedirectToPage("/Staff/Person", new { id, handler = "" });
        }

        db.ChangeTracker.Clear();
        return await ShowAsync(id);
    }

    private async Task<IActionResult> ShowAsync(long id)
    {
        var stop = HttpContext.RequestAborted;
        if (!Permissions.May(Role.Owner))
        {
            return Forbid();
        }

        if (await db.Users.Include(static user => user.Roles).ThenInclude(static role => role.Office).AsNoTracking().SingleOrDefaultAsync(user => user.Id == id, stop) is not { } person)
        {
            return NotFound();
        }

        Person = person;
        Open = await sessions.OfAsync(id, stop);
        Passkeys = await db.Set<IdentityUserPasskey<long>>().CountAsync(passkey => passkey.UserId == id, stop);
        Offices = await db.Offices.Living().InOrderAsync(stop);
        return Page();
    }
}
