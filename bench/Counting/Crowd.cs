using System.Diagnostics;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace ToaSoan.Bench.Counting;

/// <summary>
/// Readers at their browsers, as beat.js reports for them: each opens a page with a visit, reports every 30 s ± 20 % after the last answer, stays for three minutes on average
/// and is then followed by another. Nearly half of them close the page, as many hide it and come back to it later, and some vanish without a goodbye.
/// Every report has a connection of its own, from the reader's own address.
/// </summary>
internal sealed class Crowd(Uri server, IReadOnlyList<string> keys, Truth truth, Times times, Times visitTimes)
{
    private const double Stay = 180;
    private const int Neighbours = 100;
    private readonly PriorityQueue<Reader, long> due = new();
    private readonly Lock gate = new();
    private long counted, reports, underWay;

    /// <summary>Visits that were acknowledged.</summary>
    public long Visits => counted;

    /// <summary>Reports of all kinds that were answered.</summary>
    public long Reports => reports;

    /// <summary>Lets them come, spread over a time, and plays on until it is stopped; returns when every report under way is answered.</summary>
    public async Task PlayAsync(int readers, TimeSpan coming, CancellationToken stop)
    {
        var start = Stopwatch.GetTimestamp();
        for (var number = 0; number < readers; number++)
        {
            Plan(new Reader(number), start + (long)(coming.TotalSeconds * Stopwatch.Frequency * number / readers));
        }

        while (!stop.IsCancellationRequested)
        {
            while (Next() is { } reader)
            {
                Interlocked.Increment(ref underWay);
                _ = ActAsync(reader.Reader, reader.Due);
            }

            await Task.Delay(1, CancellationToken.None);
        }

        while (Interlocked.Read(ref underWay) > 0)
        {
            await Task.Delay(10, CancellationToken.None);
        }
    }

    private (Reader Reader, long Due)? Next()
    {
        lock (gate)
        {
            return due.TryPeek(out var reader, out var at) && at <= Stopwatch.GetTimestamp() ? (due.Dequeue(), at) : null;
        }
    }

    private void Plan(Reader reader, long at)
    {
        lock (gate)
        {
            due.Enqueue(reader, at);
        }
    }

    private static double Draw() => RandomNumberGenerator.GetInt32(int.MaxValue) / (double)int.MaxValue;

    private async Task ActAsync(Reader reader, long at)
    {
        try
        {
            if (reader.Tab is { } tab && at >= reader.Leaves)
            {
                await LeaveAsync(reader, tab, at);
            }

            if (reader.Tab is null)
            {
                (reader.Tab, reader.Page) = (Number(), keys[(int)(Draw() * Draw() * keys.Count)]);
                reader.Leaves = at + (long)(-Math.Log(1 - Draw()) * Stay * Stopwatch.Frequency);
                var visit = reader.Returns ? "" : $"&v={Number()}&f={(int)(Draw() * 8)}&c=&r={(Draw() < 0.5 ? "." : "")}&a=0";
                if (await ReportAsync(reader, visit, at))
                {
                    truth.Came();
                    if (!reader.Returns)
                    {
                        Interlocked.Increment(ref counted);
                        visitTimes.Answered(at);
                    }
                }
            }
            else
            {
                await ReportAsync(reader, "", at);
            }

            reader.Last = Stopwatch.GetTimestamp();
            Plan(reader, Math.Min(reader.Last + (long)((24 + (12 * Draw())) * Stopwatch.Frequency), Math.Max(reader.Leaves, reader.Last)));
        }
        finally
        {
            Interlocked.Decrement(ref underWay);
        }
    }

    private async Task LeaveAsync(Reader reader, string tab, long at)
    {
        var how = Draw();
        if (how < 0.1)
        {
            truth.Vanished(reader.Last);
        }
        else if (await ReportAsync(reader, "&g=1", at))
        {
            truth.Gone();
        }

        (reader.Tab, reader.Returns) = (null, how > 0.55);
    }

    private async Task<bool> ReportAsync(Reader reader, string more, long at)
    {
        try
        {
            using var wire = await Wire.OpenAsync(server, reader.Number / Neighbours, reader.Number % Neighbours);
            var status = await wire.AskAsync(Wire.Report(server, $"p={reader.Page.Replace(":", "%3A", StringComparison.Ordinal)}&t={reader.Tab}{more}", reader.Number));
            if (status == 200)
            {
                Interlocked.Increment(ref reports);
                times.Answered(at);
                return true;
            }

            times.Failed($"status {status}");
        }
        catch (Exception error) when (error is SocketException or IOException)
        {
            times.Failed(error.Message);
        }

        return false;
    }

    private static string Number() => RandomNumberGenerator.GetHexString(16, lowercase: true);

    private sealed class Reader(int number)
    {
        public int Number => number;

        public string? Tab { get; set; }

        public string Page { get; set; } = "";

        public bool Returns { get; set; }

        public long Leaves { get; set; }

        public long Last { get; set; }
    }
}
