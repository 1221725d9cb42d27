using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Almanac;
using ToaSoan.Platform;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Reader;
using ToaSoan.Tests.Staff;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.Almanac;

/// <summary>Weather and rates, from providers that are good, slow, broken, hostile and lying.</summary>
public sealed class AlmanacTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Readers_see_rates_at_once_and_the_last_good_ones_with_their_age_through_an_outage(Engine engine)
    {
        await using var provider = await Provider.StartAsync();
        await using var portal = await provider.PortalAsync(engine);
        await portal.PublishAsync("Bài", "Nội dung.");
        using var reader = portal.NewClient();
        Assert.Null((await reader.ReadAsync("/")).QuerySelector(".almanac section:not(.audience)"));
        Assert.Contains("chưa có số liệu", (await reader.ReadAsync("/ty-gia")).Body!.TextContent, StringComparison.Ordinal);
        provider.Says(Figures.Bank(portal.Clock.Now()));
        await portal.ShowAsync(rates: true);
        var source = await portal.FetchAsync(AlmanacSource.Rates);
        Assert.Equal(("", "Vietcombank", 0), (source.Trouble, source.Origin, source.Failures));
        var front = (await reader.ReadAsync("/")).QuerySelector(".almanac")!.TextContent;
        Assert.Contains("26.380", front, StringComparison.Ordinal);
        Assert.Contains("173,56", front, StringComparison.Ordinal);
        Assert.Contains("26,380", (await reader.ReadAsync("/en/ty-gia")).Body!.TextContent, StringComparison.Ordinal);

        portal.Clock.Advance(TimeSpan.FromDays(1));
        provider.Says(Figures.Bank(portal.Clock.Now(), "26,400.00"));
        await portal.FetchAsync(AlmanacSource.Rates);
        var page = await reader.ReadAsync("/ty-gia");
        Assert.Equal(2, page.QuerySelectorAll("svg.plot").Length);
        Assert.Equal(["26.380", "26.385", "26.390", "26.395", "26.400"], page.QuerySelector("svg.plot")!.QuerySelectorAll("text[text-anchor=end]").Select(static mark => mark.TextContent));
        Assert.Equal("USD, giá bán ra (đồng)", page.QuerySelector("svg.plot title")!.TextContent);

        provider.Says("hỏng", status: 500);
        portal.Clock.Advance(TimeSpan.FromHours(3));
        source = await portal.FetchAsync(AlmanacSource.Rates);
        Assert.Equal(("Status", "HTTP 500", 1), (source.Trouble, source.Detail, source.Failures));
        portal.Services.GetRequiredService<PageStore>().Evict(source.Tag);
        page = await reader.ReadAsync("/ty-gia");
        Assert.Contains("26.400", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Cập nhật 3 giờ trước", page.Body.TextContent, StringComparison.Ordinal);
        portal.Clock.Advance(TimeSpan.FromDays(5));
        portal.Services.GetRequiredService<PageStore>().Evict(source.Tag);
        Assert.Contains("Số liệu cũ", (await reader.ReadAsync("/")).QuerySelector(".almanac")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, await portal.DoAsync((PortalDb db) => db.RateDays.CountAsync(static row => row.Code == "USD", Stop)));
    }

    [Fact]
    public async Task The_weather_is_shown_with_its_curve_its_days_and_whose_it_is()
    {
        await using var provider = await Provider.StartAsync();
        await using var portal = await provider.PortalAsync();
        await portal.PublishAsync("Bài", "Nội dung.");
        provider.Says(Figures.Weather(portal.Clock.Now()), "application/json");
        await portal.ShowAsync(weather: true);
        Assert.Equal("", (await portal.FetchAsync(AlmanacSource.City)).Trouble);
        Assert.Contains(provider.Asked, static asked => asked.StartsWith("/v1/forecast?latitude=21.03&longitude=106.77&", StringComparison.Ordinal));
        using var reader = portal.NewClient();
        var page = await reader.ReadAsync("/thoi-tiet");
        Assert.Contains("31°", page.QuerySelector(".now")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Mưa rào nhẹ", page.QuerySelector(".now")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(7, page.QuerySelectorAll(".days li").Length);
        Assert.Contains("cao nhất 35°", page.QuerySelector("svg.plot desc")!.TextContent, StringComparison.Ordinal);
        Assert.All(new[] { page, await reader.ReadAsync("/"), await reader.ReadAsync("/en/thoi-tiet") }, static shown => Assert.Equal("https://open-meteo.com/", shown.QuerySelector(".age a")!.GetAttribute("href")));
        Assert.Contains("https://minhgiang.example/thoi-tiet", await reader.TextAsync("/sitemap-1.xml"), StringComparison.Ordinal);
        Assert.Contains("Light showers", (await reader.ReadAsync("/en")).QuerySelector(".almanac")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Rates_are_read_alike_whatever_the_culture_of_the_server()
    {
        var now = new DateTime(2026, 6, 16, 1, 15, 0, DateTimeKind.Utc);
        var before = CultureInfo.CurrentCulture;
        foreach (var culture in new[] { "vi-VN", "en-US", "de-DE" })
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            var sheet = RateProviders.ReadBank(Encoding.UTF8.GetBytes(Figures.Bank(now)), now);
            Assert.Equal([new Rate("DKK", "DANISH KRONE", null, 3981.22m, 4133.60m), new Rate("JPY", "YEN", 163.20m, 164.85m, 173.56m), new Rate("USD", "US DOLLAR", 26010m, 26040m, 26380m)], sheet.Rates);
            Assert.Equal(now, sheet.AsOf);
        }

        CultureInfo.CurrentCulture = before;
        var gold = RateProviders.ReadGold("<root><ratelist updated=\"08:15:00 AM 16/06/2026\" unit=\"x\"><city name=\"a\"><item buy=\"118,500\" sell=\"120,500\" type=\"Vàng miếng\"/></city></ratelist></root>"u8.ToArray(), now);
        Assert.Equal([new Rate("Vàng miếng", "Vàng miếng", null, 118_500_000m, 120_500_000m)], gold.Rates);
    }

    [Fact]
    public async Task What_lies_or_attacks_is_refused_for_a_reason_and_the_good_value_stays()
    {
        await using var provider = await Provider.StartAsync();
        await using var portal = await provider.PortalAsync();
        provider.Says(Figures.Bank(portal.Clock.Now()));
        await portal.ShowAsync(rates: true);
        var good = await portal.FetchAsync(AlmanacSource.Rates);
        const string Entity = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><ExrateList><DateTime>&a;</DateTime></ExrateList>";
        const string Laughs = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]><ExrateList><DateTime>&c;</DateTime></ExrateList>";
        (string Body, string Type, string Trouble)[] answers =
        [
            (Entity, "text/xml", "WrongForm"), (Laughs, "text/xml", "WrongForm"), ("<ExrateList>", "text/xml", "WrongForm"), ("<html/>", "text/xml", "WrongForm"), ("", "text/xml", "WrongForm"),
            (Figures.Bank(portal.Clock.Now()), "text/html", "WrongType"), (new string('x', 300_000), "text/xml", "TooLarge"),
            (Figures.Bank(portal.Clock.Now().AddDays(1)), "text/xml", "Future"), (Figures.Bank(portal.Clock.Now().AddDays(-2)), "text/xml", "Old"),
            (Figures.Bank(portal.Clock.Now(), "36,380.00"), "text/xml", "Jump"), (Figures.Bank(portal.Clock.Now(), "20,000.00"), "text/xml", "Absurd"), (Figures.Bank(portal.Clock.Now(), "-5"), "text/xml", "WrongForm"),
        ];
        foreach (var (body, type, trouble) in answers)
        {
            provider.Says(body, type);
            portal.Clock.Advance(TimeSpan.FromMinutes(80));
            var source = await portal.FetchAsync(AlmanacSource.Rates);
            Assert.Equal((trouble, good.Value), (source.Trouble, source.Value));
        }

        using var desk = await portal.EnterAsync("thuky");
        Assert.Contains("Câu trả lời không đúng dạng", await desk.GetStringAsync("/ban/cai-dat/tien-ich", Stop), StringComparison.Ordinal);
        provider.Says(Figures.Bank(portal.Clock.Now()));
        portal.Clock.Advance(TimeSpan.FromMinutes(80));
        Assert.Equal(("", 0), (await portal.FetchAsync(AlmanacSource.Rates)) is var mended ? (mended.Trouble, mended.Failures) : default);
    }

    [Theory]
    [InlineData("92", "°C", "25200", "Absurd")]
    [InlineData("-40", "°C", "25200", "Absurd")]
    [InlineData("88", "°F", "25200", "Absurd")]
    [InlineData("null", "°C", "25200", "WrongForm")]
    [InlineData("\"31\"", "°C", "25200", "WrongForm")]
    [InlineData("31", "°C", "0", "WrongForm")]
    public void Weather_that_cannot_be_is_refused(string temperature, string unit, string offset, string trouble)
    {
        var now = new DateTime(2026, 6, 16, 1, 15, 0, DateTimeKind.Utc);
        byte[] Body(DateTime at) => Encoding.UTF8.GetBytes(Figures.Weather(at, temperature, unit, offset));
        Assert.Equal(trouble, Assert.Throws<AlmanacFailure>(() => OpenMeteo.Read(Body(now), now)).Trouble.ToString());
        Assert.Throws<AlmanacFailure>(() => OpenMeteo.Read(Body(now.AddHours(2)), now));
        Assert.Throws<AlmanacFailure>(() => OpenMeteo.Read("[]"u8.ToArray(), now));
    }

    [Fact]
    public async Task After_failures_the_questions_wait_longer_and_nothing_is_asked_that_is_off_or_inside()
    {
        await using var provider = await Provider.StartAsync();
        await using var portal = await provider.PortalAsync();
        provider.Says("", status: 503);
        Assert.False(await portal.DoAsync((AlmanacFetch fetch) => fetch.FetchOneAsync(Stop)));
        await portal.ShowAsync(rates: true);
        var waits = new List<TimeSpan>();
        for (var failure = 0; failure < 6; failure++)
        {
            var source = await portal.FetchAsync(AlmanacSource.Rates);
            waits.Add(source.DueAt - portal.Clock.Now());
            portal.Clock.Advance(source.DueAt - portal.Clock.Now() + TimeSpan.FromSeconds(1));
        }

        Assert.Equal(6, provider.Visits);
        Assert.Equal([1, 2, 4, 8, 60, 60], waits.Select(static wait => wait.TotalMinutes is > 59 ? 60 : wait.TotalMinutes is > 7.9 ? 8 : wait.TotalMinutes is > 3.9 ? 4 : wait.TotalMinutes is > 1.9 ? 2 : 1));

        await using var strict = await provider.PortalAsync(policy: OutgoingPolicy.Public);
        await strict.ShowAsync(rates: true);
        Assert.Equal("NotAllowed", (await strict.FetchAsync(AlmanacSource.Rates)).Trouble);
        Assert.Equal(6, provider.Visits);
    }

    [Fact]
    public async Task Two_nodes_ask_once()
    {
        await using var provider = await Provider.StartAsync();
        await using var portal = await provider.PortalAsync();
        provider.Says(Figures.Bank(portal.Clock.Now()));
        await portal.ShowAsync(rates: true);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => portal.DoAsync((AlmanacFetch fetch) => fetch.FetchOneAsync(Stop))));
        Assert.Equal(1, provider.Visits);
    }

    [Fact]
    public async Task The_desk_switches_on_places_the_wards_and_enters_a_sheet_by_hand()
    {
        await using var provider = await Provider.StartAsync();
        await using var portal = await provider.PortalAsync();
        await portal.PublishAsync("Bài", "Nội dung.");
        var ward = await portal.DoAsync((PortalDb db) => db.Database.SqlQuery<long>($"SELECT \"Id\" AS \"Value\" FROM \"Offices\" WHERE \"Slug\" = 'phuong-ben-sen'").SingleAsync(Stop));
        const string Here = "/ban/cai-dat/tien-ich";
        using var owner = await portal.EnterAsync("chu");
        (string, string)[] typed = [("Weather", "true"), ("Places[0].Office", "0"), ("Places[0].Name", "Minh Giang"), ("Places[0].Latitude", "21,03"), ("Places[0].Longitude", "106.77"), ("Places[1].Office", $"{ward}"), ("Places[1].Latitude", "21.05"), ("Places[1].Longitude", "106.8")];
        Assert.Equal(Here, (await owner.PostAsync(Here, Here, typed)).Headers.Location?.ToString());
        Assert.Equal(["Minh Giang", "Phường Bến Sen"], await portal.DoAsync((PortalDb db) => db.AlmanacSources.Where(static s => s.On).OrderBy(static s => s.Name).Select(static s => s.Place).ToListAsync(Stop)));
        typed[3] = ("Places[0].Latitude", "91");
        Assert.Contains("Tọa độ hoặc tên của “Minh Giang” chưa đúng", await (await owner.PostAsync(Here, Here, typed)).RefusedAsync(), StringComparison.Ordinal);

        using var desk = await portal.EnterAsync("thuky");
        foreach (var line in new[] { "USD; 26.1; 26.2; 26.3.4", "USD; 26,110.00; -; 26,380.00", "USD; 30.000; -; 26.380", "USD; 1; 2", "US; 1; 1; 1", "USD; -; -; -" })
        {
            Assert.Contains($"Dòng “{line}” chưa đúng", await (await desk.PostAsync(Here, Here + "/enter", ("Origin", "Kho quỹ"), ("Lines", line))).RefusedAsync(), StringComparison.Ordinal);
        }

        Assert.Equal(Here, (await desk.PostAsync(Here, Here + "/enter", ("Origin", "Kho quỹ"), ("Lines", "USD; 26.110; 26.140; 26.380\nJPY; -; 164,85; 173,56"))).Headers.Location?.ToString());
        using var reader = portal.NewClient();
        var shown = (await reader.ReadAsync("/")).QuerySelector(".almanac")!.TextContent;
        Assert.Contains("26.380", shown, StringComparison.Ordinal);
        Assert.Contains("Kho quỹ", shown, StringComparison.Ordinal);
        Assert.Contains("USD; 26.110; 26.140; 26.380", await desk.GetStringAsync(Here, Stop), StringComparison.Ordinal);
        Assert.Contains("almanac.enter: Kho quỹ: USD 26380; JPY 173,56", await portal.TrailAsync());
        await desk.PostAsync(Here, Here + "/enter", ("Lines", ""));
        Assert.Null((await reader.ReadAsync("/")).QuerySelector(".almanac section:not(.audience)"));
    }
}
