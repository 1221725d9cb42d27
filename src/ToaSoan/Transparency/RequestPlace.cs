using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Reader;
using VietnameseText;
using static ToaSoan.Platform.Refusal;

namespace ToaSoan.Transparency;

/// <summary>
/// What stands at a public address: the kind and number of its edition, or "page" and none. <paramref name="Path"/> stays true whatever becomes of the thing: an article's is the one without the
/// slug made of its title, so that a withdrawn title is not kept here.
/// </summary>
public sealed record RequestPlace(string Path, string Kind, long? ObjectId)
{
    /// <summary>The kind of what has no editions: a list, a photo, a page about the portal.</summary>
    public const string Page = "page";

    /// <summary>Reads what was typed: a whole address on this site, or one from the first slash on. Throws <see cref="Refusal"/> for another site's, the desk's, and for an article that is not there.</summary>
    public static async Task<RequestPlace> FindAsync(PortalDb db, Settings settings, string? typed, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(settings);
        var words = Orthography.CleanLine(typed ?? "");
        Must(words.Length > 0, RequestsText.AddressMissing);
        var (home, whole) = (new Uri(settings.BaseUrl), words.StartsWith('/') ? settings.BaseUrl + words : words);
        Must(Uri.TryCreate(whole, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.Authority == home.Authority, RequestsText.AddressElsewhere);
        var path = Uri.UnescapeDataString(address!.AbsolutePath).TrimEnd('/') is { Length: > 0 } some ? some : "/";
        Must(!path.StartsWith("//", StringComparison.Ordinal), RequestsText.AddressElsewhere);
        Must(path.Length <= Statements.LongestName, RequestsText.LineTooLong, Statements.LongestName);
        var english = path == "/en" || path.StartsWith("/en/", StringComparison.Ordinal);
        var plain = english ? path[3..] is { Length: > 0 } rest ? rest : "/" : path;
        Must(plain != "/ban" && !plain.StartsWith("/ban/", StringComparison.OrdinalIgnoreCase), RequestsText.AddressOfDesk);
        if (ArticleAddress.NumberIn(settings.Absolute(path), settings) is { } number && !FixedAddresses.First.Contains(plain.Split('/')[1]))
        {
            var kinds = english ? new[] { Edition.EnglishArticle, Cards.Kind } : [Cards.Kind];
            var editions = await db.Editions.AsNoTracking().Where(e => kinds.Contains(e.Kind) && e.ObjectId == number && e.Current).Select(static e => new { e.Kind, e.Section }).ToListAsync(stop);
            Must(editions.Count > 0, RequestsText.NothingThere);
            var kind = editions.MaxBy(static e => e.Kind.Length)!; // the English version where the address was its own
            return new RequestPlace(FormattableString.Invariant($"/{kind.Section}/bai-{number}"), kind.Kind, number);
        }

        var found = await db.Editions.AsNoTracking().Where(e => e.Current && e.Path == plain && e.Kind != Cards.Kind && e.Kind != Edition.EnglishArticle).Select(static e => new { e.Kind, e.ObjectId }).FirstOrDefaultAsync(stop);
        return found is null ? new RequestPlace(plain, Page, null) : new RequestPlace(plain, found.Kind, found.ObjectId);
    }
}
