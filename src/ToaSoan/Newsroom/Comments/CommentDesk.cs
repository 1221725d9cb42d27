using Microsoft.EntityFrameworkCore;
using ToaSoan.Newsroom.Notices;
using ToaSoan.Platform;
using ToaSoan.Staff;
using VietnameseText;

namespace ToaSoan.Newsroom.Comments;

/// <summary>Comments on articles, and settles comments. Everybody who may read an article on the desk may do both until it is withdrawn or merged into another.</summary>
public sealed class CommentDesk(PortalDb db, TimeProvider clock)
{
    /// <summary>Says something of a passage, of the whole article (a blank quote), or to a comment, which is open again then.</summary>
    public async Task<Comment> AddAsync(long articleId, string? quote, string? text, long? replyTo, Permissions staff, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(staff);
        var article = await OpenAsync(articleId, staff, stop);
        var words = Orthography.Clean(text ?? "");
        if (words.Length is 0 or > Comment.LongestText)
        {
            throw words.Length == 0 ? new Refusal(CommentsText.TextMissing) : new Refusal(CommentsText.TextTooLong, Comment.LongestText);
        }

        var first = replyTo is { } to ? await FirstAsync(articleId, to, stop) : null;
        if (first is not null)
        {
            (first.ResolvedAt, first.ResolvedBy) = (null, null);
        }

        var now = clock.Now();
        var comment = new Comment { ArticleId = articleId, By = staff.StaffId, At = now, Quote = first is null ? Passage(quote ?? "") : "", Text = words, ReplyTo = first?.Id };
        db.Comments.Add(comment);
        var before = await db.Comments.Where(c => c.ArticleId == articleId).Select(static c => (long?)c.By).Distinct().ToListAsync(stop);
        await NoticeWriter.WriteAsync(db, article, NoticeKind.Comment, staff, now, [article.CreatedBy, article.SubmittedBy, article.AssignedTo, .. before], words, stop);
        await db.SaveChangesAsync(stop);
        return comment;
    }

    /// <summary>Settles a comment, or opens it again.</summary>
    public async Task ResolveAsync(long articleId, long commentId, bool done, Permissions staff, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(staff);
        await OpenAsync(articleId, staff, stop);
        var first = await FirstAsync(articleId, commentId, stop);
        if (done == first.ResolvedAt is null)
        {
            (first.ResolvedAt, first.ResolvedBy) = (done ? clock.Now() : null, done ? staff.StaffId : null);
            await db.SaveChangesAsync(stop);
        }
    }

    private async Task<Article> OpenAsync(long articleId, Permissions staff, CancellationToken stop)
    {
        var article = await db.ArticlesFor(staff).SingleOrDefaultAsync(a => a.Id == articleId, stop) ?? throw new Refusal(NewsroomText.NoSuchArticle);
        return article.State >= ArticleState.Withdrawn ? throw new Refusal(CommentsText.WithdrawnIsClosed) : article;
    }

    private async Task<Comment> FirstAsync(long articleId, long id, CancellationToken stop)
    {
        var comment = await db.Comments.SingleOrDefaultAsync(c => c.Id == id && c.ArticleId == articleId, stop) ?? throw new Refusal(CommentsText.NoSuchComment);
        return comment.ReplyTo is { } first ? await db.Comments.SingleAsync(c => c.Id == first, stop) : comment;
    }

    // As it stands in the text, so that it is found there: tidied it might not be.
    private static string Passage(string quote) => Orthography.Cut(string.Join(' ', Orthography.Repair(quote).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), Comment.LongestQuote).TrimEnd();
}
