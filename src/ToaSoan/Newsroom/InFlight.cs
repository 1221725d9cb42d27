using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Newsroom;

/// <summary>An article on its way, as the board and the personal queue show it.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Title">Its title, or "".</param>
/// <param name="State">Where it is.</param>
/// <param name="OfficeId">Its office.</param>
/// <param name="Office">The office's short name.</param>
/// <param name="Assigned">Who works on it, or null.</param>
/// <param name="DueAt">When it is to be ready (UTC), or null.</param>
/// <param name="PromisedAt">When it is promised to readers (UTC), or null.</param>
/// <param name="EmbargoUntil">Until when readers may not see it (UTC), or null.</param>
/// <param name="SavedAt">When it was last saved (UTC).</param>
public sealed record InFlight(long Id, string Title, ArticleState State, long OfficeId, string Office, string? Assigned, DateTime? DueAt, DateTime? PromisedAt, DateTime? EmbargoUntil, DateTime SavedAt)
{
    /// <summary>The hour that matters next: the promise, else the time to be ready by; null when neither is agreed.</summary>
    public DateTime? Hour => PromisedAt ?? DueAt;

    /// <summary>Whether it should have been ready by now.</summary>
    public bool IsOverdue(DateTime now) => PromisedAt is null && DueAt < now;
}

/// <summary>Queries over what is on its way.</summary>
public static class InFlightData
{
    /// <summary>The articles this member of staff may read.</summary>
    public static IQueryable<Article> ArticlesFor(this PortalDb db, Permissions staff)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(staff);
        var (all, offices) = (staff.WholeCity, staff.Offices);
        return db.Set<Article>().AsNoTracking().Where(article => all || offices.Contains(article.OfficeId));
    }

    /// <summary>Those of them that are not published yet.</summary>
    public static IQueryable<Article> InFlightFor(this PortalDb db, Permissions staff) => db.ArticlesFor(staff).Where(static article => article.State < ArticleState.Published);

    /// <summary>The articles as lines, those with the nearest hour first, then the longest untouched.</summary>
    public static async Task<List<InFlight>> LinesAsync(this IQueryable<Article> articles, PortalDb db, int most, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        var (users, promises) = (db.Users, db.Set<ScheduledPublication>());
        var lines = await articles.Select(article => new InFlight(article.Id, article.Title, article.State, article.OfficeId, article.Office!.ShortName,
            users.Where(user => user.Id == article.AssignedTo).Select(static user => user.DisplayName).FirstOrDefault(), article.DueAt,
            promises.Where(p => p.ArticleId == article.Id && p.Outcome == ScheduleOutcome.Waiting).Select(static p => (DateTime?)p.DueAt).FirstOrDefault(), article.EmbargoUntil, article.SavedAt))
            .Take(most).ToListAsync(stop);
        return [.. lines.OrderBy(static line => line.Hour ?? DateTime.MaxValue).ThenBy(static line => line.SavedAt).ThenBy(static line => line.Id)];
    }

    /// <summary>The articles that wait for this member's approval: the office editor's, or the desk's that the member did not write.</summary>
    public static IQueryable<Article> WaitingFor(this IQueryable<Article> articles, Permissions staff)
    {
        ArgumentNullException.ThrowIfNull(staff);
        var (me, offices) = (staff.StaffId, staff.Offices.Where(office => staff.May(Role.Editor, office)).ToList());
        return staff.WholeCity
            ? articles.Where(article => article.State == ArticleState.AtDesk && article.CreatedBy != me && article.SubmittedBy != me)
            : articles.Where(article => article.State == ArticleState.Submitted && offices.Contains(article.OfficeId));
    }
}
