using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Newsroom.Photos;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Newsroom;

/// <summary>Promises publications for an hour and takes promises back.</summary>
public sealed class Schedule(PortalDb db, TimeProvider clock)
{
    private static readonly TimeSpan Furthest = TimeSpan.FromDays(366);

    /// <summary>Reads what a date and time field sends (city time) as an instant; null when it is blank.</summary>
    public static DateTime? ReadHour(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return null;
        }

        return DateTime.TryParseExact(typed.Trim(), ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) && local.Year is > 2000 and < 3000
            ? CityTime.Utc(local)
            : throw new Refusal(WorkflowText.HourUnreadable, typed.Length > 40 ? typed[..40] : typed);
    }

    /// <summary>What a date and time field shows for an instant, in city time; "" for none.</summary>
    public static string Field(DateTime? utc) => utc is { } at ? CityTime.Local(at).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture) : "";

    /// <summary>Promises an approved article for an instant (UTC), in place of what was promised before.</summary>
    public async Task PromiseAsync(long articleId, DateTime due, Permissions staff, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(staff);
        var article = await db.Articles.WithParts().SingleOrDefaultAsync(a => a.Id == articleId, stop) ?? throw new Refusal(NewsroomText.NoSuchArticle);
        var now = clock.Now();
        article.MustBeReadyFor(staff, due, now);
        if (due - now > Furthest)
        {
            throw new Refusal(WorkflowText.HourTooFar);
        }

        await PhotoGate.CheckAsync(db, article, DateOnly.FromDateTime(CityTime.Local(due)), stop);

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await TakeBackAsync(db, articleId, now, stop);
        article.Version++;
        await Publication.SaveAsync(db, stop);
        Audit.Write(db, staff, now, "article.promise", Article.Kind, $"{articleId}", CityTime.Short(due));
        db.ScheduledPublications.Add(new ScheduledPublication { ArticleId = articleId, DueAt = due, SetBy = staff.StaffId, SetAt = now });
        await Publication.SaveAsync(db, stop);
        await transaction.CommitAsync(stop);
    }

    /// <summary>Takes the waiting promise of an article back; throws <see cref="Refusal"/> when none waits.</summary>
    public async Task CancelAsync(long articleId, Permissions staff, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(staff);
        var article = await db.Articles.SingleOrDefaultAsync(a => a.Id == articleId, stop) ?? throw new Refusal(NewsroomText.NoSuchArticle);
        if (!staff.May(Role.Desk, article.OfficeId))
        {
            throw new Refusal(NewsroomText.DeskOnly);
        }

        if (await TakeBackAsync(db, articleId, clock.Now(), stop) == 0)
        {
            throw new Refusal(WorkflowText.NothingPromised);
        }

        Audit.Write(db, staff, clock.Now(), "article.takeback", Article.Kind, $"{articleId}");
        article.Version++;
        await Publication.SaveAsync(db, stop);
    }

    /// <summary>Throws when an article is promised for an hour before the end of an embargo.</summary>
    internal static async Task MustFollowAsync(PortalDb db, long articleId, DateTime? embargo, CancellationToken stop)
    {
        if (await db.ScheduledPublications.FirstOrDefaultAsync(p => p.ArticleId == articleId && p.Outcome == ScheduleOutcome.Waiting && p.DueAt < embargo, stop) is { } earlier)
        {
            throw new Refusal(WorkflowText.EmbargoAfterHour, CityTime.Short(earlier.DueAt));
        }
    }

    /// <summary>Marks what waits for an article as taken back and gives how many did; the caller saves. A promise being kept right now is no longer waiting.</summary>
    internal static async Task<int> TakeBackAsync(PortalDb db, long articleId, DateTime now, CancellationToken stop)
    {
        var found = await db.ScheduledPublications.Where(p => p.ArticleId == articleId && p.Outcome == ScheduleOutcome.Waiting).ToListAsync(stop);
        var waiting = found.FindAll(static promise => promise.Outcome == ScheduleOutcome.Waiting);
        waiting.ForEach(promise => (promise.Outcome, promise.DoneAt) = (ScheduleOutcome.Cancelled, now));
        return waiting.Count;
    }
}
