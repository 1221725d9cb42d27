using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;

namespace ToaSoan.Newsroom.Comments;

/// <summary>Something said, with the name of who said it.</summary>
/// <param name="Comment">What was said.</param>
/// <param name="By">The name of who said it.</param>
public sealed record Said(Comment Comment, string By);

/// <summary>A comment with its replies, the oldest first.</summary>
/// <param name="First">The comment.</param>
/// <param name="Replies">What was said to it.</param>
public sealed record CommentTalk(Said First, IReadOnlyList<Said> Replies)
{
    /// <summary>Whether it waits to be settled.</summary>
    public bool IsOpen => First.Comment.ResolvedAt is null;

    /// <summary>The talks about an article, the oldest first.</summary>
    public static async Task<List<CommentTalk>> OfAsync(PortalDb db, long articleId, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        var all = await db.Comments.AsNoTracking().Where(c => c.ArticleId == articleId).OrderBy(static c => c.Id).ToListAsync(stop);
        var people = all.Select(static c => c.By).Distinct().ToList();
        var names = await db.Users.Where(user => people.Contains(user.Id)).ToDictionaryAsync(static user => user.Id, static user => user.DisplayName, stop);
        var said = all.ConvertAll(c => new Said(c, names.GetValueOrDefault(c.By, "")));
        var replies = said.Where(static one => one.Comment.ReplyTo is not null).ToLookup(static one => one.Comment.ReplyTo!.Value);
        return [.. said.Where(static one => one.Comment.ReplyTo is null).Select(one => new CommentTalk(one, [.. replies[one.Comment.Id]]))];
    }
}

/// <summary>What the list of comments shows.</summary>
/// <param name="Here">The article's address on the desk.</param>
/// <param name="Talks">Its talks.</param>
/// <param name="Closed">Whether nothing may be said any more, because the article is withdrawn or merged into another.</param>
public sealed record CommentList(string Here, IReadOnlyList<CommentTalk> Talks, bool Closed)
{
    /// <summary>The list of an article.</summary>
    public static async Task<CommentList> OfAsync(PortalDb db, Article article, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(article);
        return new CommentList($"/ban/bai/{article.Id}", await CommentTalk.OfAsync(db, article.Id, stop), article.State >= ArticleState.Withdrawn);
    }
}
