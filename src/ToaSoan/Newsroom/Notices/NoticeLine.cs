using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Newsroom.Notices;

/// <summary>A notice as the page and the mail show it.</summary>
/// <param name="Id">Its number.</param>
/// <param name="At">When it happened (UTC).</param>
/// <param name="Kind">What happened.</param>
/// <param name="ArticleId">To which article.</param>
/// <param name="Named">The article's title, or "".</param>
/// <param name="By">The name of who did it; null for a command.</param>
/// <param name="Text">The words that go with it; not for mail.</param>
/// <param name="Read">Whether it has been read.</param>
public sealed record NoticeLine(long Id, DateTime At, NoticeKind Kind, long ArticleId, string Named, string? By, string Text, bool Read)
{
    /// <summary>The article's title, or the word for none.</summary>
    public string Title => Named.Length > 0 ? Named : NewsroomText.Untitled;

    /// <summary>The article's address on the desk.</summary>
    public string Address => $"/ban/bai/{ArticleId}" + (Kind == NoticeKind.Comment ? "#y-kien" : "");

    /// <summary>What happened, in the current language; the title follows it.</summary>
    public string Sentence => string.Format(CultureInfo.CurrentCulture, Kind switch
    {
        NoticeKind.Submitted => NoticesText.Submitted,
        NoticeKind.AtDesk => NoticesText.AtDesk,
        NoticeKind.Returned => NoticesText.Returned,
        NoticeKind.Assigned => NoticesText.Assigned,
        NoticeKind.Approved => NoticesText.Approved,
        NoticeKind.Published => NoticesText.Published,
        NoticeKind.Withdrawn => NoticesText.Withdrawn,
        NoticeKind.Merged => NoticesText.Merged,
        _ => NoticesText.Comment,
    }, By ?? Permissions.Command.Name);

    /// <summary>The lines of some notices, the newest first.</summary>
    public static IQueryable<NoticeLine> Of(PortalDb db, IQueryable<Notice> notices)
    {
        ArgumentNullException.ThrowIfNull(db);
        var users = db.Users;
        return notices.AsNoTracking().OrderByDescending(static n => n.Id).Select(n => new NoticeLine(n.Id, n.At, n.Kind, n.ArticleId, n.Article!.Title,
            users.Where(user => user.Id == n.By).Select(static user => user.DisplayName).FirstOrDefault(), n.Text, n.ReadAt != null));
    }
}
