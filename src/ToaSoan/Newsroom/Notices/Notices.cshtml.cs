using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Newsroom.Notices;

/// <summary>One's notices, the newest first. Opening the article, here or anywhere else, marks what is about it as read (<see cref="EditModel"/>).</summary>
public sealed class NoticesModel(PortalDb db, TimeProvider clock) : DeskPage
{
    private const int Most = 50;

    /// <summary>The notices.</summary>
    public IReadOnlyList<NoticeLine> Lines { get; private set; } = [];

    /// <summary>Where the next page begins, or null.</summary>
    public long? Older { get; private set; }

    /// <summary>Shows them; <paramref name="before"/> is the last one seen.</summary>
    public async Task OnGetAsync([FromQuery(Name = "truoc")] long? before)
    {
        var lines = await NoticeLine.Of(db, db.NoticesFor(Permissions).Where(n => before == null || n.Id < before)).Take(Most + 1).ToListAsync(HttpContext.RequestAborted);
        Lines = lines[..Math.Min(Most, lines.Count)];
        Older = lines.Count > Most ? Lines[^1].Id : null;
    }

    /// <summary>Marks one notice, or all, as read.</summary>
    public async Task<IActionResult> OnPostAsync(long? only)
    {
        await db.ReadNoticesAsync(Me.Id, clock.Now(), HttpContext.RequestAborted, only);
        return LocalRedirect("/ban/thong-bao");
    }
}
