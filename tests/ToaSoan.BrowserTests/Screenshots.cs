using ToaSoan.BrowserTests.Browsing;

namespace ToaSoan.BrowserTests;

/// <summary>
/// Pictures of a running portal for people to look at: no test, run by "--explicit only". TOASOAN_SCREENSHOTS names the folder, TOASOAN_SCREENSHOTS_URL the
/// portal, TOASOAN_SCREENSHOTS_ONLY some of the names, TOASOAN_SCREENSHOTS_USER and _PASSWORD somebody of its desk, TOASOAN_SCREENSHOTS_PAGES other pages ("name=/address,…").
/// </summary>
public sealed class Screenshots(Chromium chromium)
{
    private static readonly string Folder = Environment.GetEnvironmentVariable("TOASOAN_SCREENSHOTS") is { Length: > 0 } folder ? folder : Path.Combine(Path.GetTempPath(), "toasoan-screenshots");

    private static readonly string[] Only = (Environment.GetEnvironmentVariable("TOASOAN_SCREENSHOTS_ONLY") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries);

    [Fact(Explicit = true)]
    public async Task Pictures_of_every_kind_of_page()
    {
        var portal = Environment.GetEnvironmentVariable("TOASOAN_SCREENSHOTS_URL") ?? "http://localhost:5080";
        await using var context = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = portal, Locale = "vi-VN", ReducedMotion = ReducedMotion.Reduce });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");
        var article = await HrefAsync(page, "main h2 a");
        var section = await HrefAsync(page, ".menu li:nth-child(2) a");
        var topic = await HrefAsync(page, ".topics a");
        var longRead = await HrefAsync(page, "main a[href$='-1']"); // the demo city's first article
        await page.GotoAsync("/du-an");
        var dossier = await HrefAsync(page, "main h2 a, main h3 a");
        await page.GotoAsync(longRead);
        var (office, author) = (await HrefAsync(page, "main a[href^='/don-vi/']"), await HrefAsync(page, "main a[href^='/tac-gia/']"));
        await page.GotoAsync("/lich");
        var (happening, pastMonth) = (await HrefAsync(page, ".event-line a"), await HrefAsync(page, ".months a"));
        await page.GotoAsync("/luu-tru");
        var month = await HrefAsync(page, "main a[href^='/luu-tru/']");
        await page.GotoAsync(month);
        var day = await HrefAsync(page, $"main a[href^='{month}/']");
        await TakeAsync(page, [("front", "/"), ("statement", "/tiep-can"), ("front-en", "/en"), ("section", section), ("article", article), ("long-read", longRead), ("topic", topic), ("search", "/tim-kiem?q=truong+hoc"), ("search-none", "/tim-kiem?q=xyzzy"), ("projects", "/du-an"), ("dossier", dossier), ("office", office), ("author", author), ("events", "/lich"), ("events-month", pastMonth), ("event", happening), ("event-register", happening + "/dang-ky"), ("archive", "/luu-tru"), ("archive-month", month), ("archive-day", day), ("weather", "/thoi-tiet"), ("rates", "/ty-gia"), ("statistics", "/thong-ke"), ("missing", "/khong-co-trang-nay"), ("sign-in", "/ban/vao")]);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Microsoft.Playwright.Media.Print });
        await TakeAsync(page, [("print", longRead)]);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Microsoft.Playwright.Media.Screen });

        if (Environment.GetEnvironmentVariable("TOASOAN_SCREENSHOTS_PASSWORD") is not { Length: > 0 } password)
        {
            return;
        }

        await page.GotoAsync("/ban/vao");
        await page.Locator("input[name=UserName]").FillAsync(Environment.GetEnvironmentVariable("TOASOAN_SCREENSHOTS_USER") ?? "");
        await page.Locator("input[name=Password]").FillAsync(password);
        await page.Locator("main form:not([data-passkey]) button").ClickAsync();
        await page.WaitForURLAsync("**/ban");
        if (Environment.GetEnvironmentVariable("TOASOAN_SCREENSHOTS_PAGES") is { Length: > 0 } pages)
        {
            await TakeAsync(page, [.. pages.Split(',').Select(static pair => (pair.Split('=', 2)[0], pair.Split('=', 2)[1]))]);
            return;
        }

        var editor = await HrefAsync(page, ".articles li a");
        await page.GotoAsync("/ban/anh");
        var photo = await HrefAsync(page, ".library .words");
        await TakeAsync(page, [("desk-list", "/ban"), ("desk-work", "/ban/viec"), ("desk-board", "/ban/bang"), ("desk-notices", "/ban/thong-bao"), ("desk-comments", editor + "/y-kien"), ("desk-versions", editor + "/lich-su"), ("desk-editor", editor), ("desk-preview", editor + "/xem"), ("desk-new", "/ban/bai/moi"), ("desk-import", "/ban/nhap"), ("desk-photos", "/ban/anh"), ("desk-photo", photo), ("desk-people", "/ban/nhan-su"), ("desk-person", "/ban/nhan-su/1"), ("desk-account", "/ban/toi"), ("desk-prove", "/ban/toi/xac-nhan"), ("desk-settings", "/ban/cai-dat"), ("desk-sections", "/ban/cai-dat/chuyen-muc"), ("desk-topics", "/ban/cai-dat/chu-de"), ("desk-topic", "/ban/cai-dat/chu-de/1?tim=a"), ("desk-site", "/ban/cai-dat/trang"), ("desk-style", "/ban/cai-dat/van-phong"), ("desk-offices", "/ban/don-vi"), ("desk-office", "/ban/don-vi/2"), ("desk-front", "/ban/trang-nhat"), ("desk-almanac", "/ban/cai-dat/tien-ich"), ("desk-projects", "/ban/du-an"), ("desk-events", "/ban/lich"), ("desk-event", "/ban/lich/8"), ("desk-event-new", "/ban/lich/moi"), ("desk-attendees", "/ban/lich/8/dang-ky"), ("desk-attendance", "/ban/lich/1/dang-ky"), ("desk-sign-in-sheet", "/ban/lich/8/ky"), ("desk-event-article", "/ban/lich/1/bai"), ("desk-log", "/ban/nhat-ky"), ("desk-loud", "/ban/loa"), ("desk-bulletin", "/ban/loa/1"), ("desk-sheet", "/ban/loa/1/in"), ("desk-readers", "/ban/nguoi-doc"), ("desk-ranges", "/ban/nguoi-doc/so-lieu")]);
    }

    private static async Task<string> HrefAsync(IPage page, string selector) => (await page.Locator(selector).First.GetAttributeAsync("href"))!;

    private static async Task TakeAsync(IPage page, (string Name, string Path)[] kinds)
    {
        Directory.CreateDirectory(Folder);
        foreach (var (name, path) in kinds.Where(static kind => Only.Length == 0 || Only.Contains(kind.Name)))
        {
            await page.GotoAsync(path);
            foreach (var width in new[] { 360, 768, 1280 })
            {
                await page.SetViewportSizeAsync(width, 900);
                foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
                {
                    await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
                    await page.EvaluateAsync("document.querySelectorAll('img').forEach(img => { img.loading = 'eager'; })");
                    while (!await page.EvaluateAsync<bool>("[...document.images].every(img => img.complete)")) // Playwright's own waiting evaluates text on the page, which our content security policy forbids
                    {
                        await Task.Delay(50, TestContext.Current.CancellationToken);
                    }

                    await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Folder, $"{name}-{width}-{scheme.ToString().ToLowerInvariant()}.png"), FullPage = true });
                }
            }
        }
    }
}
