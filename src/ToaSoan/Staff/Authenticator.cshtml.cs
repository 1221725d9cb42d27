using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using QRCoder;
using ToaSoan.Platform;

namespace ToaSoan.Staff;

/// <summary>Setting up the second factor: a key for an authenticator app, confirmed by a code from it.</summary>
public sealed class AuthenticatorModel(UserManager<StaffMember> users, Sessions sessions, PortalDb db, TimeProvider clock) : DeskPage
{
    /// <summary>The code typed.</summary>
    [BindProperty]
    public string Code { get; set; } = "";

    /// <summary>The shared key in base32.</summary>
    public string Key { get; private set; } = "";

    /// <summary>The key as a QR picture (data address).</summary>
    public string Picture { get; private set; } = "";

    /// <summary>The recovery codes, shown this once.</summary>
    public IReadOnlyList<string>? RecoveryCodes { get; private set; }

    /// <inheritdoc />
    protected override bool OpenWithoutSecondFactor => true;

    /// <summary>Shows the key.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (Me.TwoFactorEnabled)
        {
            return RedirectToPage("/Staff/Account");
        }

        if (!await sessions.IsFreshAsync(User, HttpContext.RequestAborted))
        {
            return LocalRedirect(ProveModel.FromAuthenticator);
        }

        await ShowKeyAsync((await users.GetUserAsync(User))!);
        return Page();
    }

    /// <summary>Confirms the key by a code and hands out recovery codes.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        var member = (await users.GetUserAsync(User))!;
        if (member.TwoFactorEnabled)
        {
            return RedirectToPage("/Staff/Account");
        }

        if (!await sessions.IsFreshAsync(User, HttpContext.RequestAborted))
        {
            return LocalRedirect(ProveModel.FromAuthenticator);
        }

        var provider = users.Options.Tokens.AuthenticatorTokenProvider;
        if (await users.VerifyTwoFactorTokenAsync(member, provider, (Code ?? "").Replace(" ", "", StringComparison.Ordinal)))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(HttpContext.RequestAborted);
            await users.SetTwoFactorEnabledAsync(member, true);
            RecoveryCodes = [.. (await users.GenerateNewTwoFactorRecoveryCodesAsync(member, AccountModel.RecoveryCodeCount))!];
            Audit.Write(db, Permissions, clock.Now(), AuditAct.Authenticator, "staff", $"{member.Id}", "{Added}");
            await db.SaveChangesAsync(HttpContext.RequestAborted);
            await transaction.CommitAsync(HttpContext.RequestAborted);
            return Page();
        }

        Refused = StaffText.WrongCode;
        await ShowKeyAsync(member);
        return Page();
    }

    private async Task ShowKeyAsync(StaffMember member)
    {
        if (string.IsNullOrEmpty(await users.GetAuthenticatorKeyAsync(member)))
        {
            await users.ResetAuthenticatorKeyAsync(member);
        }

        Key = (await users.GetAuthenticatorKeyAsync(member))!;
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode($"otpauth://totp/Toa%20Soan:{Uri.EscapeDataString(member.UserName!)}?secret={Key}&issuer=Toa%20Soan&digits=6", QRCodeGenerator.ECCLevel.M);
        using var picture = new SvgQRCode(data);
        Picture = "data:image/svg+xml;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(picture.GetGraphic(4)));
    }
}
