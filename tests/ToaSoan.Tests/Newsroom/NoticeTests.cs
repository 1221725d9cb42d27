using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Newsroom;
using ToaSoan.Newsroom.Comments;
using ToaSoan.Newsroom.Notices;
using ToaSoan.Platform;
using ToaSoan.Staff;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Staff;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.Newsroom;

/// <summary>Who is told of what.</summary>
public sealed class NoticeTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Whoever_comes_next_and_whoever_wrote_is_told_and_never_the_one_who_acts(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var article = await portal.BeginAsync("Trạm y tế mở cửa");
        var writer = await portal.MayAsync("phongvien");
        await portal.DeskAsync("phongvien", (desk, staff) => desk.SubmitAsync(article.Id, staff, Stop));
        await portal.DeskAsync("bientap", (desk, staff) => desk.AssignAsync(article.Id, writer.StaffId, null, staff, Stop));
        await portal.DeskAsync("bientap", (desk, staff) => desk.ReturnAsync(article.Id, staff, "Thiếu nguồn", Stop));
        await portal.DeskAsync("phongvien", (desk, staff) => desk.SubmitAsync(article.Id, staff, Stop));
        await portal.DeskAsync("bientap", (desk, staff) => desk.ApproveAsync(article.Id, staff, Stop));
        await portal.DeskAsync("thuky", (desk, staff) => desk.ApproveAsync(article.Id, staff, Stop));
        var (desk, chief) = (await portal.MayAsync("thuky"), await portal.MayAsync("chu"));
        await portal.DoAsync<Publication>(publication => publication.PublishAsync(article.Id, desk, Stop));
        await portal.DoAsync<Publication>(publication => publication.WithdrawAsync(article.Id, chief, "Sai số liệu", Stop));
        Assert.Equal(
        [
            "bientap: Submitted by phongvien \"\"", "phongvien: Assigned by bientap \"\"", "phongvien: Returned by bientap \"Thiếu nguồn\"", "bientap: Submitted by phongvien \"\"",
            "thuky: AtDesk by bientap \"\"", "phongvien: Approved by thuky \"\"", "phongvien: Published by thuky \"\"", "phongvien: Withdrawn by chu \"Sai số liệu\"",
        ], await ToldAsync(portal));
    }

    [Fact]
    public async Task A_refused_act_tells_nobody_and_an_office_without_editor_tells_the_desk()
    {
        await using var portal = await TestPortal.StartAsync();
        var article = await portal.BeginAsync("Tin của phường", office: "phuong-ben-sen", by: "chu");
        await Assert.ThrowsAsync<Refusal>(() => portal.DeskAsync("chu", (desk, staff) => desk.ReturnAsync(article.Id, staff, "Chưa nộp", Stop)));
        Assert.Empty(await ToldAsync(portal));
        await portal.DeskAsync("chu", (desk, staff) => desk.SubmitAsync(article.Id, staff, Stop));
        Assert.Equal(["thuky: AtDesk by chu \"\""], await ToldAsync(portal));
        await portal.PublishAsync("Tin do lệnh nhập", "Nội dung.", office: "so-y-te");
        Assert.Single(await ToldAsync(portal));
    }

    [Fact]
    public async Task A_comment_tells_the_writer_and_who_commented_before_while_they_may_read_the_article()
    {
        await using var portal = await TestPortal.StartAsync();
        var article = await portal.BeginAsync("Bài có ý kiến");
        await CommentAsync(portal, "bientap", article.Id);
        await CommentAsync(portal, "thuky", article.Id);
        Assert.Equal(["phongvien: Comment by bientap \"Xem lại.\"", "phongvien: Comment by thuky \"Xem lại.\"", "bientap: Comment by thuky \"Xem lại.\""], (await ToldAsync(portal)).OrderBy(static line => line.Contains("by thuky", StringComparison.Ordinal)).ThenByDescending(static line => line, StringComparer.Ordinal));
        await portal.DoAsync<PortalDb>(db => db.Users.Where(static user => user.UserName == "bientap").ExecuteUpdateAsync(set => set.SetProperty(static user => user.DeactivatedAt, portal.Clock.Now()), Stop));
        await CommentAsync(portal, "chu", article.Id);
        Assert.Equal(["phongvien: Comment by chu \"Xem lại.\"", "thuky: Comment by chu \"Xem lại.\""], (await ToldAsync(portal)).Skip(3).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task The_desk_counts_what_is_unread_and_opening_the_article_or_a_button_reads_it(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var ids = new List<long>();
        foreach (var title in new[] { "Bài một", "Bài hai", "Bài ba" })
        {
            var article = await portal.BeginAsync(title);
            await CommentAsync(portal, "bientap", article.Id);
            ids.Add(article.Id);
        }

        using var reporter = await portal.EnterAsync("phongvien");
        Assert.Equal(["Bài ba", "Bài hai", "Bài một"], await SeenAsync(reporter, ".notices li > a"));
        Assert.Equal(["3"], await CountAsync(reporter));
        await reporter.GetAsync($"/ban/bai/{ids[0]}", Stop);
        Assert.Equal(["2"], await CountAsync(reporter));
        var second = await portal.DoAsync<PortalDb, long>(db => db.Notices.Where(n => n.ArticleId == ids[1]).Select(static n => n.Id).SingleAsync(Stop));
        await reporter.PostAsync("/ban/thong-bao", "/ban/thong-bao", ("only", $"{second}"));
        Assert.Equal(["Bài ba"], await SeenAsync(reporter, ".notices li.unread > a"));
        using (var other = await portal.EnterAsync("bientap"))
        {
            await other.PostAsync("/ban/toi", "/ban/thong-bao"); // somebody else's are not theirs to read
        }

        Assert.Equal(["1"], await CountAsync(reporter));
        await reporter.PostAsync("/ban/thong-bao", "/ban/thong-bao");
        Assert.Empty(await CountAsync(reporter));

        portal.Clock.Advance(TimeSpan.FromDays(89));
        Assert.Equal(0, await portal.Services.GetRequiredService<NoticeClock>().TidyAsync(Stop));
        portal.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(3, await portal.Services.GetRequiredService<NoticeClock>().TidyAsync(Stop));
    }

    private static async Task CommentAsync(TestPortal portal, string by, long article)
    {
        var staff = await portal.MayAsync(by);
        await portal.DoAsync<CommentDesk>(desk => desk.AddAsync(article, "", "Xem lại.", null, staff, Stop));
    }

    private static async Task<string[]> CountAsync(HttpClient client) => [.. (await SeenAsync(client, ".unread-count")).Select(static text => text.Trim(':', ' ').Split(' ')[0])];

    private static async Task<string[]> SeenAsync(HttpClient client, string selector) =>
        [.. new HtmlParser().ParseDocument(await client.GetStringAsync("/ban/thong-bao", Stop)).QuerySelectorAll(selector).Select(static element => element.TextContent.Trim())];

    private static Task<List<string>> ToldAsync(TestPortal portal) => portal.DoAsync<PortalDb, List<string>>(async db =>
    {
        var names = await db.Users.ToDictionaryAsync(static user => user.Id, static user => user.UserName, Stop);
        return (await db.Notices.AsNoTracking().OrderBy(static n => n.Id).ToListAsync(Stop)).ConvertAll(n => $"{names[n.StaffId]}: {n.Kind} by {names[n.By]} \"{n.Text}\"");
    });
}
