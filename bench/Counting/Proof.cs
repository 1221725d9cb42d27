using System.Globalization;
using ToaSoan.Durability;

namespace ToaSoan.Bench.Counting;

/// <summary>Visits through kills, power cuts and full disks.</summary>
internal sealed class Proof(string folder, Town town)
{
    private readonly List<string> lines = [];
    private readonly string[] keys = [.. town.Pages.Select(static page => page.Key)];
    private bool good = true;

    /// <summary>Runs all of it and prints the table; false when something acknowledged is lost or counted twice, or a control loses nothing.</summary>
    public async Task<bool> RunAsync(int kills, int cuts, int postgres)
    {
        await KillAsync(kills);
        await KillOnPostgresAsync(postgres);
        if (cuts > 0 && LoopDisk.Missing() is { } missing)
        {
            Console.WriteLine(missing);
            good = false;
        }
        else if (cuts > 0)
        {
            foreach (var kind in new[] { "ext4", "xfs" })
            {
                await CutAsync($"power cut, {kind}", kind, (cuts + 1) / 2);
                await CutPostgresAsync($"power cut, PostgreSQL, {kind}", kind, (cuts + 1) / 2);
                await CutAsync($"control: power cut with synchronous=NORMAL, {kind}", kind, Math.Min(cuts, 4), "NORMAL");
                await CutPostgresAsync($"control: power cut, PostgreSQL with synchronous_commit=off, {kind}", kind, Math.Min(cuts, 2), ";Options=-c synchronous_commit=off");
                await RoundsAsync($"disk full, {kind}", 1, control: false, _ => FullDisk.RunAsync(town.City, town.Pages, kind, Path.Combine(folder, $"full-{kind}")));
            }
        }

        Console.WriteLine();
        Console.WriteLine("| mode | rounds | visits | acknowledged before the crash | reported again | of those counted already | answered with 503 | lost | counted twice | slowest start | result |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|");
        lines.ForEach(Console.WriteLine);
        return good;
    }

    private async Task KillAsync(int rounds)
    {
        using var trial = new Trial(await town.City.CopyToAsync(Path.Combine(folder, "kill")), keys);
        await RoundsAsync("kill -9, SQLite", rounds, control: false, _ => trial.RoundAsync(Crash.Program));
    }

    private async Task KillOnPostgresAsync(int rounds)
    {
        if (rounds > 0)
        {
            await using var cluster = await PostgresCluster.CreateAsync(Path.Combine(folder, "postgres"));
            await OnPostgresAsync("kill -9, PostgreSQL: the program, PostgreSQL under it, both, in turn", rounds, cluster, null, "", static round => (Crash)((round - 1) % 3));
        }
    }

    private async Task CutPostgresAsync(string name, string kind, int rounds, string options = "")
    {
        await using var disk = await LoopDisk.CreateAsync(kind, Path.Combine(folder, "disk-postgres"));
        await using var cluster = await PostgresCluster.CreateAsync(Path.Combine(disk.Mount, "postgres"));
        await OnPostgresAsync(name, rounds, cluster, disk, options, static _ => Crash.Power);
    }

    private async Task OnPostgresAsync(string name, int rounds, PostgresCluster cluster, LoopDisk? disk, string options, Func<int, Crash> crash)
    {
        await cluster.CopyAsync("template0", "counting");
        var data = Path.Combine(folder, "on-postgres");
        using (var trial = new Trial(await PreparedCity.MakeAsync(data, cluster.To("counting")), [.. Town.Bare.Select(static page => page.Key)]) { Database = cluster.To("counting") + options, Cluster = cluster, Disk = disk })
        {
            await RoundsAsync(name, rounds, options.Length > 0, round => trial.RoundAsync(crash(round)));
        }

        Directory.Delete(data, recursive: true);
    }

    private async Task CutAsync(string name, string kind, int rounds, string synchronous = "FULL")
    {
        await using var disk = await LoopDisk.CreateAsync(kind, Path.Combine(folder, $"disk-{kind}-{synchronous}"));
        using var trial = new Trial(await town.City.CopyToAsync(Path.Combine(disk.Mount, "data")), keys) { Disk = disk, Synchronous = synchronous };
        await RoundsAsync(name, rounds, synchronous != "FULL", _ => trial.RoundAsync(Crash.Power));
    }

    private async Task RoundsAsync(string name, int rounds, bool control, Func<int, Task<Found>> run)
    {
        var total = new Found();
        for (var round = 1; round <= rounds; round++)
        {
            try
            {
                var found = await run(round);
                Console.WriteLine($"{name} {round}/{rounds}: {found.Visits} visits, {found.Acknowledged} acknowledged, {found.Retried} reported again ({found.Already} of them counted already), {found.Lost} lost, {found.Doubled} counted twice{string.Concat(found.Broken.Take(3).Select(static sentence => $"\n    {sentence}"))}");
                total.Add(found);
            }
            catch (Exception error) when (error is InvalidOperationException or IOException or System.Data.Common.DbException)
            {
                total.Broken.Add(error.Message);
                Console.WriteLine($"{name} {round}/{rounds} could not be run: {error.Message}");
                break;
            }
        }

        if (rounds > 0)
        {
            var kept = control ? total.Lost > 0 : total.Sound;
            good &= kept;
            var result = (kept, control) switch { (true, false) => "kept", (true, true) => "loses, as it must", (false, false) => $"BROKEN ({total.Broken.Count} contradictions)", _ => "LOST NOTHING: this test could not fail" };
            lines.Add($"| {name} | {rounds} | {total.Visits:N0} | {total.Acknowledged:N0} | {total.Retried:N0} | {total.Already:N0} | {total.Refused:N0} | {total.Lost:N0} | {total.Doubled:N0} | {total.Start.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s | {result} |");
        }
    }
}
