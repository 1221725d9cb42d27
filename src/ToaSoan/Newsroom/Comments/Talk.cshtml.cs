using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Newsroom.Comments;

/// <summary>The fields of a new comment.</summary>
/// <param name="Quote">The passage, or "".</param>
/// <param name="Text">What is said.</param>
/// <param name="ReplyTo">What it replies to, or null.</param>
/// <param name="To">The name of whom it replies to, or null.</param>
public sealed record CommentFields(string Quote = "", string Text = "", long? ReplyTo = null, string? To = null);

/// <summary>
/// The comments on an article and a form for one more. The editor's script posts here too (<c>list=true</c>) and is answered with the list
/// alone, or with 422 and <c>{"refused":"…"}</c>; so nothing typed in the editor is ever left.
/// </summary>
public sealed class TalkModel(PortalDb db, CommentDesk comments) : DeskPage
{
    /// <summary>The article.</summary>
    public Article Article { get; private set; } = null!;

    /// <summary>What has been said.</summary>
    public CommentList List { get; private set; } = null!;

    /// <summary>The fields as they were sent.</summary>
    public CommentFields Fields { get; private set; } = new();

    /// <summary>Shows the comments; <paramref name="to"/> is the one to reply to.</summary>
    public async Task<IActionResult> OnGetAsync(long id, [FromQuery(Name = "tra-loi")] long? to)
    {
        Fields = new CommentFields(ReplyTo: to);
        return await ShowAsync(id);
    }

    /// <summary>Says something.</summary>
    public async Task<IActionResult> OnPostAsync(long id, string? quote, string? text, long? replyTo, bool list)
    {
        Fields = new CommentFields(quote ?? "", text ?? "", replyTo);
        var said = await TryAsync(() => comments.AddAsync(id, quote, text, replyTo, Permissions, HttpContext.RequestAborted));
        if (said && !list)
        {
            Done = CommentsText.Sent;
            return LocalRedirect($"/ban/bai/{id}/y-kien");
        }

        db.ChangeTracker.Clear();
        var page = await ShowAsync(id);
        return !list || page is NotFoundResult ? page
            : said ? Partial("/Newsroom/Comments/_CommentList.cshtml", List)
            : new JsonResult(new { refused = Refused }) { StatusCode = StatusCodes.Status422UnprocessableEntity };
    }

    private async Task<IActionResult> ShowAsync(long id)
    {
        var stop = HttpContext.RequestAborted;
        if (await db.ArticlesFor(Permissions).SingleOrDefaultAsync(a => a.Id == id, stop) is not { } article)
        {
            return NotFound();
        }

        (Article, List) = (article, await CommentList.OfAsync(db, article, stop));
        Fields = Fields with { To = List.Talks.FirstOrDefault(talk => talk.First.Comment.Id == Fields.ReplyTo)?.First.By };
        return Page();
    }
}
