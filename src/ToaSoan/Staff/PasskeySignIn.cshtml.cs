using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ToaSoan.Platform;

namespace ToaSoan.Staff;

/// <summary>Sign-in with a passkey; no name is typed and no password asked for.</summary>
[AllowAnonymous]
public sealed class PasskeySignInModel(StaffSignIn signIn, PortalDb db, TimeProvider clock) : PageModel
{
    /// <summary>An address typed by hand goes to the form.</summary>
    public IActionResult OnGet() => RedirectToPage("/Staff/SignIn");

    /// <summary>Takes the browser's answer (JSON) to the challenge of <see cref="PasskeySignInChallengeModel"/>.</summary>
    public async Task<IActionResult> OnPostAsync(string? credential, string? ve)
    {
        var target = Url.IsLocalUrl(ve) ? ve! : "/ban";
        if (await signIn.EnterWithPasskeyAsync(credential ?? ""))
        {
            return LocalRedirect(target);
        }

        Audit.Write(db, null, "", clock.Now(), AuditAct.SignInRefused, "staff", "", "{How_passkey}");
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        return RedirectToPage("/Staff/SignIn", new { ve = target, khoa = true });
    }
}
