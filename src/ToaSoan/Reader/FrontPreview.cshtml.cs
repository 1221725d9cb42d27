using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Newsroom.Front;
using ToaSoan.Platform;

namespace ToaSoan.Reader;

/// <summary>
/// A layout that readers do not see yet, drawn by the front page's own view for the member of staff whose ticket it is. Never stored; an
/// unknown or ended ticket answers like a mistyped address. It shows nothing that readers could not read already, only in another order.
/// </summary>
public sealed class FrontPreviewModel(PortalDb db, FrontComposer composer, FrontPreviews previews, TimeProvider clock) : FrontPage(composer)
{
    /// <summary>Shows it as of its hour, or of now.</summary>
    public async Task<IActionResult> OnGetAsync(string token, CancellationToken stop)
    {
        Response.Headers.CacheControl = "no-store";
        Response.Headers["Referrer-Policy"] = "no-referrer";
        if (previews.Read(token, long.TryParse(User.FindFirstValue(ClaimTypes.NameIdentifier), CultureInfo.InvariantCulture, out var staff) ? staff : null) is not { } id)
        {
            return NotFound();
        }

        var (layout, now) = (await db.Set<FrontLayout>().AsNoTracking().SingleOrDefaultAsync(l => l.Id == id, stop), clock.Now());
        Head = new Head("", Path: "/") { Indexed = false, Counted = "" };
        await LoadAsync(layout?.Read() ?? await db.FrontBlocksAsync(now, stop), layout?.From > now ? layout.From.Value : now, stop);
        return Page();
    }
}
