using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ToaSoan.Staff;

/// <summary>Sign-in with name and password; a name that is not known costs the same time and gets the same answer.</summary>
[AllowAnonymous]
public sealed class SignInModel(SignInManager<StaffMember> signIn, UserManager<StaffMember> users) : PageModel
{
    private static readonly StaffMember Nobody = new() { DisplayName = "" };
    private static string? nobodysHash;

    /// <summary>The name typed.</summary>
    [BindProperty]
    public string UserName { get; set; } = "";

    /// <summary>The password typed; never sent back.</summary>
    [BindProperty]
    public string Password { get; set; } = "";

    /// <summary>What went wrong, or null.</summary>
    public string? Refused { get; private set; }

    /// <summary>Signs in and goes back to where the visitor wanted to be on this site.</summary>
    public async Task<IActionResult> OnPostAsync(string? ve)
    {
        var target = Url.IsLocalUrl(ve) ? ve! : "/ban";
        var member = await users.FindByNameAsync((UserName ?? "").Trim());
        if (member is null)
        {
            nobodysHash ??= users.PasswordHasher.HashPassword(Nobody, "nobody");
            users.PasswordHasher.VerifyHashedPassword(Nobody, nobodysHash, Password ?? "");
        }

        var result = member is null ? Microsoft.AspNetCore.Identity.SignInResult.Failed : await signIn.PasswordSignInAsync(member, Password ?? "", isPersistent: false, lockoutOnFailure: true);
        if (result.Succeeded)
        {
            return LocalRedirect(target);
        }

        if (result.RequiresTwoFactor)
        {
            return RedirectToPage("/Staff/SecondFactor", new { ve = target });
        }

        Refused = result.IsLockedOut ? StaffText.LockedOut : StaffText.WrongPassword;
        return Page();
    }
}
