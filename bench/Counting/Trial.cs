using System.Security.Cryptography;
using ToaSoan.Durability;

namespace ToaSoan.Bench.Counting;

/// <summary>What goes away in a round.</summary>
public enum Crash
{
    /// <summary>The program, by SIGKILL: at any instant, or when an answer has just arrived.</summary>
    Program,

    /// <summary>PostgreSQL, by SIGKILL; the program stays.</summary>
    Database,

    /// <summary>Both.</summary>
    Both,

    /// <summary>The power of the disk, and the program with it.</summary>
    Power,
}

/// <summary>
/// A city whose readers report their visits through one crash after another. What was not acknowledged is reported again as browsers do, so at the
/// end of every round the counters must hold each visit exactly once.
/// </summary>
/// <param name="city">The city, which the trial uses up.</param>
/// <param name="keys">The pages visited.</param>
public sealed class Trial(PreparedCity city, IReadOnlyList<string> keys) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private readonly HashSet<long> settled = [];
    private Server? server;

    /// <summary>A PostgreSQL connection string; empty for SQLite in the city's folder.</summary>
    public string Database { get; init; } = "";

    /// <summary>The server of that database.</summary>
    public PostgresCluster? Cluster { get; init; }

    /// <summary>The disk under the city's folder, or under PostgreSQL.</summary>
    public LoopDisk? Disk { get; init; }

    /// <summary>"NORMAL" for a control.</summary>
    public string Synchronous { get; init; } = "FULL";

    /// <summary>Visits a second.</summary>
    public int Pace { get; init; } = 5000;

    /// <summary>Loads, crashes, comes back, retries, judges.</summary>
    public async Task<Found> RoundAsync(Crash crash)
    {
        var (found, running) = (new Found(), server ?? await StartAsync());
        if (Disk is not null)
        {
            await Disk.SyncAsync();
        }

        var volley = new Volley(new Uri(running.Url), keys);
        var firing = volley.FireAsync(Pace);
        for (var wait = 0; wait == 0 || (volley.Unheard < 5 && wait < 30); wait++)
        {
            await Task.Delay(RandomNumberGenerator.GetInt32(400, 1400)); // some of what is reported again is to have been counted already
        }

        if (crash == Crash.Power)
        {
            volley.End(power: false);
            await Disk!.CutAsync();
        }

        if (crash is Crash.Program or Crash.Both && RandomNumberGenerator.GetInt32(2) == 0)
        {
            var struck = new TaskCompletionSource();
            volley.AtNextAnswer(() =>
            {
                running.Kill();
                struck.SetResult();
            });
            await struck.Task.WaitAsync(Patience);
        }
        else if (crash != Crash.Database)
        {
            running.Kill();
        }

        if (Cluster is not null && crash != Crash.Program)
        {
            await Cluster.KillAndRestartAsync(crash == Crash.Power ? Disk!.RemountAsync : null);
        }
        else if (crash == Crash.Power)
        {
            await Disk!.RemountAsync();
        }

        volley.End(power: crash != Crash.Power);
        var visits = await firing;
        found.Hear(volley, running);
        if (crash != Crash.Database)
        {
            running = await StartAsync();
            found.Start = running.StartTime;
        }

        await SettleAsync(running, visits, found);
        return found;
    }

    /// <summary>Starts the program, in place of the one that was killed.</summary>
    public async Task<Server> StartAsync()
    {
        server?.Dispose();
        server = await Server.StartAsync(city.Data, new Dictionary<string, string> { ["TOASOAN_DATABASE"] = Database, ["TOASOAN_SQLITE_SYNCHRONOUS"] = Synchronous }, Patience);
        if (settled.Count == 0)
        {
            // With the first visit counted the tables are there, which a control is not to lose.
            var first = new Visit(keys[0]);
            await new Volley(new Uri(server.Url), keys).RetryAsync([first]);
            settled.Add(first.Mark);
        }

        return server;
    }

    /// <summary>Judges what survived, reports again what was not acknowledged, and judges once more.</summary>
    public async Task SettleAsync(Server running, IReadOnlyList<Visit> visits, Found found)
    {
        ArgumentNullException.ThrowIfNull(running);
        ArgumentNullException.ThrowIfNull(visits);
        ArgumentNullException.ThrowIfNull(found);
        var survived = await ReadAsync(found);
        var unanswered = visits.Where(static visit => !visit.Acknowledged).ToList();
        var lost = visits.Where(visit => visit.Acknowledged && !survived.Contains(visit.Mark)).Select(static visit => visit.Mark).ToHashSet();
        found.Visits += visits.Count;
        found.Acknowledged += visits.Count - unanswered.Count;
        found.Retried += unanswered.Count;
        found.Already += unanswered.Count(visit => survived.Contains(visit.Mark));
        found.Lost += lost.Count + settled.RemoveWhere(mark => !survived.Contains(mark));

        var again = new Volley(new Uri(running.Url), keys);
        if (!await again.RetryAsync(unanswered))
        {
            found.Broken.Add($"{unanswered.Count(static visit => !visit.Acknowledged)} visits are still not acknowledged after a minute: {running.Words}");
        }

        found.Hear(again, running);
        settled.UnionWith(visits.Where(visit => visit.Acknowledged && !lost.Contains(visit.Mark)).Select(static visit => visit.Mark));
        var counted = await ReadAsync(found);
        if (!counted.SetEquals(settled))
        {
            found.Lost += settled.Count(mark => !counted.Contains(mark));
            found.Broken.Add($"{counted.Count:N0} visits are counted and {settled.Count:N0} are acknowledged");
        }
    }

    /// <inheritdoc />
    public void Dispose() => server?.Dispose();

    // Each visit is counted once when the totals are as many as the marks, and no mark stands there twice.
    private async Task<HashSet<long>> ReadAsync(Found found)
    {
        var counted = await Counted.ReadAsync(city.Data, Database);
        var marks = counted.Marks.ToHashSet();
        found.Doubled += (int)Math.Abs(counted.Total - marks.Count) + counted.Marks.Count - marks.Count;
        if (!counted.Sound)
        {
            found.Broken.Add($"the totals say {counted.Total}, the hours {counted.ByHour}, the days {counted.ByDay}");
        }

        return marks;
    }
}
