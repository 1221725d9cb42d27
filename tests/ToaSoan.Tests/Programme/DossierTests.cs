using System.Net;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Newsroom.Front;
using ToaSoan.Platform;
using ToaSoan.Programme;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Media;
using ToaSoan.Tests.Offices;
using ToaSoan.Tests.Reader;
using static ToaSoan.Tests.Programme.ProjectSteps;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.Programme;

/// <summary>What readers see of a project.</summary>
public sealed class DossierTests
{
    private const string Page = "/du-an/cau-ben-sen";

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_draft_is_nowhere_and_a_shown_dossier_says_everything(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var photo = await portal.AddPhotoAsync(TestPhotos.Jpeg(1200, 800));
        var file = await portal.AddFileAsync("a,b\n1,2"u8.ToArray(), "Dự toán.csv");
        var content = Bridge with { Picture = new ProjectPicture(photo.Hash, "Vị trí cầu.", "Đồ họa: Tòa soạn", "Bản đồ"), Documents = [new ProjectDocument(file.Hash, "Dự toán")], Topic = "tiem-chung" };
        using var reader = portal.NewClient();
        var id = await portal.BeginProjectAsync(content);
        await reader.ReadAsync(Page, HttpStatusCode.NotFound);
        await reader.ReadAsync("/du-an/don-vi/so-y-te", HttpStatusCode.NotFound);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync($"/tep/{file.Hash}", Stop)).StatusCode);
        Assert.DoesNotContain("cau-ben-sen", await reader.TextAsync("/du-an") + await reader.TextAsync("/sitemap-1.xml"), StringComparison.Ordinal);

        await portal.DoAsync<ProjectDesk>(async desk => await desk.ShowAsync(await portal.PermissionsAsync("thuky"), id, Stop));
        var page = await reader.ReadAsync(Page);
        var text = page.QuerySelector("main")!.TextContent;
        Assert.All(["Đang làm", "Sở Y tế thành phố", "12.400.000.000 đồng", "Ngân sách thành phố", "Cập nhật ngày 16/6/2026", "1/3 mốc đã xong, 1 mốc trễ", "Xong ngày 1/3/2026", "Trễ 4 ngày", "Còn 96 ngày", "Công bố hồ sơ", "Vị trí cầu."],
            words => Assert.Contains(words, text, StringComparison.Ordinal));
        Assert.Equal(2, page.QuerySelectorAll(".dossier-summary p").Length);
        Assert.Equal($"/tep/{file.Hash}", page.QuerySelector("#tai-lieu + ul a")!.GetAttribute("href"));
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync($"/tep/{file.Hash}", Stop)).StatusCode);
        Assert.Contains("\"@type\":\"Project\"", page.QuerySelector("script[type='application/ld+json']")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(Page + "/atom.xml", page.QuerySelector("link[type='application/atom+xml']")!.GetAttribute("href"));
        Assert.Contains("https://minhgiang.example" + Page, await reader.TextAsync("/sitemap-1.xml"), StringComparison.Ordinal);
        Assert.NotNull((await reader.ReadAsync("/don-vi/so-y-te")).QuerySelector("a[href='/du-an/don-vi/so-y-te']"));
        Assert.NotNull((await reader.ReadAsync("/chu-de/tiem-chung")).QuerySelector($"a[href='{Page}']"));
        Assert.Contains("12,400,000,000 VND", (await reader.ReadAsync("/en" + Page)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        // Late by the city's day: at 17:05 UTC it is the 17th there.
        portal.Clock.Advance(TimeSpan.FromHours(17));
        await portal.ChangeProjectAsync(id, static saved => saved with { Funds = "Vốn vay" });
        Assert.Contains("Trễ 5 ngày", (await reader.ReadAsync(Page)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task The_front_page_tells_how_far_projects_are_where_the_desk_placed_them(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        await portal.DoAsync<FrontDesk>(async desk =>
        {
            var staff = await portal.PermissionsAsync("thuky");
            await desk.TakeAsync(staff, 0, Stop);
            await desk.AddAsync(staff, "projects", "", Stop);
            await desk.ShowAsync(staff, null, Stop);
        });
        using var reader = portal.NewClient();
        Assert.Null((await reader.ReadAsync("/")).QuerySelector("#khoi-projects"));
        var id = await portal.BeginProjectAsync(Bridge);
        Assert.DoesNotContain(Page, await reader.TextAsync("/"), StringComparison.Ordinal);

        await portal.DoAsync<ProjectDesk>(async desk => await desk.ShowAsync(await portal.PermissionsAsync("thuky"), id, Stop));
        var block = (await reader.ReadAsync("/")).QuerySelector("section:has(#khoi-projects)")!;
        Assert.Equal("/du-an", block.QuerySelector("#khoi-projects a")!.GetAttribute("href"));
        Assert.Equal((Page, "Đang làm|1/3 mốc đã xong, 1 mốc trễ"), (block.QuerySelector("h3 a")!.GetAttribute("href"), string.Join('|', block.QuerySelectorAll(".meta span").Select(static part => part.TextContent))));
        Assert.Contains("<span>1 of 3 milestones reached, 1 late</span>", await reader.TextAsync("/en"), StringComparison.Ordinal);

        await portal.ChangeProjectAsync(id, static saved => saved with { State = ProjectState.Done });
        Assert.Null((await reader.ReadAsync("/")).QuerySelector("#khoi-projects"));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_moved_day_stays_visible_with_its_reason_everywhere_at_once(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var id = await portal.ShowProjectAsync();
        using var reader = portal.NewClient();
        await reader.ReadAsync(Page);
        await reader.TextAsync(Page + "/atom.xml");
        await reader.ReadAsync("/du-an");

        var refused = await Assert.ThrowsAsync<Refusal>(() => portal.ChangeProjectAsync(id, milestone: static row => row.Number == 2 ? row with { Planned = Day(15, 7) } : row));
        Assert.Contains("Hợp long", refused.Message, StringComparison.Ordinal);
        await portal.ChangeProjectAsync(id, milestone: static row => row.Number == 2 ? row with { Planned = Day(15, 7), Reason = "mưa lũ" } : row);
        await portal.ChangeProjectAsync(id, static saved => saved with { Budget = 13_000_000_000 }, static row => row.Number == 2 ? row with { Reached = Day(14), Planned = Day(1, 7), Reason = "trời đẹp" } : row, "đổi thiết kế");

        var page = await reader.ReadAsync(Page);
        Assert.Equal(["Dời từ 12/6/2026 sang 15/7/2026, lý do: mưa lũ (ghi ngày 16/6/2026)", "Dời từ 15/7/2026 sang 1/7/2026, lý do: trời đẹp (ghi ngày 16/6/2026)"], page.QuerySelectorAll(".moved").Select(static moved => moved.TextContent));
        Assert.Equal(["Mốc “Hợp long” dời từ 15/7/2026 sang 1/7/2026. Lý do: trời đẹp", "Mốc “Hợp long” xong ngày 14/6/2026 (dự kiến 1/7/2026)", "Tổng mức đầu tư đổi từ 12.400.000.000 đồng thành 13.000.000.000 đồng. Lý do: đổi thiết kế"],
            page.QuerySelectorAll("#ban-3 p").Select(static change => change.TextContent));
        Assert.Contains("2/3 mốc đã xong", (await reader.ReadAsync("/du-an")).QuerySelector(".card .meta")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("mưa lũ", await reader.TextAsync(Page + "/atom.xml"), StringComparison.Ordinal);

        // A record for each edition, its content and reason committed to; nothing changed, nothing recorded.
        await portal.ChangeProjectAsync(id);
        await portal.DoAsync<PortalDb>(async db =>
        {
            var editions = await db.Editions.Where(static e => e.Kind == "project").OrderBy(static e => e.Number).ToListAsync(Stop);
            Assert.Equal([(1, false, false), (2, false, false), (3, true, true)], editions.Select(static e => (e.Number, e.Current, e.Shown)));
            Assert.Contains("mưa lũ", editions[1].Reason, StringComparison.Ordinal);
            var records = await db.Records.Where(static r => r.Object.StartsWith("project/")).OrderBy(static r => r.Seq).ToListAsync(Stop);
            Assert.Equal(["project.publish", "project.revise", "project.revise"], records.Select(static r => r.Type));
            Assert.Equal(editions.Select(static e => ToaSoan.Platform.Record.Commit(e.Salt, ToaSoan.Platform.Record.Canonical(e))), records.Select(static r => r.Content));
        });
        var trail = await portal.TrailAsync();
        Assert.Contains("project.show: Cầu Bến Sen", trail);
        Assert.Contains(trail, static entry => entry.StartsWith("project.change: Cầu Bến Sen: ", StringComparison.Ordinal) && entry.Contains("mưa lũ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Its_articles_come_from_its_topic_and_by_hand_and_its_feed_tells_them_and_its_changes(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var chosen = await portal.PublishAsync("Bài chọn riêng", "Nội dung.");
        await portal.ShowProjectAsync(Bridge with { Topic = "tiem-chung", Articles = [chosen.ObjectId] });
        using var reader = portal.NewClient();
        Assert.Equal(["Bài chọn riêng"], await TitlesAsync(reader));
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        var tagged = await portal.PublishAsync("Bài theo chủ đề", "Nội dung.", topics: ["tiem-chung"]);
        Assert.Equal(["Bài theo chủ đề", "Bài chọn riêng"], await TitlesAsync(reader));

        XNamespace atom = "http://www.w3.org/2005/Atom";
        var feed = XDocument.Parse(await reader.TextAsync("/en" + Page + "/atom.xml")).Root!;
        Assert.Equal(["Bài theo chủ đề", "Công bố hồ sơ", "Bài chọn riêng"], feed.Elements(atom + "entry").Select(entry => entry.Element(atom + "title")!.Value));
        Assert.Equal("https://minhgiang.example" + tagged.Path, feed.Element(atom + "entry")!.Element(atom + "id")!.Value);
        Assert.Equal("https://minhgiang.example" + Page, feed.Element(atom + "id")!.Value);
        Assert.All(feed.Descendants(atom + "updated"), static updated => Assert.EndsWith("+07:00", updated.Value, StringComparison.Ordinal));

        await portal.WithdrawAsync(chosen, "Sai.");
        Assert.Equal(["Bài theo chủ đề"], await TitlesAsync(reader));
    }

    [Fact]
    public async Task A_withdrawn_dossier_leaves_its_reason_and_nothing_else()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await portal.ShowProjectAsync();
        using var reader = portal.NewClient();
        await reader.ReadAsync(Page);
        await portal.DoAsync<ProjectDesk>(async desk => await Assert.ThrowsAsync<Refusal>(async () => await desk.WithdrawAsync(await portal.PermissionsAsync("chu"), id, " ", Stop)));
        await portal.DoAsync<ProjectDesk>(async desk => await desk.WithdrawAsync(await portal.PermissionsAsync("chu"), id, "Công bố nhầm dự án.", Stop));
        var page = await reader.ReadAsync(Page, HttpStatusCode.Gone);
        Assert.Contains("Công bố nhầm dự án.", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Cầu Bến Sen", page.DocumentElement.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, (await reader.GetAsync(Page + "/atom.xml", Stop)).StatusCode);
        Assert.DoesNotContain("cau-ben-sen", await reader.TextAsync("/du-an") + await reader.TextAsync("/sitemap-1.xml"), StringComparison.Ordinal);
        await Assert.ThrowsAsync<Refusal>(() => portal.ChangeProjectAsync(id, static saved => saved with { Funds = "Khác" }));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task The_list_stands_by_state_is_narrowed_by_office_and_paged_by_path(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        for (var number = 1; number <= DossiersModel.PageSize; number++)
        {
            await portal.ShowProjectAsync(Bridge with { Name = $"Đường {number}", State = ProjectState.Done });
        }

        await portal.ShowProjectAsync(Bridge with { State = ProjectState.Stopped, StopReason = "Hết vốn." }, "phuong-ben-sen");
        await portal.ShowProjectAsync(Bridge with { Name = "Trường mới" }, "phuong-ben-sen");
        using var reader = portal.NewClient();
        var first = await reader.ReadAsync("/du-an");
        Assert.Equal(["Đang làm", "Đã xong"], first.QuerySelectorAll("section h2").Select(static group => group.TextContent));
        Assert.Equal("Trường mới", first.QuerySelector(".card h3")!.TextContent);
        Assert.Equal(["Tất cả đơn vị 22", "Sở Y tế thành phố 20", "Phường Bến Sen 2"], first.QuerySelectorAll(".dossier-filter a").Select(static link => link.TextContent));
        Assert.Equal("/du-an/trang/2", first.QuerySelector("a[rel=next]")!.GetAttribute("href"));
        Assert.Equal("Cầu Bến Sen", (await reader.ReadAsync("/du-an/trang/2")).QuerySelectorAll(".card h3")[^1].TextContent);
        Assert.Equal(2, (await reader.ReadAsync("/du-an/don-vi/phuong-ben-sen")).QuerySelectorAll(".card").Length);
        await reader.ReadAsync("/du-an/trang/3", HttpStatusCode.NotFound);
        await reader.ReadAsync("/du-an/don-vi/trung-tam", HttpStatusCode.NotFound);
        Assert.Equal("/du-an", (await reader.GetAsync("/du-an/trang/1", Stop)).Headers.Location?.ToString());
        Assert.Contains("Vì sao dừng", (await reader.ReadAsync(Page)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_office_is_named_as_it_was_and_as_it_is_today()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.ShowProjectAsync();
        portal.Clock.Advance(TimeSpan.FromDays(3));
        var health = await portal.OfficeAsync("so-y-te");
        await portal.HappenAsync((history, by) => history.RenameAsync(by, OfficeSteps.On(portal.Clock.Today()), health, "Sở Y tế và Dân số", "Y tế", "SYT", Stop));
        using var reader = portal.NewClient();
        Assert.Equal("Sở Y tế thành phố (nay là Sở Y tế và Dân số)", (await reader.ReadAsync(Page)).QuerySelector(".dossier-facts dd")!.TextContent);
    }

    private static async Task<List<string>> TitlesAsync(HttpClient reader) => [.. (await reader.ReadAsync(Page)).QuerySelectorAll(".dossier-articles h3").Select(static title => title.TextContent.Trim())];
}
