using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Newsroom;

/// <summary>The saved working copy exactly as readers would see it, at the width of a phone, a tablet or a desk; and the links by which others may see it.</summary>
public sealed class PreviewModel(PortalDb db, Previews previews, TimeProvider clock) : DeskPage
{
    /// <summary>A shared link that still leads to the article.</summary>
    public sealed record Line(long Id, string? By, DateTime At, DateTime Until);

    /// <summary>The article.</summary>
    public Article Article { get; private set; } = null!;

    /// <summary>The width (CSS px) of the frame: "360", "768" or null for all there is.</summary>
    public string? Width { get; private set; }

    /// <summary>The path of the page in the frame.</summary>
    public string Frame { get; private set; } = "";

    /// <summary>Until when an embargo forbids sharing (UTC); null when none does.</summary>
    public DateTime? Embargoed { get; private set; }

    /// <summary>The links that still lead here.</summary>
    public IReadOnlyList<Line> Links { get; private set; } = [];

    /// <summary>The address of a link just made, shown once.</summary>
    [TempData]
    public string? Link { get; set; }

    /// <summary>Shows it to those who may read it.</summary>
    public async Task<IActionResult> OnGetAsync(long id, string? rong)
    {
        var stop = HttpContext.RequestAborted;
        if (await db.Articles.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, stop) is not { } article || !Permissions.May(Role.Reporter, article.OfficeId))
        {
            return NotFound();
        }

        Response.Headers.ContentSecurityPolicy += "; frame-src 'self'";
        (Article, Width, Frame) = (article, rong is "360" or "768" ? rong : null, previews.PathFor(Article.Kind, id, Me.Id));
        Embargoed = article.EmbargoUntil > clock.Now() ? article.EmbargoUntil : null;
        Links = await previews.Open(Article.Kind, id).Select(link => new Line(link.Id, db.Users.Where(user => user.Id == link.By).Select(static user => user.DisplayName).FirstOrDefault(), link.At, link.Until)).ToListAsync(stop);
        return Page();
    }
}
