using Microsoft.EntityFrameworkCore;
using ToaSoan.Blocks;
using ToaSoan.Newsroom.Notices;
using ToaSoan.Newsroom.Photos;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Staff;
using VietnameseText;

namespace ToaSoan.Newsroom;

/// <summary>Begins, saves and moves articles on the desk's side.</summary>
public sealed class ArticleDesk(PortalDb db, TimeProvider clock)
{
    /// <summary>Begins a draft in an office.</summary>
    public async Task<Article> BeginAsync(long officeId, ArticleContent content, Permissions staff, CancellationToken stop, string findings = "", string? importHash = null, string? key = null)
    {
        if (!staff.May(Role.Reporter, officeId))
        {
            throw new Refusal(NewsroomText.NotYourOffice);
        }

        if (await db.Offices.Where(office => office.Id == officeId && office.Until != null).Select(static office => office.Name).SingleOrDefaultAsync(stop) is { } ended)
        {
            throw new Refusal(NewsroomText.OfficeEnded, ended);
        }

        var now = clock.Now();
        var article = new Article { OfficeId = officeId, CreatedAt = now, SavedAt = now, CreatedBy = staff.StaffId == 0 ? null : staff.StaffId, ImportFindings = findings, ImportHash = importHash, SaveKey = key };
        db.Articles.Add(article);
        await PutAsync(article, content, stop);
        await PhotoUses.KeepAsync(db, article, content.Body, stop);
        await ArticleVersion.KeepAsync(db, article, VersionAct.Begin, staff, now, stop);
        await db.SaveChangesAsync(stop);
        return article;
    }

    /// <summary>
    /// Saves a working copy that was read at <paramref name="version"/>; nothing changed is nothing saved, so a correction needs
    /// a change. Throws <see cref="Refusal"/> when somebody saved since.
    /// </summary>
    public async Task<Article> SaveAsync(long id, int version, ArticleContent content, Permissions staff, CancellationToken stop, VersionAct act = VersionAct.Save, string? key = null)
    {
        var article = await FindAsync(id, stop);
        article.MustBeEditableBy(staff);
        if (article.Version != version)
        {
            throw new Refusal(NewsroomText.SavedByAnother);
        }

        await PutAsync(article, content, stop);
        if (db.ChangeTracker.HasChanges())
        {
            article.Version++;
            article.SaveKey = key;
            article.SavedAt = clock.Now();
            await PhotoUses.KeepAsync(db, article, content.Body, stop);
            await ArticleVersion.KeepAsync(db, article, act, staff, article.SavedAt, stop);
            await Publication.SaveAsync(db, stop);
        }

        return article;
    }

    /// <summary>
    /// Saves like <see cref="SaveAsync"/>; when somebody saved since, joins both (<see cref="ArticleMerge"/>) by what was known to be
    /// saved, <paramref name="origin"/>. Also tells how many places both changed and who saved last, null when nobody changed a word.
    /// When the last save is one of <paramref name="lost"/>, the sender's own whose answers never came, these words take its place.
    /// Throws <see cref="Refusal"/> when somebody saved since and there is no origin.
    /// </summary>
    public async Task<(Article Article, int Both, string? Others)> SaveOverAsync(
        long id, int version, ArticleContent? origin, ArticleContent content, Permissions staff, CancellationToken stop, string? key = null, IReadOnlyCollection<string>? lost = null)
    {
        for (var attempt = 1; ; attempt++)
        {
            var article = await FindAsync(id, stop);
            article.MustBeEditableBy(staff);
            if (article.SaveKey is { } last && lost?.Contains(last) == true)
            {
                (version, origin) = (article.Version, null);
            }

            if (origin is null || article.Version == version)
            {
                return (await SaveAsync(id, version, content, staff, stop, key: key), 0, null);
            }

            var sections = await db.Sections.Select(static section => section.Id).ToListAsync(stop);
            var by = await db.ArticleVersions.Where(v => v.ArticleId == id).OrderByDescending(static v => v.Number).Select(static v => v.By).FirstOrDefaultAsync(stop);
            var name = await db.Users.Where(user => user.Id == by).Select(static user => user.DisplayName).SingleOrDefaultAsync(stop) ?? Permissions.Command.Name;
            var (joined, both, theyChanged) = ArticleMerge.Merge(origin, content, VersionContent.Of(article).ToSave(sections));
            try
            {
                return (await SaveAsync(id, article.Version, joined, staff, stop, key: key), both, theyChanged ? name : null);
            }
            catch (Refusal refusal) when (refusal.Message == NewsroomText.SavedByAnother && attempt < 4)
            {
                db.ChangeTracker.Clear(); // a third save came between; join with that one
            }
        }
    }

