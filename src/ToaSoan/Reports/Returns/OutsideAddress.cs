using ToaSoan.Platform;
using ToaSoan.Reader;

namespace ToaSoan.Reports.Returns;

/// <summary>
/// An address as it is kept: scheme and host in small letters, no default port, no fragment, nothing that only says how somebody came there.
/// </summary>
/// <param name="Address">The whole address.</param>
/// <param name="Key">The same without scheme, "www." and last slash, its query in order: what tells two items apart.</param>
public sealed record OutsideAddress(string Address, string Key)
{
    /// <summary>Longest address.</summary>
    public const int Longest = 1_000;

    // What campaigns, social networks and advertisements append.
    private static readonly HashSet<string> Tracking = new(StringComparer.OrdinalIgnoreCase)
    {
        "fbclid", "gclid", "gbraid", "wbraid", "dclid", "msclkid", "yclid", "ttclid", "twclid", "igsh", "igshid", "mibextid", "zarsrc", "zalo_src", "mc_cid", "mc_eid", "_ga", "_gl", "_hsenc", "_hsmi", "ref_src", "ref_url", "spm", "vero_id",
    };

    /// <summary>Reads what somebody typed or pasted; null for what is no web address. Without a scheme it is taken for https.</summary>
    public static OutsideAddress? Read(string? typed)
    {
        var text = (typed ?? "").Trim();
        text = text.Contains("://", StringComparison.Ordinal) ? text : "https://" + text;
        if (text.Length > Longest || text.Any(char.IsWhiteSpace) || !Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.UserInfo.Length > 0
            || !uri.IdnHost.Contains('.', StringComparison.Ordinal) || uri.HostNameType != UriHostNameType.Dns)
        {
            return null;
        }

        string[] kept = [.. uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Where(static part => !IsTracking(part.Split('=')[0]))];
        var host = uri.IdnHost.ToLowerInvariant().TrimEnd('.') + (uri.IsDefaultPort ? "" : FormattableString.Invariant($":{uri.Port}"));
        var query = kept.Length == 0 ? "" : "?" + string.Join('&', kept);
        var bare = host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
        return new OutsideAddress($"{uri.Scheme}://{host}{uri.AbsolutePath}{query}", bare + uri.AbsolutePath.TrimEnd('/') + (kept.Length == 0 ? "" : "?" + string.Join('&', kept.Order(StringComparer.Ordinal))));
    }

    /// <summary>Whether it is the portal's own, and the number of its article, if it is one's.</summary>
    public (bool Own, long? Article) On(Settings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var (home, here) = (new Uri(settings.BaseUrl), new Uri(Address));
        var own = string.Equals(Bare(home.IdnHost), Bare(here.IdnHost), StringComparison.OrdinalIgnoreCase);
        return (own, own ? ArticleAddress.NumberIn(settings.BaseUrl + here.AbsolutePath, settings) : null);
    }

    private static string Bare(string host) => host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? host[4..] : host;

    private static bool IsTracking(string name) => name.StartsWith("utm_", StringComparison.OrdinalIgnoreCase) || Tracking.Contains(name);
}
