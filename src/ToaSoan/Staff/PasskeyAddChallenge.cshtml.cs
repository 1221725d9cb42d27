using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace ToaSoan.Staff;

/// <summary>What the browser needs to make a passkey for the signed-in member (JSON).</summary>
public sealed class PasskeyAddChallengeModel(StaffSignIn signIn, Sessions sessions) : DeskPage
{
    /// <inheritdoc />
    protected override bool OpenWithoutSecondFactor => true;

    /// <summary>An address typed by hand goes to the account.</summary>
    public IActionResult OnGet() => RedirectToPage("/Staff/Account");

    /// <summary>Makes a challenge, 403 when the sign-in is not fresh; its state stays in a short-lived encrypted cookie.</summary>
    public async Task<IActionResult> OnPostAsync() => !await sessions.IsFreshAsync(User, HttpContext.RequestAborted)
        ? StatusCode(StatusCodes.Status403Forbidden)
        : Content(await signIn.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity { Id = $"{Me.Id}", Name = Me.UserName!, DisplayName = Me.DisplayName }), "application/json");
}
