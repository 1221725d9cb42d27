using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using ToaSoan.Blocks;
using ToaSoan.Media;
using ToaSoan.Newsroom.Photos;
using ToaSoan.Platform;
using ToaSoan.Search;
using ToaSoan.Staff;

namespace ToaSoan.Newsroom;

/// <summary>
/// Shows an article to readers. Owns the invariant that the article's state, its edition, its record and its search entry
/// change in one transaction, and that stored pages are forgotten right after it.
/// </summary>
public sealed class Publication(PortalDb db, PageStore pages, TimeProvider clock)
{
    /// <summary>Publishes an approved article.</summary>
    public Task<Edition> PublishAsync(long id, Permissions staff, CancellationToken stop) => ShowAsync(id, staff, article => article.Publish(staff, clock.Now()), stop);

    /// <summary>
    /// Publishes the approved article of a promise and marks the promise kept. Null when it does not wait any more: another node kept
    /// it, or the desk took it back.
    /// </summary>
    public async Task<Edition?> KeepAsync(ScheduledPublication promise, Permissions staff, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(promise);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);

        // The row's lock is the claim: another node waits here until this one ends, and a node that dies frees it at once.
        var now = clock.Now();
        var claimed = await db.ScheduledPublications.Where(p => p.Id == promise.Id && p.Outcome == ScheduleOutcome.Waiting)
            .ExecuteUpdateAsync(set => set.SetProperty(static p => p.Outcome, ScheduleOutcome.Published).SetProperty(static p => p.DoneAt, now), stop);
        return claimed == 0 ? null : await ShowAsync(promise.ArticleId, staff, article => article.Publish(staff, now), stop, transaction);
    }

    /// <summary>Publishes an approved article as of an earlier instant; only the demo city and imports of older sites do so.</summary>
    public Task<Edition> PublishAsOfAsync(long id, Permissions staff, DateTime when, CancellationToken stop) => ShowAsync(id, staff, article => article.Publish(staff, when), stop);

    /// <summary>Shows small changes.</summary>
    public Task<Edition> ReviseAsync(long id, Permissions staff, CancellationToken stop) => ShowAsync(id, staff, article => article.Revise(staff, clock.Now()), stop);

    /// <summary>Shows a correction with its public reason.</summary>
    public Task<Edition> CorrectAsync(long id, Permissions staff, string reason, CancellationToken stop) => ShowAsync(id, staff, article => article.Correct(staff, reason, clock.Now()), stop);

    /// <summary>Takes an article down with its public reason.</summary>
    public Task<Edition> WithdrawAsync(long id, Permissions staff, string reason, CancellationToken stop) => ShowAsync(id, staff, article => article.Withdraw(staff, reason, clock.Now()), stop);

    // Commits the transaction given, or one of its own; inside somebody else's (the demo's) it leaves that to them.
    private async Task<Edition> ShowAsync(long id, Permissions staff, Func<Article, Edition> act, CancellationToken stop, IDbContextTransaction? begun = null)
    {
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(stop) : null;
        var article = await db.Articles.WithParts().SingleOrDefaultAsync(a => a.Id == id, stop) ?? throw new Refusal(NewsroomText.NoSuchArticle);
        var edition = act(article);
        if (!edition.Withdrawn)
        {
            await PhotoGate.CheckAsync(db, article, clock.Today(), stop);
        }

        article.Version++;
        article.ShownVersion = article.Version;

        var last = await db.Editions.Include(static e => e.Tags).SingleOrDefaultAsync(e => e.Kind == edition.Kind && e.ObjectId == id && e.Current, stop);
        if (last is not null)
        {
            (last.Current, last.Shown) = (false, false);
        }

        db.Editions.Add(edition);
        db.Records.Add(Record.Of(edition, $"{staff.Highest?.ToString().ToLowerInvariant()}/{edition.Office}"));
        await ShowMediaAsync(edition, stop);
        await ArticleVersion.KeepAsync(db, article, Enum.Parse<VersionAct>(edition.Change.ToString()), staff, clock.Now(), stop, edition.Reason);
        await Schedule.TakeBackAsync(db, id, clock.Now(), stop);
        await SaveAsync(db, stop);
        await SearchIndex.WriteAsync(db, edition, stop);
        if ((begun ?? own) is { } transaction)
        {
            await transaction.CommitAsync(stop);
        }

        pages.Evict([.. TagsOf(edition), .. last is null ? [] : TagsOf(last)]);
        return edition;
    }

    private async Task ShowMediaAsync(Edition edition, CancellationToken stop)
    {
        var body = BlockJson.Read(edition.Body);
        string[] photos = [.. body.Figures().Select(static figure => figure.Photo), .. edition.LeadPhoto is null ? [] : new[] { edition.LeadPhoto }];
        string[] files = [.. body.Files()];
        await db.Photos.Where(photo => photos.Contains(photo.Hash) && !photo.Public).ExecuteUpdateAsync(static set => set.SetProperty(static photo => photo.Public, true), stop);
        await db.Files.Where(file => files.Contains(file.Hash) && !file.Public).ExecuteUpdateAsync(static set => set.SetProperty(static file => file.Public, true), stop);
    }

    /// <summary>Saves; turns a lost race with another save into a sentence.</summary>
    internal static async Task SaveAsync(PortalDb db, CancellationToken stop)
    {
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateConcurrencyException error)
        {
            throw new Refusal(NewsroomText.SavedByAnother, error);
        }
    }

    /// <summary>The tags of every page that shows an edition.</summary>
    private static IEnumerable<string> TagsOf(Edition edition) =>
        [PageTag.Front, PageTag.Feeds, PageTag.Section(edition.Section), PageTag.Office(edition.Office), PageTag.Article(edition.ObjectId), .. edition.Tags.Select(static tag => PageTag.Of(tag.Kind, tag.Slug))];
}
