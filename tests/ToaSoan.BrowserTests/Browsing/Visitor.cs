using System.Collections.Concurrent;

namespace ToaSoan.BrowserTests.Browsing;

/// <summary>
/// One person with a browser of their own: no cookies at first. Everything that goes wrong on the way is kept: console
/// errors (a breach of the content security policy is one), uncaught script errors, requests to another host, and pieces of a
/// page that answer with an error.
/// </summary>
public sealed class Visitor : IAsyncDisposable
{
    private const string Phone = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36";

    private readonly ConcurrentQueue<string> faults = new();
    private readonly IBrowserContext context;

    private Visitor(IBrowserContext context, IPage page, TestPortal portal) => (this.context, Page, Portal) = (context, page, portal);

    /// <summary>The page this person looks at.</summary>
    public IPage Page { get; }

    /// <summary>The portal visited.</summary>
    public TestPortal Portal { get; }

    /// <summary>Opens a browser of <paramref name="width"/> CSS pixels; <paramref name="script"/> false turns JavaScript off; <paramref name="local"/> comes to localhost by name, where passkeys work. By its own name this browser is a program, whose visits are not counted; a <paramref name="reader"/>'s bears the name of a phone's.</summary>
    public static async Task<Visitor> ComeAsync(Chromium chromium, TestPortal portal, int width = 1280, int height = 900, bool script = true, string locale = "vi-VN", bool local = false, bool reader = false)
    {
        var own = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = local ? portal.Url.Replace("127.0.0.1", "localhost", StringComparison.Ordinal) : portal.Url, ViewportSize = new ViewportSize { Width = width, Height = height }, JavaScriptEnabled = script, Locale = locale, UserAgent = reader ? Phone : null, ReducedMotion = ReducedMotion.Reduce,
        });
        own.SetDefaultTimeout(30_000);
        var visitor = new Visitor(own, await own.NewPageAsync(), portal);
        visitor.Watch();
        return visitor;
    }

    /// <summary>Another tab of the same browser.</summary>
    public Task<IPage> NewTabAsync() => context.NewPageAsync();

    /// <summary>Goes to an address by hand and expects this status. Where it ends with a secret, waits until the page has sent that.</summary>
    public async Task GoAsync(string path, int status = 200)
    {
        if (path.Contains('#', StringComparison.Ordinal))
        {
            await Page.GotoAsync("about:blank"); // from the same page with another secret the browser would not go anywhere
        }

        var response = await Page.GotoAsync(path);
        Assert.Equal(status, response!.Status);
        await Assertions.Expect(Page.Locator("form[data-send=True]")).ToHaveCountAsync(path.EndsWith("/phieu", StringComparison.Ordinal) ? 1 : 0);
    }

    /// <summary>Waits until the address is this path, whatever its query. Playwright's own waiting also waits for an event that may have passed.</summary>
    public Task ArrivesAsync(string path) => ArrivesAsync(address => new Uri(address).AbsolutePath == path);

    /// <summary>Waits until the address is such.</summary>
    public async Task ArrivesAsync(Predicate<string> there)
    {
        for (var wait = 0; wait < 600 && !there(Page.Url); wait++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.True(there(Page.Url), $"stands at {Page.Url}");
    }

    /// <summary>Waits until this is true on the page. Playwright's own waiting evaluates text on the page, which our content security policy forbids.</summary>
    public async Task UntilAsync(string script)
    {
        for (var wait = 0; wait < 600 && !await Page.EvaluateAsync<bool>(script); wait++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.True(await Page.EvaluateAsync<bool>(script), script);
    }

    /// <summary>The button of this name.</summary>
    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = name, Exact = true });

    /// <summary>The link of this name.</summary>
    public ILocator Link(string name) => Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = name, Exact = true });

    /// <summary>The field of this label. (GetByLabel would count what is typed in a textarea as part of the label around it.)</summary>
    public ILocator Field(string label) =>
        Page.Locator($"xpath=//label[normalize-space(text()[1])='{label}']//*[self::input or self::select or self::textarea] | //*[self::input or self::textarea][@aria-label='{label}']");

    /// <summary>Waits until the page says these words.</summary>
    public Task SeesAsync(string words) => Assertions.Expect(Page.Locator("main")).ToContainTextAsync(words);

    /// <summary>Waits until the page does not say these words.</summary>
    public Task DoesNotSeeAsync(string words) => Assertions.Expect(Page.Locator("main")).Not.ToContainTextAsync(words);

    /// <summary>Signs in and stands on the desk or where sign-in leads.</summary>
    public async Task SignInAsync(string name, string password = TestPortal.Password)
    {
        await GoAsync("/ban");
        await Field("Tên đăng nhập").FillAsync(name);
        await Field("Mật khẩu").FillAsync(password);
        await Button("Đăng nhập").ClickAsync();
        await Assertions.Expect(Button("Đăng nhập")).ToHaveCountAsync(0);
    }

    /// <summary>The page is no wider than the window.</summary>
    public async Task NothingSticksOutAsync() =>
        Assert.Equal("", await Page.EvaluateAsync<string>("document.scrollingElement.scrollWidth <= innerWidth ? '' : location.pathname + ': ' + document.scrollingElement.scrollWidth + ' px wide in ' + innerWidth"));

    /// <summary>How many cookies this person carries.</summary>
    public async Task<int> CookiesAsync() => (await context.CookiesAsync()).Count;

    /// <summary>Nothing went wrong on the way.</summary>
    public void HadNoTrouble() => Assert.Empty(faults);

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await context.CloseAsync();

    private void Watch()
    {
        var home = new[] { new Uri(Portal.Url).Authority, $"localhost:{new Uri(Portal.Url).Port}" };
        context.Console += (_, message) =>
        {
            // A status is judged below, where it is known whether the page itself was asked for.
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
            {
                faults.Enqueue($"console: {message.Text}");
            }
        };
        context.WebError += (_, error) => faults.Enqueue($"script: {error.Error}");
        context.Request += (_, request) =>
        {
            if (Uri.TryCreate(request.Url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && !home.Contains(address.Authority))
            {
                faults.Enqueue($"another host: {request.Url}");
            }
        };
        context.Response += (_, response) =>
        {
            if (response.Status >= 500 || (response.Status >= 400 && !response.Request.IsNavigationRequest))
            {
                faults.Enqueue($"{response.Status}: {response.Url}");
            }
        };
    }
}
