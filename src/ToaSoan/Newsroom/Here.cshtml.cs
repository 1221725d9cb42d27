using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Newsroom;

/// <summary>
/// Hears from the editor's script that somebody has the article open (<c>gone=true</c>: has left it), and answers
/// <c>{"people":[…],"version":…}</c>: who else has it open, and the number of its last save.
/// </summary>
public sealed class HereModel(PortalDb db, TimeProvider clock) : DeskPage
{
    /// <summary>Nothing to see here.</summary>
    public IActionResult OnGet(long id) => LocalRedirect($"/ban/bai/{id}");

    /// <summary>Notes and answers.</summary>
    public async Task<IActionResult> OnPostAsync(long id, bool gone)
    {
        var stop = HttpContext.RequestAborted;
        var article = await db.Articles.AsNoTracking().Where(a => a.Id == id).Select(static a => new { a.OfficeId, a.Version }).SingleOrDefaultAsync(stop);
        if (article is null || !Permissions.May(Role.Reporter, article.OfficeId))
        {
            return NotFound();
        }

        return new JsonResult(new { people = await Presence.NoteAsync(db, id, Me.Id, gone, clock.Now(), stop), version = article.Version });
    }
}
