using ToaSoan.Platform;
using ToaSoan.Tests.Ground;

namespace ToaSoan.Tests.Reader;

/// <summary>The statement of accessibility.</summary>
public sealed class AccessibilityStatementTests
{
    [Fact]
    public async Task It_names_standard_limits_and_whom_to_tell_and_every_page_leads_to_it()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.DoAsync(async (PortalDb db) =>
        {
            await db.SetMarkAsync("site.email", "toasoan@minhgiang.example", TestContext.Current.CancellationToken);
            await db.SetMarkAsync("site.phone", "0999 123 456", TestContext.Current.CancellationToken);
        });
        using var reader = portal.NewClient();
        foreach (var (frame, title, limits) in new[] { ("", "Tuyên bố về khả năng tiếp cận", "Những chỗ còn vướng"), ("/en", "Accessibility statement", "What is still in the way") })
        {
            var link = (await reader.ReadAsync(frame + "/y-te")).QuerySelector(".imprint a[href$='/tiep-can']")!.GetAttribute("href")!;
            Assert.Equal(frame + "/tiep-can", link);
            var page = await reader.ReadAsync(link);
            Assert.Equal(title, page.QuerySelector("h1")!.TextContent);
            Assert.Contains("WCAG", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
            Assert.Contains(page.QuerySelectorAll("main h2"), heading => heading.TextContent == limits);
            Assert.Equal(["mailto:toasoan@minhgiang.example", "tel:0999123456"], page.QuerySelectorAll("main li a").Select(static a => a.GetAttribute("href")));
        }

        Assert.Contains("tiep-can", FixedAddresses.First);
    }
}
