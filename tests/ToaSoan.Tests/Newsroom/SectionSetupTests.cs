using System.Net;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Newsroom;
using ToaSoan.Newsroom.Setup;
using ToaSoan.Platform;
using ToaSoan.Staff;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Reader;
using ToaSoan.Tests.Staff;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.Newsroom;

public sealed class SectionSetupTests
{
    private const string Page = "/ban/cai-dat/chuyen-muc";

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_new_section_a_new_name_and_another_order_reach_readers_at_once_and_are_in_the_trail(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var article = await portal.PublishAsync("Bài thời sự", "Nội dung.");
        using var reader = portal.NewClient();
        using var owner = await portal.EnterAsync("chu");
        Assert.Equal(["Thời sự", "Y tế"], await MenuAsync(reader));

        Assert.Equal(Page, (await owner.PostAsync(Page, Page + "/add", ("name", "Giao thông & đô thị"), ("nameEn", "Transport"))).Headers.Location?.ToString());
        Assert.Equal(["Thời sự", "Y tế", "Giao thông & đô thị"], await MenuAsync(reader));
        Assert.Equal("Giao thông & đô thị", (await reader.ReadAsync("/giao-thong-va-do-thi")).QuerySelector("h1")!.TextContent.Trim());

        var news = await IdAsync(portal, "thoi-su");
        await owner.PostAsync(Page, Page + "/rename", ("id", $"{news}"), ("name", "Tin tức"), ("nameEn", "News"));
        await owner.PostAsync(Page, Page + "/down", ("id", $"{news}"));
        Assert.Equal(["Y tế", "Tin tức", "Giao thông & đô thị"], await MenuAsync(reader));
        Assert.Equal("Tin tức", (await reader.ReadAsync("/thoi-su")).QuerySelector("h1")!.TextContent.Trim());
        var story = await reader.ReadAsync(article.Path);
        Assert.Contains("Tin tức", story.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Thời sự", story.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("\"articleSection\":\"Tin tức\"", await reader.GetStringAsync(article.Path, Stop), StringComparison.Ordinal);
        Assert.Contains("<category>Tin tức</category>", await reader.GetStringAsync("/rss.xml", Stop), StringComparison.Ordinal);

        var trail = await portal.TrailAsync();
        Assert.Contains("section.add: Giao thông & đô thị (Transport), /giao-thong-va-do-thi", trail);
        Assert.Contains("section.rename: Thời sự (News) → Tin tức (News)", trail);
        Assert.Contains("section.move: Tin tức: 1 → 2", trail);
        Assert.Contains("Lần sửa cuối", await owner.GetStringAsync(Page, Stop), StringComparison.Ordinal);
        Assert.Contains("Chủ Trang", (await owner.ReadAsync("/ban/cai-dat")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_retired_section_keeps_its_address_and_articles_and_is_not_offered_any_more(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var article = await portal.PublishAsync("Bài thời sự", "Nội dung.");
        using var reader = portal.NewClient();
        using var owner = await portal.EnterAsync("chu");
        var news = await IdAsync(portal, "thoi-su");
        Assert.True(await OfferedAsync(owner, "/ban/bai/moi", news));

        var refused = await owner.PostAsync(Page, Page + "/delete", ("id", $"{news}"));
        Assert.Equal("Chuyên mục “Thời sự” đã có bài nên không xóa được. Hãy ngừng dùng.", await refused.RefusedAsync());

        await owner.PostAsync(Page, Page + "/retire", ("id", $"{news}"));
        Assert.Equal(["Y tế"], await MenuAsync(reader));
        Assert.NotNull((await reader.ReadAsync("/thoi-su")).QuerySelector($"main a[href='{article.Path}']"));
        await reader.ReadAsync(article.Path);
        Assert.DoesNotContain("/thoi-su</loc>", await reader.TextAsync("/sitemap.xml"), StringComparison.Ordinal);
        Assert.False(await OfferedAsync(owner, "/ban/bai/moi", news));
        Assert.True(await OfferedAsync(owner, $"/ban/bai/{article.ObjectId}", news));

        var draft = await portal.BeginAsync("Vào chuyên mục đã ngừng");
        await portal.DoAsync<PortalDb>(db => db.Articles.Where(a => a.Id == draft.Id).ExecuteUpdateAsync(set => set.SetProperty(static a => a.SectionId, news), Stop));
        var refusal = await Assert.ThrowsAsync<Refusal>(() => portal.DeskAsync("phongvien", (desk, staff) => desk.SubmitAsync(draft.Id, staff, Stop)));
        Assert.Contains("đã ngừng dùng", refusal.Message, StringComparison.Ordinal);

        await owner.PostAsync(Page, Page + "/revive", ("id", $"{news}"));
        Assert.Equal(["Y tế", "Thời sự"], await MenuAsync(reader));
        Assert.Equal(["section.retire: Thời sự", "section.revive: Thời sự"], (await portal.TrailAsync()).Where(static entry => entry.StartsWith("section", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task An_address_is_never_taken_twice_nor_from_another_capability(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        using var reader = portal.NewClient();
        await AddAsync(portal, "chu", "Lịch", "Calendar");
        await AddAsync(portal, "chu", "Thói sử", "Odd");
        Assert.Equal(["muc-lich", "thoi-su", "thoi-su-2", "y-te"], await portal.DoAsync<PortalDb, List<string>>(static db => db.Sections.Select(static s => s.Slug).OrderBy(static slug => slug).ToListAsync(Stop)));
        Assert.Equal("Lịch", (await reader.ReadAsync("/muc-lich")).QuerySelector("h1")!.TextContent.Trim());
        Assert.Equal("Tên “y tế” đã có. Hãy chọn tên khác.", (await Assert.ThrowsAsync<Refusal>(() => AddAsync(portal, "chu", "y tế", "Other"))).Message);
        Assert.Equal("Hãy nhập tên.", (await Assert.ThrowsAsync<Refusal>(() => AddAsync(portal, "chu", " … ", "Other"))).Message);
        Assert.Contains("Dài quá 60 ký tự", (await Assert.ThrowsAsync<Refusal>(() => AddAsync(portal, "chu", new string('a', 61), "Other"))).Message, StringComparison.Ordinal);
        Assert.Equal("Chỉ trưởng ban và chủ trang được đổi phần cài đặt này.", (await Assert.ThrowsAsync<Refusal>(() => AddAsync(portal, "thuky", "Mục mới", "Other"))).Message);
        var empty = await IdAsync(portal, "muc-lich");
        using var owner = await portal.EnterAsync("chu");
        await owner.PostAsync(Page, Page + "/delete", ("id", $"{empty}"));
        await reader.ReadAsync("/muc-lich", HttpStatusCode.NotFound);
        Assert.Contains("section.delete: Lịch (Calendar), /muc-lich", await portal.TrailAsync());
    }

    [Fact]
    public async Task Every_fixed_first_part_of_an_address_is_kept_from_sections()
    {
        await using var portal = await TestPortal.StartAsync();
        var firsts = portal.Services.GetServices<Microsoft.AspNetCore.Routing.EndpointDataSource>().SelectMany(static source => source.Endpoints).OfType<Microsoft.AspNetCore.Routing.RouteEndpoint>()
            .Select(static route => route.RoutePattern.PathSegments is [{ Parts: [Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal] }, ..] ? literal.Content : "")
            .Where(static first => first.Length > 0 && first.All(static c => char.IsAsciiLetterLower(c) || c == '-')).Distinct().ToList();
        Assert.Contains("ban", firsts);
        Assert.Empty(firsts.Except(FixedAddresses.First));
    }

    [Fact]
    public async Task A_name_is_shown_as_it_was_typed_and_never_as_markup()
    {
        await using var portal = await TestPortal.StartAsync();
        await AddAsync(portal, "chu", "<b>Đậm</b>", "<i>Bold</i>");
        using var reader = portal.NewClient();
        Assert.Contains("<b>Đậm</b>", await MenuAsync(reader));
        Assert.Null((await reader.ReadAsync("/")).QuerySelector(".menu b"));
    }

    private static Task AddAsync(TestPortal portal, string by, string name, string nameEn) => portal.DoAsync<SectionDesk>(async desk => await desk.AddAsync(await portal.MayAsync(by), name, nameEn, Stop));

    private static Task<long> IdAsync(TestPortal portal, string slug) => portal.DoAsync<PortalDb, long>(db => db.Sections.Where(s => s.Slug == slug).Select(static s => s.Id).SingleAsync(Stop));

    private static async Task<bool> OfferedAsync(HttpClient writer, string page, long id) => (await writer.ReadAsync(page)).QuerySelector($"select[name='Form.SectionId'] option[value='{id}']") is not null;

    private static async Task<List<string>> MenuAsync(HttpClient reader) => [.. (await reader.ReadAsync("/")).QuerySelectorAll(".menu li").Skip(1).Select(static item => item.TextContent.Trim())];
}
