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
}
