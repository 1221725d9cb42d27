using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Commands;

/// <summary>
/// toasoan owner: a one-time link that creates the first owner, or, with --recover, one by which an owner who lost every means
/// of sign-in comes back. Whoever can run the program on the data folder can do anything to it, so this gives nothing away.
/// </summary>
public static class Owner
{
    /// <summary>Prints the link. Throws <see cref="Refusal"/> when there is an owner already, or nobody of that sign-in name is one.</summary>
    public static async Task<int> RunAsync(Settings settings, string? recover, CancellationToken stop)
    {
        await using var workplace = await Workplace.OpenAsync(settings, stop);
        var links = workplace.Services.GetRequiredService<OneTimeLinks>();
        if (recover is null)
        {
            Console.WriteLine(string.Format(CultureInfo.CurrentCulture, CommandsText.OwnerLink, await links.MakeAsync(null, stop)));
            return 0;
        }

        var name = workplace.Services.GetRequiredService<UserManager<StaffMember>>().NormalizeName(recover.Trim());
        var member = await workplace.Db.Users.Include(static user => user.Roles).SingleOrDefaultAsync(user => user.NormalizedUserName == name, stop);
        if (member?.PermissionsOn(workplace.Services.GetRequiredService<TimeProvider>().Today()).Highest != Role.Owner)
        {
            throw new Refusal(CommandsText.NoSuchOwner, recover);
        }

        Console.WriteLine(string.Format(CultureInfo.CurrentCulture, CommandsText.OwnerRecovery, member.DisplayName, await links.MakeRecoveryAsync(Permissions.Command, member, stop)));
        return 0;
    }
}
