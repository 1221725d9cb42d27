using System.Buffers.Text;
using System.Net.Mail;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using ToaSoan.Platform;
using VietnameseText;

namespace ToaSoan.Staff;

/// <summary>One's own account: passkeys, authenticator, password and sessions.</summary>
public sealed class AccountModel(UserManager<StaffMember> users, Sessions sessions, OwnPassword own, Passkeys domain, Settings settings, PortalDb db, TimeProvider clock) : DeskPage
{
    /// <summary>How many recovery codes are handed out at once.</summary>
    public const int RecoveryCodeCount = 8;

    private StaffMember member = null!;

    /// <summary>The domain new passkeys belong to.</summary>
    public string Domain => domain.Domain;

    /// <summary>Whether this portal sends mail.</summary>
    public bool SendsMail => settings.MailServer.Length > 0;

    /// <summary>One's passkeys, the oldest first.</summary>
    public IReadOnlyList<UserPasskeyInfo> Passkeys { get; private set; } = [];

    /// <summary>One's sessions, the last used first.</summary>
    public IReadOnlyList<StaffSession> Open { get; private set; } = [];

    /// <summary>The session this page is seen in.</summary>
    public string ThisSession => User.FindFirst(Sessions.ClaimType)!.Value;

    /// <summary>Whether means of sign-in may be added and removed without proving again who one is.</summary>
    public bool Fresh { get; private set; }

    /// <summary>Recovery codes not used yet.</summary>
    public int CodesLeft { get; private set; }

    /// <summary>New recovery codes, shown this once.</summary>
    public IReadOnlyList<string>? RecoveryCodes { get; private set; }

    /// <inheritdoc />
    protected override bool OpenWithoutSecondFactor => true;

    /// <summary>A passkey's id as forms carry it.</summary>
    public static string IdOf(UserPasskeyInfo passkey) => Base64Url.EncodeToString(passkey?.CredentialId);

