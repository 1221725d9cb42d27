using System.Diagnostics;
using ToaSoan.Audience;

namespace ToaSoan.Bench.Counting;

/// <summary>Who is online by the definition readers are shown, as the readers themselves know: tabs that reported within the window and have not said goodbye.</summary>
internal sealed class Truth
{
    private readonly Lock gate = new();
    private readonly PriorityQueue<long, long> vanished = new();
    private int here;

    /// <summary>A tab's first report was answered.</summary>
    public void Came() => Interlocked.Increment(ref here);

    /// <summary>A tab's goodbye was answered.</summary>
    public void Gone() => Interlocked.Decrement(ref here);

    /// <summary>A tab went without a goodbye; it is online until the window closes.</summary>
    public void Vanished(long lastReport)
    {
        Gone();
        lock (gate)
        {
            vanished.Enqueue(lastReport, lastReport);
        }
    }

    /// <summary>How many are online.</summary>
    public int Online()
    {
        lock (gate)
        {
            while (vanished.TryPeek(out var last, out _) && Stopwatch.GetElapsedTime(last) >= Presence.Window)
            {
                vanished.Dequeue();
            }

            return here + vanished.Count;
        }
    }
}
