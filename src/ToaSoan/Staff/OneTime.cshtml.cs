using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ToaSoan.Platform;

namespace ToaSoan.Staff;

/// <summary>The page behind a one-time link: sets a password once.</summary>
[AllowAnonymous]
public sealed class OneTimeModel(OneTimeLinks links) : PageModel
{
    /// <summary>The sign-in name the first owner chooses.</summary>
    [BindProperty]
    public string UserName { get; set; } = "";

    /// <summary>The name shown at the desk.</summary>
    [BindProperty]
    public string DisplayName { get; set; } = "";

    /// <summary>The new password.</summary>
    [BindProperty]
    public string Password { get; set; } = "";

    /// <summary>Whether the link creates the first owner.</summary>
    public bool FirstOwner { get; private set; }

    /// <summary>What went wrong, or null.</summary>
    public string? Refused { get; private set; }

    /// <summary>Shows the form; a dead link says so.</summary>
    public async Task<IActionResult> OnGetAsync(string token)
    {
        Response.Headers.CacheControl = "no-store";
        if (await links.FindAsync(token, HttpContext.RequestAborted) is not { } link)
        {
            throw new Refusal(StaffText.LinkDead);
        }

        FirstOwner = link.StaffMemberId is null;
        return Page();
    }

    /// <summary>Sets the password.</summary>
    public async Task<IActionResult> OnPostAsync(string token)
    {
        try
        {
            await links.UseAsync(token, (UserName ?? "").Trim(), VietnameseText.Orthography.CleanLine(DisplayName ?? ""), Password ?? "", HttpContext.RequestAborted);
            return RedirectToPage("/Staff/SignIn");
        }
        catch (Refusal refusal)
        {
            Refused = refusal.Message;
            return await OnGetAsync(token);
        }
    }
}
