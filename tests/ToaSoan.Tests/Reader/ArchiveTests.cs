using System.Net;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Reader;
using ToaSoan.Tests.Ground;

namespace ToaSoan.Tests.Reader;

/// <summary>Every article by the city's day of its first publication.</summary>
public sealed class ArchiveTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Articles_stand_at_the_citys_day_and_month_and_lead_to_their_neighbours(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        await portal.PublishAsync("Sáng mười sáu", "Nội dung.");
        portal.Clock.Advance(TimeSpan.FromHours(16.9)); // 23:59 in the city
        var late = await portal.PublishAsync("Cuối ngày mười sáu", "Nội dung.");
        portal.Clock.Advance(TimeSpan.FromMinutes(2));
        await portal.PublishAsync("Đầu ngày mười bảy", "Nội dung.");
        portal.Clock.Advance(TimeSpan.FromDays(46)); // 2 August: July stays empty
        await portal.PublishAsync("Tháng tám", "Nội dung.");
        using var reader = portal.NewClient();

        var years = await reader.ReadAsync("/luu-tru");
        Assert.Equal(["Tháng 8 1 bài", "Tháng 6 3 bài"], years.QuerySelectorAll(".months a").Select(Words));
        Assert.Equal("2026 4 bài", Words(years.QuerySelector("h2")!));
        var june = await reader.ReadAsync("/luu-tru/2026/6");
        Assert.Equal([("/luu-tru/2026/6/16", "16 2 bài"), ("/luu-tru/2026/6/17", "17 1 bài")], june.QuerySelectorAll(".calendar a").Select(static link => (link.GetAttribute("href"), Words(link))));
        Assert.Equal("/luu-tru/2026/8", june.QuerySelector("a[rel=next]")!.GetAttribute("href"));
        Assert.Null(june.QuerySelector("a[rel=prev]"));
        Assert.Equal("1", Words(june.QuerySelector("tbody tr td")!)); // the first of June was a Monday
        var day = await reader.ReadAsync("/luu-tru/2026/6/16");
        Assert.Equal(["Cuối ngày mười sáu", "Sáng mười sáu"], day.QuerySelectorAll(".card h2").Select(static title => title.TextContent.Trim()));
        Assert.Equal(["/luu-tru/2026/6", "/luu-tru/2026/6/17"], day.QuerySelectorAll(".list-head .meta a").Select(static link => link.GetAttribute("href")));
        Assert.Equal("Thứ Ba, 16/6/2026", day.QuerySelector("h1")!.TextContent);
        Assert.Equal("Tuesday, 16 June 2026", (await reader.ReadAsync("/en/luu-tru/2026/6/16")).QuerySelector("h1")!.TextContent);
        Assert.NotNull((await reader.ReadAsync("/luu-tru/2026/7")).QuerySelector("meta[name=robots][content=noindex]"));

        await portal.WithdrawAsync(late, "Sai.");
        Assert.Equal("16 1 bài", Words((await reader.ReadAsync("/luu-tru/2026/6")).QuerySelector(".calendar a")!));
        var map = await reader.TextAsync("/sitemap-1.xml");
        Assert.Contains("<loc>https://minhgiang.example/luu-tru/2026/6</loc>", map, StringComparison.Ordinal);
        Assert.DoesNotContain("/luu-tru/2026/6/16", map, StringComparison.Ordinal);
        Assert.DoesNotContain("/luu-tru/2026/7", map, StringComparison.Ordinal);
        Assert.NotNull((await reader.ReadAsync("/thoi-su")).QuerySelector(".list-head a[href='/luu-tru']"));
    }

    [Fact]
    public async Task A_date_that_is_none_lies_outside_or_is_spelled_otherwise_is_not_found()
    {
        await using var portal = await TestPortal.StartAsync();
        using var reader = portal.NewClient();
        await reader.ReadAsync("/luu-tru");
        await reader.ReadAsync("/luu-tru/2026/6", HttpStatusCode.NotFound);
        await portal.PublishAsync("Tin", "Nội dung.");
        foreach (var path in new[] { "/luu-tru/2026/06", "/luu-tru/2026/6/016", "/luu-tru/2026/13", "/luu-tru/2026/6/31", "/luu-tru/2026/2/30", "/luu-tru/2026/5", "/luu-tru/2026/7", "/luu-tru/2026/6/15", "/luu-tru/2026/6/17", "/luu-tru/26/6", "/luu-tru/99999/1", "/luu-tru/2026", "/luu-tru/2026/6/16/trang/2" })
        {
            await reader.ReadAsync(path, HttpStatusCode.NotFound);
        }

        using var first = await reader.AskAsync(HttpMethod.Get, "/luu-tru/2026/6/16/trang/1");
        Assert.Equal((HttpStatusCode.MovedPermanently, "/luu-tru/2026/6/16"), (first.StatusCode, first.Headers.Location!.ToString()));
    }

    [Fact]
    public async Task A_day_is_paged_by_path()
    {
        await using var portal = await TestPortal.StartAsync();
        for (var number = 1; number <= 21; number++)
        {
            await portal.PublishAsync($"Tin thứ {number}", "Nội dung.");
        }

        using var reader = portal.NewClient();
        Assert.Equal("/luu-tru/2026/6/16/trang/2", (await reader.ReadAsync("/luu-tru/2026/6/16")).QuerySelector("a[rel=next]")!.GetAttribute("href"));
        Assert.Single((await reader.ReadAsync("/luu-tru/2026/6/16/trang/2")).QuerySelectorAll(".card"));
    }

    [Fact]
    public async Task Counting_reads_the_index_and_no_article()
    {
        await using var portal = await TestPortal.StartAsync();
        var plan = await portal.DoAsync<PortalDb, List<string>>(static async db =>
        {
            var connection = db.Database.GetDbConnection();
            await db.Database.OpenConnectionAsync(Stop);
            await using var command = connection.CreateCommand();
            command.CommandText = "EXPLAIN QUERY PLAN SELECT (SELECT COUNT(*) FROM \"Editions\" WHERE \"Shown\" = 1 AND \"Kind\" = 'article' AND \"FirstPublishedAt\" >= a AND \"FirstPublishedAt\" < z) FROM (SELECT 1 AS a, 2 AS z)";
            await using var rows = await command.ExecuteReaderAsync(Stop);
            var lines = new List<string>();
            while (await rows.ReadAsync(Stop))
            {
                lines.Add(rows.GetString(3));
            }

            return lines;
        });
        Assert.Contains(plan, static line => line.Contains("USING COVERING INDEX IX_Editions_Shown_Kind_FirstPublishedAt", StringComparison.Ordinal));
    }

    private static string Words(AngleSharp.Dom.IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
