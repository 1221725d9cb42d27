namespace ToaSoan.FactCheck;

/// <summary>Where a claim was seen: an address as it is kept, without what only says how somebody came there.</summary>
/// <param name="Address">The whole address.</param>
/// <param name="Key">The same without scheme, "www.", "m." and last slash, its query in order: two that lead to the same have the same.</param>
public sealed record SeenAddress(string Address, string Key)
{
    /// <summary>Longest address, in characters.</summary>
    public const int Longest = 1_000;

    // What campaigns, social networks and advertisements append.
    private static readonly HashSet<string> Tracking = new(StringComparer.OrdinalIgnoreCase)
    {
        "fbclid", "gclid", "gbraid", "wbraid", "dclid", "msclkid", "yclid", "ttclid", "twclid", "igsh", "igshid", "mibextid", "zarsrc", "zalo_src", "mc_cid", "mc_eid", "_ga", "_gl", "ref_src", "ref_url", "si", "share",
    };

    private static readonly string[] Prefixes = ["www.", "m."];

    /// <summary>Reads what somebody typed or pasted; null for what is no web address. Without a scheme it is taken for https.</summary>
    public static SeenAddress? Read(string? typed)
    {
        var text = (typed ?? "").Trim();
        text = text.Contains("://", StringComparison.Ordinal) ? text : "https://" + text;
        if (text.Length > Longest || text.Any(char.IsWhiteSpace) || !Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.UserInfo.Length > 0
            || uri.HostNameType != UriHostNameType.Dns || !uri.IdnHost.Contains('.', StringComparison.Ordinal))
        {
            return null;
        }

        string[] kept = [.. uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Where(static part => !IsTracking(part.Split('=')[0]))];
        var host = uri.IdnHost.ToLowerInvariant().TrimEnd('.') + (uri.IsDefaultPort ? "" : FormattableString.Invariant($":{uri.Port}"));
        var query = kept.Length == 0 ? "" : "?" + string.Join('&', kept);
        var bare = Prefixes.Where(prefix => host.StartsWith(prefix, StringComparison.Ordinal)).Select(prefix => host[prefix.Length..]).FirstOrDefault(host);
        return new SeenAddress($"{uri.Scheme}://{host}{uri.AbsolutePath}{query}", bare + uri.AbsolutePath.TrimEnd('/') + (kept.Length == 0 ? "" : "?" + string.Join('&', kept.Order(StringComparer.Ordinal))));
    }

    private static bool IsTracking(string name) => name.StartsWith("utm_", StringComparison.OrdinalIgnoreCase) || Tracking.Contains(name);
}
