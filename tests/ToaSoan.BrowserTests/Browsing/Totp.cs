using System.Buffers.Binary;
using System.Security.Cryptography;

namespace ToaSoan.BrowserTests.Browsing;

/// <summary>The six digits an authenticator app shows (RFC 6238: HMAC-SHA-1, 30 seconds), written apart from the product's own.</summary>
public static class Totp
{
    /// <summary>The digits of a base32 key at an instant.</summary>
    public static string Of(string key, DateTimeOffset at)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, at.ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // RFC 6238 as authenticator apps speak it.
        var hash = HMACSHA1.HashData(Bytes(key), counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15, 4)) & int.MaxValue;
        return $"{number % 1_000_000:D6}";
    }

    private static byte[] Bytes(string base32)
    {
        var (bytes, bits, held) = (new List<byte>(), 0, 0);
        foreach (var letter in base32)
        {
            (bits, held) = ((bits << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal), held + 5);
            if (held >= 8)
            {
                held -= 8;
                bytes.Add((byte)(bits >> held));
                bits &= (1 << held) - 1;
            }
        }

        return [.. bytes];
    }
}
