using System.Text.Json;
using ToaSoan.Audience;
using ToaSoan.BrowserTests.Browsing;
using ToaSoan.Platform;

namespace ToaSoan.BrowserTests;

/// <summary>A real browser's tabs are counted as the statistics page says.</summary>
public sealed class CountedReadersTests(Chromium chromium)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_tabs_that_are_hidden_shown_and_left_are_two_one_two_one_and_none_and_the_dashboard_follows()
    {
        await using var portal = await TestPortal.StartAsync();
        var edition = await portal.PublishAsync("Cầu mới thông xe", "Cầu mới.");
        await using var desk = await Visitor.ComeAsync(chromium, portal);
        await desk.SignInAsync("phongvien");
        await desk.GoAsync("/ban/nguoi-doc");
        await using var reader = await Visitor.ComeAsync(chromium, portal, width: 360, reader: true);
        await reader.GoAsync("/");
        await OnlineAsync(portal, desk, 1);
        var tab = await reader.NewTabAsync();
        await tab.GotoAsync(edition.Path);
        await OnlineAsync(portal, desk, 2);
        await Assertions.Expect(tab.Locator(".counted [data-figure=online]")).ToHaveTextAsync("2");
        await Assertions.Expect(desk.Page.Locator("#trang-dang-doc")).ToContainTextAsync("Cầu mới thông xe");
        await LookAsync(tab, hidden: true);
        await OnlineAsync(portal, desk, 1);
        await LookAsync(tab, hidden: false);
        await OnlineAsync(portal, desk, 2);
        await reader.Page.GotoAsync("about:blank");
        await OnlineAsync(portal, desk, 1);
        await tab.CloseAsync(new PageCloseOptions { RunBeforeUnload = true });
        await OnlineAsync(portal, desk, 0);
        Assert.Equal(2, await FigureAsync(portal, "visits")); // hiding and showing is no visit
        Assert.Equal(1, await FigureAsync(portal, "readers"));
        desk.HadNoTrouble();
        reader.HadNoTrouble();
    }

    [Fact]
    public async Task A_shared_address_is_counted_by_its_channel_and_loses_its_code()
    {
        await using var portal = await TestPortal.StartAsync();
        var edition = await portal.PublishAsync("Cầu mới thông xe", "Cầu mới.");
        await using var reader = await Visitor.ComeAsync(chromium, portal, width: 360, reader: true);
        await reader.GoAsync(edition.Path + "?q=zf#noi-dung");
        await reader.UntilAsync($"location.pathname + location.search + location.hash === '{edition.Path}#noi-dung'");
        await Assertions.Expect(reader.Page.Locator(".counted [data-figure=visits]")).ToHaveTextAsync("1");
        await reader.Page.Locator("[data-channel=qr]").ClickAsync();
        await UntilAsync(async () => await FigureAsync(portal, "shares") == 1);
        var today = portal.Clock.Today();
        var parts = await portal.DoAsync<CountReading, IReadOnlyList<CountPart>>(reading => reading.PartsAsync(Measure.Visit, "channel", today, today, 9, CancellationToken.None));
        Assert.Equal([new CountPart("facebook", 1)], parts);
        reader.HadNoTrouble();
    }

    [Fact]
    public async Task Who_is_signed_in_at_the_desk_and_who_has_no_JavaScript_is_not_counted()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var desk = await Visitor.ComeAsync(chromium, portal, reader: true);
        await desk.SignInAsync("phongvien");
        await desk.GoAsync("/");
        await Assertions.Expect(desk.Page.Locator(".counted [data-figure=visits]")).ToHaveTextAsync("0");
        await using var plain = await Visitor.ComeAsync(chromium, portal, script: false, reader: true);
        await plain.GoAsync("/");
        await Assertions.Expect(plain.Page.Locator(".counted")).ToBeHiddenAsync();
        await plain.GoAsync("/thong-ke");
        await plain.SeesAsync("không có JavaScript");
        Assert.Equal(0, await FigureAsync(portal, "visits"));
    }

    [Fact]
    public async Task A_visit_that_could_not_be_reported_is_reported_again()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var reader = await Visitor.ComeAsync(chromium, portal, reader: true);
        var lost = 0;
        await reader.Page.RouteAsync("**/api/beat", route => Interlocked.Increment(ref lost) == 1 ? route.AbortAsync() : route.ContinueAsync());
        await reader.GoAsync("/");
        await UntilAsync(async () => await FigureAsync(portal, "visits") == 1);
        Assert.True(lost >= 2);
    }

    // This browser has no windows to put in front of each other: the page is told what a browser with windows would tell it.
    private static Task<JsonElement?> LookAsync(IPage tab, bool hidden) => tab.EvaluateAsync($"Object.defineProperty(document, 'hidden', {{ configurable: true, get: () => {(hidden ? "true" : "false")} }}); document.dispatchEvent(new Event('visibilitychange'));");

    private static async Task OnlineAsync(TestPortal portal, Visitor desk, int readers)
    {
        await UntilAsync(async () => await FigureAsync(portal, "online") == readers);
        await Assertions.Expect(desk.Page.Locator("#so-online")).ToHaveTextAsync($"{readers}");
    }

    private static async Task<long> FigureAsync(TestPortal portal, string name)
    {
        using var client = portal.NewClient();
        return JsonDocument.Parse(await client.GetStringAsync("/api/counts", Stop)).RootElement.GetProperty(name).GetInt64();
    }

    private static async Task UntilAsync(Func<Task<bool>> there)
    {
        for (var wait = 0; wait < 400 && !await there(); wait++)
        {
            await Task.Delay(50, Stop);
        }

        Assert.True(await there());
    }
}
