using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ToaSoan.Staff;

/// <summary>What the browser needs to ask for a passkey (JSON). It names nobody, so it tells nothing about accounts.</summary>
[AllowAnonymous]
public sealed class PasskeySignInChallengeModel(StaffSignIn signIn) : PageModel
{
    /// <summary>An address typed by hand goes to the form.</summary>
    public IActionResult OnGet() => RedirectToPage("/Staff/SignIn");

    /// <summary>Makes a challenge; its state stays in a short-lived encrypted cookie.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        Response.Headers.CacheControl = "no-store";
        return Content(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json");
    }
}
