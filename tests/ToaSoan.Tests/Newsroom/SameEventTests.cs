using Microsoft.EntityFrameworkCore;
using ToaSoan.Newsroom;
using ToaSoan.Platform;
using ToaSoan.Search;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Staff;

namespace ToaSoan.Tests.Newsroom;

/// <summary>Two offices that write of one event are told so; two that write of alike events are not.</summary>
public sealed class SameEventTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Another_offices_article_of_the_same_event_is_named_and_others_are_not(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        foreach (var (title, body) in new[]
        {
            ("Phường Bến Sen ra quân dọn kênh thoát nước trước mùa mưa", "Sáng 12-6, gần 200 đoàn viên, dân quân phường Bến Sen vớt rác, nạo vét đoạn kênh dài hai cây số qua khu phố 3 và khu phố 5."),
            ("Phường Bến Sen tiêm nhắc cho người cao tuổi", "Trạm y tế phường Bến Sen tổ chức tiêm nhắc cho người từ 60 tuổi trở lên trong ba ngày cuối tuần."),
            ("Phường Bến Sen họp dân bàn mở rộng hẻm 14", "Khu phố 2 lấy ý kiến 86 hộ dân về phương án mở rộng hẻm 14 lên bốn mét."),
            ("Chợ Bến Sen sắp xếp lại khu hàng tươi sống", "Ban quản lý chợ chia lại lối đi, thêm vòi nước và thùng rác có nắp."),
        })
        {
            var article = await portal.BeginAsync(title, body, office: "phuong-ben-sen", by: "thuky");
            await portal.DeskAsync("thuky", (desk, staff) => desk.SubmitAsync(article.Id, staff, StaffSteps.Stop));
        }

        await portal.BeginAsync("Nháp: dọn kênh thoát nước phường Bến Sen", "Gần 200 đoàn viên, dân quân phường Bến Sen vớt rác, nạo vét kênh.", office: "phuong-ben-sen", by: "thuky");
        var same = await portal.BeginAsync("Gần 200 người nạo vét kênh thoát nước ở Bến Sen", "Sáng 12-6, trước mùa mưa, đoàn viên và dân quân phường Bến Sen vớt rác, nạo vét hai cây số kênh thoát nước qua khu phố 3.");
        var alike = await portal.BeginAsync("Phường Hạ Giang ra quân trồng cây trước mùa mưa", "Sáng 14-6, đoàn viên phường Hạ Giang trồng 300 cây dọc bờ sông Minh.");
        Assert.Equal(["Phường Bến Sen ra quân dọn kênh thoát nước trước mùa mưa"], (await FindAsync(portal, same)).Select(static found => found.Title));
        Assert.Empty(await FindAsync(portal, alike));
    }

    [Fact]
    public async Task The_desk_is_shown_the_other_article_and_an_office_only_that_there_is_one()
    {
        await using var portal = await TestPortal.StartAsync();
        const string Body = "Sáng 12-6, gần 200 đoàn viên vớt rác, nạo vét đoạn kênh dài hai cây số qua khu phố 3.";
        var theirs = await portal.BeginAsync("Ra quân dọn kênh Bến Sen", Body, office: "phuong-ben-sen", by: "thuky");
        await portal.DeskAsync("thuky", (desk, staff) => desk.SubmitAsync(theirs.Id, staff, StaffSteps.Stop));
        var mine = await portal.BeginAsync("Dọn kênh Bến Sen trước mùa mưa", Body);
        await portal.DeskAsync("phongvien", (desk, staff) => desk.SubmitAsync(mine.Id, staff, StaffSteps.Stop));
        using var desk = await portal.EnterAsync("thuky");
        Assert.Contains($"href=\"/ban/bai/{theirs.Id}\"", await desk.GetStringAsync($"/ban/bai/{mine.Id}", StaffSteps.Stop), StringComparison.Ordinal);
        using var reporter = await portal.EnterAsync("phongvien");
        var page = System.Net.WebUtility.HtmlDecode(await reporter.GetStringAsync($"/ban/bai/{mine.Id}", StaffSteps.Stop));
        Assert.Contains(string.Format(WorkflowText.SameEventElsewhere, "Bến Sen"), page, StringComparison.Ordinal);
        Assert.DoesNotContain("Ra quân dọn kênh Bến Sen", page, StringComparison.Ordinal);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Two_offices_articles_become_one_with_a_joint_byline_and_count_once(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        const string Body = "Sáng 12-6, gần 200 đoàn viên vớt rác, nạo vét đoạn kênh dài hai cây số qua khu phố 3.";
        var theirs = await portal.BeginAsync("Ra quân dọn kênh Bến Sen", Body, office: "phuong-ben-sen", by: "thuky");
        await portal.DoAsync<PortalDb>(async db =>
        {
            var author = db.Authors.Add(new Author { Slug = "ngoi-but-phuong", Name = "Ngòi Bút Phường" }).Entity;
            (await db.Articles.Include(static a => a.Authors).SingleAsync(a => a.Id == theirs.Id, StaffSteps.Stop)).Authors.Add(new ArticleAuthor { Author = author, Position = 1 });
            await db.SaveChangesAsync(StaffSteps.Stop);
        });
        await portal.DeskAsync("thuky", (desk, staff) => desk.SubmitAsync(theirs.Id, staff, StaffSteps.Stop));
        var mine = await portal.BeginAsync("Dọn kênh Bến Sen trước mùa mưa", Body);
        await portal.DeskAsync("phongvien", (desk, staff) => desk.SubmitAsync(mine.Id, staff, StaffSteps.Stop));
        await portal.DeskAsync("bientap", (desk, staff) => desk.ApproveAsync(mine.Id, staff, StaffSteps.Stop));
        await Assert.ThrowsAsync<Refusal>(() => portal.DeskAsync("bientap", (desk, staff) => desk.MergeAsync(mine.Id, theirs.Id, staff, StaffSteps.Stop)));

        using var desk = await portal.EnterAsync("thuky");
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await desk.GetStringAsync($"/ban/bai/{mine.Id}", StaffSteps.Stop));
        var button = page.QuerySelector("button[name=Other]")!;
        Assert.Equal($"{theirs.Id}", button.GetAttribute("value"));
        await desk.PostAsync($"/ban/bai/{mine.Id}", button.GetAttribute("formaction")!, ("Untouched", "true"), ("Other", $"{theirs.Id}"));
        Assert.Contains("Gồm cả bài", System.Net.WebUtility.HtmlDecode(await desk.GetStringAsync($"/ban/bai/{mine.Id}", StaffSteps.Stop)), StringComparison.Ordinal);
        Assert.Contains("Đã gộp vào bài", System.Net.WebUtility.HtmlDecode(await desk.GetStringAsync($"/ban/bai/{theirs.Id}", StaffSteps.Stop)), StringComparison.Ordinal);

        await portal.DeskAsync("thuky", (desk, staff) => desk.ApproveAsync(mine.Id, staff, StaffSteps.Stop));
        await Assert.ThrowsAsync<Refusal>(() => portal.DeskAsync("thuky", (desk, staff) => desk.ReturnAsync(theirs.Id, staff, "Viết lại.", StaffSteps.Stop)));
        await portal.DoAsync<Publication>(async publication => await publication.PublishAsync(mine.Id, await portal.MayAsync("thuky"), StaffSteps.Stop));
        var edition = await portal.DoAsync<PortalDb, Edition>(db => db.Editions.Include(static e => e.Tags).SingleAsync(StaffSteps.Stop));
        Assert.Equal(["Bút Danh Thử", "Ngòi Bút Phường"], edition.Authors.Select(static tag => tag.Name));
        Assert.Equal(["Phường Bến Sen"], edition.JointOffices.Select(static tag => tag.Name));

        foreach (var office in new[] { "so-y-te", "phuong-ben-sen", "trung-tam" })
        {
            var found = await portal.DoAsync<ArticleSearch, SearchPage>(search => search.FindAsync(new SearchQuery("nao vet", Office: office), StaffSteps.Stop));
            Assert.Equal(office == "trung-tam" ? 0 : 1, found.Hits.Count);
        }

        using var reader = portal.NewClient();
        var story = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await reader.GetStringAsync(edition.Path, StaffSteps.Stop));
        Assert.Equal(["Sở Y tế thành phố", "Phường Bến Sen"], story.QuerySelectorAll(".byline .office a").Select(static link => link.TextContent));
        foreach (var office in new[] { "so-y-te", "phuong-ben-sen" })
        {
            Assert.Contains(edition.Path, await reader.GetStringAsync($"/don-vi/{office}", StaffSteps.Stop), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_readers_see_already_takes_up_the_other_and_two_published_articles_stay_two()
    {
        await using var portal = await TestPortal.StartAsync();
        var shown = (await portal.PublishAsync("Dọn kênh Bến Sen", "Gần 200 đoàn viên vớt rác.")).ObjectId;
        var mine = await portal.BeginAsync("Dọn kênh Bến Sen trước mùa mưa");
        var remains = 0L;
        await portal.DeskAsync("thuky", async (desk, staff) => remains = await desk.MergeAsync(mine.Id, shown, staff, StaffSteps.Stop));
        Assert.Equal(shown, remains);
        await portal.DoAsync<PortalDb>(async db => Assert.True((await db.Articles.SingleAsync(a => a.Id == shown, StaffSteps.Stop)).HasUnpublishedChanges));
        var other = (await portal.PublishAsync("Bài khác", "Lời khác.")).ObjectId;
        await Assert.ThrowsAsync<Refusal>(() => portal.DeskAsync("thuky", (desk, staff) => desk.MergeAsync(other, shown, staff, StaffSteps.Stop)));
        await Assert.ThrowsAsync<Refusal>(() => portal.DeskAsync("thuky", (desk, staff) => desk.MergeAsync(other, other, staff, StaffSteps.Stop)));
    }

    [Fact]
    public async Task A_merge_breaks_no_embargo()
    {
        await using var portal = await TestPortal.StartAsync();
        var hour = portal.Clock.Now().AddHours(3);
        var held = await portal.BeginAsync("Dọn kênh Bến Sen, bản của sở");
        await portal.DeskAsync("phongvien", (desk, staff) => desk.EmbargoAsync(held.Id, hour, staff, StaffSteps.Stop));
        var shown = (await portal.PublishAsync("Dọn kênh Bến Sen", "Gần 200 đoàn viên vớt rác.")).ObjectId;
        var refusal = await Assert.ThrowsAsync<Refusal>(() => portal.DeskAsync("thuky", (desk, staff) => desk.MergeAsync(shown, held.Id, staff, StaffSteps.Stop)));
        Assert.Equal(string.Format(System.Globalization.CultureInfo.CurrentCulture, WorkflowText.Embargoed, CityTime.Short(hour)), refusal.Message);

        var promised = await portal.ApprovedAsync("Dọn kênh, bản đã hẹn");
        await portal.PromiseAsync(promised.Id, hour.AddHours(-1));
        await Assert.ThrowsAsync<Refusal>(() => portal.DeskAsync("thuky", (desk, staff) => desk.MergeAsync(promised.Id, held.Id, staff, StaffSteps.Stop)));

        var open = await portal.BeginAsync("Dọn kênh Bến Sen, bản của phường", office: "phuong-ben-sen", by: "thuky");
        await portal.DeskAsync("thuky", (desk, staff) => desk.MergeAsync(open.Id, held.Id, staff, StaffSteps.Stop));
        await portal.DoAsync<PortalDb>(async db => Assert.Equal(hour, (await db.Articles.SingleAsync(a => a.Id == open.Id, StaffSteps.Stop)).EmbargoUntil));
    }

    private static Task<IReadOnlyList<SameEvent>> FindAsync(TestPortal portal, Article article) => portal.DoAsync<PortalDb, IReadOnlyList<SameEvent>>(db => db.SameEventAsync(article, StaffSteps.Stop));
}
