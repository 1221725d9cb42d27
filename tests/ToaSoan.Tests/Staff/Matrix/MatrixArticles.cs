using Microsoft.EntityFrameworkCore;
using ToaSoan.Blocks;
using ToaSoan.Newsroom;
using ToaSoan.Newsroom.Comments;
using ToaSoan.Newsroom.English;
using ToaSoan.Platform;
using ToaSoan.Staff;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Newsroom;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.Staff.Matrix;

/// <summary>An article of the health office in each state, made by the newsroom's own acts, and put back after an act changed it.</summary>
internal sealed class MatrixArticles(TestPortal portal, long writer)
{
    private readonly Dictionary<ArticleState, (Article Made, long By)> made = [];

    /// <summary>The article in a state, written by somebody.</summary>
    public async Task<long> InAsync(ArticleState state, long? by)
    {
        var wanted = by ?? writer;
        if (!made.TryGetValue(state, out var found))
        {
            var id = await MakeAsync(state);
            found = (await portal.DoAsync<PortalDb, Article>(db => db.Articles.AsNoTracking().SingleAsync(a => a.Id == id, Stop)), 0);
        }

        if (found.By != wanted)
        {
            await portal.DoAsync<PortalDb>(db => db.Articles.Where(a => a.Id == found.Made.Id).ExecuteUpdateAsync(set => set.SetProperty(static a => a.CreatedBy, wanted).SetProperty(static a => a.SubmittedBy, wanted), Stop));
            made[state] = (found.Made, wanted);
        }

        return found.Made.Id;
    }

    /// <summary>Puts an article back as it was made; only its editions and versions, which nothing takes back, stay.</summary>
    public Task PutBackAsync(ArticleState state)
    {
        var (was, by) = made[state];
        return portal.DoAsync<PortalDb>(async db =>
        {
            await db.Articles.Where(a => a.Id == was.Id).ExecuteUpdateAsync(set => set
                .SetProperty(static a => a.State, was.State).SetProperty(static a => a.Version, was.Version).SetProperty(static a => a.ShownVersion, was.ShownVersion)
                .SetProperty(static a => a.Title, was.Title).SetProperty(static a => a.Body, was.Body).SetProperty(static a => a.SubmittedBy, by).SetProperty(static a => a.ApprovedBy, was.ApprovedBy)
                .SetProperty(static a => a.ReturnComment, was.ReturnComment).SetProperty(static a => a.EmbargoUntil, was.EmbargoUntil).SetProperty(static a => a.AssignedTo, was.AssignedTo).SetProperty(static a => a.DueAt, was.DueAt), Stop);
            if (state == ArticleState.Approved)
            {
                await db.ScheduledPublications.Where(p => p.ArticleId == was.Id).ExecuteUpdateAsync(static set => set.SetProperty(static p => p.Outcome, ScheduleOutcome.Cancelled), Stop);
                var first = await db.ScheduledPublications.Where(p => p.ArticleId == was.Id).MinAsync(static p => p.Id, Stop);
                await db.ScheduledPublications.Where(p => p.Id == first).ExecuteUpdateAsync(static set => set.SetProperty(static p => p.Outcome, ScheduleOutcome.Waiting), Stop);
            }
        });
    }

    /// <summary>Its state, its version and the length of its audit trail, of which every act changes one, and how much is said of it and settled.</summary>
    public Task<string> SeenAsync(long id) => portal.DoAsync<PortalDb, string>(async db =>
    {
        var (trail, comments, number) = (db.AuditEntries, db.Comments, $"{id}");
        return (await db.Articles.Where(a => a.Id == id).Select(a => new
        {
            a.State, a.Version, Acts = trail.Count(entry => entry.Kind == Article.Kind && entry.ObjectId == number), Said = comments.Count(c => c.ArticleId == id), Settled = comments.Count(c => c.ArticleId == id && c.ResolvedAt != null),
        }).SingleAsync(Stop)).ToString()!;
    });

    /// <summary>A new comment on it, past the page.</summary>
    public Task<long> CommentAsync(long id) => portal.DoAsync<PortalDb, long>(async db =>
    {
        var comment = db.Comments.Add(new Comment { ArticleId = id, By = writer, At = portal.Clock.Now(), Text = "Xem lại." }).Entity;
        await db.SaveChangesAsync(Stop);
        return comment.Id;
    });

    /// <summary>What is sent to write its English version, or to approve the one that the writer then has written, past the page.</summary>
    public Task<IReadOnlyList<(string Name, string Value)>> EnglishAsync(long id, bool approve) => portal.DoAsync<PortalDb, IReadOnlyList<(string Name, string Value)>>(async db =>
    {
        var english = await db.EnglishVersions.SingleOrDefaultAsync(version => version.ArticleId == id, Stop);
        if (!approve)
        {
            return [("Form.Version", $"{english?.Version ?? 0}"), ("Form.Title", $"Words {Guid.NewGuid()}"), ("Form.Blocks[0].Kind", "text"), ("Form.Blocks[0].Text", "Words.")];
        }

        english ??= db.EnglishVersions.Add(new EnglishVersion { ArticleId = id, Version = 1, SavedAt = portal.Clock.Now() }).Entity;
        (english.Title, english.Body, english.SavedBy, english.ApprovedBy) = ("Words", BlockJson.Write(new Document([new Paragraph([new Inline("Words.")])])), writer, null);
        await db.SaveChangesAsync(Stop);
        return [("Untouched", "true")];
    });

    private async Task<long> MakeAsync(ArticleState state)
    {
        var id = (await portal.BeginAsync("Bài của Sở Y tế")).Id;
        await portal.SaveAsync(id, "Lời mới.", "bientap");
        foreach (var next in Enum.GetValues<ArticleState>().Where(next => next > ArticleState.Draft && next <= (state == ArticleState.Merged ? ArticleState.AtDesk : state)))
        {
            await portal.DoAsync<IServiceProvider>(services => MoveAsync(services, id, next));
        }

        if (state == ArticleState.Merged)
        {
            var into = (await portal.BeginAsync("Bài còn lại")).Id;
            await portal.DoAsync<ArticleDesk>(desk => desk.MergeAsync(into, id, Permissions.Command, Stop));
        }

        return id;
    }

    private async Task MoveAsync(IServiceProvider services, long id, ArticleState next)
    {
        var (desk, publication, city) = (services.GetRequiredService<ArticleDesk>(), services.GetRequiredService<Publication>(), Permissions.Command);
        switch (next)
        {
            case ArticleState.Submitted:
                await desk.SubmitAsync(id, city, Stop);
                break;
            case ArticleState.AtDesk:
                await desk.ApproveAsync(id, await portal.MayAsync("bientap"), Stop);
                break;
            case ArticleState.Approved:
                await desk.ApproveAsync(id, city, Stop);
                await services.GetRequiredService<Schedule>().PromiseAsync(id, portal.Clock.Now().AddDays(3), city, Stop);
                break;
            case ArticleState.Published:
                await publication.PublishAsync(id, city, Stop);
                var article = await desk.FindAsync(id, Stop);
                var words = new Document([new Paragraph([new Inline("Lời bạn đọc chưa thấy.")])]);
                await desk.SaveAsync(id, article.Version, VersionContent.Of(article).ToSave([article.SectionId!.Value]) with { Body = words }, city, Stop);
                break;
            default:
                await publication.WithdrawAsync(id, city, "Sai sự thật.", Stop);
                break;
        }
    }
}
