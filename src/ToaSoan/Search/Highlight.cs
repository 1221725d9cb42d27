using ToaSoan.Blocks;
using ToaSoan.Platform;
using VietnameseText;

namespace ToaSoan.Search;

/// <summary>Shows where an edition's own text holds the words of a query: the source is cut, never changed.</summary>
internal sealed class Highlight(ReaderQuery query)
{
    private const int Window = 35;
    private const string LeftOut = "…";

    private readonly Sought[] _sought =
    [
        .. query.Units.SelectMany(static unit => unit.Quoted ? [Sought.Phrase(unit.Words)] : unit.Words.Select(static word => Sought.Phrase([word]))),
        .. query.Units.SelectMany(static unit => unit.Others).Select(static other => new Sought(other, other, AnyMarks: true)),
        .. query.Words.Where(static word => word.Twin is not null).Select(static word => new Sought([word.Twin!], [Folding.Of(word.Twin!)], !word.Marked)),
        .. query.Begins ? [new Sought([query.Words[^1].Exact], [query.Words[^1].Fold], !query.Words[^1].Marked, Beginning: true)] : Array.Empty<Sought>(),
    ];

    /// <summary>The hit of an edition.</summary>
    public SearchHit Of(Edition edition, SearchedKind? kind)
    {
        // Alone a kicker tells nothing, so it stands before the lead; nor does a short line of another kind without its neighbours.
        string[] parts = kind is not null ? [.. kind.Read(edition).Select(static group => string.Join(" · ", group.Where(static text => text.Length > 0)))] : [edition.Lead, .. BlockWords.Of(BlockJson.Read(edition.Body)).Split('\n'), edition.Kicker.Length == 0 ? "" : $"{edition.Kicker} · {edition.Lead}"];
        Part title = new(edition.Title);
        Part[] shown = [.. parts.Where(static part => part.Length > 0).Select(static part => new Part(part))];
        Part[] every = [title, .. shown];

        // A word typed with marks is shown with them where the text has them so anywhere.
        foreach (var sought in _sought)
        {
            var exact = every.Aggregate(false, (found, part) => part.Mark(sought, exact: true) | found);
            if (!exact || sought.AnyMarks)
            {
                foreach (var part in every)
                {
                    part.Mark(sought, exact: false);
                }
            }
        }

        return new SearchHit(edition, title.Cut(0, title.Count), Snippet(shown));
    }

    private static List<Fragment> Snippet(Part[] parts)
    {
        Part? best = null;
        var (bestStart, bestWorth) = (0, -1);
        foreach (var part in parts.Where(static part => part.Count > 0))
        {
            var (start, worth) = part.BestWindow(Window);
            if (worth > bestWorth)
            {
                (best, bestStart, bestWorth) = (part, start, worth);
            }
        }

        if (best is null)
        {
            return [];
        }

        var end = Math.Min(best.Count, bestStart + Window);
        var snippet = best.Cut(bestStart, end);
        if (bestStart > 0)
        {
            snippet.Insert(0, new Fragment(LeftOut + " ", false));
        }

        if (end < best.Count)
        {
            snippet.Add(new Fragment(" " + LeftOut, false));
        }

        return snippet;
    }
}

/// <summary>Adjacent words to show as found.</summary>
internal sealed record Sought(string[] Exact, string[] Fold, bool AnyMarks, bool Beginning = false)
{
    /// <summary>The words as the query has them.</summary>
    public static Sought Phrase(QueryWord[] words) =>
        new([.. words.Select(static word => word.Exact)], [.. words.Select(static word => word.Fold)], !words.Any(static word => word.Marked));

    /// <summary>Whether the word at <paramref name="at"/> is this token.</summary>
    public bool Is(int at, KeyToken token, bool exact) => (exact, Beginning) switch
    {
        (true, false) => IndexWords.Cut(token.Exact) == Exact[at],
        (true, true) => token.Exact.StartsWith(Exact[at], StringComparison.Ordinal),
        (false, false) => IndexWords.Cut(token.Fold) == Fold[at],
        (false, true) => token.Fold.StartsWith(Fold[at], StringComparison.Ordinal),
    };
}
