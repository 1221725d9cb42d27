using Microsoft.AspNetCore.Identity;
using ToaSoan.Platform;

namespace ToaSoan.Staff;

/// <summary>Asks a signed-in member for their password again. Somebody at an unlocked desk must not guess it: wrong ones count like those at sign-in.</summary>
public sealed class OwnPassword(UserManager<StaffMember> users, SignInAttempts attempts)
{
    /// <summary>Throws <see cref="Refusal"/> when the password is not the member's, or too many were wrong.</summary>
    public async Task MustBeRightAsync(StaffMember member, string? typed, HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(member);
        var (name, network) = (member.UserName!, SignInAttempts.NetworkOf(context));
        if (attempts.WaitFor(name, network) is { Ticks: > 0 } wait)
        {
            throw new Refusal(SignInModel.TooMany(wait));
        }

        if (!await users.CheckPasswordAsync(member, typed ?? ""))
        {
            attempts.Failed(name, network);
            throw new Refusal(StaffText.PasswordMismatch);
        }
    }
}
