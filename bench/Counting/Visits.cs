using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using ToaSoan.Bench.Reading;
using ToaSoan.Durability;

namespace ToaSoan.Bench.Counting;

/// <summary>As many visits as can be had over connections that are kept open, each of which sends the next visit when the last one is acknowledged.</summary>
internal static class Visits
{
    private const int Bar = 20_000, Senders = 2;

    /// <summary>Prints the table; false when the bar is missed or the sum is wrong.</summary>
    public static async Task<bool> RunAsync(string folder, int connections, int seconds)
    {
        var bareUrl = $"http://127.0.0.1:{Server.FreePort()}";
        var town = await Town.MakeAsync(Path.Combine(folder, "data"), articles: 20);
        string[] own = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(Visits).Assembly.Location] : [];
        Console.WriteLine($"{connections:N0} connections from as many networks, one visit at a time on each, {seconds} s after 5 s to warm up, the driver on the same cores, SQLite with synchronous=FULL.");
        Console.WriteLine("| server | acknowledged | a second | p50 | p99 | slowest | processor: server · driver | failed | counted − acknowledged | result |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|");

        // Each connection is a network of its own: no limit of the product stands in the way, and none is raised.
        using var server = await Server.StartAsync(town.City.Data, new Dictionary<string, string> { ["DOTNET_TieredPGO"] = "1" }, TimeSpan.FromSeconds(60));
        var keys = town.Pages.Select(static page => page.Key.Replace(":", "%3A", StringComparison.Ordinal)).ToArray();
        var ours = new Load(new Uri(server.Url), keys, connections);
        await ours.RunAsync(5, seconds, server.Id);
        var counted = await Counted.ReadAsync(town.City.Data, "");
        var kept = ours.Rate >= Bar && ours.Failed.Length == 0 && counted.Sound && counted.Total == ours.All;
        Console.WriteLine($"| Tòa Soạn | {ours.Row} | {counted.Total - ours.All} of {ours.All:N0} | {(kept ? "kept" : $"MISSED (bar {Bar:N0} a second)")} |");
        server.Kill();

        using var bare = await Child.StartAsync(bareUrl, [Environment.ProcessPath!, .. own, "bare", $"{new Uri(bareUrl).Port}"]);
        var beside = new Load(new Uri(bareUrl), keys, connections);
        await beside.RunAsync(5, seconds, bare.Id);
        Console.WriteLine($"| Kestrel that answers a fixed body | {beside.Row} | | {ours.Rate / beside.Rate:0.00} of it reached |");
        return kept;
    }

    /// <summary>The driver.</summary>
    private sealed class Load(Uri server, string[] keys, int connections)
    {
        private readonly Times times = new();
        private double processor, own;
        private long all, noted;

        /// <summary>Visits acknowledged, those while warming up included.</summary>
        public long All => all;

        public double Rate { get; private set; }

        public string Failed => times.Failures;

        public string Row
        {
            get
            {
                var sorted = times.Sorted;
                return $"{noted:N0} | **{Rate:N0}** | {Times.At(sorted, 0.5):0} ms | {Times.At(sorted, 0.99):0} ms | {sorted[^1]:0} ms | {processor:0.00} · {own:0.00} cores | {(Failed.Length == 0 ? "0" : Failed)}";
            }
        }

        public async Task RunAsync(int warm, int seconds, int process)
        {
            using var end = new CancellationTokenSource();
            var work = Enumerable.Range(0, Senders).Select(sender => Task.Factory.StartNew(() => Send(sender, end.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToList();
            await Task.Delay(TimeSpan.FromSeconds(warm));
            times.Begin();
            var (before, used, ours, start) = (Interlocked.Read(ref all), (await Town.UseAsync(process)).Processor, (await Town.UseAsync(Environment.ProcessId)).Processor, Stopwatch.GetTimestamp());
            await Task.Delay(TimeSpan.FromSeconds(seconds));
            var took = Stopwatch.GetElapsedTime(start).TotalSeconds;
            (noted, processor) = (Interlocked.Read(ref all) - before, ((await Town.UseAsync(process)).Processor - used) / took);
            own = ((await Town.UseAsync(Environment.ProcessId)).Processor - ours) / took;
            Rate = noted / took;
            await end.CancelAsync();
            await Task.WhenAll(work);
        }

        // Its connections in turn, again and again: what was sent in order is committed, and so answered, in order. A request is written once; each visit only gets a number of its own.
        private void Send(int sender, CancellationToken stop)
        {
            var lines = Enumerable.Range(sender * connections / Senders, connections / Senders).Select(number => (
                Wire: Wire.Open(server, number),
                Request: Wire.Report(server, $"p={keys[number % keys.Length]}&t={Hex()}&v={Hex()}&f={number % 8}&c=&r=.&a=0", number))).ToArray();
            var sent = new long[lines.Length];
            void Next(int index)
            {
                var request = lines[index].Request;
                Encoding.ASCII.GetBytes(Hex(), request.AsSpan(request.AsSpan().LastIndexOf("&v="u8) + 3, 16));
                sent[index] = Stopwatch.GetTimestamp();
                lines[index].Wire.Send(request);
            }

            for (var index = 0; index < lines.Length; index++)
            {
                Next(index);
            }

            for (var last = false; !last;)
            {
                last = stop.IsCancellationRequested;
                for (var index = 0; index < lines.Length; index++)
                {
                    if (lines[index].Wire.Receive() is var status and not 200)
                    {
                        times.Failed($"status {status}");
                    }
                    else
                    {
                        times.Answered(sent[index]);
                        Interlocked.Increment(ref all);
                    }

                    if (!last)
                    {
                        Next(index);
                    }
                }
            }

            Array.ForEach(lines, static line => line.Wire.Dispose());
        }

        private static string Hex() => RandomNumberGenerator.GetHexString(16, lowercase: true);
    }
}
