using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using VietnameseText;

namespace ToaSoan.Reports.Returns;

/// <summary>Something with nearly the same title and day as an item elsewhere: another such item, or an article of the portal.</summary>
public sealed record Likeness(long? Item, long? Article, string Title, string Address, DateOnly Day, string Office);

/// <summary>Finds what may be the same thing twice, by title and day. It only tells; a person decides.</summary>
public static class OutsideLikeness
{
    private const int Near = 7, FewestWords = 4;
    private const double Enough = 0.75;

    /// <summary>What items that nobody judged yet resemble, by item; earlier items and articles within a week.</summary>
    public static async Task<IReadOnlyDictionary<long, IReadOnlyList<Likeness>>> FindAsync(PortalDb db, IReadOnlyCollection<OutsideItem> items, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(items);
        OutsideItem[] open = [.. items.Where(static item => !item.Judged)];
        if (open.Length == 0)
        {
            return new Dictionary<long, IReadOnlyList<Likeness>>();
        }

        var (from, until) = (open.Min(static item => item.Day).AddDays(-Near), open.Max(static item => item.Day).AddDays(Near));
        var (begin, end) = (CityTime.Utc(from.ToDateTime(TimeOnly.MinValue)), CityTime.Utc(until.AddDays(1).ToDateTime(TimeOnly.MinValue)));
        var others = (await db.OutsideItems.AsNoTracking().Counted().Where(item => item.Day >= from && item.Day <= until).Select(static item => new { item.Id, item.Title, item.Address, item.Day, Office = item.Office!.ShortName }).ToListAsync(stop))
            .ConvertAll(static other => (Likeness: new Likeness(other.Id, null, other.Title, other.Address, other.Day, other.Office), Words: WordsOf(other.Title)));
        var articles = (await db.Editions.AsNoTracking().Where(edition => edition.Shown && edition.Kind == "article" && edition.FirstPublishedAt >= begin && edition.FirstPublishedAt < end)
            .Select(static edition => new { edition.ObjectId, edition.Title, edition.Path, edition.FirstPublishedAt, edition.OfficeName }).ToListAsync(stop))
            .ConvertAll(static article => (Likeness: new Likeness(null, article.ObjectId, article.Title, article.Path, CityTime.DayOf(article.FirstPublishedAt), article.OfficeName), Words: WordsOf(article.Title)));
        return open.Select(item => (item.Id, Found: (IReadOnlyList<Likeness>)[.. others.Concat(articles).Where(other => (other.Likeness.Item is not { } id || id < item.Id) && Math.Abs(other.Likeness.Day.DayNumber - item.Day.DayNumber) <= Near && AreAlike(WordsOf(item.Title), other.Words))
            .Select(static other => other.Likeness).Take(3)])).Where(static one => one.Found.Count > 0).ToDictionary(static one => one.Id, static one => one.Found);
    }

    private static HashSet<string> WordsOf(string title) => [.. SearchKey.Fold(title).Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    private static bool AreAlike(HashSet<string> one, HashSet<string> other) =>
        one.SetEquals(other) ? one.Count > 0 : Math.Min(one.Count, other.Count) >= FewestWords && one.Count(other.Contains) >= Enough * Math.Max(one.Count, other.Count);
}
