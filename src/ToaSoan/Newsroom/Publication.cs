using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using ToaSoan.Blocks;
using ToaSoan.Media;
using ToaSoan.Newsroom.English;
using ToaSoan.Newsroom.Notices;
using ToaSoan.Newsroom.Photos;
using ToaSoan.Platform;
using ToaSoan.Search;
using ToaSoan.Staff;

namespace ToaSoan.Newsroom;

/// <summary>
/// Shows an article to readers. Owns the invariant that the article's state, its edition, its record and its search entry
/// change in one transaction, and that stored pages are forgotten right after it.
/// </summary>
public sealed class Publication(PortalDb db, PageStore pages, TimeProvider clock, Settings settings)
{
    /// <summary>Publishes an approved article.</summary>
    public Task<Edition> PublishAsync(long id, Permissions staff, CancellationToken stop) => ShowAsync(id, staff, article => article.Publish(staff, clock.Now()), stop);

    /// <summary>
    /// Keeps those of some promises that still wait and that no other node is at, all in one transaction, and gives how many these were. One
    /// that may not be published is noted as refused and holds up no other. A rehearsal does the same as of each promise's hour and takes it all back.
    /// </summary>
    public async Task<int> KeepAsync(IReadOnlyList<ScheduledPublication> promises, bool rehearse, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var claimed = await ClaimAsync([.. promises.Select(static promise => promise.Id)], stop);
        var (numbers, people, now) = (claimed.ConvertAll(static promise => promise.ArticleId), claimed.ConvertAll(static promise => promise.SetBy), clock.Now());
        var articles = await db.Articles.WithOffices().Where(article => numbers.Contains(article.Id)).ToDictionaryAsync(static article => article.Id, stop);
        var names = await db.Users.Where(user => people.Contains(user.Id)).ToDictionaryAsync(static user => user.Id, static user => user.DisplayName, stop);
        var shown = new List<(Edition Edition, Edition? Last)>();
        foreach (var promise in claimed)
        {
            var desk = new Permissions(promise.SetBy, [new StaffRole { Role = Role.Desk }], names.GetValueOrDefault(promise.SetBy, Permissions.Command.Name));
            try
            {
                promise.Outcome = ScheduleOutcome.Published;
                shown.AddRange(await PutAsync(articles[promise.ArticleId], desk, article => article.Publish(desk, rehearse ? promise.DueAt : now), stop));
            }
            catch (Refusal refusal)
            {
                (promise.Outcome, promise.Sentence) = (ScheduleOutcome.Refused, refusal.Message);
            }
        }

        now = clock.Now();
        claimed.ForEach(promise => promise.DoneAt = now);
        await FeedNews.TellAsync(db, settings, shown.SelectMany(static pair => new[] { pair.Edition, pair.Last }), now, stop);
        await SaveAsync(db, stop);
        await SearchIndex.WriteAsync(db, shown.ConvertAll(static pair => pair.Edition), stop);

        if (!rehearse)
        {
            await transaction.CommitAsync(stop);
            Forget(shown);
        }

        return claimed.Count;
    }

    /// <summary>Publishes an approved article as of an earlier instant; only the demo city and imports of older sites do so.</summary>
    public Task<Edition> PublishAsOfAsync(long id, Permissions staff, DateTime when, CancellationToken stop) => ShowAsync(id, staff, article => article.Publish(staff, when), stop);

    /// <summary>Shows small changes.</summary>
    public Task<Edition> ReviseAsync(long id, Permissions staff, CancellationToken stop) => ShowAsync(id, staff, article => article.Revise(staff, clock.Now()), stop);

    /// <summary>Shows a correction with its public reason.</summary>
    public Task<Edition> CorrectAsync(long id, Permissions staff, string reason, CancellationToken stop) => ShowAsync(id, staff, article => article.Correct(staff, reason, clock.Now()), stop);

    /// <summary>Takes an article down with its public reason.</summary>
    public Task<Edition> WithdrawAsync(long id, Permissions staff, string reason, CancellationToken stop) => ShowAsync(id, staff, article => article.Withdraw(staff, reason, clock.Now()), stop, withdraw: true);

    // Inside somebody else's transaction (the demo's) it leaves the commit to them.
    private async Task<Edition> ShowAsync(long id, Permissions staff, Func<Article, Edition> act, CancellationToken stop, bool withdraw = false)
    {
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(stop) : null;
        var article = await db.Articles.WithOffices().SingleOrDefaultAsync(a => a.Id == id, stop) ?? throw new Refusal(NewsroomText.NoSuchArticle);
        var shown = await PutAsync(article, staff, act, stop, withdraw);
        await EndAsync(shown, own, stop);
        return shown[0].Edition;
    }

    /// <summary>
    /// Approves an article's English version: it is shown at once where readers see the article, else with the article's first publication. Approval
    /// is the desk's, and not that of whoever wrote the words.
    /// </summary>
    public async Task<Edition?> ApproveEnglishAsync(long id, Permissions staff, CancellationToken stop)
    {
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(stop) : null;
        var article = await db.Articles.SingleOrDefaultAsync(a => a.Id == id, stop) ?? throw new Refusal(NewsroomText.NoSuchArticle);
        var english = await db.EnglishVersions.SingleOrDefaultAsync(version => version.ArticleId == id, stop) ?? throw new Refusal(EnglishText.NotWritten);
        english.Approve(article, staff);
        Audit.Write(db, staff, clock.Now(), "article.english.approve", Article.Kind, $"{id}", english.Title);
        var shown = new List<(Edition Edition, Edition? Last)>();
        if (article.State == ArticleState.Published && await CurrentAsync(Article.Kind, id, stop) is { } vietnamese)
        {
            shown.Add(english.Fits(vietnamese) ? await TranslateAsync(english, vietnamese, staff, stop) : throw new Refusal(EnglishText.StrangePhoto));
        }

        await EndAsync(shown, own, stop);
        return shown.Count == 0 ? null : shown[0].Edition;
    }

