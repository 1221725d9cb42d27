using Microsoft.EntityFrameworkCore;
using ToaSoan.Newsroom;
using ToaSoan.Platform;
using ToaSoan.Staff;
using ToaSoan.Tests.Ground;

namespace ToaSoan.Tests.Newsroom;

public sealed class WorkflowTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task An_article_passes_its_offices_editor_and_then_the_desk(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var article = await portal.BeginAsync("Trạm y tế mở cửa thứ bảy");
        await portal.DeskAsync("phongvien", (desk, staff) => desk.SubmitAsync(article.Id, staff, Stop));
        Assert.Equal((ArticleState.Submitted, 1, 0), (await StateAsync(portal, article.Id), await WaitingAsync(portal, "bientap"), await WaitingAsync(portal, "thuky")));
        await portal.DeskAsync("bientap", (desk, staff) => desk.ApproveAsync(article.Id, staff, Stop));
        Assert.Equal((ArticleState.AtDesk, 0, 1), (await StateAsync(portal, article.Id), await WaitingAsync(portal, "bientap"), await WaitingAsync(portal, "thuky")));
        await portal.DeskAsync("thuky", (desk, staff) => desk.ApproveAsync(article.Id, staff, Stop));
        Assert.Equal(ArticleState.Approved, await StateAsync(portal, article.Id));
    }

    [Fact]
    public async Task An_office_without_an_editor_hands_in_to_the_desk()
    {
        await using var portal = await TestPortal.StartAsync();
        var article = await portal.BeginAsync("Tin của phường", office: "phuong-ben-sen", by: "thuky");
        await portal.DeskAsync("thuky", (desk, staff) => desk.SubmitAsync(article.Id, staff, Stop));
        Assert.Equal(ArticleState.AtDesk, await StateAsync(portal, article.Id));

        var own = await portal.BeginAsync("Tin của biên tập viên duy nhất", by: "bientap");
        await portal.DeskAsync("bientap", (desk, staff) => desk.SubmitAsync(own.Id, staff, Stop));
        Assert.Equal(ArticleState.AtDesk, await StateAsync(portal, own.Id));
    }

    [Fact]
    public async Task Who_wrote_it_or_handed_it_in_cannot_give_the_last_approval()
    {
        await using var portal = await TestPortal.StartAsync();
        var begun = await portal.BeginAsync("Tin của thư ký", office: "trung-tam", by: "thuky");
        await portal.DeskAsync("chu", (desk, staff) => desk.SubmitAsync(begun.Id, staff, Stop));
        foreach (var writer in new[] { "thuky", "chu" })
        {
            var refusal = await Assert.ThrowsAsync<Refusal>(() => portal.DeskAsync(writer, (desk, staff) => desk.ApproveAsync(begun.Id, staff, Stop)));
            Assert.Equal(WorkflowText.NotOwnApproval, refusal.Message);
            Assert.Equal(0, await WaitingAsync(portal, writer));
        }

        Assert.Equal(ArticleState.AtDesk, await StateAsync(portal, begun.Id));
    }

    [Fact]
    public async Task A_return_with_a_comment_goes_back_to_the_writer_from_every_step_and_takes_the_promise_back()
    {
        await using var portal = await TestPortal.StartAsync();
        var article = await portal.ApprovedAsync("Sẽ bị trả lại");
        await portal.PromiseAsync(article.Id, portal.Clock.Now().AddMinutes(5));
        await portal.DeskAsync("thuky", (desk, staff) => desk.ReturnAsync(article.Id, staff, "Thiếu nguồn số liệu", Stop));
        var (state, comment) = await portal.DoAsync<PortalDb, (ArticleState, string)>(async db => await db.Articles.Where(a => a.Id == article.Id).Select(static a => new ValueTuple<ArticleState, string>(a.State, a.ReturnComment)).SingleAsync(Stop));
        Assert.Equal((ArticleState.Draft, "Thiếu nguồn số liệu"), (state, comment));
        portal.Clock.Advance(TimeSpan.FromHours(1));
        await Task.Delay(600, Stop);
        Assert.Equal(ArticleState.Draft, await StateAsync(portal, article.Id));
        Assert.Equal(ScheduleOutcome.Cancelled, await portal.DoAsync<PortalDb, ScheduleOutcome>(db => db.ScheduledPublications.Select(static p => p.Outcome).SingleAsync(Stop)));
    }

    [Fact]
    public async Task Work_given_to_somebody_is_on_their_list_and_overdue_after_its_hour()
    {
        await using var portal = await TestPortal.StartAsync();
        var article = await portal.BeginAsync("Bài được giao");
        var (writer, now) = (await portal.MayAsync("phongvien"), portal.Clock.Now());
        await Assert.ThrowsAsync<Refusal>(() => portal.DeskAsync("phongvien", (desk, staff) => desk.AssignAsync(article.Id, writer.StaffId, null, staff, Stop)));
        await portal.DeskAsync("bientap", (desk, staff) => desk.AssignAsync(article.Id, writer.StaffId, now.AddHours(2), staff, Stop));
        var line = Assert.Single(await portal.DoAsync<PortalDb, List<InFlight>>(db => db.InFlightFor(writer).Where(a => a.AssignedTo == writer.StaffId).LinesAsync(db, 10, Stop)));
        Assert.Equal(("Phóng Viên", now.AddHours(2)), (line.Assigned, line.Hour));
        Assert.False(line.IsOverdue(now));
        Assert.True(line.IsOverdue(now.AddHours(3)));
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static Task<ArticleState> StateAsync(TestPortal portal, long id) => portal.DoAsync<PortalDb, ArticleState>(db => db.Articles.Where(a => a.Id == id).Select(static a => a.State).SingleAsync(Stop));

    private static async Task<int> WaitingAsync(TestPortal portal, string name)
    {
        var staff = await portal.MayAsync(name);
        return await portal.DoAsync<PortalDb, int>(db => db.InFlightFor(staff).WaitingFor(staff).CountAsync(Stop));
    }
}
