using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;

namespace ToaSoan.Search;

/// <summary>
/// The rows a search ranks. Few matches: all of them. Many: the newest, and beside them the newest of each better kind of
/// match (in the title, together, with the marks typed), so that a good old text is not lost among many new ones.
/// </summary>
internal sealed class Candidates(PortalDb db, (long First, long Last) range, Match[] filters)
{
    /// <summary>Matches counted.</summary>
    public const int Counted = 500;

    /// <summary>Matches ranked without choosing.</summary>
    public const int All = 120;

    private const int Newest = 60;
    private const int Better = 30;
    private const int ShortQuery = 3;

    // Each of its many words costs time in every row read, and its good matches are few: a third of the rows do.
    private const int LongQuery = 5;

    /// <summary>Matches, newest first, at most one more than <see cref="Counted"/>.</summary>
    public Task<List<long>> MatchingAsync(Match match, CancellationToken stop) =>
        SearchTable.NewestAsync(db, Match.All([match, .. filters]), range, Counted + 1, stop);

    /// <summary>Of the matches of a query those to rank.</summary>
    public async Task<long[]> ToRankAsync(ReaderQuery query, List<long> matching, CancellationToken stop)
    {
        var many = query.Units.Length > LongQuery;
        if (matching.Count <= All || query.Begins)
        {
            return [.. matching.Take(All)];
        }

        var chosen = new SortedSet<long>(matching.Take(query.NeedsCheck ? All : many ? Newest / 3 : Newest));
        foreach (var match in BetterMatches(query))
        {
            chosen.UnionWith(await SearchTable.NewestAsync(db, Match.All([match, .. filters]), range, many ? Better / 3 : Better, stop));
        }

        return [.. chosen];
    }

    /// <summary>Rows that hold every unit of a query, its unfinished last word apart.</summary>
    public static Match Of(ReaderQuery query) => query switch
    {
        { Begins: false } => Match.All(query.Units.Select(static unit => unit.In())),
        { Units.Length: 1 } => Match.Beginning(IndexWords.InTitle(query.Words[^1].Fold)),
        _ => Match.All(query.Units[..^1].Select(static unit => unit.In())),
    };

    /// <summary>The keys of rows by id.</summary>
    public Task<List<KeyRow>> KeysAsync(long[] ids, CancellationToken stop) => db.SearchTexts.AsNoTracking()
        .Where(t => EF.Parameter(ids).Contains(t.Id)).Select(static t => new KeyRow(t.Id, t.EditionId, t.Title, t.Words)).ToListAsync(stop);

    // A pair implies its words. What long queries find in titles or with their marks is little, so fewer kinds do for them.
    private static List<Match> BetterMatches(ReaderQuery query)
    {
        string[] folds = [.. query.Words.Select(static word => word.Fold)];
        Match[] titlePairs = [.. QueryUnit.Pairs(folds, title: true)];
        Match[] pairs = [.. QueryUnit.Pairs(folds, title: false)];
        var better = new List<Match> { Match.All(query.Units.Select(static unit => unit.In(title: true))) };
        if (pairs.Length > 0)
        {
            better.Add(Match.All(titlePairs));
            better.Add(Match.All(pairs));
        }

        if (query.Marked)
        {
            var exact = Match.All(query.Units.Select(static unit => unit.In(exact: true)));
            better.Add(exact);
            if (query.Units.Length <= ShortQuery)
            {
                better.Add(Match.All(query.Units.Select(static unit => unit.In(title: true, exact: true))));
                better.Add(Match.All([exact, .. pairs]));
            }
        }

        return better;
    }
}

/// <summary>What of a search row is ranked.</summary>
internal sealed record KeyRow(long Id, long EditionId, string Title, string Words);
