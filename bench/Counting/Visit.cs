using System.Diagnostics;
using System.Security.Cryptography;
using ToaSoan.Audience;

namespace ToaSoan.Bench.Counting;

/// <summary>One visit with its own random number, which a browser reports until it is acknowledged.</summary>
public sealed class Visit(string page)
{
    private readonly string number = RandomNumberGenerator.GetHexString(16, lowercase: true), tab = RandomNumberGenerator.GetHexString(16, lowercase: true);
    private readonly long made = Stopwatch.GetTimestamp();
    private volatile bool acknowledged;

    /// <summary>Whether the browser was told that it is counted.</summary>
    public bool Acknowledged => acknowledged;

    /// <summary>What the counters know its repetitions by.</summary>
    public long Mark => CountEvent.MarkOf(number);

    /// <summary>The browser is told.</summary>
    public void Acknowledge() => acknowledged = true;

    /// <summary>The report: the same whenever it is sent, but for the visit's age.</summary>
    public string Body => $"p={page.Replace(":", "%3A", StringComparison.Ordinal)}&t={tab}&v={number}&f=1&c=&r=&a={(int)Stopwatch.GetElapsedTime(made).TotalSeconds}";
}
