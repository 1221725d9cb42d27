using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ToaSoan.Programme.Events;

/// <summary>
/// A registration's secret, 32 random bytes, and the token that confirms its address. Of both only the SHA-256 is kept in the open. The token is made out of the secret whenever its mail is
/// written, so it lies nowhere and a mail sent twice holds the same one; the secret cannot be made out of it.
/// </summary>
public static class SlipSecret
{
    /// <summary>A new secret.</summary>
    public static string Make() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>The token that belongs to a secret.</summary>
    public static string Token(string secret) => Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), "event.confirm"u8));

    /// <summary>What is kept of a secret, a token or a code.</summary>
    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    /// <summary>The address of a slip. What follows the # is sent to no server and stands in no log; the page posts it.</summary>
    public static string Slip(string secret) => $"/lich/phieu#{secret}";

    /// <summary>The address that confirms. It stands in logs, but it works once and shows nothing: a link in a mail has to work without script.</summary>
    public static string Confirmation(string token) => $"/lich/xac-nhan/{token}";

    /// <summary>A secret or a code out of what was typed or pasted, which may be the whole address.</summary>
    public static string Typed(string? typed) => typed is { Length: <= 1_000 } ? typed[(typed.LastIndexOf('#') + 1)..].Trim() : "";
}
