using System.Diagnostics;
using System.Net;
using System.Threading.Channels;
using ToaSoan.Durability;

namespace ToaSoan.Bench.Reading;

/// <summary>Readers at a steady pace while thirty editors save and an article is published every second; late answers count from when they were due.</summary>
internal static class WhileWritten
{
    private const int PerSecond = 2000;
    private const int Editors = 30;
    private const int Seconds = 30;
    private const int Warm = 15;
    private const int Connections = 64;

    /// <summary>Prints the line; false when the bar is missed.</summary>
    public static async Task<bool> RunAsync(string data)
    {
        var city = await PreparedCity.MakeAsync(data);
        using var server = await Server.StartAsync(city.Data, new Dictionary<string, string> { ["DOTNET_TieredPGO"] = "1" }, TimeSpan.FromSeconds(60));
        using var newsroom = new Newsroom(server, city.Password);
        await newsroom.BeginAsync(Editors);
        await ReadAsync(server, newsroom, Warm);
        newsroom.Recount();
        var (times, failed) = await ReadAsync(server, newsroom, Seconds);
        times.Sort();
        var (saved, published) = await newsroom.EndAsync();
        var p99 = times[(int)(times.Count * 0.99)];
        var good = p99 < 10 && failed == 0 && published >= Seconds * 0.9;
        Console.WriteLine();
        Console.WriteLine($"{PerSecond:N0} pages a second for {Seconds} s, after {Warm} s to warm up, over {Connections} connections (front page, section, the newest articles), while {Editors} editors save (each every two seconds) and one article is published each second. Milliseconds from when each request was due.");
        Console.WriteLine("| read | failed | p50 | p99 | p99.9 | slowest | saves | publications | result |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
        Console.WriteLine($"| {times.Count:N0} | {failed} | {times[times.Count / 2]:0.0} | {p99:0.0} | {times[(int)(times.Count * 0.999)]:0.0} | {times[^1]:0.0} | {saved:N0} | {published} | {(good ? "kept" : "MISSED")} |");
        return good;
    }

    private static async Task<(List<double> Times, int Failed)> ReadAsync(Server server, Newsroom newsroom, int seconds)
    {
        using var handler = new SocketsHttpHandler { MaxConnectionsPerServer = Connections, AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.None };
        using var client = new HttpClient(handler) { BaseAddress = new Uri(server.Url) };
        client.DefaultRequestHeaders.Add("Accept-Encoding", "br");
        var due = Channel.CreateUnbounded<long>();
        var (times, failed) = (new List<double>(PerSecond * seconds), 0);
        var readers = Enumerable.Range(0, Connections).Select(async reader =>
        {
            var own = new List<double>();
            await foreach (var at in due.Reader.ReadAllAsync())
            {
                try
                {
                    using var answer = await client.GetAsync(newsroom.Pages[(int)((at / 7) % newsroom.Pages.Count)]);
                    await answer.Content.CopyToAsync(Stream.Null);
                    if (answer.StatusCode != HttpStatusCode.OK)
                    {
                        Interlocked.Increment(ref failed);
                    }
                }
                catch (HttpRequestException)
                {
                    Interlocked.Increment(ref failed);
                }

                own.Add(Stopwatch.GetElapsedTime(at).TotalMilliseconds);
            }

            lock (times)
            {
                times.AddRange(own);
            }
        }).ToList();

        var start = Stopwatch.GetTimestamp();
        for (var sent = 0; sent < PerSecond * seconds;)
        {
            var now = Stopwatch.GetElapsedTime(start).TotalSeconds * PerSecond;
            for (; sent < now && sent < PerSecond * seconds; sent++)
            {
                due.Writer.TryWrite(start + (long)((double)sent / PerSecond * Stopwatch.Frequency));
            }

            await Task.Delay(1);
        }

        due.Writer.Complete();
        await Task.WhenAll(readers);
        return (times, failed);
    }
}
