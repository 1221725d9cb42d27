using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;

namespace ToaSoan.Newsroom.Front;

/// <summary>
/// The strip of breaking news above every reader's page: the data mark "site.strip", which is read together with the portal's identity.
/// </summary>
/// <param name="Text">What it says.</param>
/// <param name="Until">Its end (UTC).</param>
/// <param name="Link">Where it leads: a path of the portal or an https address; "" for nowhere or to the article.</param>
/// <param name="Article">The number of the article it leads to, or 0.</param>
public sealed record Strip(string Text, DateTime Until, string Link, long Article)
{
    /// <summary>The name of its mark.</summary>
    public const string Mark = "site.strip";

    /// <summary>The strip of some marks, whether or not it has ended; null when there is none.</summary>
    public static Strip? Of(IReadOnlyDictionary<string, string> marks)
    {
        ArgumentNullException.ThrowIfNull(marks);
        return marks.GetValueOrDefault(Mark, "") is { Length: > 0 } json ? JsonSerializer.Deserialize<Strip>(json) : null;
    }

    /// <summary>As it is stored.</summary>
    public string Write() => JsonSerializer.Serialize(this);

    /// <summary>Where it leads now: an article only while readers see it; null for nowhere.</summary>
    public async Task<string?> AddressAsync(PortalDb db, CancellationToken stop) => Article == 0
        ? Link.Length > 0 ? Link : null
        : await db.Editions.Where(e => e.Kind == "article" && e.ObjectId == Article && e.Current && e.Shown).Select(static e => e.Path).SingleOrDefaultAsync(stop);
}
