using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;

namespace ToaSoan.Search;

/// <summary>Titles that hold the words typed so far, the last of them perhaps unfinished; with or without marks, in either tone style.</summary>
public sealed class TitleSuggestions(PortalDb db)
{
    private const int Looked = 40;
    private const int ShortestBeginning = 2;

    /// <summary>Titles and paths of at most so many editions, those with the marks typed first, then from new to old; none while too little is typed.</summary>
    public async Task<IReadOnlyList<(string Title, string Path)>> OfAsync(string text, int most, CancellationToken stop)
    {
        var asked = ReaderQuery.Read(text);
        if (asked.Words.Length == 0 || asked.Words[^1].Fold.Length < (asked.Words.Length == 1 ? ShortestBeginning : 1))
        {
            return [];
        }

        var match = Match.All([.. asked.Words[..^1].Select(static word => word.In(title: true, exact: false)), Match.Beginning(IndexWords.InTitle(asked.Words[^1].Fold))]);
        var ids = (await SearchTable.FirstAsync(db, match, (0, long.MaxValue), Looked, SearchOrder.Newest, stop)).ToArray();
        var rows = await db.SearchTexts.AsNoTracking().Where(t => ids.Contains(t.Id)).Select(static t => new { t.Id, t.EditionId, t.Title }).ToListAsync(stop);
        var chosen = rows.OrderByDescending(row => asked.Words.Count(word => (" " + row.Title).Contains(" " + word.Exact, StringComparison.Ordinal)))
            .ThenByDescending(static row => row.Id).Take(most).Select(static row => row.EditionId).ToArray();
        var editions = await db.Editions.AsNoTracking().Where(e => chosen.Contains(e.Id) && e.Shown).Select(static e => new { e.Id, e.Title, e.Path }).ToDictionaryAsync(static e => e.Id, static e => (e.Title, e.Path), stop);
        return [.. chosen.Where(editions.ContainsKey).Select(id => editions[id]).DistinctBy(static edition => edition.Title)];
    }
}
