using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ToaSoan.Intake;

/// <summary>
/// Secrets by which somebody without an account comes back to what they sent in: 32 random bytes, of which only the SHA-256 is kept in the open. In an address a secret stands after the #, which is sent to no server
/// and stands in no log; the page posts it. A token is made out of a secret whenever its mail is written, so it lies nowhere and a mail sent twice holds the same one; the secret cannot be made out of it.
/// </summary>
public static class SecretLink
{
    /// <summary>A new secret, in characters that need no escaping in an address.</summary>
    public static string Make() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>The token that belongs to a secret for one purpose: "sender.confirm".</summary>
    public static string Token(string secret, string purpose) => Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(purpose)));

    /// <summary>What is kept of a secret, a token or a code.</summary>
    public static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    /// <summary>A secret or a code out of what was typed or pasted, which may be the whole address; "" for what is too long to be one.</summary>
    public static string Typed(string? typed) => typed is { Length: <= 1_000 } ? typed[(typed.LastIndexOf('#') + 1)..].Trim() : "";
}