    /// <summary>Hands an article in.</summary>
    public async Task SubmitAsync(long id, Permissions staff, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(staff);
        var (me, office) = (staff.StaffId, db.Articles.Where(article => article.Id == id).Select(static article => article.OfficeId));
        var hasEditor = await db.RolesOn(clock.Today()).AnyAsync(role => office.Contains(role.OfficeId) && role.Role == Role.Editor && role.StaffMemberId != me, stop);
        await ActAsync(id, staff, VersionAct.Submit, article => article.Submit(staff, hasEditor), stop, NoticeKind.Submitted);
    }

    /// <summary>Approves an article.</summary>
    public Task ApproveAsync(long id, Permissions staff, CancellationToken stop) => ActAsync(id, staff, VersionAct.Approve, article => article.Approve(staff), stop, NoticeKind.Approved);

    /// <summary>Returns an article with a comment; a promised hour is taken back with it.</summary>
    public Task ReturnAsync(long id, Permissions staff, string comment, CancellationToken stop) =>
        ActAsync(id, staff, VersionAct.Return, article => article.Return(staff, comment), stop, NoticeKind.Returned, VietnameseText.Orthography.Clean(comment));

    /// <summary>Sets or lifts an embargo (UTC); refused when an earlier publication is promised.</summary>
    public async Task EmbargoAsync(long id, DateTime? until, Permissions staff, CancellationToken stop)
    {
        await Schedule.MustFollowAsync(db, id, until, stop);
        Audit.Write(db, staff, clock.Now(), "article.embargo", Article.Kind, $"{id}", until is { } hour ? CityTime.Short(hour) : "");
        await ActAsync(id, staff, null, article => article.Embargo(staff, until, clock.Now()), stop);
    }

    /// <summary>Says who works on an article next and when it is to be ready (UTC).</summary>
    public async Task AssignAsync(long id, long? to, DateTime? due, Permissions staff, CancellationToken stop)
    {
        if (to is { } member && !await db.RolesOn(clock.Today()).AnyAsync(role => role.StaffMemberId == member, stop))
        {
            throw new Refusal(WorkflowText.NobodyChosen);
        }

        Audit.Write(db, staff, clock.Now(), "article.assign", Article.Kind, $"{id}", due is { } hour ? CityTime.Short(hour) : "");
        await ActAsync(id, staff, null, article => article.Assign(staff, to, due), stop, NoticeKind.Assigned);
    }

    /// <summary>
    /// Makes one of two articles of the same event: what readers see already takes up the other, else the first takes up the second. Gives
    /// the number of the one that remains. Throws <see cref="Refusal"/> when both are published.
    /// </summary>
    public async Task<long> MergeAsync(long id, long other, Permissions staff, CancellationToken stop)
    {
        var now = clock.Now();
        var both = await db.Articles.WithOffices().Where(article => article.Id == id || article.Id == other).ToListAsync(stop);
        var (one, two) = (both.Find(article => article.Id == id), both.Find(article => article.Id == other));
        if (one is null || two is null)
        {
            throw new Refusal(NewsroomText.NoSuchArticle);
        }

        var (into, from) = two.State == ArticleState.Published ? (two, one) : (one, two);
        from.MergeInto(into, staff, now);
        await Schedule.MustFollowAsync(db, into.Id, into.EmbargoUntil, stop);
        foreach (var (article, note) in new[] { (into, from.Title), (from, into.Title) })
        {
            article.Version++;
            article.SavedAt = now;
            await ArticleVersion.KeepAsync(db, article, VersionAct.Merge, staff, now, stop, note);
        }

        await NoticeWriter.TellAsync(db, from, NoticeKind.Merged, staff, now, into.Title, stop);
        await Schedule.TakeBackAsync(db, from.Id, now, stop);
        await Publication.SaveAsync(db, stop);
        return into.Id;
    }

