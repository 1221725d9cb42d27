using System.Diagnostics;
using System.Net;
using ToaSoan.Tests.Ground;

namespace ToaSoan.Tests.Audience;

public sealed class NodesTests
{
    [Fact]
    public async Task Two_nodes_show_the_same_figures_and_a_report_repeated_at_the_other_counts_once()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var first = await TestPortal.StartAsync(Engine.Postgres, settings => settings.Redis = redis.Address);
        await using var second = await first.BesideAsync();
        using var one = new Reading(first);
        using var two = new Reading(second);
        using var roaming = new Reading(second);
        var visit = Reading.Number();
        await Task.WhenAll(one.VisitAsync(visit: visit), two.VisitAsync(visit: visit, more: "&a=3"));
        await roaming.VisitAsync();
        Assert.Equal(2, await AgreeAsync("visits", 2, one, two));
        Assert.Equal(3, await AgreeAsync("online", 3, one, two));
        await one.LeaveAsync();
        await two.LeaveAsync();
        Assert.Equal(1, await AgreeAsync("online", 1, one, two));

        await redis.DisposeAsync(); // without Redis nothing is lost: a node shows its own readers, and totals as before
        await two.VisitAsync();
        Assert.Equal(3, await AgreeAsync("visits", 3, one, two));
        Assert.Equal(0, await AgreeAsync("online", 0, one));
        Assert.Equal(HttpStatusCode.OK, (await one.StayAsync()).StatusCode);
    }

    [Fact]
    public async Task Many_reports_at_two_nodes_at_once_are_all_counted_once()
    {
        await using var first = await TestPortal.StartAsync(Engine.Postgres);
        await using var second = await first.BesideAsync();
        string[] visits = [.. Enumerable.Range(0, 400).Select(static _ => Reading.Number())];
        using var one = new Reading(first);
        using var two = new Reading(second);
        var answers = await Task.WhenAll(visits.SelectMany(visit => new[] { one.VisitAsync(visit: visit), two.VisitAsync(visit: visit) }));
        Assert.All(answers, static answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Equal(400, await AgreeAsync("visits", 400, one, two));
    }

    // Nodes agree within two seconds; a busy test machine is given more.
    private static async Task<long> AgreeAsync(string figure, long expected, params Reading[] readers)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var shown = await Task.WhenAll(readers.Select(reader => reader.FigureAsync(figure)));
            if (Array.TrueForAll(shown, n => n == expected) || watch.Elapsed > TimeSpan.FromSeconds(20))
            {
                return shown.Distinct().Count() == 1 ? shown[0] : -1;
            }

            await Task.Delay(50);
        }
    }
}
