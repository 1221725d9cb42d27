using System.Net;

namespace ToaSoan.Platform;

/// <summary>Where a request comes from.</summary>
public static class ClientAddress
{
    /// <summary>The address a request comes from. A proxy on this machine is believed about the address it adds last.</summary>
    public static IPAddress Of(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (IPAddress.IsLoopback(address) && context.Request.Headers.TryGetValue("X-Forwarded-For", out var said) && IPAddress.TryParse(said.ToString().Split(',')[^1].Trim(), out var forwarded))
        {
            address = forwarded;
        }

        return address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
    }

    /// <summary>The network of an address: the first three bytes (/24) of an IPv4, the first six (/48) of an IPv6 address. Whoever has one address there has them all.</summary>
    public static ReadOnlySpan<byte> NetworkOf(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var bytes = address.GetAddressBytes();
        return bytes.AsSpan(0, bytes.Length == 4 ? 3 : 6);
    }

    /// <summary>
    /// Whether a form or report was sent by a page of another site. Browsers say so (Fetch Metadata, <c>Sec-Fetch-Site</c>; older ones by <c>Origin</c>); a program that says nothing is believed. It protects forms
    /// that need no sign-in, without a cookie. <paramref name="home"/> is the portal's own host as readers know it.
    /// </summary>
    public static bool IsFromElsewhere(HttpRequest request, string home)
    {
        ArgumentNullException.ThrowIfNull(request);
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        return site.Length > 0 ? site != "same-origin"
            : request.Headers.Origin.ToString() is { Length: > 0 } origin && (!Uri.TryCreate(origin, UriKind.Absolute, out var from) || (from.Authority != home && from.Authority != request.Host.Value));
    }
}