    /// <summary>Shows everything.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        member = (await users.GetUserAsync(User))!;
        Passkeys = [.. (await users.GetPasskeysAsync(member)).OrderBy(static passkey => passkey.CreatedAt)];
        Open = await sessions.OfAsync(Me.Id, HttpContext.RequestAborted);
        Fresh = await sessions.IsFreshAsync(User, HttpContext.RequestAborted);
        CodesLeft = member.TwoFactorEnabled ? await users.CountRecoveryCodesAsync(member) : 0;
        return Page();
    }

    /// <summary>Gives a passkey another name.</summary>
    public Task<IActionResult> OnPostRenameAsync(string? id, string? name) => ActAsync(async () =>
    {
        var passkey = await PasskeyAsync(id);
        var label = Orthography.CleanLine(name ?? "");
        passkey.Name = label.Length == 0 ? throw new Refusal(StaffText.NameMissing) : label[..Math.Min(60, label.Length)];
        OneTimeLinks.Must(await users.AddOrUpdatePasskeyAsync(member, passkey));
        return StaffText.Saved;
    });

    /// <summary>Removes a passkey.</summary>
    public async Task<IActionResult> OnPostRemoveAsync(string? id) => !await sessions.IsFreshAsync(User, HttpContext.RequestAborted) ? LocalRedirect(ProveModel.FromAccount) : await ActAsync(async () =>
    {
        var passkey = await PasskeyAsync(id);
        OneTimeLinks.Must(await users.RemovePasskeyAsync(member, passkey.CredentialId));
        Write(AuditAct.PasskeyRemove, passkey.Name ?? "");
        return StaffText.PasskeyRemoved;
    });

    /// <summary>Ends one session.</summary>
    public Task<IActionResult> OnPostSessionAsync(string? id) => ActAsync(async () =>
    {
        await sessions.EndAsync(Permissions, Me, id ?? "", except: null, HttpContext.RequestAborted);
        return StaffText.SessionsEnded;
    });

    /// <summary>Ends all other sessions.</summary>
    public Task<IActionResult> OnPostSessionsAsync() => ActAsync(async () =>
    {
        await sessions.EndAsync(Permissions, Me, only: null, ThisSession, HttpContext.RequestAborted);
        return StaffText.SessionsEnded;
    });

    /// <summary>Changes the password; the other sessions end.</summary>
    public Task<IActionResult> OnPostPasswordAsync(string? current, string? password) => ActAsync(async () =>
    {
        await own.MustBeRightAsync(member, current, HttpContext);
        OneTimeLinks.Must(await users.ChangePasswordAsync(member, current ?? "", password ?? ""));
        await sessions.EndAsync(Permissions, Me, only: null, ThisSession, HttpContext.RequestAborted);
        Write(AuditAct.Password);
        return StaffText.PasswordChanged;
    });

    /// <summary>Sets where and when notices are mailed; a blank address ends it.</summary>
    public Task<IActionResult> OnPostMailAsync(string? email, MailChoice mail) => ActAsync(async () =>
    {
        var address = Orthography.CleanLine(email ?? "");
        var readable = address.Length <= 254 && System.Text.Ascii.IsValid(address) && MailAddress.TryCreate(address, out var read) && read.Address == address && read.Host.Contains('.', StringComparison.Ordinal);
        (member.Email, member.Mail) = (address.Length == 0 ? null : readable ? address : throw new Refusal(StaffText.MailAddressWrong), Enum.IsDefined(mail) ? mail : MailChoice.Daily);
        OneTimeLinks.Must(await users.UpdateAsync(member)); // not SetEmailAsync, which would end every session
        Write(AuditAct.Mail);
        return StaffText.Saved;
    });

    /// <summary>Removes the authenticator.</summary>
    public Task<IActionResult> OnPostAuthenticatorAsync(string? current) => ActAsync(async () =>
    {
        await own.MustBeRightAsync(member, current, HttpContext);
        OneTimeLinks.Must(await users.SetTwoFactorEnabledAsync(member, false));
        OneTimeLinks.Must(await users.ResetAuthenticatorKeyAsync(member));
        Write(AuditAct.Authenticator, "{Removed}");
        return StaffText.AuthenticatorRemoved;
    });

    /// <summary>Makes new recovery codes; the old ones die.</summary>
    public async Task<IActionResult> OnPostCodesAsync(string? current)
    {
        await ActAsync(async () =>
        {
            await own.MustBeRightAsync(member, current, HttpContext);
            RecoveryCodes = member.TwoFactorEnabled ? [.. (await users.GenerateNewTwoFactorRecoveryCodesAsync(member, RecoveryCodeCount))!] : throw new Refusal(StaffText.NotAccepted);
            Write(AuditAct.Authenticator, "{NewCodes}");
            return "";
        });
        return await OnGetAsync();
    }

    private async Task<IActionResult> ActAsync(Func<Task<string>> act)
    {
        member = (await users.GetUserAsync(User))!;
        var done = await TryAsync(async () =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(HttpContext.RequestAborted);
            var said = await act();
            await db.SaveChangesAsync(HttpContext.RequestAborted);
            await transaction.CommitAsync(HttpContext.RequestAborted);
            Done = said.Length == 0 ? null : said;
        });
        if (done)
        {
            return RedirectToPage("/Staff/Account", new { handler = "" });
        }

        db.ChangeTracker.Clear();
        return await OnGetAsync();
    }

    private async Task<UserPasskeyInfo> PasskeyAsync(string? id) =>
        Base64Url.IsValid(id) && await users.GetPasskeyAsync(member, Base64Url.DecodeFromChars(id)) is { } passkey ? passkey : throw new Refusal(StaffText.PasskeyUnknown);

    private void Write(string act, string detail = "") => Audit.Write(db, Permissions, clock.Now(), act, "staff", $"{member.Id}", detail);
}
