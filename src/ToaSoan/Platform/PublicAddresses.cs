using System.Net;
using System.Net.Sockets;

namespace ToaSoan.Platform;

/// <summary>Which addresses of the network belong to the public internet: what no registry has set aside for another use.</summary>
public static class PublicAddresses
{
    private static readonly IPNetwork[] ReservedOfFour =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        }.Select(static network => IPNetwork.Parse(network)),
    ];

    // Of IPv6 only 2000::/3 is given out at all; inside it lie tunnels (Teredo, 6to4), which can lead to any IPv4 address, and ranges for documents.
    private static readonly IPNetwork GivenOut = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork[] ReservedOfSix = [.. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20" }.Select(static network => IPNetwork.Parse(network))];

    /// <summary>Whether an address is public. One that wraps an IPv4 address is judged by it.</summary>
    public static bool Has(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily switch
        {
            AddressFamily.InterNetwork => !ReservedOfFour.Any(network => network.Contains(plain)),
            AddressFamily.InterNetworkV6 => GivenOut.Contains(plain) && !ReservedOfSix.Any(network => network.Contains(plain)),
            _ => false,
        };
    }
}
