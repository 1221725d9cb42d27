using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using ToaSoan.Intake;
using ToaSoan.Platform;
using ToaSoan.Reader;

namespace ToaSoan.Programme.Events;

/// <summary>The sheet people sign at the door: who registered, empty lines for others, and the way to the feedback form.</summary>
public sealed class SignInSheetModel(PortalDb db, Vault vault, Settings settings) : AttendeesPage(db, vault)
{
    /// <summary>Empty lines for people who did not register.</summary>
    public const int EmptyLines = 20;

    /// <summary>The address of the feedback form.</summary>
    public string FeedbackAddress => settings.Absolute($"/lich/gop-y/{Event.FeedbackKey}");

    /// <summary>The same as a QR code.</summary>
    public IHtmlContent Code => new HtmlString(QrCode.Svg(FeedbackAddress));

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(long id) => await FindAsync(id) ?? Page();
}
