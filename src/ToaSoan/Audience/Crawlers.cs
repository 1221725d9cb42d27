using System.Buffers;
using System.Collections.Concurrent;
using System.Reflection;
using System.Text.RegularExpressions;
using ToaSoan.Platform;

namespace ToaSoan.Audience;

/// <summary>
/// Programs that name themselves in their user agent, by the list crawler-user-agents (its licence lies beside it; src/crawlers/build.sh renews it).
/// What was asked for is remembered until the first report of another city day and kept nowhere.
/// </summary>
public sealed class Crawlers(TimeProvider clock)
{
    private const int Most = 20_000;
    private static readonly Lazy<(SearchValues<string> Words, Regex[] Patterns)> List = new(Read);
    private readonly ConcurrentDictionary<string, bool> known = new(StringComparer.Ordinal);
    private int day;

    /// <summary>Whether a user agent is a program's. Nobody without one is a browser.</summary>
    public bool Has(string agent)
    {
        ArgumentNullException.ThrowIfNull(agent);
        var today = clock.Today().DayNumber;
        if (Interlocked.Exchange(ref day, today) != today || known.Count > Most)
        {
            known.Clear();
        }

        return known.TryGetValue(agent, out var answer) ? answer : known[agent] = agent.Length is 0 or > 1000 || agent.AsSpan().ContainsAny(List.Value.Words) || List.Value.Patterns.Any(pattern => pattern.IsMatch(agent));
    }

    // Nearly all patterns are plain words, which are looked for all at once; the rest one by one.
    private static (SearchValues<string> Words, Regex[] Patterns) Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("crawler-user-agents.txt")!;
        using var reader = new StreamReader(stream);
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(static line => line[0] != '#').ToArray();
        var plain = lines.ToLookup(static line => Regex.IsMatch(line, @"^([^\\.*+?|{}()\[\]^$]|\\[^a-zA-Z0-9])+$", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)));
        return (SearchValues.Create([.. plain[true].Select(Regex.Unescape)], StringComparison.Ordinal), [.. plain[false].Select(static line => new Regex(line, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromMilliseconds(50)))]);
    }
}
