using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ToaSoan.Durability;
using ToaSoan.Newsroom;
using ToaSoan.Platform;

namespace ToaSoan.Bench.Schedule;

/// <summary>One round: two processes of the real program, all promises for one second, and one process killed after it when asked.</summary>
/// <param name="cluster">The database server.</param>
/// <param name="city">The city, copied for the round.</param>
/// <param name="kill">How long after the hour one process gets SIGKILL; null for never.</param>
internal sealed class Hour(PostgresCluster cluster, PromisedCity city, TimeSpan? kill)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static int made;

    /// <summary>Runs it.</summary>
    public async Task<Kept> RunAsync()
    {
        var name = $"round{Interlocked.Increment(ref made)}";
        var place = $"{city.Prepared.Data}-{name}";
        await cluster.CopyAsync(PromisedCity.Template, name);
        using var one = await StartAsync($"{place}-1", cluster.To(name) + ";Application Name=one");
        using var two = await StartAsync($"{place}-2", cluster.To(name) + ";Application Name=two");
        var due = await PromiseAsync($"{place}-1", cluster.To(name));
        await Task.Delay(due + (kill ?? TimeSpan.Zero) - TimeProvider.System.Now());
        if (kill is not null)
        {
            one.Kill();
        }

        await using var data = NpgsqlDataSource.Create(cluster.To(name) + ";Application Name=bench");
        await UntilKeptAsync(data);
        return await ReadAsync(data);
    }

    private async Task<Server> StartAsync(string folder, string database)
    {
        var copy = await city.Prepared.CopyToAsync(folder);
        return await Server.StartAsync(copy.Data, new Dictionary<string, string> { ["TOASOAN_DATABASE"] = database }, Patience);
    }

    // Promises take a while to make, so the second is chosen well ahead.
    private async Task<DateTime> PromiseAsync(string folder, string database)
    {
        await using var workplace = await PromisedCity.OpenAsync(folder, database);
        var desk = await PromisedCity.StaffAsync(workplace, PreparedCity.UserName);
        var due = new DateTime(TimeProvider.System.Now().Ticks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, DateTimeKind.Utc) + TimeSpan.FromSeconds(8 + (city.Articles.Count / 40));
        foreach (var article in city.Articles)
        {
            await using var scope = workplace.App.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<Newsroom.Schedule>().PromiseAsync(article, due, desk, CancellationToken.None);
        }

        return TimeProvider.System.Now() < due - TimeSpan.FromSeconds(1) ? due : throw new InvalidOperationException("The promises took so long to make that their hour had come.");
    }

    private static async Task UntilKeptAsync(NpgsqlDataSource data)
    {
        await using var waiting = data.CreateCommand($"""SELECT count(*) FROM "ScheduledPublications" WHERE "Outcome" = {(int)ScheduleOutcome.Waiting}""");
        for (var end = TimeProvider.System.Now() + Patience; TimeProvider.System.Now() < end && (long)(await waiting.ExecuteScalarAsync())! > 0;)
        {
            await Task.Delay(200);
        }
    }

    private async Task<Kept> ReadAsync(NpgsqlDataSource data)
    {
        await using var command = data.CreateCommand($"""
            SELECT e."ObjectId", e."MadeBy", p."DoneAt" - p."DueAt", pg_xact_commit_timestamp(e.xmin) - p."DueAt"
            FROM "Editions" e JOIN "ScheduledPublications" p ON p."ArticleId" = e."ObjectId" AND p."Outcome" = {(int)ScheduleOutcome.Published}
            """);
        await using var rows = await command.ExecuteReaderAsync();
        var kept = new Kept(city.Articles.Count);
        while (await rows.ReadAsync())
        {
            kept.Editions.Add(new(rows.GetInt64(0), rows.GetString(1), rows.GetTimeSpan(2), rows.GetTimeSpan(3)));
        }

        return kept;
    }
}
