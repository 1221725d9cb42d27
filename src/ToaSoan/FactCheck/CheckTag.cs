using System.Security.Cryptography;
using System.Text;

namespace ToaSoan.FactCheck;

/// <summary>The tags of checks: those of their editions, by which lists find them, and those under which their pages are stored.</summary>
public static class CheckTag
{
    /// <summary>The kind of the edition tag that is the verdict.</summary>
    public const string OfVerdict = "verdict";

    /// <summary>The kind of the edition tags that are the places where the claim was seen.</summary>
    public const string Seen = "seen";

    /// <summary>The page-store tag of every list of checks.</summary>
    public const string List = "checks";

    /// <summary>The page-store tag of one check's page.</summary>
    public static string PageOf(long id) => $"check:{id}";

    /// <summary>The slug of a place: 32 hex digits made of its key, so that a long address fits an index.</summary>
    public static string MarkOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 16));
}
