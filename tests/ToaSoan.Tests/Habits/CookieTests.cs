using ToaSoan.Tests.Ground;

namespace ToaSoan.Tests.Habits;

/// <summary>Readers are counted, never followed: no public answer sets a cookie.</summary>
public sealed class CookieTests
{
    [Fact]
    public async Task No_public_page_sets_a_cookie()
    {
        await using var portal = await TestPortal.StartAsync();
        var edition = await portal.PublishAsync("Tiêm vắc xin cho trẻ", "Nội dung.", authors: ["Minh Hà"], topics: ["tiem-chung"]);
        using var reader = portal.NewClient();
        foreach (var address in new[] { "/", "/thoi-su", edition.Path, "/sai" + edition.Path, "/chu-de/tiem-chung", "/don-vi/trung-tam", "/tac-gia/minh-ha", "/tim-kiem?q=tiem", "/rss.xml", "/sitemap.xml", "/robots.txt", "/khong-co", "/en", "/lich", "/lich.ics", "/kiem-chung", "/kiem-chung/gui", "/kiem-chung/phieu", "/kiem-chung/cach-lam", "/kiem-chung/du-lieu.json", "/bao-cao", "/nhiem-vu", "/anh/x", "/tep/x", "/healthz" })
        {
            Assert.Empty(Cookies(await reader.GetAsync(address, TestContext.Current.CancellationToken)));
        }
    }

    [Fact]
    public async Task The_guard_notices_a_cookie()
    {
        await using var portal = await TestPortal.StartAsync();
        using var client = portal.NewClient();
        Assert.NotEmpty(Cookies(await client.GetAsync("/ban/vao", TestContext.Current.CancellationToken)));
    }

    private static IEnumerable<string> Cookies(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies.Select(cookie => $"{answer.RequestMessage!.RequestUri}: {cookie}") : [];
}
