using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Threading.Channels;

namespace ToaSoan.Bench.Counting;

/// <summary>Visits on their way to a server over many connections, each from a network of its own. One in twenty is sent twice at once, as a hasty proxy would, and one answer in fifty is lost on its way back.</summary>
/// <param name="server">Where to.</param>
/// <param name="keys">The pages visited.</param>
/// <param name="connections">How many at once.</param>
public sealed class Volley(Uri server, IReadOnlyList<string> keys, int connections = 400)
{
    private readonly ConcurrentDictionary<string, int> answers = new();
    private volatile bool ended, deaf;
    private int unheard;
    private Action? strike;

    /// <summary>How often each status but 200 was answered; "none" where the connection ended without one.</summary>
    public IReadOnlyDictionary<string, int> Answers => answers;

    /// <summary>How many answers were lost on their way.</summary>
    public int Unheard => unheard;

    /// <summary>Does something at the instant the next answer arrives: if that came before its commit, this is when it shows.</summary>
    public void AtNextAnswer(Action act) => strike = act;

    /// <summary>Sends no new ones from now on; with <paramref name="power"/> gone too, no answer arrives any more either.</summary>
    public void End(bool power = true) => (deaf, ended) = (!power, true);

    /// <summary>Sends new visits at a steady pace until it is ended; gives all that were made, sent or not.</summary>
    public async Task<List<Visit>> FireAsync(int perSecond)
    {
        var (made, waiting, start) = (new List<Visit>(), Channel.CreateUnbounded<Visit>(), Stopwatch.GetTimestamp());
        var senders = SendAsync(waiting.Reader);
        while (!ended)
        {
            for (var due = Stopwatch.GetElapsedTime(start).TotalSeconds * perSecond; made.Count < due;)
            {
                var visit = new Visit(keys[made.Count % keys.Count]);
                made.Add(visit);
                waiting.Writer.TryWrite(visit);
                if (made.Count % 20 == 0)
                {
                    waiting.Writer.TryWrite(visit);
                }
            }

            await Task.Delay(1);
        }

        waiting.Writer.Complete();
        await senders;
        return made;
    }

    /// <summary>Sends visits that were not acknowledged, again and again until all are; false when some are not after a minute.</summary>
    public async Task<bool> RetryAsync(IReadOnlyCollection<Visit> visits)
    {
        for (var start = Stopwatch.GetTimestamp(); visits.Count > 0; visits = [.. visits.Where(static visit => !visit.Acknowledged)])
        {
            if (Stopwatch.GetElapsedTime(start).TotalSeconds > 60)
            {
                return false;
            }

            var waiting = Channel.CreateUnbounded<Visit>();
            foreach (var visit in visits)
            {
                waiting.Writer.TryWrite(visit);
            }

            waiting.Writer.Complete();
            await SendAsync(waiting.Reader);
        }

        return true;
    }

    private Task SendAsync(ChannelReader<Visit> visits) => Task.WhenAll(Enumerable.Range(0, connections).Select(number => SendAsync(visits, number)));

    private async Task SendAsync(ChannelReader<Visit> visits, int number)
    {
        Wire? wire = null;
        await foreach (var visit in visits.ReadAllAsync())
        {
            if (ended && wire is null)
            {
                continue; // the server has gone, and with it whoever would have reported
            }

            try
            {
                wire ??= await Wire.OpenAsync(server, number);
                var status = await wire.AskAsync(Wire.Report(server, visit.Body, number));
                Interlocked.Exchange(ref strike, null)?.Invoke();
                if (status == 200 && RandomNumberGenerator.GetInt32(50) == 0)
                {
                    Interlocked.Increment(ref unheard);
                }
                else if (status == 200 && !deaf)
                {
                    visit.Acknowledge();
                }
                else if (status != 200)
                {
                    answers.AddOrUpdate($"{status}", 1, static (_, n) => n + 1);
                }
            }
            catch (Exception error) when (error is SocketException or IOException)
            {
                answers.AddOrUpdate("none", 1, static (_, n) => n + 1);
                wire?.Dispose();
                wire = null;
            }
        }

        wire?.Dispose();
    }
}
