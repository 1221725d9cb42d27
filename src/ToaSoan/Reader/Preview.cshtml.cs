using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Mvc;
using ToaSoan.Media;
using ToaSoan.Platform;

namespace ToaSoan.Reader;

/// <summary>
/// A thing before its publication, drawn by the very page that will show it. Never stored, listed or handed on: an unknown, ended or
/// embargoed one answers like a mistyped address.
/// </summary>
public sealed class PreviewModel(PortalDb db, Settings settings, Previews previews, MediaKeys keys) : StoryPage(db, settings)
{
    /// <summary>When the shared link ends (UTC); null for staff, who see the page alone, as readers will.</summary>
    public DateTime? Until { get; private set; }

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(string token, CancellationToken stop)
    {
        Response.Headers.CacheControl = "no-store";
        Response.Headers["Referrer-Policy"] = "no-referrer";
        if (await previews.FindAsync(token, long.TryParse(User.FindFirstValue(ClaimTypes.NameIdentifier), CultureInfo.InvariantCulture, out var staff) ? staff : null, stop) is not var (edition, until))
        {
            return NotFound();
        }

        (Edition, Until) = (edition, until);
        Head = new Head(edition.Title, Section: edition.Section);
        await LoadAsync(keys.Of, stop);
        return Page();
    }
}
