using System.Net;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Blocks;
using ToaSoan.Newsroom;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Staff;
using ToaSoan.Tests.Ground;

namespace ToaSoan.Tests.Newsroom;

public sealed class ArticleActsTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_correction_shows_its_reason_and_a_withdrawal_leaves_only_the_reason(Engine engine)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var portal = await TestPortal.StartAsync(engine);
        var edition = await portal.PublishAsync("Số ca mắc giảm", "Có 50 ca.");
        using var reader = portal.NewClient();

        await portal.DoAsync<ArticleDesk>(async desk =>
        {
            var article = await desk.FindAsync(edition.ObjectId, stop);
            await desk.SaveAsync(article.Id, article.Version, Content(article, "Có 15 ca."), Permissions.Command, stop);
        });
        Assert.Contains("Có 50 ca.", await reader.GetStringAsync(edition.Path, stop), StringComparison.Ordinal);
        await portal.DoAsync<Publication>(publication => publication.CorrectAsync(edition.ObjectId, Permissions.Command, "Ghi nhầm số ca.", stop));
        var corrected = await reader.GetStringAsync(edition.Path, stop);
        Assert.Contains("Có 15 ca.", corrected, StringComparison.Ordinal);
        Assert.Contains("Ghi nhầm số ca.", corrected, StringComparison.Ordinal);

        await portal.DoAsync<Publication>(publication => publication.WithdrawAsync(edition.ObjectId, Permissions.Command, "Thông tin chưa được xác minh.", stop));
        var gone = await reader.GetAsync(edition.Path, stop);
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        var tombstone = await gone.Content.ReadAsStringAsync(stop);
        Assert.Contains("Thông tin chưa được xác minh.", tombstone, StringComparison.Ordinal);
        Assert.DoesNotContain("Số ca mắc giảm", tombstone, StringComparison.Ordinal);

        await portal.DoAsync<PortalDb>(async db =>
        {
            Assert.Equal(["article.publish", "article.correct", "article.withdraw"], await db.Records.OrderBy(static r => r.Seq).Select(static r => r.Type).ToListAsync(stop));
            Assert.Equal(1, await db.Editions.CountAsync(static e => e.Current, stop));
        });
    }

    [Fact]
    public async Task Two_people_saving_at_once_do_not_overwrite_each_other()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var portal = await TestPortal.StartAsync();
        var edition = await portal.PublishAsync("Bài chung", "Một.");
        await portal.DoAsync<ArticleDesk>(async desk =>
        {
            var article = await desk.FindAsync(edition.ObjectId, stop);
            var version = article.Version;
            await desk.SaveAsync(article.Id, version, Content(article, "Người thứ nhất."), Permissions.Command, stop);
            await Assert.ThrowsAsync<Refusal>(() => desk.SaveAsync(article.Id, version, Content(article, "Người thứ hai."), Permissions.Command, stop));
        });
    }

    [Fact]
    public async Task Saving_without_a_change_leaves_the_article_as_it_was()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var portal = await TestPortal.StartAsync();
        var edition = await portal.PublishAsync("Không đổi", "Một.");
        await portal.DoAsync<ArticleDesk>(async desk =>
        {
            var article = await desk.FindAsync(edition.ObjectId, stop);
            Assert.False((await desk.SaveAsync(article.Id, article.Version, Content(article, "Một."), Permissions.Command, stop)).HasUnpublishedChanges);
        });
    }

    [Fact]
    public async Task Each_role_can_do_its_own_acts_and_no_more()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var portal = await TestPortal.StartAsync();
        var health = await portal.DoAsync<PortalDb, long>(db => db.Offices.Where(static o => o.Slug == "so-y-te").Select(static o => o.Id).SingleAsync());
        Permissions In(long id, long office, Role role) => new(id, [new StaffRole { OfficeId = office, Role = role }]);
        var (reporter, editor, stranger, desk) = (In(1, health, Role.Reporter), In(2, health, Role.Editor), In(3, health + 1, Role.Editor), In(4, 1, Role.Desk));
        Article New() => new() { OfficeId = health, SectionId = 1, Title = "Tít", Body = BlockJson.Write(new Document([new Paragraph([new Inline("Chữ")])])), CreatedAt = DateTime.UnixEpoch, SavedAt = DateTime.UnixEpoch };

        Assert.Throws<Refusal>(() => New().Submit(stranger));
        var article = New();
        article.Submit(reporter);
        Assert.Throws<Refusal>(() => article.MustBeEditableBy(reporter));
        Assert.Throws<Refusal>(() => article.Approve(reporter));
        Assert.Throws<Refusal>(() => article.Approve(stranger));
        Assert.Throws<Refusal>(() => article.Return(editor, " "));
        article.Approve(editor);
        Assert.Equal((ArticleState.AtDesk, null), (article.State, article.ApprovedBy));
        Assert.Throws<Refusal>(() => article.MustBeEditableBy(editor));
        Assert.Throws<Refusal>(() => article.Approve(editor));
        Assert.Throws<Refusal>(() => article.Return(editor, "Thiếu nguồn"));
        article.Approve(desk);
        Assert.Equal(4, article.ApprovedBy);
        Assert.Throws<Refusal>(() => article.Publish(editor, DateTime.UnixEpoch));
        Assert.Equal(ArticleState.Approved, article.State);
        article.Return(desk, "Thiếu nguồn");
        Assert.Equal((ArticleState.Draft, "Thiếu nguồn"), (article.State, article.ReturnComment));
        Assert.Null(article.ApprovedBy);
        await Task.CompletedTask.WaitAsync(stop);
    }

    private static ArticleContent Content(Article article, string text) =>
        new(article.Kicker, article.Title, article.Lead, new Document([new Paragraph([new Inline(text)])]), article.SectionId, [], [], null, "");
}
