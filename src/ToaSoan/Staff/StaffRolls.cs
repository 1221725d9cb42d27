using Microsoft.EntityFrameworkCore;
using ToaSoan.Offices;
using ToaSoan.Platform;

namespace ToaSoan.Staff;

/// <summary>
/// What owners change about the staff: roles by office and day, and who may sign in at all. Owns the rule that somebody is
/// always owner without an end date; each act and its entry in the trail are saved in one transaction.
/// </summary>
public sealed class StaffRolls(PortalDb db, Sessions sessions, DeskActs acts, TimeProvider clock)
{
    /// <summary>One member with every role, tracked; throws <see cref="Refusal"/> when there is none.</summary>
    public async Task<StaffMember> FindAsync(long id, CancellationToken stop) =>
        await db.Users.Include(static user => user.Roles).ThenInclude(static role => role.Office).SingleOrDefaultAsync(user => user.Id == id, stop) ?? throw new Refusal(StaffText.MemberUnknown);

    /// <summary>Gives a role in an office from one day to another, both included.</summary>
    public Task GiveAsync(Permissions by, long id, long officeId, Role role, DateOnly? from, DateOnly? until, CancellationToken stop) => ActAsync(by, id, async member =>
    {
        var office = await db.Offices.FindAsync([officeId], stop) ?? throw new Refusal(StaffText.OfficeUnknown);
        var given = new StaffRole { OfficeId = officeId, Office = office, Role = Enum.IsDefined(role) ? role : throw new Refusal(StaffText.NotAccepted), From = from ?? clock.Today(), Until = until };
        MustBeInOrder(given);
        if (member.Roles.Exists(held => held.OfficeId == officeId && held.Role == role && (held.Until is null || held.Until >= given.From) && (until is null || held.From is null || held.From <= until)))
        {
            throw new Refusal(StaffText.RoleHeldAlready);
        }

        member.Roles.Add(given);
        return (AuditAct.RoleGive, Words(given));
    }, stop);

    /// <summary>Changes the days of a role.</summary>
    public Task ChangeAsync(Permissions by, long id, long roleId, DateOnly? from, DateOnly? until, CancellationToken stop) => ActAsync(by, id, member =>
    {
        var role = RoleOf(member, roleId);
        (role.From, role.Until) = (from, until);
        MustBeInOrder(role);
        return Task.FromResult((AuditAct.RoleChange, Words(role)));
    }, stop);

    /// <summary>Ends a role at once. One that never held for a whole day leaves only its entries in the trail.</summary>
    public Task EndAsync(Permissions by, long id, long roleId, CancellationToken stop) => ActAsync(by, id, member =>
    {
        var (role, yesterday) = (RoleOf(member, roleId), clock.Today().AddDays(-1));
        if (role.From > yesterday)
        {
            member.Roles.Remove(role);
            db.StaffRoles.Remove(role);
        }
        else if (role.Until is null || role.Until > yesterday)
        {
            role.Until = yesterday;
        }

        return Task.FromResult((AuditAct.RoleEnd, Words(role)));
    }, stop);

    /// <summary>Shuts a member out, or lets them in again; their sessions end.</summary>
    public Task SetActiveAsync(Permissions by, long id, bool active, CancellationToken stop) => ActAsync(by, id, async member =>
    {
        member.DeactivatedAt = active ? null : clock.Now();
        if (!active)
        {
            await sessions.EndAsync(by, member, only: null, except: null, stop);
        }

        return (active ? AuditAct.Activate : AuditAct.Deactivate, "");
    }, stop);

    /// <summary>Ends every session of a member.</summary>
    public async Task EndSessionsAsync(Permissions by, long id, CancellationToken stop)
    {
        MustBeOwner(by);
        await sessions.EndAsync(by, await FindAsync(id, stop), only: null, except: null, stop);
    }

    private static StaffRole RoleOf(StaffMember member, long roleId) => member.Roles.Find(role => role.Id == roleId) ?? throw new Refusal(StaffText.RoleUnknown);

    private static void MustBeInOrder(StaffRole role)
    {
        if (role.Until < role.From)
        {
            throw new Refusal(StaffText.DaysInOrder);
        }
    }

    private static void MustBeOwner(Permissions by)
    {
        if (!by.May(Role.Owner))
        {
            throw new Refusal(StaffText.OwnersOnly);
        }
    }

    private static string Words(StaffRole role) => $"{{Role{role.Role}}}, {role.Office!.ShortName}, {role.From:yyyy-MM-dd} – {role.Until:yyyy-MM-dd}".TrimEnd(' ', '–', ',');

    // Of two owners who end each other's role at the same moment, one is refused.
    private Task ActAsync(Permissions by, long id, Func<StaffMember, Task<(string Act, string Words)>> act, CancellationToken stop)
    {
        MustBeOwner(by);
        return acts.DoAsync(by, async () =>
        {
            var member = await FindAsync(id, stop);
            var (done, words) = await act(member);
            await db.SaveChangesAsync(stop);
            var today = clock.Today();
            return await db.Users.AnyAsync(user => user.DeactivatedAt == null && user.Roles.Any(role => role.Role == Role.Owner && role.Until == null && (role.From == null || role.From <= today)), stop)
                ? new DeskAct(done, "staff", () => $"{member.Id}", words.Length == 0 ? member.DisplayName : $"{member.DisplayName}: {words}")
                : throw new Refusal(StaffText.LastOwner);
        }, stop);
    }
}
