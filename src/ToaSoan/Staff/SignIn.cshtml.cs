using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ToaSoan.Platform;

namespace ToaSoan.Staff;

/// <summary>
/// Sign-in: the passkey first, else name and password. A name that is not known costs the same time, waits as long and gets the same answer.
/// </summary>
[AllowAnonymous]
public sealed class SignInModel(StaffSignIn signIn, UserManager<StaffMember> users, SignInAttempts attempts, SecondFactorRule rule, PortalDb db, Passkeys passkeys, TimeProvider clock) : PageModel
{
    private static readonly StaffMember Nobody = new() { DisplayName = "" };
    private static string? nobodysHash;

    /// <summary>The domain passkeys belong to; a page shown under another name offers none.</summary>
    public string Domain => passkeys.Domain;

    /// <summary>Where the visitor wanted to be.</summary>
    public string Target { get; private set; } = "/ban";

    /// <summary>The name typed.</summary>
    [BindProperty]
    public string UserName { get; set; } = "";

    /// <summary>The password typed; never sent back.</summary>
    [BindProperty]
    public string Password { get; set; } = "";

    /// <summary>What went wrong, or null.</summary>
    public string? Refused { get; private set; }

    /// <summary>Whether a passkey was just refused: the name field does not offer it again by itself, or the two would turn in a circle.</summary>
    public bool PasskeyRefused { get; private set; }

    /// <summary>Shows the form; <paramref name="khoa"/> says that a passkey was refused.</summary>
    public void OnGet(string? ve, bool khoa)
    {
        Response.Headers.CacheControl = "no-store";
        (Target, PasskeyRefused, Refused) = (TargetOf(ve), khoa, khoa ? StaffText.WrongPasskey : null);
    }

    /// <summary>Signs in and goes back to where the visitor wanted to be on this site.</summary>
    public async Task<IActionResult> OnPostAsync(string? ve)
    {
        var (name, password, network, stop) = ((UserName ?? "").Trim(), Password ?? "", SignInAttempts.NetworkOf(HttpContext), HttpContext.RequestAborted);
        Target = TargetOf(ve);
        if (attempts.WaitFor(name, network) is { Ticks: > 0 } wait)
        {
            Refused = TooMany(wait);
            return Page();
        }

        var member = await users.FindByNameAsync(name);
        if (!await IsRightAsync(member, password) || !await signIn.CanSignInAsync(member!))
        {
            attempts.Failed(name, network);
            Audit.Write(db, null, "", clock.Now(), AuditAct.SignInRefused, "staff", member is null ? "" : $"{member.Id}", member?.DisplayName ?? "");
            await db.SaveChangesAsync(stop);
            Refused = attempts.WaitFor(name, network) is { Ticks: > 0 } next ? TooMany(next) : StaffText.WrongPassword;
            return Page();
        }

        attempts.Succeeded(name);
        if (await rule.NeedsPasskeyAsync(member!, stop))
        {
            Refused = StaffText.UsePasskey;
            return Page();
        }

        var result = await signIn.EnterAsync(member!);
        return result.RequiresTwoFactor ? RedirectToPage("/Staff/SecondFactor", new { ve = Target }) : LocalRedirect(Target);
    }

    /// <summary>"Try again in 30 seconds", in seconds up to a minute, then in minutes.</summary>
    public static string TooMany(TimeSpan wait) => wait <= TimeSpan.FromMinutes(1)
        ? string.Format(System.Globalization.CultureInfo.CurrentCulture, StaffText.WaitSeconds, Math.Ceiling(wait.TotalSeconds))
        : string.Format(System.Globalization.CultureInfo.CurrentCulture, StaffText.WaitMinutes, Math.Ceiling(wait.TotalMinutes));

    private string TargetOf(string? ve) => Url.IsLocalUrl(ve) ? ve! : "/ban";

    private async Task<bool> IsRightAsync(StaffMember? member, string password)
    {
        if (member?.PasswordHash is not null)
        {
            return await users.CheckPasswordAsync(member, password);
        }

        nobodysHash ??= users.PasswordHasher.HashPassword(Nobody, "nobody");
        users.PasswordHasher.VerifyHashedPassword(Nobody, nobodysHash, password);
        return false;
    }
}
