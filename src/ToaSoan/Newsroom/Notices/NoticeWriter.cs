using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Staff;
using VietnameseText;

namespace ToaSoan.Newsroom.Notices;

/// <summary>
/// Adds notices to what the database saves next, so that they are saved with their act or not at all. Owns the rule who is told: never the
/// one who acted, and only active members who may read the article.
/// </summary>
public static class NoticeWriter
{
    /// <summary>Tells of an act on an article, after the act changed its state: whom depends on the kind and the state.</summary>
    public static async Task TellAsync(PortalDb db, Article article, NoticeKind kind, Permissions by, DateTime now, string text, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(article);
        var waits = kind is NoticeKind.Submitted or NoticeKind.Approved;
        kind = waits && article.State == ArticleState.AtDesk ? NoticeKind.AtDesk : kind;
        IReadOnlyList<long?> people = kind switch
        {
            NoticeKind.Submitted => await EditorsAsync(db, article.OfficeId, now, stop),
            NoticeKind.AtDesk => await DeskAsync(db, now, stop),
            NoticeKind.Assigned => [article.AssignedTo],
            NoticeKind.Returned => [article.CreatedBy, article.SubmittedBy, article.AssignedTo],
            _ => [article.CreatedBy, article.SubmittedBy],
        };
        await WriteAsync(db, article, kind, by, now, people, text, stop);
    }

    /// <summary>Adds a notice for each of some people who is to be told; nobody twice. What a command does (the demo city, imports of older sites) tells nobody.</summary>
    public static async Task WriteAsync(PortalDb db, Article article, NoticeKind kind, Permissions by, DateTime now, IEnumerable<long?> people, string text, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(text);
        var ids = people.OfType<long>().Where(id => id != by.StaffId).Distinct().ToList();
        if (ids.Count == 0 || by.StaffId == 0)
        {
            return;
        }

        var office = article.OfficeId;
        var readers = await db.RolesOn(DayOf(now)).Where(role => ids.Contains(role.StaffMemberId) && (role.OfficeId == office || role.Role >= Role.Desk)).Select(static role => role.StaffMemberId).Distinct().ToListAsync(stop);
        var words = text.Length <= Notice.LongestText ? text : Orthography.Cut(text, Notice.LongestText - 1).TrimEnd() + "…";
        db.Notices.AddRange(readers.Select(reader => new Notice { StaffId = reader, At = now, Kind = kind, ArticleId = article.Id, By = by.StaffId, Text = words }));
    }

    private static Task<List<long?>> EditorsAsync(PortalDb db, long office, DateTime now, CancellationToken stop) =>
        db.RolesOn(DayOf(now)).Where(role => role.OfficeId == office && role.Role == Role.Editor).Select(static role => (long?)role.StaffMemberId).ToListAsync(stop);

    private static Task<List<long?>> DeskAsync(PortalDb db, DateTime now, CancellationToken stop) =>
        db.RolesOn(DayOf(now)).Where(static role => role.Role == Role.Desk || role.Role == Role.Chief).Select(static role => (long?)role.StaffMemberId).ToListAsync(stop);

    private static DateOnly DayOf(DateTime now) => DateOnly.FromDateTime(CityTime.Local(now));
}
