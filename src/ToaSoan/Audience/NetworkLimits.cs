using System.Net;
using System.Security.Cryptography;
using System.Text;
using ToaSoan.Platform;

namespace ToaSoan.Audience;

/// <summary>
/// Keeps one network from counting as a crowd. Behind a carrier's address stand thousands of readers, so the limit is wide; for "most read" each
/// network counts a page only so often an hour. All in this node's memory, under a key that is drawn anew at the first report of a city day: no address is kept.
/// </summary>
public sealed class NetworkLimits(Settings settings, TimeProvider clock)
{
    /// <summary>How often a network's visits to one page count for "most read" within an hour.</summary>
    public const int RankedAnHour = 60;

    private const int Most = 500_000;
    private readonly Lock gate = new();
    private readonly Window minute = new(TimeSpan.FromMinutes(1));
    private readonly Window hour = new(TimeSpan.FromHours(1));
    private byte[] key = [];
    private DateOnly day;

    /// <summary>Counts a visit or share of a network; false when there were more within a minute than the settings allow.</summary>
    public bool Allow(IPAddress address) => Count(minute, address, "") <= settings.VisitsPerNetwork;

    /// <summary>Counts a visit of a network to a page; false when it is not to count for "most read".</summary>
    public bool Ranks(IPAddress address, CountedPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        return Count(hour, address, page.Subject) <= RankedAnHour;
    }

    private int Count(Window window, IPAddress address, string what)
    {
        var name = Name(address, what);
        lock (gate)
        {
            if (clock.GetElapsedTime(window.Began) > window.Length)
            {
                window.Began = clock.GetTimestamp();
                window.Counts.Clear();
            }

            var n = window.Counts.GetValueOrDefault(name) + 1;
            if (n > 1 || window.Counts.Count < Most)
            {
                window.Counts[name] = n;
            }

            return n;
        }
    }

    private long Name(IPAddress address, string what)
    {
        var network = ClientAddress.NetworkOf(address);
        Span<byte> text = stackalloc byte[6 + (CountedPage.LongestKey * 3)];
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        network.CopyTo(text);
        HMACSHA256.HashData(KeyOfToday(), text[..(network.Length + Encoding.UTF8.GetBytes(what, text[network.Length..]))], hash);
        return BitConverter.ToInt64(hash);
    }

    private byte[] KeyOfToday()
    {
        var today = clock.Today();
        lock (gate)
        {
            if (today != day)
            {
                (day, key) = (today, RandomNumberGenerator.GetBytes(32));
                minute.Counts.Clear();
                hour.Counts.Clear();
            }

            return key;
        }
    }

    private sealed class Window(TimeSpan length)
    {
        public TimeSpan Length => length;

        public long Began { get; set; }

        public Dictionary<long, int> Counts { get; } = [];
    }
}
