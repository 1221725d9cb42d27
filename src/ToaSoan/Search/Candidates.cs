using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;

namespace ToaSoan.Search;

/// <summary>
/// The rows a search ranks. Few matches: all of them. Many: the newest, and beside them the newest of each better kind of
/// match (in the title, together, with the marks typed), so that a good old text is not lost among many new ones.
/// </summary>
internal sealed class Candidates(PortalDb db, (long First, long Last) range, Match[] filters, Match? without, SearchOrder order)
{
    private const int Most = 500;
    private const int MostOfLong = 200;

    /// <summary>What comes first; the oldest are looked for from the other end.</summary>
    public SearchOrder Order => order;

    /// <summary>Matches ranked without choosing.</summary>
    public const int All = 120;

    private const int Newest = 60;
    private const int Better = 30;
    private const int ShortQuery = 3;

    // Each of its many words costs time in every row read and in every kind asked for, and its good matches are few: a third of
    // the rows do, and only the kinds that other words could not also make.
    private const int LongQuery = 5;

    /// <summary>How many matches of a query are counted and can be paged through.</summary>
    public static int Counted(ReaderQuery query) => IsLong(query) ? MostOfLong : Most;

    /// <summary>Matches of a query, newest first or oldest first, at most one more than are counted.</summary>
    public Task<List<long>> MatchingAsync(ReaderQuery query, Match match, CancellationToken stop) =>
        SearchTable.FirstAsync(db, Narrowed(match), range, Counted(query) + 1, order, stop);

    /// <summary>Of the matches of a query those to rank.</summary>
    public async Task<long[]> ToRankAsync(ReaderQuery query, List<long> matching, CancellationToken stop)
    {
        var many = IsLong(query);
        if (matching.Count <= All || query.Begins)
        {
            return [.. matching.Take(All)];
        }

        var chosen = new SortedSet<long>(matching.Take(query.NeedsCheck ? All : many ? Newest / 3 : Newest));
        foreach (var match in BetterMatches(query))
        {
            chosen.UnionWith(await SearchTable.FirstAsync(db, Narrowed(match), range, many ? Better / 3 : Better, order, stop));
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
        .Where(t => ids.Contains(t.Id)).Select(static t => new KeyRow(t.Id, t.EditionId, t.Title, t.Words)).ToListAsync(stop);

    private Match Narrowed(Match match)
    {
        var narrowed = Match.All([match, .. filters]);
        return without is null ? narrowed : narrowed.Without(without);
    }

    private static bool IsLong(ReaderQuery query) => query.Units.Length > LongQuery;

    // A pair implies its words.
    private static List<Match> BetterMatches(ReaderQuery query)
    {
        string[] folds = [.. query.Words.Select(static word => word.Fold)];
        var inTitle = Match.All(query.Units.Select(static unit => unit.In(title: true)));
        if (folds.Length == 1)
        {
            return query.Marked ? [inTitle, .. WithMarks(query, [])] : [inTitle];
        }

        Match[] pairs = [.. InPairs(folds, title: false)];
        return IsLong(query) ? [inTitle, Match.All(pairs)]
            : [inTitle, Match.All(InPairs(folds, title: true)), Match.All(pairs), .. query.Marked ? WithMarks(query, pairs) : []];
    }

    // Every word beside its neighbour: of the overlapping pairs every second one, which is asked for in a fraction of the time.
    private static IEnumerable<Match> InPairs(string[] folds, bool title) =>
        QueryUnit.Pairs(folds, title).Where((_, index) => index % 2 == 0 || index == folds.Length - 2);

    private static IEnumerable<Match> WithMarks(ReaderQuery query, Match[] pairs)
    {
        var exact = Match.All(query.Units.Select(static unit => unit.In(exact: true)));
        yield return exact;
        if (query.Units.Length <= ShortQuery)
        {
            yield return Match.All(query.Units.Select(static unit => unit.In(title: true, exact: true)));
            yield return Match.All([exact, .. pairs]);
        }
    }
}

/// <summary>What of a search row is ranked.</summary>
internal sealed record KeyRow(long Id, long EditionId, string Title, string Words);
