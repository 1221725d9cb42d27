using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;

namespace ToaSoan.Search;

/// <summary>A title, where it leads, and the kind of its edition.</summary>
public sealed record TitleSuggestion(string Title, string Path, string Kind);

/// <summary>Titles that hold the words typed so far, the last of them perhaps unfinished; with or without marks, in either tone style.</summary>
public sealed class TitleSuggestions(PortalDb db, IEnumerable<SearchedKind> kinds)
{
    private const int Looked = 40;
    private const int ShortestBeginning = 2;

    private static readonly System.Linq.Expressions.Expression<Func<SearchText, TitleRow>> Row = static t => new TitleRow(t.Id, t.EditionId, t.Kind, t.Title);

    /// <summary>
    /// At most so many titles of other kinds, which the many articles do not hide, then so many of articles; of each those with the marks typed first, then
    /// from new to old. None while too little is typed.
    /// </summary>
    public async Task<IReadOnlyList<TitleSuggestion>> OfAsync(string text, int mostOthers, int mostArticles, CancellationToken stop)
    {
        var asked = ReaderQuery.Read(text);
        if (asked.Words.Length == 0 || asked.Words[^1].Fold.Length < (asked.Words.Length == 1 ? ShortestBeginning : 1))
        {
            return [];
        }

        var match = Match.All([.. asked.Words[..^1].Select(static word => word.In(title: true, exact: false)), Match.Beginning(IndexWords.InTitle(asked.Words[^1].Fold))]);
        var ids = await SearchTable.FirstAsync(db, match, (0, long.MaxValue), Looked, SearchOrder.Newest, stop);
        var rows = await db.SearchTexts.AsNoTracking().Where(t => ids.Contains(t.Id)).Select(Row).ToListAsync(stop);
        rows.AddRange(await OthersAsync(asked with { Begins = true }, stop));
        var ordered = rows.DistinctBy(static row => row.Id).OrderByDescending(row => asked.Words.Count(word => (" " + row.Title).Contains(" " + word.Exact, StringComparison.Ordinal))).ThenByDescending(static row => row.Id)
            .ToLookup(static row => SearchedKind.IsArticle(row.Kind), static row => row.EditionId);
        long[] chosen = [.. ordered[false].Take(mostOthers), .. ordered[true].Take(mostArticles)];
        var editions = await db.Editions.AsNoTracking().Where(e => chosen.Contains(e.Id) && e.Shown).Select(static e => new { e.Id, e.Title, e.Path, e.Kind }).ToDictionaryAsync(static e => e.Id, static e => new TitleSuggestion(e.Title, e.Path, e.Kind), stop);
        return [.. chosen.Where(editions.ContainsKey).Select(id => editions[id]).DistinctBy(static edition => (edition.Title, SearchedKind.IsArticle(edition.Kind)))];
    }

    // What is no article is little: reading all its titles takes a fraction of the time in which the index joins the many words of a short beginning.
    private async Task<IEnumerable<TitleRow>> OthersAsync(ReaderQuery asked, CancellationToken stop)
    {
        string[] names = [.. kinds.Select(static kind => kind.Kind)];
        var rows = names.Length == 0 ? [] : await db.SearchTexts.AsNoTracking().Where(t => names.Contains(t.Kind)).Select(Row).ToListAsync(stop);
        var (seen, every) = (new Evidence(asked), (1u << asked.Words.Length) - 1);
        return rows.FindAll(row =>
        {
            seen.Read(row.Title, "");
            return (seen.Title.Any.Words & every) == every;
        });
    }

    private sealed record TitleRow(long Id, long EditionId, string Kind, string Title);
}
