using System.Globalization;
using System.Text;

namespace ToaSoan.Audience;

/// <summary>The live figures: totals as of the last commit anybody made, and who is online now.</summary>
public sealed class Figures(OnlineReaders readers)
{
    private volatile Totals totals = new(0, 0, 0, 0, 0);
    private volatile Answer answer = new(null!, -1, []);

    /// <summary>The totals.</summary>
    public Totals Totals => totals;

    /// <summary>Readers online now.</summary>
    public long Online => readers.Online;

    /// <summary>Whether other nodes' readers are missing because Redis does not answer.</summary>
    public bool Alone => readers.Alone;

    /// <summary>Pages by readers online now, most first.</summary>
    public IReadOnlyList<(CountedPage Page, int Readers)> Pages() => readers.Pages();

    /// <summary>Takes the totals of a commit.</summary>
    internal void Take(Totals last) => totals = last;

    /// <summary>The figures as JSON: <c>{"online":2,"visits":91118330,"today":512,"readers":130,"shares":14000}</c>; the same bytes until one changes.</summary>
    public byte[] Json()
    {
        var (online, now, last) = (Online, totals, answer);
        if (last.Online != online || !ReferenceEquals(last.Totals, now))
        {
            answer = last = new Answer(now, online, Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture,
                $"{{\"online\":{online},\"visits\":{now.Prior + now.Visits},\"today\":{now.Today},\"readers\":{now.Readers},\"shares\":{now.Shares}}}")));
        }

        return last.Bytes;
    }

    private sealed record Answer(Totals Totals, long Online, byte[] Bytes);
}
