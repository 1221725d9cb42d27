using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Bench.Reports;
using ToaSoan.Commands;
using ToaSoan.Platform;
using ToaSoan.Tests.Ground;

namespace ToaSoan.Tests.Reports;

/// <summary>What the command says is counted again by plain SQL, which knows nothing of the program's figures.</summary>
public sealed class RecountTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Every_figure_of_the_command_is_that_of_an_independent_recount(Engine engine)
    {
        await using var portal = await ReportTests.CityAsync(engine);
        await portal.StopAsync();
        var file = portal.Settings.PathOf("bao-cao.json");
        LanguageMiddleware.Speak("vi");
        Assert.Equal(0, await MakeReport.RunAsync(portal.Settings, new ReportOrder("2026-h1") { Format = "json", Out = file }, Stop));
        var report = JsonDocument.Parse(await File.ReadAllTextAsync(file, Stop)).RootElement;
        var recount = await Recount.RunAsync(portal.Settings, report, ReportCity.Spans, Stop);
        Assert.Empty(recount.Differences);
        Assert.True(recount.Compared > 2_500, $"{recount.Compared}");

        // Nothing is counted again in vain: of everything there is something. Some of it is known without counting.
        var figures = report.GetProperty("figures").EnumerateArray().ToDictionary(static figure => figure.GetProperty("key").GetString()!);
        Assert.All(figures.Keys, key => Assert.True(Now(key) > 0, key));
        Assert.Equal((254, 254 + 19, 700, 5), (Now("items"), Now("items-all"), Now("shares"), Now("events-held")));
        Assert.All(["events-attendance", "shares"], key => Assert.Equal("at-least", figures[key].GetProperty("precision").GetString()));
        var wards = figures["items"].GetProperty("byOfficeNow").EnumerateArray().ToDictionary(static line => line.GetProperty("key").GetString()!, static line => line.GetProperty("estimated").GetBoolean());
        Assert.Equal((true, false), (wards["phuong-04"], wards["phuong-ben-nuoc"])); // through a split, through a merge

        decimal? Now(string key) => figures[key].GetProperty("value") is { ValueKind: JsonValueKind.Number } value ? value.GetDecimal() : null;
    }
}
