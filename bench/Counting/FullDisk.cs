using System.Diagnostics;
using System.Net;
using ToaSoan.Durability;

namespace ToaSoan.Bench.Counting;

/// <summary>A disk that fills up while readers report: nothing is acknowledged then, pages are read on, and with room again counting goes on by itself.</summary>
internal static class FullDisk
{
    private static readonly TimeSpan Full = TimeSpan.FromSeconds(5), Patience = TimeSpan.FromSeconds(60);

    /// <summary>One round; prints what it saw.</summary>
    public static async Task<Found> RunAsync(PreparedCity prepared, IReadOnlyList<(string Path, string Key)> pages, string kind, string place)
    {
        var found = new Found();
        await using var disk = await LoopDisk.CreateAsync(kind, place);
        var city = await prepared.CopyToAsync(Path.Combine(disk.Mount, "data"));
        string[] keys = [.. pages.Select(static page => page.Key)];
        using var trial = new Trial(city, keys) { Disk = disk };
        var server = await trial.StartAsync();
        var volley = new Volley(new Uri(server.Url), keys, connections: 200);
        var firing = volley.FireAsync(perSecond: 3000);
        await Task.Delay(1000);

        var ballast = Path.Combine(disk.Mount, "ballast");
        await FillAsync(ballast);
        int Refused() => volley.Answers.GetValueOrDefault("503");
        var start = Stopwatch.GetTimestamp();
        while (Refused() == 0 && Stopwatch.GetElapsedTime(start) < Patience)
        {
            await FillAsync(ballast);
            await Task.Delay(100);
        }

        var (read, before) = (0, Refused());
        using var reader = new HttpClient { BaseAddress = new Uri(server.Url) };
        for (start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < Full; read++)
        {
            var path = read % 10 == 0 ? $"/tim-kiem?q={read}" : pages[read % pages.Count].Path;
            using var answer = await reader.GetAsync(path);
            if (answer.StatusCode != HttpStatusCode.OK)
            {
                found.Broken.Add($"{path} was answered with {(int)answer.StatusCode} on the full disk");
            }

            await Task.Delay(5);
        }

        var refused = Refused();
        File.Delete(ballast);
        start = Stopwatch.GetTimestamp();
        for (var seen = -1; seen != Refused() && Stopwatch.GetElapsedTime(start) < Patience; await Task.Delay(300))
        {
            seen = Refused();
        }

        var resumed = Stopwatch.GetElapsedTime(start);
        await Task.Delay(1000);
        volley.End();
        var visits = await firing;
        found.Hear(volley, server);
        if (refused == before || before == 0)
        {
            found.Broken.Add("the full disk refused nothing: this round could not fail");
        }

        await trial.SettleAsync(server, visits, found);
        Console.WriteLine($"    disk full, {kind}: {refused:N0} reports answered with 503 while {read:N0} pages were read in {Full.TotalSeconds} s, all 200; counting again within {resumed.TotalSeconds:0.0} s of room.");
        return found;
    }

    // Whoever grows a file takes what is left of the disk to the last block.
    private static async Task FillAsync(string path)
    {
        var block = new byte[1 << 20];
        foreach (var size in new[] { block.Length, 4096, 512 })
        {
            try
            {
                await using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.None, 0);
                while (true)
                {
                    await file.WriteAsync(block.AsMemory(0, size));
                }
            }
            catch (IOException)
            {
                // No room for one more of this size.
            }
        }
    }
}
