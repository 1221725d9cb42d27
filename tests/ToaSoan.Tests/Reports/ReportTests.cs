using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Audience;
using ToaSoan.Bench.Reports;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Reports;
using ToaSoan.Reports.Composing;
using ToaSoan.Staff;
using ToaSoan.Tests.Ground;

namespace ToaSoan.Tests.Reports;

/// <summary>A half-year report from its first text to what readers see of it.</summary>
public sealed partial class ReportTests
{
    private static readonly Permissions Chief = Permissions.Command;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_frozen_report_stays_what_it_was_and_every_figure_opens_to_the_records_behind_it(Engine engine)
    {
        await using var portal = await CityAsync(engine);
        var id = await BeginAsync(portal);
        await portal.WriteWhatIsLeftAsync(id);
        await DoAsync(portal, desk => desk.FreezeAsync(Chief, id, "", Stop));
        using var client = portal.NewClient();
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/bao-cao/2026-h1", Stop)).StatusCode); // frozen is not published
        await DoAsync(portal, desk => desk.ReleaseAsync(Chief, id, Stop));
        Assert.Contains("/bao-cao/2026-h1", await client.GetStringAsync("/bao-cao", Stop), StringComparison.Ordinal);
        var (before, compared) = (await MainAsync(client, "/bao-cao/2026-h1/so-lieu/items"), await MainAsync(client, "/bao-cao/2026-h1/so-lieu/items.so-sanh"));
        var word = await client.GetByteArrayAsync("/bao-cao/2026-h1/tep/1/docx", Stop);
        Assert.Contains("254 tin, bài", WebUtility.HtmlDecode(before), StringComparison.Ordinal);
        await portal.DoAsync<PortalDb>(static async db =>
        {
            db.Editions.RemoveRange(db.Editions.Where(static e => e.Kind == "article" && e.Number == 1 && e.ObjectId % 3 == 0));
            await db.SaveChangesAsync(Stop);
        });
        await using var again = await portal.AgainAsync();
        using var reader = again.NewClient();
        Assert.Equal((before, compared), (await MainAsync(reader, "/bao-cao/2026-h1/so-lieu/items"), await MainAsync(reader, "/bao-cao/2026-h1/so-lieu/items.so-sanh")));
        Assert.Equal(word, await reader.GetByteArrayAsync("/bao-cao/2026-h1/tep/1/docx", Stop));
    }

    [Fact]
    public async Task A_reissue_is_a_new_version_with_a_reason_and_says_what_differs()
    {
        await using var portal = await CityAsync(Engine.Sqlite);
        var id = await BeginAsync(portal);
        await portal.WriteWhatIsLeftAsync(id);
        await DoAsync(portal, desk => desk.FreezeAsync(Chief, id, "", Stop));
        await DoAsync(portal, desk => desk.ReleaseAsync(Chief, id, Stop));
        await Assert.ThrowsAsync<Refusal>(() => DoAsync(portal, desk => desk.FreezeAsync(Chief, id, "", Stop)));
        await DoAsync(portal, desk => desk.ReopenAsync(Chief, id, Stop));
        await Assert.ThrowsAsync<Refusal>(() => DoAsync(portal, desk => desk.FreezeAsync(Chief, id, " ", Stop))); // without a reason
        await portal.DoAsync<PortalDb>(static async db =>
        {
            var first = new DateTime(2026, 6, 1, 0, 0, 0, DateTimeKind.Utc);
            db.Editions.RemoveRange(db.Editions.Where(e => e.Kind == "article" && e.Number == 1 && e.PublishedAt > first));
            await db.SaveChangesAsync(Stop);
        });
        await DoAsync(portal, desk => desk.FreezeAsync(Chief, id, "Bỏ các bài tính trùng của tháng 6.", Stop));
        using var client = portal.NewClient();
        Assert.DoesNotContain("Bỏ các bài", await TextAsync(client, "/bao-cao/2026-h1"), StringComparison.Ordinal);
        await DoAsync(portal, desk => desk.ReleaseAsync(Chief, id, Stop));
        var page = await TextAsync(client, "/bao-cao/2026-h1");
        Assert.Contains("Bỏ các bài tính trùng", page, StringComparison.Ordinal);
        Assert.Contains("Khác bản 1", page, StringComparison.Ordinal);
        Assert.Matches(@"Tin, bài đăng trên cổng</th><td><a href=""/bao-cao/2026-h1/ban/1"">254</a></td><td><a [^>]+>\d+</a></td><td>−\d+", page);
        Assert.DoesNotContain("Khác bản", await TextAsync(client, "/bao-cao/2026-h1/ban/1"), StringComparison.Ordinal);
        Assert.Equal(["report.publish 1", "report.release 1", "report.revise 2", "report.release 2"], await portal.DoAsync<PortalDb, List<string>>(db => db.Records.Where(record => record.Type.StartsWith("report.")).OrderBy(static record => record.Id).Select(static record => record.Type + " " + record.Seq).ToListAsync(Stop)));
    }

