using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Offices;
using ToaSoan.Platform;

namespace ToaSoan.Staff;

/// <summary>The staff: who they are, their roles, and an invitation for a new one. Owners only.</summary>
public sealed class PeopleModel(PortalDb db, OneTimeLinks links, TimeProvider clock) : DeskPage
{
    private HashSet<long> withPasskey = [];

    /// <summary>Everybody, by name.</summary>
    public IReadOnlyList<StaffMember> Everybody { get; private set; } = [];

    /// <summary>The offices to choose from.</summary>
    public IReadOnlyList<Office> Offices { get; private set; } = [];

    /// <summary>The city's day, by which roles are shown.</summary>
    public DateOnly Today => clock.Today();

    /// <summary>The one-time link just made, shown this once.</summary>
    public string? Link { get; private set; }

    /// <summary>The name of a role in the current language.</summary>
    public static string NameOf(Role role) => StaffText.ResourceManager.GetString($"Role{role}", System.Globalization.CultureInfo.CurrentUICulture)!;

    /// <summary>Lists everybody.</summary>
    public async Task<IActionResult> OnGetAsync() => Permissions.May(Role.Owner) ? await ShowAsync() : Forbid();

    /// <summary>Invites somebody.</summary>
    public async Task<IActionResult> OnPostAsync(string userName, string displayName, long officeId, Role role)
    {
        if (!Permissions.May(Role.Owner))
        {
            return Forbid();
        }

        await TryAsync(async () => Link = await links.InviteAsync(Permissions, userName ?? "", displayName ?? "", officeId, role, HttpContext.RequestAborted));
        return await ShowAsync();
    }

    /// <summary>What somebody has beside the password.</summary>
    public string SecondFactorOf(StaffMember person)
    {
        ArgumentNullException.ThrowIfNull(person);
        var means = string.Join(", ", new[] { withPasskey.Contains(person.Id) ? StaffText.Passkey : "", person.TwoFactorEnabled ? StaffText.Authenticator : "" }.Where(static name => name.Length > 0));
        return means.Length == 0 ? StaffText.No : means;
    }

    private async Task<IActionResult> ShowAsync()
    {
        withPasskey = [.. await db.Set<IdentityUserPasskey<long>>().Select(static passkey => passkey.UserId).Distinct().ToListAsync(HttpContext.RequestAborted)];
        Everybody = await db.Users.Include(static user => user.Roles).ThenInclude(static role => role.Office).AsNoTracking().OrderBy(static user => user.UserName).ToListAsync(HttpContext.RequestAborted);
        Offices = await db.Offices.Living().InOrderAsync(HttpContext.RequestAborted);
        return Page();
    }
}
