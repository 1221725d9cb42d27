using Microsoft.EntityFrameworkCore;
using ToaSoan.Media;
using ToaSoan.Newsroom;
using ToaSoan.Platform;
using ToaSoan.Tests.Ground;

namespace ToaSoan.Tests.Newsroom;

public sealed class ScheduleTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_promise_is_kept_at_its_hour_and_its_lateness_is_noted(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var article = await portal.ApprovedAsync("Đăng đúng giờ");
        var due = portal.Clock.Now().AddHours(3);
        await portal.PromiseAsync(article.Id, due);
        await Task.Delay(500, Stop);
        Assert.Equal(ArticleState.Approved, await StateAsync(portal, article.Id));

        portal.Clock.Advance(TimeSpan.FromHours(3));
        await portal.UntilAsync(db => db.Articles.AnyAsync(a => a.Id == article.Id && a.State == ArticleState.Published, Stop));
        var promise = await portal.DoAsync<PortalDb, ScheduledPublication>(db => db.ScheduledPublications.SingleAsync(Stop));
        Assert.Equal(ScheduleOutcome.Published, promise.Outcome);
        Assert.InRange(promise.Lateness!.Value, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        Assert.True(await portal.DoAsync<PortalDb, bool>(db => db.Editions.AnyAsync(e => e.ObjectId == article.Id && e.PublishedAt >= due, Stop)));
    }

    [Fact]
    public async Task A_promise_changed_counts_from_the_new_hour_and_one_taken_back_is_never_kept()
    {
        await using var portal = await TestPortal.StartAsync();
        var (moved, dropped) = (await portal.ApprovedAsync("Hẹn lại"), await portal.ApprovedAsync("Bỏ hẹn"));
        var now = portal.Clock.Now();
        await portal.PromiseAsync(moved.Id, now.AddHours(1));
        await portal.PromiseAsync(moved.Id, now.AddHours(5));
        await portal.PromiseAsync(dropped.Id, now.AddHours(1));
        var desk = await portal.MayAsync("thuky");
        await portal.DoAsync<Schedule>(schedule => schedule.CancelAsync(dropped.Id, desk, Stop));
        portal.Clock.Advance(TimeSpan.FromHours(2));
        await Task.Delay(600, Stop);
        Assert.Equal((ArticleState.Approved, ArticleState.Approved), (await StateAsync(portal, moved.Id), await StateAsync(portal, dropped.Id)));
        portal.Clock.Advance(TimeSpan.FromHours(4));
        await portal.UntilAsync(db => db.Articles.AnyAsync(a => a.Id == moved.Id && a.State == ArticleState.Published, Stop));
        Assert.Equal(ArticleState.Approved, await StateAsync(portal, dropped.Id));
    }

    [Fact]
    public async Task A_clock_set_back_keeps_nothing_early_and_one_set_forward_loses_nothing()
    {
        await using var portal = await TestPortal.StartAsync();
        var article = await portal.ApprovedAsync("Đồng hồ nhảy");
        await portal.PromiseAsync(article.Id, portal.Clock.Now().AddMinutes(10));
        portal.Clock.Advance(TimeSpan.FromDays(-2));
        await Task.Delay(500, Stop);
        Assert.Equal(ArticleState.Approved, await StateAsync(portal, article.Id));
        portal.Clock.Advance(TimeSpan.FromDays(30));
        await portal.UntilAsync(db => db.ScheduledPublications.AnyAsync(static p => p.Outcome == ScheduleOutcome.Published, Stop));
        Assert.True((await portal.DoAsync<PortalDb, ScheduledPublication>(db => db.ScheduledPublications.SingleAsync(Stop))).Lateness > TimeSpan.FromDays(27));
    }

    [Fact]
    public async Task Two_nodes_over_one_database_keep_each_promise_once()
    {
        await using var one = await TestPortal.StartAsync(Engine.Postgres);
        await using var two = await TestPortal.StartAsync(Engine.Postgres, settings => settings.Database = one.Settings.Database);
        var due = one.Clock.Now().AddHours(1);
        for (var number = 1; number <= 12; number++)
        {
            await one.PromiseAsync((await one.ApprovedAsync($"Bài hẹn {number}")).Id, due);
        }

        one.Clock.Advance(TimeSpan.FromHours(1));
        two.Clock.Advance(TimeSpan.FromHours(1));
        await one.UntilAsync(db => db.ScheduledPublications.AllAsync(static p => p.Outcome != ScheduleOutcome.Waiting, Stop));
        await one.DoAsync<PortalDb>(async db =>
        {
            Assert.Equal(12, await db.ScheduledPublications.CountAsync(static p => p.Outcome == ScheduleOutcome.Published, Stop));
            Assert.Equal(12, await db.Editions.CountAsync(Stop));
            Assert.Equal(12, await db.Records.CountAsync(static r => r.Type == "article.publish", Stop));
        });
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task One_that_cannot_be_saved_holds_up_no_other_and_is_kept_when_it_can(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var due = portal.Clock.Now().AddHours(1);
        var articles = new List<Article>();
        foreach (var title in new[] { "Bài đầu", "Bài kẹt", "Bài cuối" })
        {
            articles.Add(await portal.ApprovedAsync(title));
            await portal.PromiseAsync(articles[^1].Id, due);
        }

        // Another row where the second one's edition would stand: its save fails whatever is tried.
        var stuck = articles[1].Id;
        await portal.DoAsync<PortalDb>(async db =>
        {
            var edition = (await db.Articles.WithOffices().SingleAsync(a => a.Id == stuck, Stop)).AsShownAt(due);
            (edition.Shown, edition.Current) = (false, false);
            db.Editions.Add(edition);
            await db.SaveChangesAsync(Stop);
        });
        portal.Clock.Advance(TimeSpan.FromHours(1));
        await portal.UntilAsync(db => db.ScheduledPublications.AnyAsync(p => p.ArticleId == stuck && p.RetryAt > due, Stop));
        await portal.UntilAsync(async db => await db.ScheduledPublications.CountAsync(static p => p.Outcome == ScheduleOutcome.Published, Stop) == 2);
        Assert.Equal(ArticleState.Approved, await StateAsync(portal, stuck));

        await portal.DoAsync<PortalDb>(db => db.Editions.Where(e => e.ObjectId == stuck).ExecuteDeleteAsync(Stop));
        portal.Clock.Advance(TimeSpan.FromSeconds(6));
        await portal.UntilAsync(db => db.Articles.AnyAsync(a => a.Id == stuck && a.State == ArticleState.Published, Stop));
        Assert.Equal(3, await portal.DoAsync<PortalDb, int>(static db => db.Records.CountAsync(static r => r.Type == "article.publish", Stop)));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Nothing_stays_of_a_rehearsal(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var photo = await portal.HangAsync('a', "a.jpg", "Cầu mới", "Ảnh: Minh Hà", "Cây cầu");
        var article = await portal.ApprovedAsync("Sắp đăng", photo: photo);
        await portal.PromiseAsync(article.Id, portal.Clock.Now().AddHours(1));
        var promise = await portal.DoAsync<PortalDb, ScheduledPublication>(static db => db.ScheduledPublications.AsNoTracking().SingleAsync(Stop));
        var version = (await portal.DoAsync<ArticleDesk, Article>(desk => desk.FindAsync(article.Id, Stop))).Version;
        while (await portal.DoAsync<Publication, int>(publication => publication.KeepAsync([promise], rehearse: true, Stop)) == 0) // the portal's own rehearsal may hold it just now
        {
            await Task.Delay(50, Stop);
        }

        await portal.DoAsync<PortalDb>(async db =>
        {
            var (now, kept) = (await db.Articles.SingleAsync(Stop), await db.ScheduledPublications.SingleAsync(Stop));
            Assert.Equal((ArticleState.Approved, version, 0, null), (now.State, now.Version, now.Editions, now.FirstPublishedAt));
            Assert.Equal((ScheduleOutcome.Waiting, null, "", promise.RetryAt), (kept.Outcome, kept.DoneAt, kept.Sentence, kept.RetryAt));
            Assert.Equal((0, 0, 0), (await db.Editions.CountAsync(Stop), await db.Records.CountAsync(static r => r.Type == "article.publish", Stop), await db.Set<ToaSoan.Search.SearchText>().CountAsync(Stop)));
            Assert.False((await db.Photos.SingleAsync(Stop)).Public);
        });
        portal.Clock.Advance(TimeSpan.FromHours(1));
        await portal.UntilAsync(static db => db.Photos.AnyAsync(static one => one.Public, Stop));
    }

    [Fact]
    public async Task An_hour_in_the_past_or_of_another_shape_is_refused_in_a_sentence()
    {
        await using var portal = await TestPortal.StartAsync();
        var article = await portal.ApprovedAsync("Giờ sai");
        Assert.Equal(WorkflowText.HourIsPast, (await Assert.ThrowsAsync<Refusal>(() => portal.PromiseAsync(article.Id, portal.Clock.Now().AddMinutes(-1)))).Message);
        Assert.Equal(WorkflowText.HourTooFar, (await Assert.ThrowsAsync<Refusal>(() => portal.PromiseAsync(article.Id, portal.Clock.Now().AddDays(400)))).Message);
        Assert.Equal(new DateTime(2026, 11, 24, 11, 0, 0, DateTimeKind.Utc), Schedule.ReadHour("2026-11-24T18:00"));
        Assert.Null(Schedule.ReadHour(" "));
        foreach (var wrong in new[] { "mai", "24/11/2026", "0001-01-01T00:00", new string('9', 5000) })
        {
            Assert.Throws<Refusal>(() => Schedule.ReadHour(wrong));
        }
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static Task<ArticleState> StateAsync(TestPortal portal, long id) => portal.DoAsync<PortalDb, ArticleState>(db => db.Articles.Where(a => a.Id == id).Select(static a => a.State).SingleAsync(Stop));
}
