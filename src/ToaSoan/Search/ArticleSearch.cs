using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;

namespace ToaSoan.Search;

/// <summary>
/// Finds published editions. The same query over the same editions gives the same hits in the same order on SQLite and on
/// PostgreSQL.
/// </summary>
public sealed class ArticleSearch(PortalDb db, IEnumerable<SearchedKind> kinds)
{
    /// <summary>The page of results of a query; never throws for what a reader typed.</summary>
    public async Task<SearchPage> FindAsync(SearchQuery query, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(query);
        var asked = ReaderQuery.Read(query.Text);
        if (asked.Units.Length == 0 || query.From > query.To)
        {
            return SearchPage.Empty;
        }

        var range = (SearchId.First(query.From ?? DateOnly.MinValue), SearchId.Last(query.To ?? DateOnly.MaxValue));
        Match[] filters =
        [
            .. string.IsNullOrEmpty(query.Section) ? [] : new[] { Match.Word(IndexWords.Section(query.Section)) },
            .. string.IsNullOrEmpty(query.Office) ? [] : new[] { Match.Word(IndexWords.Office(query.Office)) },
            .. query.Kind is null or SearchedKind.Article ? [] : new[] { Match.Word(IndexWords.Kind(query.Kind)) },
        ];
        var others = kinds.Select(static kind => Match.Word(IndexWords.Kind(kind.Kind))).ToArray();
        var without = query.Kind == SearchedKind.Article && others.Length > 0 ? Match.Any(others) : null;
        await db.Database.OpenConnectionAsync(stop);
        try
        {
            return await FindAsync(asked, new Candidates(db, range, filters, without, query.Order), query.Page, stop);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private async Task<SearchPage> FindAsync(ReaderQuery asked, Candidates candidates, int page, CancellationToken stop)
    {
        foreach (var (attempt, match, whole) in Attempts(asked))
        {
            var ids = await candidates.MatchingAsync(attempt, match, stop);
            if (ids.Count == 0)
            {
                continue;
            }

            var (ranked, counted) = await RankAsync(candidates, attempt, ids, whole, stop);
            if (ranked.Count > 0)
            {
                var most = Candidates.Counted(attempt);
                var first = (long)(Math.Max(1, page) - 1) * SearchPage.Size;
                long[] shown = [.. ranked.Skip((int)Math.Min(first, most)).Take(SearchPage.Size)];
                return new SearchPage(await HitsAsync(attempt, shown, stop), Math.Min(counted, most), ids.Count <= (attempt.NeedsCheck ? Candidates.All : most));
            }
        }

        return SearchPage.Empty;
    }

    // From what was asked to what is near it, until something is found.
    private static IEnumerable<(ReaderQuery Query, Match Match, bool Whole)> Attempts(ReaderQuery asked)
    {
        yield return (asked, Candidates.Of(asked), true);
        if (asked.WithoutStrictness() is { } loose)
        {
            yield return (loose, Candidates.Of(loose), true);
        }

        if (asked.WithBeginning() is { } beginning)
        {
            yield return (beginning, Candidates.Of(beginning), true);
        }

        if (asked.AllButOne() is { } most)
        {
            yield return (asked, most, false);
        }
    }

    // Ids of all matches, those ranked first, then the others from new to old, or all by day; and their number. Where the text must be checked,
    // only what was checked.
    private static async Task<(List<long> Ids, int Counted)> RankAsync(Candidates candidates, ReaderQuery query, List<long> matching, bool whole, CancellationToken stop)
    {
        var byDay = candidates.Order != SearchOrder.Best;
        if (byDay && !(whole && query.NeedsCheck))
        {
            return (matching, matching.Count);
        }

        var rows = await candidates.KeysAsync(whole ? await candidates.ToRankAsync(query, matching, stop) : [.. matching.Take(Candidates.All)], stop);
        var seen = new Evidence(query);
        var newest = SearchId.Day(matching[0]);
        var ranks = new List<Ranked>(rows.Count);
        foreach (var row in rows)
        {
            seen.Read(row.Title, row.Words);
            if (!whole || !query.NeedsCheck || Scoring.Holds(seen))
            {
                var (exact, score) = Scoring.Rank(seen, newest - SearchId.Day(row.Id));
                ranks.Add(new Ranked(row.Id, exact, score));
            }
        }

        ranks.Sort(static (a, b) => (b.Exact, b.Score, b.Id).CompareTo((a.Exact, a.Score, a.Id)));
        List<long> ids = [.. ranks.Select(static rank => rank.Id)];
        if (byDay)
        {
            ids.Sort((a, b) => candidates.Order == SearchOrder.Oldest ? a.CompareTo(b) : b.CompareTo(a));
        }

        if (whole && query.NeedsCheck)
        {
            return (ids, ids.Count);
        }

        var known = ids.ToHashSet();
        ids.AddRange(matching.Where(id => !known.Contains(id)));
        return (ids, matching.Count);
    }

    private async Task<List<SearchHit>> HitsAsync(ReaderQuery query, long[] ids, CancellationToken stop)
    {
        var rows = await db.SearchTexts.AsNoTracking().Where(t => ids.Contains(t.Id)).Select(static t => new { t.Id, t.EditionId }).ToDictionaryAsync(static t => t.Id, static t => t.EditionId, stop);
        long[] editionIds = [.. rows.Values];
        var editions = await db.Editions.AsNoTracking().Include(static e => e.Tags).AsSplitQuery().Where(e => editionIds.Contains(e.Id) && e.Shown).ToDictionaryAsync(static e => e.Id, stop);
        var highlight = new Highlight(query);
        var hits = new List<SearchHit>(ids.Length);
        foreach (var id in ids)
        {
            if (rows.TryGetValue(id, out var editionId) && editions.TryGetValue(editionId, out var edition))
            {
                hits.Add(highlight.Of(edition, kinds.FirstOrDefault(kind => kind.Kind == edition.Kind)));
            }
        }

        return hits;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Ranked(long Id, bool Exact, double Score);
}
