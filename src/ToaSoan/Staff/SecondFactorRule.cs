using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;

namespace ToaSoan.Staff;

/// <summary>Who needs more than a password. A passkey counts as both factors; a demo folder demands neither.</summary>
public sealed class SecondFactorRule(PortalDb db, Settings settings)
{
    /// <summary>Whether a second factor is demanded and this person has set up none.</summary>
    public async Task<bool> IsMissingAsync(StaffMember member, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(member);
        return !member.TwoFactorEnabled && await IsDemandedAsync(stop) && !await HasPasskeyAsync(member.Id, stop);
    }

    /// <summary>Whether this person's password alone is refused because a passkey is their only second factor.</summary>
    public async Task<bool> NeedsPasskeyAsync(StaffMember member, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(member);
        return !member.TwoFactorEnabled && await IsDemandedAsync(stop) && await HasPasskeyAsync(member.Id, stop);
    }

    private async Task<bool> IsDemandedAsync(CancellationToken stop) => settings.RequireTotp && !await db.DataMarks.AnyAsync(static mark => mark.Name == "demo", stop);

    private Task<bool> HasPasskeyAsync(long id, CancellationToken stop) => db.Set<IdentityUserPasskey<long>>().AnyAsync(passkey => passkey.UserId == id, stop);
}
