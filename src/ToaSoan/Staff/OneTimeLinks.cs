using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Offices;
using ToaSoan.Platform;

namespace ToaSoan.Staff;

/// <summary>
/// Makes and uses one-time links: the first owner's, those with which new staff set their password, and those with which an
/// owner lets somebody in again who lost their means of sign-in.
/// </summary>
public sealed class OneTimeLinks(PortalDb db, UserManager<StaffMember> users, Sessions sessions, Settings settings, TimeProvider clock)
{
    private static readonly TimeSpan Life = TimeSpan.FromDays(2);

    /// <summary>Makes a link for a member of staff, or for the first owner when null. Throws <see cref="Refusal"/> when there is an owner already.</summary>
    public async Task<string> MakeAsync(long? staffMemberId, CancellationToken stop)
    {
        if (staffMemberId is null && await db.StaffRoles.AnyAsync(static role => role.Role == Role.Owner, stop))
        {
            throw new Refusal(StaffText.OwnerExists);
        }

        var token = RandomNumberGenerator.GetHexString(48, lowercase: true);
        db.OneTimeLinks.Add(new OneTimeLink { TokenHash = HashOf(token), StaffMemberId = staffMemberId, ExpiresAt = clock.Now() + Life });
        await db.SaveChangesAsync(stop);
        return $"{settings.BaseUrl}/ban/lien-ket/{token}";
    }

    /// <summary>The link of a token, or null when it is unknown, used or expired.</summary>
    public async Task<OneTimeLink?> FindAsync(string token, CancellationToken stop)
    {
        var (hash, now) = (HashOf(token), clock.Now());
        return await db.OneTimeLinks.SingleOrDefaultAsync(link => link.TokenHash == hash && link.UsedAt == null && link.ExpiresAt > now, stop);
    }

    /// <summary>
    /// Uses a link: sets the password of its member of staff and takes away every older means of sign-in (second factor,
    /// passkeys, sessions), or creates the first owner under <paramref name="userName"/>. Throws <see cref="Refusal"/>; the link stays good then.
    /// </summary>
    public async Task<StaffMember> UseAsync(string token, string userName, string displayName, string password, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var link = await FindAsync(token, stop) ?? throw new Refusal(StaffText.LinkDead);
        var member = link.StaffMemberId is { } id
            ? await RecoverAsync((await users.FindByIdAsync(id.ToString(System.Globalization.CultureInfo.InvariantCulture)))!, password, stop)
            : await BecomeOwnerAsync(userName, displayName, password, stop);
        link.UsedAt = clock.Now();
        Audit.Write(db, member.Id, member.DisplayName, clock.Now(), AuditAct.Recovery, "staff", $"{member.Id}", member.DisplayName);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return member;
    }

    /// <summary>Adds a member of staff without a password and gives the link with which they set one.</summary>
    public async Task<string> InviteAsync(Permissions by, string userName, string displayName, long officeId, Role role, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var office = await db.Offices.FindAsync([officeId], stop) ?? throw new Refusal(StaffText.OfficeUnknown);
        var member = new StaffMember { UserName = userName.Trim(), DisplayName = VietnameseText.Orthography.CleanLine(displayName), Roles = [new StaffRole { OfficeId = officeId, Role = role, From = clock.Today() }] };
        Must(await users.CreateAsync(member));
        Audit.Write(db, by, clock.Now(), AuditAct.Invite, "staff", $"{member.Id}", $"{member.DisplayName}: {{Role{role}}}, {office.ShortName}");
        var link = await MakeAsync(member.Id, stop);
        await transaction.CommitAsync(stop);
        return link;
    }

    /// <summary>Makes a link with which a member of staff comes back; the earlier ones die.</summary>
    public async Task<string> MakeRecoveryAsync(Permissions by, StaffMember member, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(member);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var now = clock.Now();
        await db.OneTimeLinks.Where(link => link.StaffMemberId == member.Id && link.UsedAt == null).ExecuteUpdateAsync(set => set.SetProperty(static link => link.UsedAt, now), stop);
        Audit.Write(db, by, now, AuditAct.RecoveryLink, "staff", $"{member.Id}", member.DisplayName);
        var made = await MakeAsync(member.Id, stop);
        await transaction.CommitAsync(stop);
        return made;
    }

    private async Task<StaffMember> RecoverAsync(StaffMember member, string password, CancellationToken stop)
    {
        Must(await users.RemovePasswordAsync(member));
        Must(await users.AddPasswordAsync(member, password));
        Must(await users.SetTwoFactorEnabledAsync(member, false));
        Must(await users.ResetAuthenticatorKeyAsync(member));
        Must(await users.SetLockoutEndDateAsync(member, null));
        await db.UserTokens.Where(token => token.UserId == member.Id).ExecuteDeleteAsync(stop);
        await db.Set<IdentityUserPasskey<long>>().Where(passkey => passkey.UserId == member.Id).ExecuteDeleteAsync(stop);
        await sessions.EndAsync(member.PermissionsOn(clock.Today()), member, only: null, except: null, stop);
        return member;
    }

    private async Task<StaffMember> BecomeOwnerAsync(string userName, string displayName, string password, CancellationToken stop)
    {
        var desk = await db.Offices.Living().FirstOrDefaultAsync(static office => office.Kind == OfficeKind.Desk, stop);
        desk ??= db.Offices.Add(Office.Standing("TTTT", "trung-tam-truyen-thong", StaffText.FirstOffice, StaffText.FirstOffice, OfficeKind.Desk)).Entity;
        var member = new StaffMember { UserName = userName, DisplayName = displayName, Roles = [new StaffRole { Office = desk, Role = Role.Owner }] };
        Must(await users.CreateAsync(member, password));
        return member;
    }

    /// <summary>Turns what Identity did not accept into a <see cref="Refusal"/> that says why.</summary>
    public static void Must(IdentityResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (!result.Succeeded)
        {
            throw new Refusal(result.Errors.First().Code switch
            {
                "PasswordTooShort" => StaffText.PasswordTooShort,
                "PasswordMismatch" => StaffText.PasswordMismatch,
                "DuplicateUserName" => StaffText.NameTaken,
                "InvalidUserName" => StaffText.NameInvalid,
                var code => $"{StaffText.NotAccepted} ({code})",
            });
        }
    }

    private static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
