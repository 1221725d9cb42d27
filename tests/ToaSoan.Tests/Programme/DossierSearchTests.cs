using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Programme;
using ToaSoan.Search;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Media;
using ToaSoan.Tests.Reader;
using ToaSoan.Tests.Search;
using static ToaSoan.Tests.Programme.ProjectSteps;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.Programme;

/// <summary>Readers find dossiers where they find articles, while they may see them.</summary>
public sealed class DossierSearchTests
{
    private const string Page = "/du-an/cau-ben-sen";

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_shown_dossier_is_found_by_every_word_of_its_page_and_a_draft_or_a_withdrawn_one_by_none(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        string[] asked = ["Cầu Bến Sen", "cau ben sen", "hai bờ", "hợp long", "\"thong xe\"", "bảng vốn", "ngân sách", "sở y tế", "tiêm chủng"];
        var file = await portal.AddFileAsync("a,b\n1,2"u8.ToArray(), "Dự toán.csv");
        var id = await portal.BeginProjectAsync(Bridge with { Documents = [new ProjectDocument(file.Hash, "Bảng vốn")], Topic = "tiem-chung" });
        await NothingAsync(portal, asked);

        await portal.DoAsync<ProjectDesk>(async desk => await desk.ShowAsync(await portal.PermissionsAsync("thuky"), id, Stop));
        foreach (var words in asked)
        {
            var hit = Assert.Single((await portal.FindAsync(words)).Hits);
            Assert.Equal((Page, "project"), (hit.Edition.Path, hit.Edition.Kind));
        }

        Assert.Equal("[Cầu Bến Sen]", (await portal.FindAsync("cầu bến sen")).Hits[0].Title.Marked());
        Assert.Equal("Khởi công · [Hợp long] · Thông xe", (await portal.FindAsync("hop long")).Hits[0].Snippet.Marked());
        await NothingAsync(portal, ["UnderWay", "\"long thông\""]);

        // A save shows at once, old words go; whatever its state it stays.
        await portal.ChangeProjectAsync(id, static saved => saved with { Name = "Cầu Sen Vàng", State = ProjectState.Stopped, StopReason = "Hết kinh phí." }, static row => row.Number == 2 ? row with { Planned = Day(15, 7), Reason = "mưa lũ" } : row);
        await NothingAsync(portal, ["\"cầu bến sen\""]);
        Assert.All([await portal.FindAsync("cầu sen vàng"), await portal.FindAsync("hết kinh phí"), await portal.FindAsync("mưa lũ")], static found => Assert.Single(found.Hits));
        await portal.ChangeProjectAsync(id, static saved => saved with { State = ProjectState.Done });
        await NothingAsync(portal, ["hết kinh phí"]);
        Assert.Equal(1, (await portal.FindAsync("cầu sen vàng")).Found);

        await portal.DoAsync<ProjectDesk>(async desk => await desk.WithdrawAsync(await portal.PermissionsAsync("chu"), id, "Công bố nhầm.", Stop));
        await NothingAsync(portal, [.. asked, "cầu sen vàng", "mưa lũ", "công bố nhầm"]);
        await portal.DoAsync<PortalDb>(async db => Assert.Equal(0, await db.SearchTexts.CountAsync(Stop)));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task The_search_page_tells_dossiers_from_articles_and_narrows_to_either(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        await portal.ShowProjectAsync();
        await portal.ShowProjectAsync(Bridge with { Name = "Cầu Sen Đỏ" }, "phuong-ben-sen");
        var article = await portal.PublishAsync("Cầu Sen thông xe", "Nội dung.", office: "phuong-ben-sen");
        using var reader = portal.NewClient();

        var page = await reader.ReadAsync("/tim-kiem?q=cau+sen");
        Assert.Contains("3 kết quả", page.QuerySelector(".found")!.TextContent, StringComparison.Ordinal);
        var row = page.QuerySelector($".results li:has(a[href='{Page}'])")!;
        Assert.Equal(("Hồ sơ dự án", 2), (row.QuerySelector(".kicker")!.TextContent, row.QuerySelectorAll(".meta > *").Length));
        Assert.Null(page.QuerySelector($".results li:has(a[href='{article.Path}']) .kicker"));
        var english = (await reader.ReadAsync("/en/tim-kiem?q=cau+sen")).QuerySelector($".results li:has(a[href='/en{Page}']) .kicker")!;
        Assert.Equal(("Project dossier", "en"), (english.TextContent, english.GetAttribute("lang")));

        Assert.Equal([Page, "/du-an/cau-sen-do"], await PathsAsync(reader, "q=cau+sen&loai=du-an"));
        Assert.Equal([article.Path], await PathsAsync(reader, "q=cau+sen&loai=bai-viet"));
        Assert.Equal(["/du-an/cau-sen-do"], await PathsAsync(reader, "q=cau+sen&loai=du-an&don-vi=phuong-ben-sen"));
        Assert.Equal(["/du-an/cau-sen-do", article.Path], await PathsAsync(reader, "q=cau+sen&don-vi=phuong-ben-sen"));
        Assert.Equal([article.Path], await PathsAsync(reader, "q=thong&loai=bai-viet&chuyen-muc=thoi-su"));
        Assert.Equal(3, (await PathsAsync(reader, "q=cau+sen&loai=gi-do")).Count);
        var narrowed = await reader.ReadAsync("/tim-kiem?q=cau+sen&loai=du-an");
        Assert.Equal(("du-an", true), (narrowed.QuerySelector("#loai option[selected]")!.GetAttribute("value"), narrowed.QuerySelector("details.filters")!.HasAttribute("open")));
        Assert.All(narrowed.QuerySelectorAll(".orders a"), static link => Assert.Contains("loai=du-an", link.GetAttribute("href"), StringComparison.Ordinal));
        Assert.Equal("/tim-kiem?q=thong%20xe&don-vi=so-y-te", (await reader.ReadAsync("/tim-kiem?q=thong+xe&don-vi=so-y-te&loai=bai-viet")).QuerySelector(".ways-out a")!.GetAttribute("href"));

        using var json = JsonDocument.Parse(await reader.TextAsync("/tim-kiem?q=cau+ben+sen&loai=du-an&don-vi=so-y-te&json"));
        var hit = Assert.Single(json.RootElement.GetProperty("hits").EnumerateArray());
        Assert.Equal(("project", "https://minhgiang.example" + Page, "project", 1), (hit.GetProperty("kind").GetString(), hit.GetProperty("url").GetString(), json.RootElement.GetProperty("filters").GetProperty("kind").GetString(), json.RootElement.GetProperty("found").GetInt32()));
        using var all = JsonDocument.Parse(await reader.TextAsync("/tim-kiem?q=cau+sen&json"));
        Assert.Equal(["article", "project", "project"], all.RootElement.GetProperty("hits").EnumerateArray().Select(static found => found.GetProperty("kind").GetString()).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_dossier_s_title_is_suggested_before_the_articles_however_many_are_newer(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var id = await portal.BeginProjectAsync(Bridge with { Name = "Cầu Giấy Vàng" });
        await portal.DoAsync<ProjectDesk>(async desk => await desk.ShowAsOfAsync(await portal.PermissionsAsync("thuky"), id, new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc), Stop));
        await SearchCity.FillAsync(portal, 520);
        using var reader = portal.NewClient();
        var suggested = await SuggestedAsync(reader, "cau gi");
        Assert.Equal(("project", "/du-an/cau-giay-vang"), suggested[0]);
        Assert.All(suggested.Skip(1), static one => Assert.Equal("article", one.Kind));
        Assert.Equal(8, suggested.Count);
        Assert.Equal(("project", "/en/du-an/cau-giay-vang"), Assert.Single(await SuggestedAsync(reader, "cầu giấy và", "/en")));
        await portal.DoAsync<ProjectDesk>(async desk => await desk.WithdrawAsync(await portal.PermissionsAsync("chu"), id, "Nhầm.", Stop));
        Assert.DoesNotContain(await SuggestedAsync(reader, "cau gi"), static one => one.Kind == "project");
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Dossiers_of_a_folder_that_never_indexed_them_are_found_after_the_next_start(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        await portal.ShowProjectAsync();
        await portal.BeginProjectAsync(Bridge with { Name = "Cầu còn là bản nháp" });
        await portal.DoAsync<PortalDb>(async db =>
        {
            await db.SearchTexts.ExecuteDeleteAsync(Stop);
            await db.Database.ExecuteSqlAsync($"DELETE FROM \"SearchFts\"", Stop);
        });
        await NothingAsync(portal, ["cầu"]);
        await portal.DoAsync<IServiceProvider>(async services =>
        {
            var (db, kinds) = (services.GetRequiredService<PortalDb>(), services.GetServices<SearchedKind>().ToList());
            Assert.Equal(1, await SearchIndex.RebuildAsync(db, kinds, Stop));
            Assert.Equal(0, await SearchIndex.RebuildAsync(db, kinds, Stop));
        });
        Assert.Equal(Page, Assert.Single((await portal.FindAsync("cầu")).Hits).Edition.Path);
    }

    private static async Task NothingAsync(TestPortal portal, string[] asked)
    {
        foreach (var words in asked)
        {
            Assert.Empty((await portal.FindAsync(words)).Hits);
        }
    }

    private static async Task<List<string?>> PathsAsync(HttpClient reader, string query) =>
        [.. (await reader.ReadAsync("/tim-kiem?" + query)).QuerySelectorAll(".results h2 a").Select(static link => link.GetAttribute("href")).Order(StringComparer.Ordinal)];

    private static async Task<List<(string Kind, string Url)>> SuggestedAsync(HttpClient reader, string typed, string language = "")
    {
        using var json = JsonDocument.Parse(await reader.TextAsync($"{language}/tim-kiem/goi-y?q={Uri.EscapeDataString(typed)}"));
        return [.. json.RootElement.GetProperty("suggestions").EnumerateArray().Select(static one => (one.GetProperty("kind").GetString()!, one.GetProperty("url").GetString()!))];
    }
}
