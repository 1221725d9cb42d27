using System.Collections.Concurrent;
using ToaSoan.Platform;

namespace ToaSoan.Staff;

/// <summary>
/// Slows down guessing, per name typed and per network, in the memory of this node. It does not know whether a name exists,
/// so its waits tell nobody. A passkey is not guessed and never waits, so nobody can be locked out by somebody else's guesses.
/// </summary>
public sealed class SignInAttempts(TimeProvider clock)
{
    /// <summary>Wrong passwords for one name before waits begin.</summary>
    public const int FreeForName = 5;

    /// <summary>Wrong passwords from one network before waits begin; an office behind one address has many people.</summary>
    public const int FreeForNetwork = 30;

    private const int Most = 20_000;
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Forgotten = TimeSpan.FromHours(1);
    private readonly ConcurrentDictionary<string, (int Count, DateTime Last)> failures = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>How long this name from this network must wait; zero when it may try now.</summary>
    public TimeSpan WaitFor(string name, string network)
    {
        var (byName, byNetwork) = (Wait(NameKey(name), FreeForName), Wait(NetworkKey(network), FreeForNetwork));
        return byName > byNetwork ? byName : byNetwork;
    }

    /// <summary>Counts a wrong password.</summary>
    public void Failed(string name, string network)
    {
        if (failures.Count > Most)
        {
            Forget();
        }

        Count(NameKey(name));
        Count(NetworkKey(network));
    }

    /// <summary>A right password: the name starts anew, the network does not (somebody there may guess other names).</summary>
    public void Succeeded(string name) => failures.TryRemove(NameKey(name), out _);

    /// <summary>
    /// The network a request comes from: the /24 of an IPv4 and the /48 of an IPv6 address, so that a guesser gains nothing by
    /// changing addresses inside it.
    /// </summary>
    public static string NetworkOf(HttpContext context) => Convert.ToHexString(ClientAddress.NetworkOf(ClientAddress.Of(context)));

    private TimeSpan Wait(string key, int free)
    {
        var now = clock.Now();
        if (!failures.TryGetValue(key, out var failed) || failed.Count < free || now - failed.Last > Forgotten)
        {
            return TimeSpan.Zero;
        }

        var doubled = FirstWait * Math.Pow(2, Math.Min(failed.Count - free, 20));
        var left = failed.Last + (doubled < LongestWait ? doubled : LongestWait) - now;
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private void Count(string key)
    {
        var now = clock.Now();
        failures.AddOrUpdate(key, static (_, now) => (1, now), static (_, failed, now) => (now - failed.Last > Forgotten ? 1 : failed.Count + 1, now), now);
    }

    // Full: what is old goes; a flood of new names empties the rest, which costs a guesser more than it gains.
    private void Forget()
    {
        var now = clock.Now();
        foreach (var old in failures.Where(failed => now - failed.Value.Last > Forgotten))
        {
            failures.TryRemove(old);
        }

        if (failures.Count > Most)
        {
            foreach (var name in failures.Keys.Where(static key => key.StartsWith("name:", StringComparison.Ordinal)))
            {
                failures.TryRemove(name, out _);
            }
        }
    }

    private static string NameKey(string name) => "name:" + (name.Length <= 100 ? name : name[..100]);

    private static string NetworkKey(string network) => "network:" + network;
}
