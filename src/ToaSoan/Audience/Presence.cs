namespace ToaSoan.Audience;

/// <summary>
/// Who reads now, in the memory of this node: tabs in view that reported within the last 75 seconds and have not said goodbye. A tab is known by
/// a random number of its own that ends with it, and by nothing else.
/// </summary>
public sealed class Presence(TimeProvider clock)
{
    /// <summary>How long a tab counts after its last report.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromSeconds(75);

    /// <summary>More tabs than this are not taken in: it bounds the memory.</summary>
    public const int Most = 1_000_000;

    private readonly Lock gate = new();
    private readonly Dictionary<long, (CountedPage? Page, long At)> tabs = [];
    private readonly Queue<(long Tab, long At)> order = new();
    private readonly Dictionary<CountedPage, int> byPage = [];
    private int online;

    /// <summary>Tabs in view now.</summary>
    public int Online
    {
        get
        {
            lock (gate)
            {
                Expire();
                return online;
            }
        }
    }

    /// <summary>A tab in view reports. One that said goodbye is not taken in again: whoever comes back has a new number.</summary>
    public void Seen(long tab, CountedPage page)
    {
        var now = clock.GetTimestamp();
        lock (gate)
        {
            Expire();
            if (tabs.TryGetValue(tab, out var known))
            {
                if (known.Page is null)
                {
                    return;
                }

                Leave(known.Page);
            }
            else if (tabs.Count >= Most)
            {
                return;
            }

            tabs[tab] = (page, now);
            order.Enqueue((tab, now));
            byPage[page] = byPage.GetValueOrDefault(page) + 1;
            online++;
        }
    }

    /// <summary>A tab says goodbye; remembered for as long as a report of it may still be under way.</summary>
    public void Gone(long tab)
    {
        var now = clock.GetTimestamp();
        lock (gate)
        {
            Expire();
            if (tabs.TryGetValue(tab, out var known) && known.Page is { } page)
            {
                Leave(page);
            }
            else if (tabs.Count >= Most)
            {
                return;
            }

            tabs[tab] = (null, now);
            order.Enqueue((tab, now));
        }
    }

    /// <summary>Pages by readers now, most first.</summary>
    public IReadOnlyList<(CountedPage Page, int Readers)> Pages()
    {
        lock (gate)
        {
            Expire();
            return [.. byPage.Select(static entry => (entry.Key, entry.Value)).OrderByDescending(static entry => entry.Value).ThenBy(static entry => entry.Key.Key, StringComparer.Ordinal)];
        }
    }

    private void Leave(CountedPage page)
    {
        online--;
        if (byPage[page] == 1)
        {
            byPage.Remove(page);
        }
        else
        {
            byPage[page]--;
        }
    }

    // Each report stands in the queue once; the tab goes when its last one leaves it.
    private void Expire()
    {
        while (order.TryPeek(out var first) && clock.GetElapsedTime(first.At) >= Window)
        {
            order.Dequeue();
            if (tabs.TryGetValue(first.Tab, out var last) && last.At == first.At)
            {
                tabs.Remove(first.Tab);
                if (last.Page is not null)
                {
                    Leave(last.Page);
                }
            }
        }
    }
}
