[assembly: AssemblyFixture(typeof(ToaSoan.BrowserTests.Browsing.Chromium))]
[assembly: AssemblyFixture(typeof(ToaSoan.BrowserTests.Browsing.SmallCity))]

namespace ToaSoan.BrowserTests.Browsing;

/// <summary>The distribution's Chromium, started once for the whole run.</summary>
public sealed class Chromium : IAsyncLifetime
{
    // The shell is the same browser without windows, and takes half the time.
    private static readonly string? Program = new[] { "/usr/bin/chromium-headless-shell", "/usr/bin/chromium" }.FirstOrDefault(File.Exists);

    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>The browser.</summary>
    public IBrowser Browser => browser ?? throw new InvalidOperationException("Chromium has not been started.");

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        if (Program is null)
        {
            throw new InvalidOperationException("Chromium is missing: install the package chromium (./dev test does so when it may).");
        }

        Assertions.SetDefaultExpectTimeout(20_000);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Program,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.CloseAsync();
        }

        playwright?.Dispose();
    }
}
