using System.Net;
using Microsoft.Data.Sqlite;
using ToaSoan.Audience;
using ToaSoan.Platform;
using ToaSoan.Tests.Ground;

namespace ToaSoan.Tests.Audience;

public sealed class CountingTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_visit_is_in_the_total_when_its_report_is_answered(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var edition = await portal.PublishAsync("Cầu mới thông xe", "Cầu mới.", section: "thoi-su");
        using var reader = new Reading(portal);
        Assert.Equal(HttpStatusCode.OK, (await reader.VisitAsync(edition.CountedAs, more: "&f=7&r=www.tintuc.example")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await reader.VisitAsync(edition.CountedAs, more: "&c=zz")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await reader.VisitAsync("front", more: "&r=.")).StatusCode);
        Assert.Equal(3, await reader.FigureAsync("visits"));
        Assert.Equal(1, await reader.FigureAsync("readers"));
        Assert.Equal(new Dictionary<string, long> { ["outside"] = 1, ["zalo"] = 1, ["inner"] = 1 }, await Reading.PartsAsync(portal, Measure.Visit, "channel"));
        Assert.Equal(new Dictionary<string, long> { ["tintuc.example"] = 1 }, await Reading.PartsAsync(portal, Measure.Visit, "referrer"));
        Assert.Equal(new Dictionary<string, long> { ["trung-tam"] = 2 }, await Reading.PartsAsync(portal, Measure.Visit, "office"));
        Assert.Equal(new Dictionary<string, long> { ["thoi-su"] = 2 }, await Reading.PartsAsync(portal, Measure.Visit, "section"));
        Assert.Equal(new Dictionary<string, long> { [$"article:{edition.ObjectId}"] = 2, ["front"] = 1 }, await Reading.PartsAsync(portal, Measure.Visit, "page"));
        Assert.Equal(new Dictionary<string, long> { ["phone"] = 3 }, await Reading.PartsAsync(portal, Measure.Visit, "device"));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_report_repeated_a_hundred_times_at_once_counts_once_and_also_after_a_new_start(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        using var reader = new Reading(portal);
        var visit = Reading.Number();
        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => reader.VisitAsync(visit: visit)));
        Assert.Equal(1, await reader.FigureAsync("visits"));
        await using var next = await portal.AgainAsync();
        using var again = new Reading(next);
        Assert.Equal(HttpStatusCode.OK, (await again.VisitAsync(visit: visit, more: "&a=12")).StatusCode);
        await again.VisitAsync();
        Assert.Equal(2, await again.FigureAsync("visits"));
    }

    [Fact]
    public async Task A_repetition_is_known_for_as_long_as_one_may_come()
    {
        await using var portal = await TestPortal.StartAsync();
        using var reader = new Reading(portal);
        var visit = Reading.Number();
        await reader.VisitAsync(visit: visit);
        for (var minute = 0; minute < 3; minute++)
        {
            portal.Clock.Advance(TimeSpan.FromMinutes(1.3));
            await reader.VisitAsync(); // a batch turns the marks over when it is time
            await reader.VisitAsync(visit: visit, more: $"&a={(minute + 1) * 78}");
        }

        await reader.VisitAsync(visit: visit, more: "&a=241");
        Assert.Equal(4, await reader.FigureAsync("visits"));
        await reader.VisitAsync();
        Assert.Equal(1, (await Reading.PartsAsync(portal, Measure.Refused, "channel"))[nameof(Refused.Late)]);
    }

    [Fact]
    public async Task A_clock_that_jumps_neither_loses_nor_doubles()
    {
        await using var portal = await TestPortal.StartAsync();
        using var reader = new Reading(portal);
        var visit = Reading.Number();
        await reader.VisitAsync(visit: visit);
        portal.Clock.Jump(TimeSpan.FromDays(-400));
        await reader.VisitAsync(visit: visit, more: "&a=5");
        await reader.VisitAsync();
        portal.Clock.Jump(TimeSpan.FromDays(800));
        await reader.VisitAsync(visit: visit, more: "&a=9");
        await reader.VisitAsync();
        Assert.Equal(3, await reader.FigureAsync("visits"));
    }

    [Fact]
    public async Task The_day_is_the_citys()
    {
        await using var portal = await TestPortal.StartAsync();
        using var reader = new Reading(portal);
        portal.Clock.Advance(CityTime.Utc(new DateTime(2026, 6, 16, 23, 59, 0)) - portal.Clock.Now());
        await reader.VisitAsync();
        portal.Clock.Advance(TimeSpan.FromMinutes(2));
        await reader.VisitAsync();
        await reader.VisitAsync();
        Assert.Equal(2, await reader.FigureAsync("today"));
        var days = await portal.DoAsync<CountReading, IReadOnlyList<CountPoint>>(reading => reading.DaysAsync(Measure.Visit, "site", "", new DateOnly(2026, 6, 1), new DateOnly(2026, 6, 30), CancellationToken.None));
        Assert.Equal([(new DateOnly(2026, 6, 16).DayNumber, 1L), (new DateOnly(2026, 6, 17).DayNumber, 2L)], days.Select(static point => (point.At, point.N)));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task What_an_older_site_counted_is_carried_over_to_the_unit(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        using var reader = new Reading(portal);
        await reader.VisitAsync();
        Assert.Equal(0, await ToaSoan.Commands.PriorCounts.RunAsync(portal.Settings, 5, CancellationToken.None));
        Assert.Equal(0, await ToaSoan.Commands.PriorCounts.RunAsync(portal.Settings, 91_118_315, CancellationToken.None));
        await reader.VisitAsync();
        Assert.Equal(91_118_317, await reader.FigureAsync("visits"));
        Assert.Contains("91.118.315", await reader.Client.GetStringAsync("/thong-ke", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await Assert.ThrowsAsync<Refusal>(() => ToaSoan.Commands.PriorCounts.RunAsync(portal.Settings, -1, CancellationToken.None));
    }

    [Fact]
    public async Task The_total_is_the_same_to_the_unit_after_a_stop_in_a_copy_made_of_the_running_portal_and_on_another_machine()
    {
        await using var portal = await TestPortal.StartAsync();
        await ToaSoan.Commands.PriorCounts.RunAsync(portal.Settings, 91_118_315, CancellationToken.None);
        using var reader = new Reading(portal);
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => reader.VisitAsync()));
        var copy = Directory.CreateTempSubdirectory("toasoan-test-").FullName;
        foreach (var file in new[] { "toasoan.db", CountStore.FileName })
        {
            await using var live = new SqliteConnection($"Data Source={portal.Settings.PathOf(file)};Pooling=False");
            await live.OpenAsync(TestContext.Current.CancellationToken);
            await using var vacuum = live.CreateCommand();
            vacuum.CommandText = "VACUUM INTO @copy";
            vacuum.Parameters.AddWithValue("copy", Path.Combine(copy, file));
            await vacuum.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        await reader.VisitAsync();
        await using var again = await portal.AgainAsync();
        using var same = new Reading(again);
        Assert.Equal(91_118_366, await same.FigureAsync("visits"));
        await using var elsewhere = await portal.BesideAsync(copy);
        using var moved = new Reading(elsewhere);
        Assert.Equal(91_118_365, await moved.FigureAsync("visits"));
        await moved.VisitAsync();
        Assert.Equal(91_118_366, await moved.FigureAsync("visits"));
    }

    [Fact]
    public async Task A_share_is_counted_by_its_channel_and_only_by_one_there_is()
    {
        await using var portal = await TestPortal.StartAsync();
        var edition = await portal.PublishAsync("Cầu mới thông xe", "Cầu mới.");
        using var reader = new Reading(portal);
        await reader.ShareAsync(edition.CountedAs, "zalo");
        await reader.ShareAsync(edition.CountedAs, "print");
        Assert.Equal(HttpStatusCode.BadRequest, (await reader.ShareAsync(edition.CountedAs, "direct")).StatusCode);
        Assert.Equal(2, await reader.FigureAsync("shares"));
        Assert.Equal(new Dictionary<string, long> { ["zalo"] = 1, ["print"] = 1 }, await Reading.PartsAsync(portal, Measure.Share, "channel"));
    }
}
