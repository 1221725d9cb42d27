using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Identity;
using ToaSoan.Platform;
using ToaSoan.Reports;
using ToaSoan.Reports.Composing;
using ToaSoan.Staff;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Staff;

namespace ToaSoan.Tests.Reports;

/// <summary>Every number in the tables of figures and of a report opens: values to their lists, differences, percentages and targets to how they were reckoned.</summary>
public sealed partial class FigureLinkTests
{
    private const string Desk = "/ban/bao-cao/so-lieu", Published = "/bao-cao/2026-h1";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Every_number_in_a_table_leads_to_a_page_that_says_the_same_number(Engine engine)
    {
        await using var portal = await ReportTests.CityAsync(engine);
        await portal.DoAsync<IServiceProvider>(static async services =>
        {
            var db = services.GetRequiredService<PortalDb>();
            db.Add(new ReportTarget { Figure = "items", Period = "2026-h1", Amount = 240 });
            var member = new StaffMember { UserName = "chu", DisplayName = "Chủ Trang", Roles = [new StaffRole { OfficeId = db.Set<ToaSoan.Offices.Office>().First().Id, Role = Role.Owner }] };
            Assert.True((await services.GetRequiredService<UserManager<StaffMember>>().CreateAsync(member, TestPortal.Password)).Succeeded);
        });
        var id = await portal.WrittenReportAsync("2026-h1");
        await portal.DoAsync<ReportDesk>(desk => desk.FreezeAsync(Permissions.Command, id, "", Stop));
        await portal.DoAsync<ReportDesk>(desk => desk.ReleaseAsync(Permissions.Command, id, Stop));
        using var desk = await portal.EnterAsync("chu");
        using var reader = portal.NewClient();
        var all = new HashSet<string>();
        foreach (var figure in new[] { "items", "hours-to-publication" })
        {
            foreach (var address in new[] { $"{Desk}?ky=2026-h1", $"{Desk}/{figure}?ky=2026-h1", $"{Desk}/{figure}?ky=2026-h1&quydoi=true" })
            {
                await AllOpenAsync(desk, address, all);
            }

            foreach (var address in new[] { Published, $"{Published}/so-lieu", $"{Published}/so-lieu/{figure}", $"{Published}/so-lieu/{figure}/office-now" })
            {
                await AllOpenAsync(reader, address, all);
            }
        }

        Assert.Contains($"{Published}/so-lieu/items-all.cung-ky/month/2025-03", all); // a month of a compared period, under the report's chart
        Assert.Contains($"{Published}/so-lieu/items.ky-truoc/month/2025-09", all);
        Assert.Contains($"{Published}/so-lieu/items.so-sanh#chi-tieu", all);
        Assert.Contains($"{Published}/so-lieu/items.so-sanh/office-now/phuong-04#cung-ky", all);
        Assert.True(all.Count > 500, $"{all.Count}");
        foreach (var nowhere in new[] { "items.so-sanh/trang/2", "items.so-sanh/tep/xlsx", "items.so-sanh/office/khong-co", "items.so-sanh/month/2025-03", "khong-co.so-sanh" })
        {
            Assert.Equal((nowhere, HttpStatusCode.NotFound), (nowhere, (await reader.GetAsync($"{Published}/so-lieu/{nowhere}", Stop)).StatusCode));
        }
    }

    [Fact]
    public void A_difference_is_reckoned_step_by_step_with_its_rounding()
    {
        LanguageMiddleware.Speak("vi");
        Assert.Equal(["5.080 − 4.700 = +380 bài", "380 ÷ 4.700 × 100 = 8,0851… ≈ +8,1%"], Steps(5080, 4700));
        Assert.Equal(["3 − 8 = −5 bài", "−5 ÷ 8 × 100 = −62,5%"], Steps(3, 8));
        Assert.Equal(["35,238… − 36,05 = −0,8119… ≈ −0,8 bài", "−0,8119… ÷ 36,05 × 100 = −2,2521… ≈ −2,3%"], Steps(740m / 21, 36.05m, decimals: 1));
        Assert.Equal(["4 − 0 = +4 bài", ReportsText.NoPercent], Steps(4, 0));
        Assert.Empty(Steps(null, 4));
        Assert.Equal(["254 − 240 = +14 bài", "254 ÷ 240 × 100 = 105,8333… ≈ 105,8%"], FigureComparison.WithTarget(Kind(0), Of(254), 240).Steps.Select(static step => step.Words));

        static IEnumerable<string> Steps(decimal? now, decimal? before, int decimals = 0) => FigureComparison.Of(Kind(decimals), "", "", "", Of(now), Of(before), null).Steps.Select(static step => step.Words);
        static FigureKind Kind(int decimals) => new("k", "G", "K", "", "bài", [], Decimals: decimals);
        static FigureValue Of(decimal? amount) => new(amount, FigurePrecision.Exact, false);
    }

    private static async Task AllOpenAsync(HttpClient client, string address, HashSet<string> all)
    {
        var page = await PageAsync(client, address);
        var numbers = page.QuerySelectorAll("table.numbers:not(.rows) td, .official td.amount, .official p a, .official li a").Where(static cell => Number().IsMatch(cell.TextContent) && !Zero().IsMatch(cell.TextContent)).ToArray();
        Assert.NotEmpty(numbers);
        foreach (var number in numbers)
        {
            var link = (number.LocalName == "a" ? number : number.QuerySelector("a"))?.GetAttribute("href");
            Assert.True(link is not null, $"{address}: {number.ParentElement!.TextContent} … {number.TextContent} is no link");
            link = link.StartsWith('#') ? address + link : link;
            if (all.Add(link) && all.Count % 11 == 1) // each is looked at, one in eleven followed
            {
                var to = await PageAsync(client, link.Split('#')[0]);
                var said = (link.Split('#') is [_, var part] ? to.GetElementById(part)!.ParentElement! : to.QuerySelector("h1")!).TextContent;
                Assert.All(Number().Matches(number.QuerySelector("a")?.TextContent ?? number.TextContent), match => Assert.Contains(match.Value, said, StringComparison.Ordinal));
            }
        }
    }

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> PageAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address, Stop);
        Assert.Equal((address, HttpStatusCode.OK), (address, answer.StatusCode));
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Stop));
    }

    [GeneratedRegex("[0-9][0-9.,]*", RegexOptions.NonBacktracking)]
    private static partial Regex Number();

    // Behind nothing there is no list; a name of a month below a value is no number.
    [GeneratedRegex(@"^\s*(0(,0+)?|–)\s*([0-9]+/[0-9]+)?\s*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Zero();
}