    [Fact]
    public async Task A_report_is_not_frozen_with_something_left_to_write_nor_before_its_period_is_over()
    {
        await using var portal = await CityAsync(Engine.Sqlite);
        var id = await BeginAsync(portal);
        Assert.Contains("[…]", (await Assert.ThrowsAsync<Refusal>(() => DoAsync(portal, desk => desk.FreezeAsync(Chief, id, "", Stop)))).Message, StringComparison.Ordinal);
        var running = await portal.DoAsync<ReportDesk, long>(desk => desk.BeginAsync(Chief, Period.Read("2026-h2")!, Stop));
        Assert.Contains("chưa hết", (await Assert.ThrowsAsync<Refusal>(() => DoAsync(portal, desk => desk.FreezeAsync(Chief, running, "", Stop)))).Message, StringComparison.Ordinal);
        var text = await portal.DoAsync<PortalDb, Report>(db => db.Set<Report>().SingleAsync(report => report.Id == id, Stop));
        var wrong = ReportText.Read(text.Text) with { Parts = [new ReportPart(PartKind.Paragraph, "Đăng {itms} bài.")] };
        Assert.Contains("{itms}", (await Assert.ThrowsAsync<Refusal>(() => DoAsync(portal, desk => desk.SaveAsync(Chief, id, text.Version, "state", wrong, Stop)))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_figure_that_first_texts_speak_of_exists_and_is_said_where_there_is_something()
    {
        await using var portal = await CityAsync(Engine.Sqlite);
        var said = typeof(ReportOutline).Assembly.GetType("ToaSoan.Reports.Composing.OutlineText")!.GetFields().Select(static field => (string)field.GetRawConstantValue()!).SelectMany(static text => Token().Matches(text)).Select(static token => token.Value[1..])
            .Where(static name => name is not ("ky" or "ky-sau")).Distinct().ToArray();
        Assert.Equal(23, said.Length);
        Assert.Empty(said.Except((await portal.DoAsync<FigureReading, IReadOnlyList<FigureKind>>(static reading => reading.KindsAsync(Stop))).Select(static kind => kind.Key)));
        var text = (await portal.DoAsync<ReportDesk, ReportText>(static desk => desk.FirstTextAsync(Period.Read("2026-h1")!, Stop))).Write();
        Assert.All(said, name => Assert.Contains($"{{{name}}}", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_figures_are_the_same_bytes()
    {
        await using var portal = await CityAsync(Engine.Sqlite);
        var sites = new List<byte[]>();
        for (var round = 0; round < 2; round++)
        {
            var site = await portal.DoAsync<ReportDesk, FigureSite>(static desk => desk.SiteAsync(Period.Read("2026-h1")!, Stop));
            sites.Add([.. FrozenFigures.Write(site).SelectMany(static file => file.Bytes), .. ReportTables.Write(site)]);
        }

        Assert.Equal(sites[0], sites[1]);
    }

    internal static async Task<TestPortal> CityAsync(Engine engine)
    {
        var portal = await TestPortal.StartAsync(engine, city: false);
        portal.Clock.Advance(CityTime.Utc(new DateTime(2026, 7, 5, 9, 0, 0)) - portal.Clock.Now());
        await portal.DoAsync<IServiceProvider>(static services => new ReportCity(services.GetRequiredService<PortalDb>(), services.GetRequiredService<CountStore>(), services.GetRequiredService<OfficeHistory>(), divisor: 20).FillAsync(Stop));
        return portal;
    }

    private static Task<long> BeginAsync(TestPortal portal) => portal.DoAsync<ReportDesk, long>(static desk => desk.BeginAsync(Chief, Period.Read("2026-h1")!, Stop));

    private static Task DoAsync(TestPortal portal, Func<ReportDesk, Task> act) => portal.DoAsync(act);

    private static async Task<string> MainAsync(HttpClient client, string address) => (await client.GetStringAsync(address, Stop)).Split("<main")[1].Split("</main>")[0];

    private static async Task<string> TextAsync(HttpClient client, string address) => WebUtility.HtmlDecode(await client.GetStringAsync(address, Stop));

    [GeneratedRegex(@"\{[a-z-]+", RegexOptions.NonBacktracking)]
    private static partial Regex Token();
}
