using System.Diagnostics;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Threading.Channels;
using ToaSoan.Durability;

namespace ToaSoan.Bench.Counting;

/// <summary>A crowd online at once while pages are read: what is answered, how soon, what the counting costs, and whether the number shown is the true one.</summary>
internal static class Readers
{
    private const int PagesASecond = 500;
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(15), Alone = TimeSpan.FromSeconds(20), Coming = TimeSpan.FromSeconds(35), Settling = TimeSpan.FromSeconds(10);

    /// <summary>Prints the table; false when a bar is missed.</summary>
    public static async Task<bool> RunAsync(string folder, int readers, int seconds)
    {
        var town = await Town.MakeAsync(Path.Combine(folder, "data"), articles: 20);
        using var server = await Server.StartAsync(town.City.Data, new Dictionary<string, string> { ["DOTNET_TieredPGO"] = "1" }, TimeSpan.FromSeconds(60));
        using var end = new CancellationTokenSource();
        var (url, reads, beats, visits, truth) = (new Uri(server.Url), new Times(), new Times(), new Times(), new Truth());
        var reading = ReadAsync(url, town, reads, end.Token);
        await Task.Delay(Warm);
        reads.Begin();
        var alone = await CostAsync(server, () => Task.Delay(Alone));
        var readsAlone = reads.Sorted;

        var crowd = new Crowd(url, [.. town.Pages.Select(static page => page.Key)], truth, beats, visits);
        var playing = crowd.PlayAsync(readers, Coming, end.Token);
        await Task.Delay(Coming + Settling);
        reads.Begin();
        beats.Begin();
        visits.Begin();
        var (reports, samples) = (crowd.Reports, new List<(int True, long Shown)>());
        var together = await CostAsync(server, () => SampleAsync(url, truth, seconds, samples));
        reports = crowd.Reports - reports;
        var (answered, durable, read, memory) = (beats.Sorted, visits.Sorted, reads.Sorted, (await Town.UseAsync(server.Id)).Memory);
        await end.CancelAsync();
        await Task.WhenAll(reading, playing);
        var counted = await Counted.ReadAsync(town.City.Data, "");

        var (off, p99, cost) = (samples.Max(static sample => Math.Abs((double)(sample.Shown - sample.True) / sample.True)), Times.At(answered, 0.99), together - alone);
        var failures = string.Join(", ", new[] { beats.Failures, reads.Failures }.Where(static failure => failure.Length > 0));
        Console.WriteLine($"{readers:N0} readers in {seconds} s: {reports:N0} reports answered ({reports / (double)seconds:N0} a second), {crowd.Visits:N0} visits acknowledged since the first reader came. Milliseconds from when each was due. Online {samples.Min(static sample => sample.True):N0} to {samples.Max(static sample => sample.True):N0}.");
        Console.WriteLine("| what | figure | bar | result |");
        Console.WriteLine("|---|---|---|---|");
        return Row("reports and pages that failed", failures.Length == 0 ? "0" : failures, "0", failures.Length == 0)
            & Row("reports, p50 · p99 · slowest", $"{Times.At(answered, 0.5):0.0} · **{p99:0.0}** · {answered[^1]:0.0} ms", "p99 under 50 ms", p99 < 50)
            & Row("those with a visit, until it is on the disk, p50 · p99 · slowest", $"{Times.At(durable, 0.5):0.0} · {Times.At(durable, 0.99):0.0} · {durable[^1]:0.0} ms", "", true)
            & Row("number shown against the truth, worst of all samples", $"{off:0.000 %} of {samples.Count} samples", "1 %", off < 0.01 && samples.Count >= seconds * 0.9)
            & Row("processor, of one core: pages alone · with the counting · the counting", $"{alone:0.000} · {together:0.000} · **{cost:0.000}**", "under 0.5", cost < 0.5)
            & Row("most memory of the server", $"{memory / 1e6:N0} MB", "1 GiB", memory < 1L << 30)
            & Row("visits counted − acknowledged", $"{counted.Total - crowd.Visits}", "0", counted.Total == crowd.Visits && counted.Sound)
            & Row("pages read, p50 · p99: alone", $"{readsAlone.Count:N0}, {Times.At(readsAlone, 0.5):0.0} · {Times.At(readsAlone, 0.99):0.0} ms", "", readsAlone.Count > PagesASecond * Alone.TotalSeconds * 0.95)
            & Row("pages read, p50 · p99: with the counting", $"{read.Count:N0}, {Times.At(read, 0.5):0.0} · {Times.At(read, 0.99):0.0} ms", "", read.Count > PagesASecond * seconds * 0.95);
    }

    private static bool Row(string what, string figure, string bar, bool kept)
    {
        Console.WriteLine($"| {what} | {figure} | {bar} | {(kept ? "kept" : "MISSED")} |");
        return kept;
    }

    /// <summary>Cores of processor the server used meanwhile.</summary>
    private static async Task<double> CostAsync(Server server, Func<Task> meanwhile)
    {
        var (before, start) = ((await Town.UseAsync(server.Id)).Processor, Stopwatch.GetTimestamp());
        await meanwhile();
        return ((await Town.UseAsync(server.Id)).Processor - before) / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    // What is shown lies between two looks at the truth, so half of what changed meanwhile is nobody's error.
    private static async Task SampleAsync(Uri server, Truth truth, int seconds, List<(int True, long Shown)> samples)
    {
        using var client = new HttpClient { BaseAddress = server };
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start).TotalSeconds < seconds;)
        {
            await timer.WaitForNextTickAsync();
            var before = truth.Online();
            var shown = await client.GetFromJsonAsync<Dictionary<string, long>>("/api/counts");
            samples.Add(((before + truth.Online()) / 2, shown!["online"]));
        }
    }

    private static async Task ReadAsync(Uri server, Town town, Times times, CancellationToken stop)
    {
        var due = Channel.CreateUnbounded<long>();
        var readers = Enumerable.Range(0, 32).Select(async number =>
        {
            using var wire = await Wire.OpenAsync(server, 1000 + number);
            await foreach (var at in due.Reader.ReadAllAsync(CancellationToken.None))
            {
                try
                {
                    if (await wire.AskAsync(Wire.Page(server, town.Pages[(int)(at / 7 % town.Pages.Count)].Path, number)) is var status and not 200)
                    {
                        times.Failed($"page with status {status}");
                    }

                    times.Answered(at);
                }
                catch (Exception error) when (error is SocketException or IOException)
                {
                    times.Failed($"page: {error.Message}");
                }
            }
        }).ToList();

        var (start, sent) = (Stopwatch.GetTimestamp(), 0L);
        while (!stop.IsCancellationRequested)
        {
            for (var now = Stopwatch.GetElapsedTime(start).TotalSeconds * PagesASecond; sent < now; sent++)
            {
                due.Writer.TryWrite(start + (long)((double)sent / PagesASecond * Stopwatch.Frequency));
            }

            await Task.Delay(1, CancellationToken.None);
        }

        due.Writer.Complete();
        await Task.WhenAll(readers);
    }
}
