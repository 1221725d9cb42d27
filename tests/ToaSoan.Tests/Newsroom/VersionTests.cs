using Microsoft.EntityFrameworkCore;
using ToaSoan.Newsroom;
using ToaSoan.Platform;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Staff;

namespace ToaSoan.Tests.Newsroom;

public sealed class VersionTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Every_act_is_a_version_that_says_who_approved_which_words(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var article = await portal.BeginAsync("Nhiều bản", "Chữ đầu.");
        portal.Clock.Advance(TimeSpan.FromMinutes(11));
        await portal.SaveAsync(article.Id, "Chữ của phóng viên.", "phongvien");
        await portal.DeskAsync("phongvien", (desk, staff) => desk.SubmitAsync(article.Id, staff, Stop));
        await portal.SaveAsync(article.Id, "Chữ biên tập viên sửa.", "bientap");
        await portal.DeskAsync("bientap", (desk, staff) => desk.ApproveAsync(article.Id, staff, Stop));
        await portal.DeskAsync("thuky", (desk, staff) => desk.ApproveAsync(article.Id, staff, Stop));

        var versions = await VersionsAsync(portal, article.Id);
        Assert.Equal([VersionAct.Begin, VersionAct.Save, VersionAct.Submit, VersionAct.Save, VersionAct.Approve, VersionAct.Approve], versions.Select(static v => v.Act));
        Assert.Equal([1, 2, 2, 4, 4, 4], versions.Select(static v => v.WordsOf));
        Assert.Equal([false, false, true, false, true, true], versions.Select(static v => v.Content.Length == 0));
        Assert.Equal((await portal.MayAsync("thuky")).StaffId, versions[^1].By);
        Assert.Contains("biên tập viên sửa", versions[3].Read().Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_persons_saves_within_ten_minutes_are_one_version_and_anothers_begins_a_new_one()
    {
        await using var portal = await TestPortal.StartAsync();
        var article = await portal.BeginAsync("Lưu liền tay", "Một.");
        for (var save = 2; save <= 5; save++)
        {
            portal.Clock.Advance(TimeSpan.FromMinutes(1));
            await portal.SaveAsync(article.Id, $"Lần {save}.", "phongvien");
        }

        Assert.Contains("Lần 5.", Assert.Single(await VersionsAsync(portal, article.Id)).Read().Body, StringComparison.Ordinal);
        await portal.SaveAsync(article.Id, "Người khác.", "bientap");
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await portal.SaveAsync(article.Id, "Phóng viên viết tiếp.", "phongvien");
        Assert.Equal(3, (await VersionsAsync(portal, article.Id)).Count);
        portal.Clock.Advance(TimeSpan.FromMinutes(10));
        await portal.SaveAsync(article.Id, "Sau mười phút.", "phongvien");
        Assert.Equal(4, (await VersionsAsync(portal, article.Id)).Count);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task An_old_version_is_brought_back_as_a_new_one_and_nothing_in_between_is_lost(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var article = await portal.BeginAsync("Trở lại", "Chữ đầu.");
        await portal.SaveAsync(article.Id, "Chữ sau.", "bientap");
        using var reporter = await portal.EnterAsync("phongvien");
        var here = $"/ban/bai/{article.Id}";
        Assert.Equal(here, (await reporter.PostAsync($"{here}/lich-su", $"{here}/lich-su/1", ("Untouched", "true"))).Headers.Location?.ToString());
        Assert.Contains(string.Format(WorkflowText.RestoreDone, 1), System.Net.WebUtility.HtmlDecode(await reporter.GetStringAsync(here, Stop)), StringComparison.Ordinal);
        var versions = await VersionsAsync(portal, article.Id);
        Assert.Equal([VersionAct.Begin, VersionAct.Save, VersionAct.Restore], versions.Select(static v => v.Act));
        Assert.Equal(versions[0].Read().Body, versions[2].Read().Body);
        Assert.Contains("Chữ sau.", versions[1].Read().Body, StringComparison.Ordinal);
        Assert.Equal(versions[0].Read().Body, (await portal.DoAsync<ArticleDesk, Article>(desk => desk.FindAsync(article.Id, Stop))).Body);

        await portal.DeskAsync("phongvien", (desk, staff) => desk.SubmitAsync(article.Id, staff, Stop));
        Assert.Equal(NewsroomText.AlreadySubmitted, await (await reporter.PostAsync(here, $"{here}/lich-su/2", ("Untouched", "true"))).RefusedAsync());
        Assert.DoesNotContain("Chữ sau.", (await portal.DoAsync<ArticleDesk, Article>(desk => desk.FindAsync(article.Id, Stop))).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_save_that_is_refused_leaves_no_version()
    {
        await using var portal = await TestPortal.StartAsync();
        var article = await portal.ApprovedAsync("Đã duyệt");
        var before = (await VersionsAsync(portal, article.Id)).Count;
        await Assert.ThrowsAsync<Refusal>(() => portal.SaveAsync(article.Id, "Sửa lén.", "bientap"));
        Assert.Equal(before, (await VersionsAsync(portal, article.Id)).Count);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static Task<List<ArticleVersion>> VersionsAsync(TestPortal portal, long id) =>
        portal.DoAsync<PortalDb, List<ArticleVersion>>(db => db.ArticleVersions.AsNoTracking().Where(v => v.ArticleId == id).OrderBy(static v => v.Number).ToListAsync(Stop));
}
