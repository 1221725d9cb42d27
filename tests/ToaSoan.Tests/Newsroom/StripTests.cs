using ToaSoan.Newsroom;
using ToaSoan.Platform;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Reader;
using ToaSoan.Tests.Staff;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.Newsroom;

/// <summary>The strip of breaking news.</summary>
public sealed class StripTests
{
    private const string Page = "/ban/trang-nhat";

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task It_stands_on_every_readers_page_at_once_and_is_gone_at_its_end(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var article = await portal.PublishAsync("Nước lên", "Nội dung.");
        using var reader = portal.NewClient();
        using var desk = await portal.EnterAsync("thuky");
        string[] pages = ["/", "/thoi-su", article.Path, "/en/thoi-su", "/tim-kiem"];
        foreach (var path in pages)
        {
            Assert.Null((await reader.ReadAsync(path)).QuerySelector(".strip"));
        }

        await desk.PostAsync(Page, Page + "/strip", ("text", "Nước sông lên <b>nhanh</b>"), ("link", article.Path), ("until", Schedule.Field(portal.Clock.Now().AddHours(1))));
        foreach (var path in pages)
        {
            var strip = (await reader.ReadAsync(path)).QuerySelector("aside.strip")!;
            Assert.Equal("Nước sông lên <b>nhanh</b>", strip.QuerySelector("a")!.TextContent);
            Assert.Equal((path.StartsWith("/en", StringComparison.Ordinal) ? "/en" : "") + article.Path, strip.QuerySelector("a")!.GetAttribute("href"));
        }

        await portal.WithdrawAsync(article, "Nhầm.");
        await UntilAsync(async () => (await reader.ReadAsync("/thoi-su")).QuerySelector(".strip a") is null);
        Assert.NotNull((await reader.ReadAsync("/")).QuerySelector(".strip"));
        portal.Clock.Advance(TimeSpan.FromHours(1.1));
        await UntilAsync(async () => (await reader.ReadAsync("/")).QuerySelector(".strip") is null && (await reader.ReadAsync("/thoi-su")).QuerySelector(".strip") is null);
        Assert.Contains(await portal.TrailAsync(), static entry => entry.StartsWith("front.strip: Nước sông lên", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_is_taken_down_before_its_end_and_refuses_a_dangerous_link_and_an_end_that_is_none()
    {
        await using var portal = await TestPortal.StartAsync();
        using var reader = portal.NewClient();
        using var desk = await portal.EnterAsync("thuky");
        var soon = Schedule.Field(portal.Clock.Now().AddHours(1));
        foreach (var link in new[] { "javascript:alert(1)", "//evil.example", "/\\evil.example", "http://evil.example", "https://a@evil.example", "data:text/html,x" })
        {
            Assert.StartsWith("Liên kết phải là", await (await desk.PostAsync(Page, Page + "/strip", ("text", "Tin"), ("link", link), ("until", soon))).RefusedAsync(), StringComparison.Ordinal);
        }

        foreach (var until in new[] { "", "2020-01-01T08:00", Schedule.Field(portal.Clock.Now().AddDays(8)) })
        {
            var refused = await desk.PostAsync(Page, Page + "/strip", ("text", "Tin đã gõ"), ("link", ""), ("until", until));
            Assert.Equal("Hãy chọn giờ kết thúc trong vòng bảy ngày tới.", await refused.RefusedAsync());
            Assert.Contains("value=\"Tin đã gõ\"", await refused.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        }

        await desk.PostAsync(Page, Page + "/strip", ("text", "Tin"), ("link", "https://thanhpho.example/tin"), ("until", soon));
        Assert.Equal("https://thanhpho.example/tin", (await reader.ReadAsync("/")).QuerySelector(".strip a")!.GetAttribute("href"));
        await desk.PostAsync(Page, Page + "/stripend");
        Assert.Null((await reader.ReadAsync("/")).QuerySelector(".strip"));
    }

    private static async Task UntilAsync(Func<Task<bool>> so)
    {
        for (var wait = 0; wait < 100 && !await so(); wait++)
        {
            await Task.Delay(50, Stop);
        }

        Assert.True(await so());
    }
}
