using Microsoft.EntityFrameworkCore;
using ToaSoan.Blocks;
using ToaSoan.Platform;
using VietnameseText;

namespace ToaSoan.Newsroom;

/// <summary>An article of another office that seems to tell of the same event.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Title">Its title.</param>
/// <param name="OfficeId">The office that filed it.</param>
/// <param name="OfficeName">Its short name.</param>
/// <param name="State">Where it is.</param>
/// <param name="SavedAt">When it was last saved (UTC).</param>
/// <param name="Likeness">0 to 1.</param>
public sealed record SameEvent(long Id, string Title, long OfficeId, string OfficeName, ArticleState State, DateTime SavedAt, double Likeness);

/// <summary>
/// Finds what another office filed of the same event. Two texts are alike by the pairs of neighbouring syllables they share in title,
/// lead and beginning, each pair weighing less the more of the compared articles have it: what every office writes counts little.
/// It only tells; a person decides.
/// </summary>
public static class SameEventData
{
    /// <summary>From here on two articles are said to be alike.</summary>
    public const double Enough = 0.3;

    private const int Most = 400, Beginning = 600;
    private static readonly TimeSpan Near = TimeSpan.FromDays(4);

    /// <summary>The articles of other offices, handed in or published within four days of this one, that seem to tell of the same event; the likest first, at most three.</summary>
    public static async Task<IReadOnlyList<SameEvent>> SameEventAsync(this PortalDb db, Article article, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(article);
        var (from, to) = (article.SavedAt - Near, article.SavedAt + Near);
        var others = await db.Articles.AsNoTracking()
            .Where(a => a.OfficeId != article.OfficeId && a.State != ArticleState.Draft && a.State < ArticleState.Withdrawn && a.SavedAt >= from && a.SavedAt <= to)
            .OrderByDescending(static a => a.SavedAt).Take(Most)
            .Select(static a => new { a.Id, a.Title, a.Lead, a.Body, a.OfficeId, Office = a.Office!.ShortName, a.State, a.SavedAt }).ToListAsync(stop);
        var mine = Pairs(article.Title, article.Lead, article.Body);
        var theirs = others.ConvertAll(static other => Pairs(other.Title, other.Lead, other.Body));
        var known = theirs.Append(mine).SelectMany(static pairs => pairs).CountBy(static pair => pair).ToDictionary();
        double Weight(IEnumerable<string> pairs) => pairs.Sum(pair => Math.Log((theirs.Count + 2.0) / known[pair]));
        return [.. others.Zip(theirs, (other, pairs) => new SameEvent(other.Id, other.Title, other.OfficeId, other.Office, other.State, other.SavedAt, Weight(mine.Intersect(pairs)) / Math.Max(1, Math.Min(Weight(mine), Weight(pairs)))))
            .Where(static same => same.Likeness >= Enough).OrderByDescending(static same => same.Likeness).Take(3)];
    }

    private static HashSet<string> Pairs(string title, string lead, string body)
    {
        var words = BlockWords.Of(BlockJson.Read(body));
        var syllables = SearchKey.Exact($"{title} {lead} {words[..Math.Min(words.Length, Beginning)]}").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return [.. syllables.Zip(syllables.Skip(1), static (one, next) => $"{one} {next}")];
    }
}