    private async Task ActAsync(long id, Permissions staff, VersionAct? kept, Action<Article> act, CancellationToken stop, NoticeKind? told = null, string note = "")
    {
        var article = await FindAsync(id, stop);
        act(article);
        if (kept == VersionAct.Approve && article.State == ArticleState.Approved)
        {
            await PhotoGate.CheckAsync(db, article, clock.Today(), stop);
        }

        article.Version++;
        article.SavedAt = clock.Now();
        if (kept is { } version)
        {
            await ArticleVersion.KeepAsync(db, article, version, staff, article.SavedAt, stop, note);
        }

        if (told is { } kind)
        {
            await NoticeWriter.TellAsync(db, article, kind, staff, article.SavedAt, note, stop);
        }

        if (article.State != ArticleState.Approved)
        {
            await Schedule.TakeBackAsync(db, id, article.SavedAt, stop);
        }

        await Publication.SaveAsync(db, stop);
    }

    /// <summary>The article with its parts; throws <see cref="Refusal"/> when there is none.</summary>
    public async Task<Article> FindAsync(long id, CancellationToken stop) =>
        await db.Articles.WithParts().SingleOrDefaultAsync(a => a.Id == id, stop) ?? throw new Refusal(NewsroomText.NoSuchArticle);

    private async Task PutAsync(Article article, ArticleContent content, CancellationToken stop)
    {
        BlockRules.Check(content.Body);
        (article.Kicker, article.Title, article.Lead) = (ArticleContent.Line(content.Kicker, 200), ArticleContent.Line(content.Title, 300), ArticleContent.Line(content.Lead, 2_000));
        article.Body = BlockJson.Write(content.Body);
        (article.SectionId, article.Genre) = (content.SectionId, Genres.Checked(content.Genre));
        (article.LeadPhoto, article.LeadPhotoAlt) = (content.LeadPhoto, ArticleContent.Line(content.LeadPhotoAlt, BlockRules.MaxWords));

        // A page opened before a merge still sends the topic that was merged.
        var chosenTopics = db.Set<Topic>();
        var topics = await db.Topics.Where(topic => chosenTopics.Any(chosen => content.Topics.Contains(chosen.Id) && (chosen.MergedIntoId ?? chosen.Id) == topic.Id)).ToListAsync(stop);
        article.Topics.RemoveAll(topic => !topics.Contains(topic));
        article.Topics.AddRange(topics.Except(article.Topics));

        var names = content.Authors.Select(name => ArticleContent.Line(name, 100)).Where(static name => name.Length > 0).Distinct().ToList();
        var slugs = names.ConvertAll(static name => Slug.From(name));
        var known = await db.Authors.Where(author => slugs.Contains(author.Slug)).ToDictionaryAsync(static author => author.Slug, stop);
        if (slugs.Exists(slug => !known.ContainsKey(slug)))
        {
            await AddAuthorsAsync(names, stop);
            known = await db.Authors.Where(author => slugs.Contains(author.Slug)).ToDictionaryAsync(static author => author.Slug, stop);
        }

        var byline = new List<ArticleAuthor>();
        for (var index = 0; index < names.Count; index++)
        {
            var author = known[slugs[index]];
            var place = article.Authors.Find(a => a.Author!.Slug == author.Slug) ?? new ArticleAuthor { Author = author };
            place.Position = index;
            if (!byline.Contains(place))
            {
                byline.Add(place);
            }
        }

        article.Authors.RemoveAll(place => !byline.Contains(place));
        article.Authors.AddRange(byline.Except(article.Authors));
    }

    /// <summary>Two people may bring the same new name at the same instant; whoever comes second finds it there.</summary>
    private async Task AddAuthorsAsync(IEnumerable<string> names, CancellationToken stop)
    {
        foreach (var name in names)
        {
            var slug = Slug.From(name);
            await db.Database.ExecuteSqlAsync($"INSERT INTO \"Authors\" (\"Slug\", \"Name\") VALUES ({slug}, {name}) ON CONFLICT (\"Slug\") DO NOTHING", stop);
        }
    }
}
