using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ToaSoan.Platform;

namespace ToaSoan.Staff;

/// <summary>The second step of sign-in: a code from the authenticator, or a recovery code.</summary>
[AllowAnonymous]
public sealed class SecondFactorModel(SignInManager<StaffMember> signIn, PortalDb db, TimeProvider clock) : PageModel
{
    /// <summary>The code typed.</summary>
    [BindProperty]
    public string Code { get; set; } = "";

    /// <summary>What went wrong, or null.</summary>
    public string? Refused { get; private set; }

    /// <summary>Sends those who skipped the first step back to it.</summary>
    public async Task<IActionResult> OnGetAsync() => await signIn.GetTwoFactorAuthenticationUserAsync() is null ? RedirectToPage("/Staff/SignIn") : Page();

    /// <summary>Checks the code.</summary>
    public async Task<IActionResult> OnPostAsync(string? ve)
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { } member)
        {
            return RedirectToPage("/Staff/SignIn");
        }

        var code = (Code ?? "").Replace(" ", "", StringComparison.Ordinal);
        var result = await signIn.TwoFactorAuthenticatorSignInAsync(code, isPersistent: false, rememberClient: false);
        if (!result.Succeeded && !result.IsLockedOut)
        {
            result = await signIn.TwoFactorRecoveryCodeSignInAsync(code);
        }

        if (result.Succeeded)
        {
            return LocalRedirect(Url.IsLocalUrl(ve) ? ve! : "/ban");
        }

        Audit.Write(db, null, "", clock.Now(), AuditAct.SignInRefused, "staff", $"{member.Id}", $"{member.DisplayName}: {{How_mfa}}");
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        Refused = result.IsLockedOut ? StaffText.LockedOut : StaffText.WrongCode;
        return Page();
    }
}
