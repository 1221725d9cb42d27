using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using ToaSoan.Platform;

namespace ToaSoan.Intake;

/// <summary>
/// Keeps one network from sending the same form too often, and any from having one mail address written to, in the memory of this node. Network and address are known by a keyed hash whose key is drawn
/// anew each city day and kept nowhere; behind one network there may be a school, so its limits are wide.
/// </summary>
public sealed class Crowd(TimeProvider clock)
{
    private const int Most = 50_000;
    private readonly ConcurrentDictionary<string, (DateTime Hour, int Count)> seen = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private (DateOnly Day, byte[] Key) today;

    /// <summary>Counts one more of a form from the network of a request; false when there were <paramref name="most"/> within the hour.</summary>
    public bool MayCome(HttpContext context, string form, int most) => Count(ClientAddress.NetworkOf(ClientAddress.Of(context)), form, most);

    /// <summary>Counts one more mail that a form has written to an address; false when there were <paramref name="most"/> within the hour.</summary>
    public bool MayWrite(string address, string form, int most)
    {
        ArgumentNullException.ThrowIfNull(address);
        return Count(Encoding.UTF8.GetBytes(address.Trim().ToUpperInvariant()), form, most);
    }

    private bool Count(ReadOnlySpan<byte> who, string form, int most)
    {
        var now = clock.Now();
        var hour = new DateTime(now.Ticks - (now.Ticks % TimeSpan.TicksPerHour), DateTimeKind.Utc);
        var name = Convert.ToHexString(HMACSHA256.HashData(KeyOf(clock.Today()), (byte[])[.. who, 0, .. Encoding.UTF8.GetBytes(form)]).AsSpan(0, 12));
        return seen.AddOrUpdate(name, _ => (hour, 1), (_, last) => last.Hour == hour ? (hour, last.Count + 1) : (hour, 1)).Count <= most;
    }

    private byte[] KeyOf(DateOnly day)
    {
        lock (gate)
        {
            if (today.Day != day || seen.Count > Most)
            {
                today = (day, RandomNumberGenerator.GetBytes(32));
                seen.Clear();
            }

            return today.Key;
        }
    }
}
