using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace ToaSoan.Staff;

/// <summary>Sign-out.</summary>
public sealed class SignOutModel(SignInManager<StaffMember> signIn, Sessions sessions) : DeskPage
{
    /// <inheritdoc />
    protected override bool OpenWithoutSecondFactor => true;

    /// <summary>An address typed by hand goes to the desk.</summary>
    public IActionResult OnGet() => LocalRedirect("/ban");

    /// <summary>Ends the session and empties the browser's cache of the desk.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await sessions.EndAsync(Permissions, Me, User.FindFirst(Sessions.ClaimType)!.Value, except: null, HttpContext.RequestAborted);
        await signIn.SignOutAsync();
        Response.Headers["Clear-Site-Data"] = "\"cache\"";
        return LocalRedirect("/ban/vao");
    }
}
