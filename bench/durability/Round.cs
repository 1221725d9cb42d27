using System.Security.Cryptography;

namespace ToaSoan.Durability;

/// <summary>One crash: the program at work, ended at an unforeseen instant, started again and examined.</summary>
public sealed class Round
{
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(120);

    /// <summary>The prepared city, which the round uses up.</summary>
    public required PreparedCity City { get; init; }

    /// <summary>A PostgreSQL connection string; empty for SQLite in the city's folder.</summary>
    public string Database { get; init; } = "";

    /// <summary>The disk under the city's folder whose power is cut; null for a kill alone.</summary>
    public LoopDisk? Disk { get; init; }

    /// <summary>What the program gets in its environment until the crash; controls take its safety away here.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>What else dies with the program and is brought up again: PostgreSQL itself.</summary>
    public Func<Task>? Crash { get; init; }

    /// <summary>How long the program may take to come up again; on a machine so busy that it took long before the crash too, thrice that.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Editors at work at once.</summary>
    public int Editors { get; init; } = 4;

    /// <summary>Runs the round.</summary>
    public async Task<Verdict> RunAsync()
    {
        var verdict = new Verdict();
        var ground = new Dictionary<string, string> { ["TOASOAN_DATABASE"] = Database };
        if (Disk is not null)
        {
            await Disk.SyncAsync();
        }

        var load = new Load();
        var patience = Patience;
        using (var server = await Server.StartAsync(City.Data, new Dictionary<string, string>(ground.Concat(Environment)), Warm))
        {
            patience = TimeSpan.FromSeconds(Math.Max(Patience.TotalSeconds, 3 * server.StartTime.TotalSeconds));
            var work = load.WorkAsync(server, City.Password, Editors);
            await load.UnderWay.WaitAsync(Warm);
            await Task.Delay(RandomNumberGenerator.GetInt32(400, 1500));
            load.End();
            if (Disk is not null)
            {
                await Disk.CutAsync();
            }

            server.Kill();
            await work;
        }

        if (Crash is not null)
        {
            await Crash();
        }

        if (Disk is not null)
        {
            await Disk.RemountAsync();
        }

        var answersUntil = Disk is null ? long.MaxValue : load.EndedAt;
        verdict.Broken.AddRange(load.Refusals.Select(static refusal => $"refused while all was well: {refusal}"));
        try
        {
            using var again = await Server.StartAsync(City.Data, ground, patience);
            verdict.Start = again.StartTime;
            var judge = new Judge(await Stored.ReadAsync(City.Data, Database), verdict);
            judge.Promises(load.Articles, answersUntil);
            judge.Consistency();
            await judge.PagesAsync(again.Url);
        }
        catch (InvalidOperationException error) when (verdict.Start is null)
        {
            verdict.Broken.Add(error.Message);
            new Judge(await Stored.ReadAsync(City.Data, Database), verdict).Promises(load.Articles, answersUntil);
        }

        return verdict;
    }
}
