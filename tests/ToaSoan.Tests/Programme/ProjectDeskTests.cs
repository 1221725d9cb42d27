using System.Net;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Programme;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Media;
using ToaSoan.Tests.Reader;
using ToaSoan.Tests.Staff;
using static ToaSoan.Tests.Programme.ProjectSteps;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.Programme;

/// <summary>The desk's form, without script, and the rules behind it.</summary>
public sealed class ProjectDeskTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task An_office_s_editor_begins_a_dossier_the_desk_shows_it_and_a_refused_save_keeps_what_was_typed(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        using var editor = await portal.EnterAsync("bientap");
        var empty = await editor.ReadAsync("/ban/du-an/moi");
        Assert.Equal("Sở Y tế thành phố", empty.QuerySelector("select[name='Form.OfficeId'] option")!.TextContent);
        Assert.Equal(3, empty.QuerySelectorAll("fieldset.milestone").Length);
        var office = empty.QuerySelector("select[name='Form.OfficeId'] option")!.GetAttribute("value")!;
        (string Name, string Value)[] fields = [("Form.OfficeId", office), ("Form.Name", "Trạm y tế Bến Sen"), ("Form.Summary", "Trạm hai tầng."), ("Form.State", "UnderWay"), ("Form.Budget", "4.500.000.000"), ("Form.Milestones[0].Name", "Xong móng"), ("Form.Milestones[0].Planned", "2026-07-01")];
        var more = await Read(await editor.PostAsync("/ban/du-an/moi", "/ban/du-an/moi", [.. fields, ("More", "true")]));
        Assert.Equal("Xong móng", more.QuerySelector("input[name='Form.Milestones[0].Name']")!.GetAttribute("value"));
        Assert.Equal(4, more.QuerySelectorAll("fieldset.milestone").Length);

        var begun = (await editor.PostAsync("/ban/du-an/moi", "/ban/du-an/moi", fields)).Headers.Location!.ToString();
        using var desk = await portal.EnterAsync("thuky");
        Assert.Equal(HttpStatusCode.Redirect, (await desk.PostAsync(begun, begun + "/show")).StatusCode);
        using var reader = portal.NewClient();
        Assert.Contains("4.500.000.000 đồng", (await reader.ReadAsync("/du-an/tram-y-te-ben-sen")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        (string Name, string Value)[] moved = [.. fields[..^1], ("Form.Version", "2"), ("Form.Milestones[0].Number", "1"), ("Form.Milestones[0].Planned", "2026-08-01")];
        var refused = await Read(await editor.PostAsync(begun, begun, moved));
        Assert.Equal("Dời ngày đã công bố của mốc “Xong móng” thì phải ghi lý do.", refused.QuerySelector("p.refused")!.TextContent);
        Assert.Equal("2026-08-01", refused.QuerySelector("input[name='Form.Milestones[0].Planned']")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.Redirect, (await editor.PostAsync(begun, begun, [.. moved, ("Form.Milestones[0].Reason", "chờ vật liệu")])).StatusCode);
        Assert.Equal(PlatformText.ChangedMeanwhile, (await Read(await editor.PostAsync(begun, begun, [.. moved, ("Form.Milestones[0].Reason", "lần nữa")]))).QuerySelector("p.refused")!.TextContent);
        Assert.Contains("chờ vật liệu", (await reader.ReadAsync("/du-an/tram-y-te-ben-sen")).QuerySelector(".moved")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_map_needs_its_words_and_nobody_publishes_a_photo_or_file_they_may_not_see()
    {
        await using var portal = await TestPortal.StartAsync();
        var photo = await portal.AddPhotoAsync(TestPhotos.Jpeg(120, 80));
        var file = await portal.AddFileAsync("a,b\n1,2"u8.ToArray(), "Kín.csv");
        var map = Bridge with { Picture = new ProjectPicture(photo.Hash, "", "Đồ họa", "Bản đồ") };
        var id = await portal.BeginProjectAsync(map);
        Assert.Equal(ProjectText.PictureWordsMissing, await RefusedAsync(() => portal.DoAsync<ProjectDesk>(async desk => await desk.ShowAsync(await portal.PermissionsAsync("thuky"), id, Stop))));
        Assert.Equal(ProjectText.NotAccepted, await RefusedAsync(() => portal.BeginProjectAsync(map, by: "bientap")));
        Assert.Equal(ProjectText.NotAccepted, await RefusedAsync(() => portal.BeginProjectAsync(Bridge with { Documents = [new ProjectDocument(file.Hash, "Kín")] }, by: "bientap")));
        Assert.Equal(ProjectText.EditorsOnly, await RefusedAsync(() => portal.BeginProjectAsync(office: "phuong-ben-sen", by: "bientap")));
        Assert.Equal(ProjectText.EditorsOnly, await RefusedAsync(() => portal.BeginProjectAsync(by: "phongvien")));
        await portal.DoAsync<PortalDb>(db => db.Set<ToaSoan.Media.Photo>().Where(p => p.Hash == photo.Hash).ExecuteUpdateAsync(set => set.SetProperty(static p => p.RightsUntil, portal.Clock.Today().AddDays(-1)), Stop));
        await portal.ChangeProjectAsync(id, static saved => saved with { Picture = saved.Picture! with { Caption = "Vị trí" } });
        Assert.Contains("15/6/2026", await RefusedAsync(() => portal.DoAsync<ProjectDesk>(async desk => await desk.ShowAsync(await portal.PermissionsAsync("thuky"), id, Stop))), StringComparison.Ordinal);
        Assert.False((await portal.PhotoAsync(photo.Hash)).Public);
    }

    [Fact]
    public async Task What_readers_were_told_of_days_money_and_documents_is_not_taken_back_silently()
    {
        await using var portal = await TestPortal.StartAsync();
        var file = await portal.AddFileAsync("a,b\n1,2"u8.ToArray(), "Dự toán.csv");
        var id = await portal.ShowProjectAsync(Bridge with { Documents = [new ProjectDocument(file.Hash, "Dự toán")] });
        Assert.NotEmpty(await RefusedAsync(() => portal.ChangeProjectAsync(id, static saved => saved with { Budget = 1 })));
        Assert.NotEmpty(await RefusedAsync(() => portal.ChangeProjectAsync(id, static saved => saved with { Documents = [] })));
        Assert.NotEmpty(await RefusedAsync(() => portal.ChangeProjectAsync(id, milestone: static row => row with { Drop = row.Number == 3 })));
        Assert.NotEmpty(await RefusedAsync(() => portal.ChangeProjectAsync(id, milestone: static row => row.Number == 1 ? row with { Reached = null } : row)));
        Assert.NotEmpty(await RefusedAsync(() => portal.ChangeProjectAsync(id, static saved => saved with { State = ProjectState.Stopped })));
        Assert.NotEmpty(await RefusedAsync(() => portal.ChangeProjectAsync(id, milestone: static row => row.Number == 2 ? row with { Reached = Day(17) } : row)));
        Assert.NotEmpty(await RefusedAsync(() => portal.ChangeProjectAsync(id, static saved => saved with { Articles = [9999] })));
        await portal.ChangeProjectAsync(id, milestone: static row => row.Number == 3 ? row with { Drop = true, Reason = "thiết kế bỏ" } : row);
        using var reader = portal.NewClient();
        Assert.Contains("Bỏ mốc “Thông xe”, trước đây dự kiến 20/9/2026. Lý do: thiết kế bỏ", (await reader.ReadAsync("/du-an/cau-ben-sen")).QuerySelector("#ban-2")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Budget_lines_add_up_to_the_total_and_older_dossiers_still_read()
    {
        await using var portal = await TestPortal.StartAsync();
        BudgetLine[] lines = [new("Xây lắp", 10_000_000_000, "Ngân sách thành phố"), new("Dự phòng", 2_400_000_000)];
        Assert.Equal(string.Format(System.Globalization.CultureInfo.CurrentCulture, ProjectText.LinesDiffer, 12_400_000_000, 12_000_000_000), await RefusedAsync(() => portal.BeginProjectAsync(Bridge with { Budget = 12_000_000_000, BudgetLines = lines })));
        var id = await portal.ShowProjectAsync(Bridge with { BudgetLines = lines });
        using var reader = portal.NewClient();
        var table = (await reader.ReadAsync("/du-an/cau-ben-sen")).QuerySelector(".dossier-budget")!;
        Assert.Equal(("10.000.000.000", "12.400.000.000"), (table.QuerySelector("tbody .sum")!.TextContent, table.QuerySelector("tfoot .sum")!.TextContent));
        BudgetLine[] other = [lines[0] with { Amount = 9_000_000_000 }, lines[1] with { Amount = 3_400_000_000 }];
        Assert.Equal(ProjectText.ReasonForBudget, await RefusedAsync(() => portal.ChangeProjectAsync(id, saved => saved with { BudgetLines = other })));
        await portal.ChangeProjectAsync(id, saved => saved with { BudgetLines = other }, reason: "giá thép");
        Assert.Contains("Các khoản kinh phí thay đổi. Lý do: giá thép", (await reader.ReadAsync("/du-an/cau-ben-sen")).QuerySelector("#ban-2")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(ProjectContent.Read("""{"Name":"Cũ","Summary":"","State":"Planned","StopReason":"","Budget":5,"Funds":"","Milestones":[],"Documents":[],"Articles":[],"Changes":[]}""").BudgetLines);

        using var editor = await portal.EnterAsync("bientap");
        var office = (await editor.ReadAsync("/ban/du-an/moi")).QuerySelector("select[name='Form.OfficeId'] option")!.GetAttribute("value")!;
        var begun = (await editor.PostAsync("/ban/du-an/moi", "/ban/du-an/moi", ("Form.OfficeId", office), ("Form.Name", "Trạm y tế"), ("Form.BudgetLines[0].Name", "Móng"), ("Form.BudgetLines[0].Amount", "1.500.000"), ("Form.BudgetLines[1].Name", "Mái"), ("Form.BudgetLines[1].Amount", "500 000"))).Headers.Location!.ToString();
        Assert.Equal("2.000.000", (await editor.ReadAsync(begun)).QuerySelector("input[name='Form.Budget']")!.GetAttribute("value"));
        var refused = await Read(await editor.PostAsync(begun, begun, ("Form.Version", "1"), ("Form.OfficeId", office), ("Form.Name", "Trạm y tế"), ("Form.BudgetLines[0].Name", "Móng"), ("Form.BudgetLines[0].Amount", "nhiều")));
        Assert.Equal("nhiều", refused.QuerySelector("input[name='Form.BudgetLines[0].Amount']")!.GetAttribute("value"));
    }

    private static async Task<string> RefusedAsync(Func<Task> act) => (await Assert.ThrowsAsync<Refusal>(act)).Message;

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> Read(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Stop));
    }
}
