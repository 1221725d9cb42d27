using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Audience;
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
    public async Task The_figures_of_the_command_are_those_of_an_independent_recount(Engine engine)
    {
        await using var portal = await ReportTests.CityAsync(engine);
        await portal.StopAsync();
        var file = portal.Settings.PathOf("bao-cao.json");
        LanguageMiddleware.Speak("vi");
        Assert.Equal(0, await MakeReport.RunAsync(portal.Settings, new ReportOrder("2026-h1") { Format = "json", Out = file }, Stop));
        var report = JsonDocument.Parse(await File.ReadAllTextAsync(file, Stop)).RootElement;
        var figures = report.GetProperty("figures").EnumerateArray().ToDictionary(static figure => figure.GetProperty("key").GetString()!);
        await using var scope = portal.Services.CreateAsyncScope();
        await using var main = scope.ServiceProvider.GetRequiredService<PortalDb>().Database.GetDbConnection();
        await main.OpenAsync(Stop);
        await using var counts = await scope.ServiceProvider.GetRequiredService<CountStore>().OpenAsync(Stop);
        string Within(string from, string until) => engine == Engine.Sqlite
            ? $"(e.\"PublishedAt\" >= strftime('%s', '{from}', '-7 hours') * 1000 AND e.\"PublishedAt\" < strftime('%s', '{until}', '-7 hours') * 1000)"
            : $"(e.\"PublishedAt\" >= timestamptz '{from} 00:00:00+07' AND e.\"PublishedAt\" < timestamptz '{until} 00:00:00+07')";
        string Items(string from, string until, string also = "") => $"SELECT COUNT(*) FROM \"Editions\" e WHERE e.\"Kind\" = 'article' AND e.\"Number\" = 1 AND {Within(from, until)} {also}";
        var items = figures["items"];
        Assert.Equal(254, Value(items));
        await SameAsync(main, Value(items), Items("2026-01-01", "2026-07-01"));
        await SameAsync(main, Value(items, "previous"), Items("2025-07-01", "2026-01-01"));
        await SameAsync(main, Value(items, "yearBefore"), Items("2025-01-01", "2025-07-01"));
        foreach (var (key, change) in new[] { ("corrections", 2), ("withdrawals", 3) }) // EditionChange
        {
            await SameAsync(main, Value(figures[key]), $"SELECT COUNT(*) FROM \"Editions\" e WHERE e.\"Kind\" = 'article' AND e.\"Change\" = {change} AND {Within("2026-01-01", "2026-07-01")}");
        }

        await SameAsync(main, Value(figures["photos"]), $"SELECT COUNT(*) FROM \"PhotoUses\" u JOIN \"Editions\" e ON e.\"ObjectId\" = u.\"ArticleId\" WHERE e.\"Kind\" = 'article' AND e.\"Number\" = 1 AND {Within("2026-01-01", "2026-07-01")}");
        foreach (var (list, column) in new[] { (items.GetProperty("byOffice"), "Office"), (items.GetProperty("by").GetProperty("section"), "Section") })
        {
            foreach (var line in list.EnumerateArray())
            {
                await SameAsync(main, Value(line), Items("2026-01-01", "2026-07-01", $"AND e.\"{column}\" = '{line.GetProperty("key").GetString()}'"));
            }
        }

        foreach (var dimension in new[] { "topic", "author" })
        {
            foreach (var line in items.GetProperty("by").GetProperty(dimension).EnumerateArray())
            {
                await SameAsync(main, Value(line), Items("2026-01-01", "2026-07-01", $"AND EXISTS (SELECT 1 FROM \"EditionTag\" t WHERE t.\"EditionId\" = e.\"Id\" AND t.\"Kind\" = '{dimension}' AND t.\"Slug\" = '{line.GetProperty("key").GetString()}')"));
            }
        }

        var now = items.GetProperty("byOfficeNow").EnumerateArray().ToDictionary(static line => line.GetProperty("key").GetString()!);
        await SameAsync(main, Value(now["phuong-ben-nuoc"]), Items("2026-01-01", "2026-07-01", "AND e.\"Office\" IN ('phuong-01', 'phuong-02')"));
        var split = await NumberAsync(main, Items("2026-01-01", "2026-07-01", "AND e.\"Office\" = 'phuong-03'"));
        Assert.Equal(await NumberAsync(main, Items("2026-01-01", "2026-07-01", "AND e.\"Office\" = 'phuong-04'")) + (split * .6m), Value(now["phuong-04"]));
        Assert.True(now["phuong-04"].GetProperty("estimated").GetBoolean());
        Assert.False(now["phuong-ben-nuoc"].GetProperty("estimated").GetBoolean());
        foreach (var (key, measure, cube) in new[] { ("visits", Measure.Visit, "site"), ("shares", Measure.Share, "channel") })
        {
            await SameAsync(counts, Value(figures[key]), $"SELECT SUM(n) FROM count_day WHERE measure = {(int)measure} AND cube = '{cube}' AND day BETWEEN {new DateOnly(2026, 1, 1).DayNumber} AND {new DateOnly(2026, 6, 30).DayNumber}");
        }

        await SameAsync(counts, Value(figures["readers-daily"]), $"SELECT SUM(n) * 1.0 / 181 FROM count_day WHERE measure = {(int)Measure.DayReader} AND cube = 'site' AND day BETWEEN {new DateOnly(2026, 1, 1).DayNumber} AND {new DateOnly(2026, 6, 30).DayNumber}");
        var hours = engine == Engine.Sqlite ? "AVG((e.\"PublishedAt\" - a.\"CreatedAt\") / 3600000.0)" : "AVG(EXTRACT(EPOCH FROM e.\"PublishedAt\" - a.\"CreatedAt\") / 3600)";
        await SameAsync(main, Value(figures["hours-to-publication"]), $"SELECT {hours} FROM \"Editions\" e JOIN \"Articles\" a ON a.\"Id\" = e.\"ObjectId\" WHERE e.\"Kind\" = 'article' AND e.\"Number\" = 1 AND {Within("2026-01-01", "2026-07-01")}");
        string Events(string what, string also) => $"SELECT {what} FROM \"Events\" e LEFT JOIN \"EventAttendances\" a ON a.\"EventId\" = e.\"Id\" WHERE {Within("2026-01-01", "2026-07-01").Replace("PublishedAt", "StartsAt", StringComparison.Ordinal)} AND {also}";
        Assert.Equal(5, Value(figures["events-held"]));
        await SameAsync(main, Value(figures["events-held"]), Events("COUNT(*)", "e.\"State\" = 1 AND e.\"Kind\" = 0"));
        await SameAsync(main, Value(figures["courses-held"]), Events("COUNT(*)", "e.\"State\" = 1 AND e.\"Kind\" = 1"));
        await SameAsync(main, Value(figures["events-cancelled"]), Events("COUNT(*)", "e.\"State\" = 2"));
        await SameAsync(main, Value(figures["events-attendance"]), Events("SUM(a.\"Count\")", "e.\"State\" = 1"));
        Assert.Equal("at-least", figures["events-attendance"].GetProperty("precision").GetString());
        await SameAsync(main, Value(figures["chi-so-buoi-phat-thanh"]), "SELECT SUM(CAST(l.\"Amount\" AS REAL)) FROM \"ReturnLines\" l JOIN \"Returns\" r ON r.\"Id\" = l.\"ReturnId\" WHERE r.\"Counts\" = TRUE AND r.\"Month\" BETWEEN '2026-01-01' AND '2026-06-30'");
        await SameAsync(main, Value(figures["items-elsewhere"]), "SELECT COUNT(*) FROM \"OutsideItems\" WHERE \"SameAsItem\" IS NULL AND \"SameAsArticle\" IS NULL AND \"Day\" BETWEEN '2026-01-01' AND '2026-06-30'");
        Assert.Equal(254 + 19, Value(figures["items-all"]));
        Assert.Equal(700, Value(figures["shares"]));
        Assert.Equal("at-least", figures["shares"].GetProperty("precision").GetString());
    }

    private static decimal? Value(JsonElement figure, string name = "value") => figure.GetProperty(name).ValueKind == JsonValueKind.Null ? null : figure.GetProperty(name).GetDecimal();

    // To six digits after the comma: means come from the database as floating numbers.
    private static async Task SameAsync(DbConnection connection, decimal? figure, string sql) => Assert.Equal((sql, Math.Round((await NumberAsync(connection, sql))!.Value, 6)), (sql, Math.Round(figure!.Value, 6)));

    private static async Task<decimal?> NumberAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToDecimal(await command.ExecuteScalarAsync(Stop), CultureInfo.InvariantCulture);
    }
}