    private async Task EndAsync(IReadOnlyList<(Edition Edition, Edition? Last)> shown, IDbContextTransaction? own, CancellationToken stop)
    {
        await FeedNews.TellAsync(db, settings, shown.SelectMany(static pair => new[] { pair.Edition, pair.Last }), clock.Now(), stop);
        await SaveAsync(db, stop);
        await SearchIndex.WriteAsync(db, [.. shown.Select(static pair => pair.Edition)], stop);
        if (own is not null)
        {
            await own.CommitAsync(stop);
        }

        Forget(shown);
    }

    private Task<Edition?> CurrentAsync(string kind, long id, CancellationToken stop) =>
        db.Editions.Include(static e => e.Tags).SingleOrDefaultAsync(e => e.Kind == kind && e.ObjectId == id && e.Current, stop);

    // The English version's next edition beside the Vietnamese one, with its own record.
    private async Task<(Edition Edition, Edition? Last)> TranslateAsync(EnglishVersion english, Edition vietnamese, Permissions staff, CancellationToken stop)
    {
        var last = await CurrentAsync(Edition.EnglishArticle, english.ArticleId, stop);
        var edition = english.Show(vietnamese, (last?.Number ?? 0) + 1, clock.Now());
        Put(edition, last, staff);
        return (edition, last);
    }

    private void Put(Edition edition, Edition? last, Permissions staff)
    {
        edition.Follow(last);
        db.Editions.Add(edition);
        db.Records.Add(Record.Of(edition, $"{staff.Highest?.ToString().ToLowerInvariant()}/{edition.Office}"));
    }

    // The row's lock is the claim: other nodes pass over it, and a node that dies frees it at once. SQLite's transaction is the only writer anyway.
    private Task<List<ScheduledPublication>> ClaimAsync(long[] ids, CancellationToken stop) => db is PostgresPortalDb
        ? db.ScheduledPublications.FromSql($"SELECT * FROM \"ScheduledPublications\" WHERE \"Id\" = ANY({ids}) AND \"Outcome\" = {(int)ScheduleOutcome.Waiting} ORDER BY \"Id\" FOR UPDATE SKIP LOCKED").ToListAsync(stop)
        : db.ScheduledPublications.Where(promise => ids.Contains(promise.Id) && promise.Outcome == ScheduleOutcome.Waiting).OrderBy(static promise => promise.Id).ToListAsync(stop);

    // Does the act and adds everything that is saved with it but the search entry, which needs the edition's number.
    private async Task<List<(Edition Edition, Edition? Last)>> PutAsync(Article article, Permissions staff, Func<Article, Edition> act, CancellationToken stop, bool withdraw = false)
    {
        if (!withdraw)
        {
            // Before the act changes anything: a refusal must leave the article as it was.
            await PhotoGate.CheckAsync(db, article, clock.Today(), stop);
        }

        var edition = act(article);
        article.Version++;
        article.ShownVersion = article.Version;

        var last = edition.Number == 1 ? null : await CurrentAsync(edition.Kind, article.Id, stop);
        Put(edition, last, staff);
        await ShowMediaAsync(edition, stop);
        await ArticleVersion.KeepAsync(db, article, Enum.Parse<VersionAct>(edition.Change.ToString()), staff, clock.Now(), stop, edition.Reason);
        if (edition.Change is EditionChange.Publish or EditionChange.Withdraw)
        {
            await NoticeWriter.TellAsync(db, article, withdraw ? NoticeKind.Withdrawn : NoticeKind.Published, staff, clock.Now(), edition.Reason, stop);
        }

        await Schedule.TakeBackAsync(db, article.Id, clock.Now(), stop);
        var shown = new List<(Edition Edition, Edition? Last)> { (edition, last) };
        if (edition.Change is EditionChange.Publish or EditionChange.Withdraw
            && await db.EnglishVersions.SingleOrDefaultAsync(version => version.ArticleId == article.Id, stop) is { } english && (withdraw ? english.Shown : english.ApprovedBy is not null && english.Fits(edition)))
        {
            shown.Add(await TranslateAsync(english, edition, staff, stop));
        }

        return shown;
    }

    private void Forget(IReadOnlyCollection<(Edition Edition, Edition? Last)> shown)
    {
        pages.Evict(shown.SelectMany(static pair => new[] { pair.Edition, pair.Last }).OfType<Edition>().SelectMany(TagsOf));
        if (settings.WebsubHub.Length > 0)
        {
            JobRunner.Wake();
        }
    }

    private async Task ShowMediaAsync(Edition edition, CancellationToken stop)
    {
        var body = BlockJson.Read(edition.Body);
        string[] photos = [.. body.Figures().Select(static figure => figure.Photo), .. edition.LeadPhoto is null ? [] : new[] { edition.LeadPhoto }];
        string[] files = [.. body.Files()];
        if (photos.Length == 0 && files.Length == 0)
        {
            return;
        }

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
