using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Newsroom.Comments;

/// <summary>Settles a comment or opens it again; answers the editor's script like <see cref="TalkModel"/> does.</summary>
public sealed class ResolveModel(PortalDb db, CommentDesk comments) : DeskPage
{
    /// <summary>The article's number.</summary>
    [FromRoute]
    public long Id { get; set; }

    /// <summary>Nothing to see here.</summary>
    public IActionResult OnGet(long id) => LocalRedirect($"/ban/bai/{id}");

    /// <summary>Settles, or opens again when <paramref name="done"/> is false.</summary>
    public async Task<IActionResult> OnPostAsync(long id, long comment, bool? done, bool list)
    {
        var stop = HttpContext.RequestAborted;
        var article = await db.ArticlesFor(Permissions).SingleOrDefaultAsync(a => a.Id == id, stop);
        if (article is null)
        {
            return NotFound();
        }

        if (!await TryAsync(() => comments.ResolveAsync(id, comment, done ?? true, Permissions, stop)))
        {
            return list ? new JsonResult(new { refused = Refused }) { StatusCode = StatusCodes.Status422UnprocessableEntity } : Page();
        }

        return list ? Partial("/Newsroom/Comments/_CommentList.cshtml", await CommentList.OfAsync(db, article, stop)) : LocalRedirect($"/ban/bai/{id}/y-kien");
    }
}
