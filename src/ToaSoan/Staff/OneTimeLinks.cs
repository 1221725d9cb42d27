using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Offices;
using ToaSoan.Platform;

namespace ToaSoan.Staff;

/// <summary>Makes and uses one-time links: the first owner's, and those with which new staff set their password.</summary>
public sealed class OneTimeLinks(PortalDb db, UserManager<StaffMember> users, Settings settings, TimeProvider clock)
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
    /// Uses a link: sets the password of its member of staff, or creates the first owner under <paramref name="userName"/>.
    /// Throws <see cref="Refusal"/>; the link stays good then.
    /// </summary>
    public async Task<StaffMember> UseAsync(string token, string userName, string displayName, string password, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var link = await FindAsync(token, stop) ?? throw new Refusal(StaffText.LinkDead);
        StaffMember member;
        if (link.StaffMemberId is { } id)
        {
            member = (await users.FindByIdAsync(id.ToString(System.Globalization.CultureInfo.InvariantCulture)))!;
            Must(await users.RemovePasswordAsync(member));
            Must(await users.AddPasswordAsync(member, password));
        }
        else
        {
            var desk = await db.Offices.FirstOrDefaultAsync(static office => office.Kind == OfficeKind.Desk, stop);
            desk ??= db.Offices.Add(new Office { Code = "TTTT", Slug = "trung-tam-truyen-thong", Name = StaffText.FirstOffice, ShortName = StaffText.FirstOffice, Kind = OfficeKind.Desk }).Entity;
            member = new StaffMember { UserName = userName, DisplayName = displayName, Roles = [new StaffRole { Office = desk, Role = Role.Owner }] };
            Must(await users.CreateAsync(member, password));
        }

        link.UsedAt = clock.Now();
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return member;
    }

    /// <summary>Adds a member of staff without a password and gives the link with which they set one.</summary>
    public async Task<string> InviteAsync(string userName, string displayName, long officeId, Role role, CancellationToken stop)
    {
        var member = new StaffMember { UserName = userName.Trim(), DisplayName = VietnameseText.Orthography.CleanLine(displayName), Roles = [new StaffRole { OfficeId = officeId, Role = role }] };
        Must(await users.CreateAsync(member));
        return await MakeAsync(member.Id, stop);
    }

    private static void Must(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new Refusal(result.Errors.First().Code switch
            {
                "PasswordTooShort" => StaffText.PasswordTooShort,
                "DuplicateUserName" => StaffText.NameTaken,
                "InvalidUserName" => StaffText.NameInvalid,
                var code => $"{StaffText.NotAccepted} ({code})",
            });
        }
    }

    private static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
