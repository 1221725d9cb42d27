using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace ToaSoan.Platform;

/// <summary>
/// Words in an address that only this portal can have written and that end by themselves: sealed with the data folder's keys, good on
/// every node, kept nowhere.
/// </summary>
public sealed class Tickets(IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>A ticket that says <paramref name="what"/> for <paramref name="life"/>; read it with the same purpose.</summary>
    public string Make(string purpose, string what, TimeSpan life) =>
        protection.CreateProtector("ticket", purpose).Protect($"{(clock.GetUtcNow() + life).ToUnixTimeSeconds()} {what}");

    /// <summary>What a ticket says, or null when it is not ours, of another purpose or over.</summary>
    public string? Read(string purpose, string? ticket)
    {
        if (ticket is not { Length: > 0 and < 2_000 })
        {
            return null;
        }

        try
        {
            var words = protection.CreateProtector("ticket", purpose).Unprotect(ticket).Split(' ', 2);
            return long.Parse(words[0], CultureInfo.InvariantCulture) > clock.GetUtcNow().ToUnixTimeSeconds() ? words[1] : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
