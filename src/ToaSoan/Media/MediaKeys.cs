using ToaSoan.Platform;

namespace ToaSoan.Media;

/// <summary>Lets the reader of a preview see the photos and files in it before an edition shows them: each address carries a key of its own that is good for an hour.</summary>
public sealed class MediaKeys(Tickets tickets)
{
    /// <summary>The name of the query.</summary>
    public const string Name = "khoa";

    /// <summary>The query that opens one photo or file: "?khoa=…".</summary>
    public string Of(string hash) => $"?{Name}={tickets.Make("media", hash, TimeSpan.FromHours(1))}";

    /// <summary>Whether a request carries the key of this photo or file.</summary>
    public bool Opens(HttpRequest request, string hash)
    {
        ArgumentNullException.ThrowIfNull(request);
        return tickets.Read("media", request.Query[Name]) == hash;
    }
}
