using System.Diagnostics;
using System.Net;
using System.Text.Json;
using ToaSoan.Audience;
using ToaSoan.Platform;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Media;
using ToaSoan.Tests.Reader;

namespace ToaSoan.Tests.Audience;

public sealed class DashboardTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Staff_see_who_reads_what_now_and_any_range_as_page_csv_and_json(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var edition = await portal.PublishAsync("Cầu mới thông xe", "Cầu mới.", office: "so-y-te", section: "y-te");
        using var reader = new Reading(portal);
        await reader.VisitAsync(edition.CountedAs, more: "&f=5&r=www.tintuc.example");
        portal.Clock.Advance(TimeSpan.FromDays(40));
        await reader.VisitAsync(edition.CountedAs);
        await reader.VisitAsync();
        await reader.ShareAsync(edition.CountedAs, "zalo");
        using var desk = await portal.SignedInAsync("phongvien");
        var page = await desk.GetStringAsync("/ban/nguoi-doc", Stop);
        Assert.Contains("<dd id=\"so-online\">1</dd>", page, StringComparison.Ordinal);
        Assert.Contains("<dd id=\"so-visits\">3</dd>", page, StringComparison.Ordinal);
        var today = portal.Clock.Today();
        var first = today.AddDays(-40).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var rows = JsonDocument.Parse(await desk.GetStringAsync($"/ban/nguoi-doc/so-lieu?tu={first}&dang=json", Stop)).RootElement.EnumerateArray().ToArray();
        Assert.Equal(41, rows.Length);
        Assert.Equal((1L, 1L, 2L, 1L), (rows[0].GetProperty("visits").GetInt64(), rows[0].GetProperty("readers").GetInt64(), rows[^1].GetProperty("visits").GetInt64(), rows[^1].GetProperty("shares").GetInt64()));
        Assert.Equal(2, await SumAsync(desk, $"tu={first}&cua=office:so-y-te"));
        Assert.Equal(2, await SumAsync(desk, $"tu={first}&cua=section:y-te"));
        Assert.Equal(2, await SumAsync(desk, $"tu={first}&bai={Uri.EscapeDataString("https://minhgiang.example" + edition.Path)}"));
        Assert.Equal(1, await SumAsync(desk, $"tu={first}&den={first}&bai={edition.ObjectId}"));
        var months = JsonDocument.Parse(await desk.GetStringAsync("/ban/nguoi-doc/so-lieu?tu=2026-02-03&dang=json", Stop)).RootElement.EnumerateArray().ToDictionary(static row => row.GetProperty("at").GetString()!);
        Assert.Equal((1L, 1L, 2L), (months["2026-06"].GetProperty("visits").GetInt64(), months["2026-06"].GetProperty("readers").GetInt64(), months["2026-07"].GetProperty("visits").GetInt64()));
        Assert.Equal(JsonValueKind.Null, months["2026-02"].GetProperty("readers").ValueKind); // a month that is not whole
        var csv = await desk.GetByteArrayAsync($"/ban/nguoi-doc/so-lieu?tu={first}&dang=csv", Stop);
        Assert.Equal([0xEF, 0xBB, 0xBF], csv[..3]);
        Assert.Contains($"{first},1,1,0", System.Text.Encoding.UTF8.GetString(csv), StringComparison.Ordinal);
        Assert.Contains("Cầu mới thông xe", WebUtility.HtmlDecode(await desk.GetStringAsync($"/ban/nguoi-doc/so-lieu?tu={first}", Stop)), StringComparison.Ordinal);
        Assert.Contains("Không có bài nào đã đăng", WebUtility.HtmlDecode(await desk.GetStringAsync("/ban/nguoi-doc/so-lieu?bai=kh%C3%B4ng", Stop)), StringComparison.Ordinal);
        Assert.Contains($"{first},1,1,0", await reader.Client.GetStringAsync("/api/counts/days.csv", Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_open_dashboard_hears_of_a_visit_and_does_not_hold_up_a_stop()
    {
        await using var portal = await TestPortal.StartAsync();
        using var desk = await portal.SignedInAsync("phongvien");
        using var answer = await desk.GetAsync("/ban/nguoi-doc/dong", HttpCompletionOption.ResponseHeadersRead, Stop);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
        using var stream = new StreamReader(await answer.Content.ReadAsStreamAsync(Stop));
        var before = await stream.ReadLineAsync(Stop);
        using var reader = new Reading(portal);
        await reader.VisitAsync();
        Assert.Equal("", await stream.ReadLineAsync(Stop));
        Assert.NotEqual(before, await stream.ReadLineAsync(Stop));
        var watch = Stopwatch.StartNew();
        await portal.StopAsync();
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(4), "the stream held the stop up"); // else it waits for the five seconds a stop is given
    }

    [Fact]
    public async Task A_dashboard_that_was_told_of_something_new_is_never_shown_what_was_before_it()
    {
        await using var portal = await TestPortal.StartAsync();
        using var desk = await portal.SignedInAsync("phongvien");
        using var answer = await desk.GetAsync("/ban/nguoi-doc/dong", HttpCompletionOption.ResponseHeadersRead, Stop);
        using var stream = new StreamReader(await answer.Content.ReadAsStreamAsync(Stop));
        using var reader = new Reading(portal);
        for (var visits = 1; visits <= 4; visits++)
        {
            await desk.GetStringAsync("/ban/nguoi-doc/phan", Stop); // another desk looks just before
            await reader.VisitAsync();
            while (!(await stream.ReadLineAsync(Stop))!.StartsWith($"data: 1.{visits}.", StringComparison.Ordinal))
            {
                // What was before is told first.
            }

            Assert.Contains($"<dd id=\"so-visits\">{visits}</dd>", await desk.GetStringAsync("/ban/nguoi-doc/phan", Stop), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_front_page_shows_what_is_read_most_where_the_desk_puts_it()
    {
        await using var portal = await TestPortal.StartAsync();
        var (read, other) = (await portal.PublishAsync("Bài được đọc", "Một."), await portal.PublishAsync("Bài ít đọc", "Hai."));
        using var reader = new Reading(portal);
        await reader.VisitAsync(read.CountedAs);
        await reader.VisitAsync(read.CountedAs);
        await reader.VisitAsync(other.CountedAs);
        foreach (var offer in MostRead.Offers)
        {
            var offering = await portal.DoAsync<IServiceProvider, FrontOffering>(services => offer.ReadAsync(services, 1, CancellationToken.None));
            Assert.Equal([read.ObjectId], offering.Articles);
        }

        Assert.Equal(["mostread", "mostreadweek"], MostRead.Offers.Select(static offer => offer.Kind));
        await portal.WithdrawAsync(read, "Sai sự thật.");
        Assert.Equal([other.ObjectId], (await portal.DoAsync<IServiceProvider, FrontOffering>(static services => MostRead.Offers.First().ReadAsync(services, 1, CancellationToken.None))).Articles);
    }

    [Fact]
    public void A_machine_that_allows_too_few_connections_is_known()
    {
        Assert.Equal(20_000, MachineLimits.Allowed(["Limit                     Soft Limit           Hard Limit           Units", "Max open files            20000                20000                files"]));
        Assert.Null(MachineLimits.Allowed(["Max cpu time              unlimited            unlimited            seconds"]));
        Assert.InRange(MachineLimits.Needed(29_424), 20_001, 29_424);
    }

    private static async Task<long> SumAsync(HttpClient desk, string query) =>
        JsonDocument.Parse(await desk.GetStringAsync("/ban/nguoi-doc/so-lieu?dang=json&" + query, Stop)).RootElement.EnumerateArray().Sum(static row => row.GetProperty("visits").GetInt64());
}
