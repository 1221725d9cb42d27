using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using ToaSoan.Platform;

namespace ToaSoan.Staff;

/// <summary>
/// Proving again who one is, by password or passkey, before a means of sign-in is added or removed. A session whose sign-in or
/// proof is younger than <see cref="Sessions.FreshFor"/> is not asked.
/// </summary>
public sealed class ProveModel(UserManager<StaffMember> users, StaffSignIn signIn, OwnPassword password, Sessions sessions, Passkeys domain) : DeskPage
{
    /// <summary>The address of the page, coming back to the account.</summary>
    public const string FromAccount = "/ban/toi/xac-nhan?ve=%2Fban%2Ftoi";

    /// <summary>The address of the page, coming back to the setting up of the authenticator.</summary>
    public const string FromAuthenticator = "/ban/toi/xac-nhan?ve=%2Fban%2Fhai-lop";

    /// <summary>The domain passkeys belong to.</summary>
    public string Domain => domain.Domain;

    /// <summary>Where one wanted to be.</summary>
    public string Target { get; private set; } = "/ban/toi";

    /// <summary>Whether one has a passkey to prove it with.</summary>
    public bool HasPasskey { get; private set; }

    /// <inheritdoc />
    protected override bool OpenWithoutSecondFactor => true;

    /// <summary>Shows the form.</summary>
    public async Task OnGetAsync(string? ve) => await LoadAsync(ve);

    /// <summary>Takes the password, or what the browser answered (JSON) to a passkey challenge, and goes back to where one was.</summary>
    public async Task<IActionResult> OnPostAsync(string? current, string? credential, string? ve)
    {
        var member = await LoadAsync(ve);
        if (await TryAsync(async () =>
        {
            if (string.IsNullOrEmpty(credential))
            {
                await password.MustBeRightAsync(member, current, HttpContext);
            }
            else if (!await signIn.IsPasskeyOfAsync(member, credential))
            {
                throw new Refusal(StaffText.WrongPasskey);
            }

            await sessions.ProveAsync(User, HttpContext.RequestAborted);
        }))
        {
            Done = StaffText.Proved;
            return LocalRedirect(Target);
        }

        return Page();
    }

    private async Task<StaffMember> LoadAsync(string? ve)
    {
        var member = (await users.GetUserAsync(User))!;
        Target = Url.IsLocalUrl(ve) ? ve! : Target;
        HasPasskey = (await users.GetPasskeysAsync(member)).Count > 0;
        return member;
    }
}
