using ToaSoan.Platform;
using ToaSoan.Reader;
using ToaSoan.Staff;

namespace ToaSoan.Audience;

/// <summary>Judges whether a report comes from a reader, and puts what it says of itself into the few classes that are counted.</summary>
public sealed class Gate(Crawlers crawlers, Settings settings, TimeProvider clock)
{
    /// <summary>What referring hosts beyond the day's first <see cref="MostHosts"/> are counted as.</summary>
    public const string OtherHosts = "*";

    private const int MostHosts = 500;
    private readonly string home = new Uri(settings.BaseUrl).Authority;
    private readonly HashSet<string> hosts = new(StringComparer.Ordinal);
    private DateOnly day;

    /// <summary>Why a request is no reader's, as far as it says so itself.</summary>
    public Refused Judge(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var headers = request.Headers;
        return headers.ContainsKey("Sec-Purpose") ? Refused.Prefetch
            : ClientAddress.IsFromElsewhere(request, home) ? Refused.Elsewhere
            : headers.Cookie.ToString().Contains(StaffModule.SessionCookie + "=", StringComparison.Ordinal) ? Refused.Staff
            : crawlers.Has(headers.UserAgent.ToString()) ? Refused.Crawler
            : Refused.No;
    }

    /// <summary>By what a visit came.</summary>
    internal static string ChannelOf(Beat beat) => ShareLinks.ChannelOf(beat.Code) ?? (beat.Referrer == "." ? Channel.Inner : IsHost(beat.Referrer) ? Channel.Outside : Channel.Direct);

    /// <summary>The referring host, without "www."; names only, never an address, and no more of them a day than anybody could read.</summary>
    internal string ReferrerOf(Beat beat)
    {
        if (!IsHost(beat.Referrer))
        {
            return "";
        }

        var host = beat.Referrer.ToLowerInvariant();
        host = host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
        lock (hosts)
        {
            var today = clock.Today();
            if (today != day)
            {
                day = today;
                hosts.Clear();
            }

            return hosts.Contains(host) || (hosts.Count < MostHosts && hosts.Add(host)) ? host : OtherHosts;
        }
    }

    /// <summary>"phone", "tablet" or "desktop".</summary>
    public static string DeviceOf(string agent)
    {
        ArgumentNullException.ThrowIfNull(agent);
        return agent.Contains("iPad", StringComparison.Ordinal) || agent.Contains("Tablet", StringComparison.Ordinal) ? "tablet"
            : agent.Contains("Mobi", StringComparison.Ordinal) ? "phone"
            : agent.Contains("Android", StringComparison.Ordinal) ? "tablet"
            : "desktop";
    }

    private static bool IsHost(string host) => host.Length is > 3 and <= 100 && host.Contains('.', StringComparison.Ordinal) && Uri.CheckHostName(host) == UriHostNameType.Dns;
}
