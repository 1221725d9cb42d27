using System.Net;
using ToaSoan.Audience;
using ToaSoan.Tests.Ground;

namespace ToaSoan.Tests.Audience;

public sealed class RefusedVisitsTests
{
    [Fact]
    public async Task Whoever_is_no_reader_is_refused_for_a_reason_that_is_counted_and_shown()
    {
        await using var portal = await TestPortal.StartAsync();
        var edition = await portal.PublishAsync("Cầu mới thông xe", "Cầu mới.");
        using var reader = new Reading(portal);
        await reader.VisitAsync(agent: "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)");
        await reader.VisitAsync(agent: "facebookexternalhit/1.1");
        await reader.VisitAsync(agent: "");
        await reader.VisitAsync(headers: ("Sec-Purpose", "prefetch;prerender"));
        await reader.VisitAsync(headers: ("Cookie", "toasoan=abc"));
        await reader.VisitAsync(headers: ("Sec-Fetch-Site", "cross-site"));
        await reader.VisitAsync(headers: ("Origin", "https://elsewhere.example"));
        Assert.Equal(HttpStatusCode.NotFound, (await reader.VisitAsync("article:999999.1")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.VisitAsync($"article:{edition.ObjectId}.2")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.VisitAsync("section:khong-co")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await reader.SendAsync("/api/beat", "p=front&t=xyz", Reading.Browser, [])).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await reader.SendAsync("/api/beat", "p=front&t=" + new string('0', 700), Reading.Browser, [])).StatusCode);
        Assert.Equal(0, await reader.FigureAsync("visits"));
        Assert.Equal(0, await reader.FigureAsync("online"));
        await reader.VisitAsync(headers: [("Sec-Fetch-Site", "same-origin"), ("Origin", "https://minhgiang.example")]);
        Assert.Equal(1, await reader.FigureAsync("visits"));
        var refused = await Reading.PartsAsync(portal, Measure.Refused, "channel");
        Assert.Equal(new Dictionary<string, long> { [nameof(Refused.Crawler)] = 3, [nameof(Refused.Prefetch)] = 1, [nameof(Refused.Staff)] = 1, [nameof(Refused.Elsewhere)] = 2, [nameof(Refused.UnknownPage)] = 3, [nameof(Refused.Malformed)] = 2 }, refused);
        var page = await reader.Client.GetStringAsync("/thong-ke", TestContext.Current.CancellationToken);
        Assert.All(refused.Keys, reason => Assert.Contains(CountWords.Reason(reason), WebUtility.HtmlDecode(page), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_network_that_floods_is_cut_off_and_its_neighbours_are_not()
    {
        await using var portal = await TestPortal.StartAsync(configure: static settings => settings.VisitsPerNetwork = 20);
        using var flood = new Reading(portal, "198.51.100.1");
        using var sameNetwork = new Reading(portal, "198.51.100.200");
        using var other = new Reading(portal, "203.0.113.9");
        for (var visit = 0; visit < 25; visit++)
        {
            Assert.Equal(visit < 20 ? HttpStatusCode.OK : HttpStatusCode.TooManyRequests, (await flood.VisitAsync()).StatusCode);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await sameNetwork.VisitAsync()).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await other.VisitAsync()).StatusCode);
        portal.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(HttpStatusCode.OK, (await flood.VisitAsync()).StatusCode);
        Assert.Equal(22, await other.FigureAsync("visits"));
        Assert.Equal(6, (await Reading.PartsAsync(portal, Measure.Refused, "channel"))[nameof(Refused.Flood)]);
    }

    [Fact]
    public void Programs_are_told_from_browsers()
    {
        var crawlers = new Crawlers(new TestClock());
        string[] browsers =
        [
            Reading.Browser,
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/130.0.6723.90 Mobile/15E148 Safari/604.1",
            "Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) coc_coc_browser/130.0.124 Chrome/124.0.124.65 Safari/537.36",
            "Mozilla/5.0 (Linux; Android 13; SM-A146P) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/26.0 Chrome/122.0.0.0 Mobile Safari/537.36",
            "Mozilla/5.0 (Linux; Android 14; SM-S911B Build/UP1A.231005.007; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/129.0.6668.100 Mobile Safari/537.36 Zalo android/24100 ZaloTheme/light ZaloLanguage/vi",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 [FBAN/FBIOS;FBAV/485.0.0.40.108;FBBV/652366788;FBDV/iPhone12,1]",
        ];
        string[] programs =
        [
            "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm) Chrome/116.0.1938.76 Safari/537.36", "Mozilla/5.0 (compatible; coccocbot-web/1.0; +http://help.coccoc.com/searchengine)",
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/130.0.0.0 Safari/537.36", "curl/8.9.1", "python-requests/2.32.3", "Mozilla/5.0 (compatible; GPTBot/1.2; +https://openai.com/gptbot)", "",
        ];
        Assert.All(browsers, agent => Assert.False(crawlers.Has(agent), agent));
        Assert.All(programs, agent => Assert.True(crawlers.Has(agent), agent));
    }

    [Fact]
    public async Task What_one_network_reads_again_and_again_does_not_become_the_most_read()
    {
        await using var portal = await TestPortal.StartAsync();
        var (pushed, read) = (await portal.PublishAsync("Bài bị đẩy", "Một."), await portal.PublishAsync("Bài được đọc", "Hai."));
        using var flood = new Reading(portal, "198.51.100.1");
        for (var visit = 0; visit < NetworkLimits.RankedAnHour + 40; visit++)
        {
            await flood.VisitAsync(pushed.CountedAs);
        }

        for (var reader = 0; reader < NetworkLimits.RankedAnHour + 5; reader++)
        {
            using var one = new Reading(portal, $"203.0.{reader}.1");
            await one.VisitAsync(read.CountedAs);
        }

        var ranking = await portal.DoAsync<MostRead, IReadOnlyList<(long Article, long N)>>(static most => most.RankAsync(MostRead.Day, CancellationToken.None));
        Assert.Equal([(read.ObjectId, NetworkLimits.RankedAnHour + 5L), (pushed.ObjectId, (long)NetworkLimits.RankedAnHour)], ranking);
        Assert.Equal(NetworkLimits.RankedAnHour + 40, (await Reading.PartsAsync(portal, Measure.Visit, "page"))[$"article:{pushed.ObjectId}"]);
        var page = await flood.Client.GetStringAsync("/thong-ke", TestContext.Current.CancellationToken);
        Assert.True(page.IndexOf("Bài được đọc", StringComparison.Ordinal) < page.IndexOf("Bài bị đẩy", StringComparison.Ordinal));
    }
}
