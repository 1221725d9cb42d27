using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using ToaSoan.Platform;
using VietnameseText;

namespace ToaSoan.Staff;

/// <summary>Adds a passkey to one's own account.</summary>
public sealed class PasskeyAddModel(StaffSignIn signIn, UserManager<StaffMember> users, Sessions sessions, PortalDb db, TimeProvider clock) : DeskPage
{
    private const int Most = 20;

    /// <inheritdoc />
    protected override bool OpenWithoutSecondFactor => true;

    /// <summary>An address typed by hand goes to the account.</summary>
    public IActionResult OnGet() => RedirectToPage("/Staff/Account");

    /// <summary>Takes what the browser made (JSON) for the challenge of <see cref="PasskeyAddChallengeModel"/>.</summary>
    public async Task<IActionResult> OnPostAsync(string? credential, string? name)
    {
        var stop = HttpContext.RequestAborted;
        if (!await sessions.IsFreshAsync(User, stop))
        {
            return LocalRedirect(ProveModel.FromAccount);
        }

        var member = (await users.GetUserAsync(User))!;
        var label = Orthography.CleanLine(name ?? "");
        var passkey = await signIn.MadeAsync(member, credential ?? "");
        if (passkey is null || (await users.GetPasskeysAsync(member)).Count >= Most)
        {
            Done = StaffText.PasskeyNotAdded;
            return RedirectToPage("/Staff/Account");
        }

        var (browser, system) = StaffSession.Recognise(Request.Headers.UserAgent.ToString());
        passkey.Name = label.Length == 0 ? $"{browser}, {system}".Trim(' ', ',') : label[..Math.Min(60, label.Length)];
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        OneTimeLinks.Must(await users.AddOrUpdatePasskeyAsync(member, passkey));
        Audit.Write(db, Permissions, clock.Now(), AuditAct.PasskeyAdd, "staff", $"{member.Id}", passkey.Name);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        Done = StaffText.PasskeyAdded;
        return RedirectToPage("/Staff/Account");
    }
}
