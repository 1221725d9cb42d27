using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using ToaSoan.Platform;

namespace ToaSoan.Staff;

/// <summary>Sign-in as the desk does it: every sign-in is a session, and a member who was deactivated has none.</summary>
public sealed class StaffSignIn(
    UserManager<StaffMember> users, IHttpContextAccessor accessor, IUserClaimsPrincipalFactory<StaffMember> principals, IOptions<IdentityOptions> options, ILogger<SignInManager<StaffMember>> log,
    IAuthenticationSchemeProvider schemes, IUserConfirmation<StaffMember> confirmation, PortalDb db, Sessions sessions)
    : SignInManager<StaffMember>(users, accessor, principals, options, log, schemes, confirmation)
{
    /// <summary>After a right password: signs in, or asks for the second factor.</summary>
    public Task<Microsoft.AspNetCore.Identity.SignInResult> EnterAsync(StaffMember member) => SignInOrTwoFactorAsync(member, isPersistent: false);

    /// <summary>Signs in with a passkey, which counts as both factors; false when it is not good or its member may not sign in.</summary>
    public async Task<bool> EnterWithPasskeyAsync(string credential)
    {
        var assertion = await AnsweredAsync(() => PerformPasskeyAssertionAsync(credential));
        if (assertion is not { Succeeded: true } || !await CanSignInAsync(assertion.User) || !(await UserManager.AddOrUpdatePasskeyAsync(assertion.User, assertion.Passkey)).Succeeded)
        {
            return false;
        }

        await SignInWithClaimsAsync(assertion.User, isPersistent: false, [new Claim("amr", "passkey")]);
        return true;
    }

    /// <summary>Whether a browser's answer to a challenge is good and by a passkey of this member.</summary>
    public async Task<bool> IsPasskeyOfAsync(StaffMember member, string credential)
    {
        ArgumentNullException.ThrowIfNull(member);
        var assertion = await AnsweredAsync(() => PerformPasskeyAssertionAsync(credential));
        return assertion is { Succeeded: true } && assertion.User.Id == member.Id && (await UserManager.AddOrUpdatePasskeyAsync(assertion.User, assertion.Passkey)).Succeeded;
    }

    /// <summary>The passkey a member's browser made, or null when it is not good.</summary>
    public async Task<UserPasskeyInfo?> MadeAsync(StaffMember member, string credential)
    {
        ArgumentNullException.ThrowIfNull(member);
        var attestation = await AnsweredAsync(() => PerformPasskeyAttestationAsync(credential));
        return attestation is { Succeeded: true } && attestation.UserEntity.Id == $"{member.Id}" ? attestation.Passkey : null;
    }

    // Identity throws, instead of failing, for an empty answer and for one to a challenge that was never made or is too old.
    private static async Task<T?> AnsweredAsync<T>(Func<Task<T>> answer)
        where T : class
    {
        try
        {
            return await answer();
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException or PasskeyException)
        {
            return null;
        }
    }

    /// <inheritdoc />
    public override Task<bool> CanSignInAsync(StaffMember user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return Task.FromResult(user.DeactivatedAt is null);
    }

    /// <inheritdoc />
    public override async Task SignInWithClaimsAsync(StaffMember user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        var claims = additionalClaims.ToList();
        var how = claims.Find(static claim => claim.Type == "amr")?.Value ?? "pwd";
        var session = await sessions.BeginAsync(user, how, Context.Request.Headers.UserAgent.ToString(), Context.RequestAborted);
        await db.SaveChangesAsync(Context.RequestAborted);
        await base.SignInWithClaimsAsync(user, authenticationProperties, [.. claims, new Claim(Sessions.ClaimType, session.Id)]);
    }
}
