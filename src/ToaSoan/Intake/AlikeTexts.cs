using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Search;

namespace ToaSoan.Intake;

/// <summary>A published edition whose words are like a text.</summary>
/// <param name="Kind">The edition's kind.</param>
/// <param name="ObjectId">Its object's number.</param>
/// <param name="Path">Its address.</param>
/// <param name="Title">Its title.</param>
/// <param name="Likeness">From <see cref="AlikeTexts.Least"/> to 1, which is the same words in the same order.</param>
public sealed record Alike(string Kind, long ObjectId, string Path, string Title, double Likeness);

/// <summary>
/// Finds published editions that say much the same as a text: re-worded, in another order, without diacritics. Words tell, not meaning, so it suggests and a person decides. The index is asked for the text's words and
/// adjacent pairs one by one, and what is rare in it weighs most; the few editions that hold the most weight are then compared word by word (<see cref="Likeness"/>). The same answers on SQLite and PostgreSQL.
/// </summary>
public sealed class AlikeTexts(PortalDb db, IEnumerable<SearchedKind> searched)
{
    /// <summary>The likeness from which on something is suggested.</summary>
    public const double Least = 0.35;

    private const int LongestText = 4_000;
    private const int FewestWords = 4;
    private const int Pairs = 40;
    private const int Words = 24;
    private const int Rows = 200;
    private const int Compared = 40;
    private const int OneByOne = 12;

    /// <summary>
    /// At most <paramref name="most"/> editions of the kinds given that readers see now, the likest first. Kinds are those the search knows (<see cref="SearchedKind"/>, "article", "article.en"); of a text longer than 4,000
    /// characters the beginning is read, one of fewer than four words is like nothing.
    /// </summary>
    public async Task<IReadOnlyList<Alike>> FindAsync(string text, IReadOnlyList<string> kinds, int most, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(kinds);
        var words = Likeness.WordsOf(IndexWords.Key(VietnameseText.Orthography.Cut(text, LongestText)));
        if (words.Distinct(StringComparer.Ordinal).Count() < FewestWords || kinds.Count == 0)
        {
            return [];
        }

        await db.Database.OpenConnectionAsync(stop);
        try
        {
            var ids = await CandidatesAsync(words, kinds, stop);
            var rows = await db.SearchTexts.AsNoTracking().Where(t => ids.Contains(t.Id) && kinds.Contains(t.Kind)).Select(static t => new { t.Id, t.EditionId, t.Title, t.Words }).ToListAsync(stop);
            var likeness = new Likeness(words);
            var found = rows.Select(row => (row.Id, row.EditionId, Value: likeness.To(row.Title, row.Words))).Where(static row => row.Value >= Least).OrderByDescending(static row => row.Value).ThenByDescending(static row => row.Id).Take(most).ToList();
            long[] editionIds = [.. found.Select(static row => row.EditionId)];
            var editions = await db.Editions.AsNoTracking().Where(e => editionIds.Contains(e.Id) && e.Shown).Select(static e => new { e.Id, e.Kind, e.ObjectId, e.Path, e.Title }).ToDictionaryAsync(static e => e.Id, stop);
            return [.. found.Where(row => editions.ContainsKey(row.EditionId)).Select(row => (Edition: editions[row.EditionId], row.Value)).Select(static row => new Alike(row.Edition.Kind, row.Edition.ObjectId, row.Edition.Path, row.Edition.Title, row.Value))];
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    // A word or pair weighs the more, the fewer rows hold it; one that more hold than are read weighs little, but for what the newest of them have of it.
    private async Task<List<long>> CandidatesAsync(string[] words, IReadOnlyList<string> kinds, CancellationToken stop)
    {
        string[] distinct = [.. words.Distinct(StringComparer.Ordinal)];
        var matches = Spread([.. words.Zip(words.Skip(1), IndexWords.Pair).Distinct(StringComparer.Ordinal)], Pairs).Concat(Spread(distinct, Words)).Select(Match.Word).ToList();
        if (distinct.Length <= OneByOne)
        {
            matches.Add(Match.All(distinct.Select(Match.Word))); // all its words may be common, and only together rare
            matches.AddRange(distinct.Select(left => Match.All(distinct.Where(word => word != left).Select(Match.Word))));
        }

        var weights = new Dictionary<long, double>();
        foreach (var match in matches)
        {
            var ids = await SearchTable.FirstAsync(db, OfKinds(match, kinds), (0, long.MaxValue), Rows, SearchOrder.Newest, stop);
            foreach (var id in ids)
            {
                weights[id] = weights.GetValueOrDefault(id) + (1d / (4 + ids.Count));
            }
        }

        return [.. weights.OrderByDescending(static row => row.Value).ThenByDescending(static row => row.Key).Take(Compared).Select(static row => row.Key)];
    }

    // Articles have no word of their kind in the index: they are what is of no other.
    private Match OfKinds(Match match, IReadOnlyList<string> kinds)
    {
        if (!kinds.Any(SearchedKind.IsArticle))
        {
            return Match.All([match, Match.Any(kinds.Select(static kind => Match.Word(IndexWords.Kind(kind))))]);
        }

        Match[] others = [.. searched.Where(kind => !kinds.Contains(kind.Kind)).Select(static kind => Match.Word(IndexWords.Kind(kind.Kind)))];
        return others.Length == 0 ? match : match.Without(Match.Any(others));
    }

    private static IEnumerable<string> Spread(string[] all, int most) => all.Length <= most ? all : Enumerable.Range(0, most).Select(index => all[(int)((long)index * all.Length / most)]);
}
