namespace ToaSoan.Search;

/// <summary>A part of a query that a found text must hold: a word, a phrase in quotes, or an abbreviation's form.</summary>
/// <param name="First">Index of its first word among the query's words.</param>
/// <param name="Words">Its words.</param>
/// <param name="Quoted">Whether the words must stand together, as typed.</param>
/// <param name="Others">Other forms that serve as well, in folded words that must stand together.</param>
internal sealed record QueryUnit(int First, QueryWord[] Words, bool Quoted, string[][] Others)
{
    /// <summary>Index of its last word.</summary>
    public int Last => First + Words.Length - 1;

    /// <summary>Whether the quoted words must have exactly the marks typed.</summary>
    public bool Strict { get; init; } = Quoted && Words.Any(static word => word.Marked);

    /// <summary>Whether the index alone cannot tell a match: a phrase of three words may be two pairs in two places.</summary>
    public bool NeedsCheck => Quoted && (Words.Length > 2 || (Strict && Words.Length > 1));

    /// <summary>Rows that hold it, but for <see cref="NeedsCheck"/>.</summary>
    public Match In(bool title = false, bool exact = false)
    {
        var own = Match.All([.. Words.Select(word => word.In(title, exact || Strict)), .. Quoted ? Pairs([.. Words.Select(static word => word.Fold)], title) : []]);
        return Match.Any([own, .. Others.Select(other => Match.All([.. other.Select(word => Match.Word(title ? IndexWords.InTitle(word) : word)), .. Pairs(other, title)]))]);
    }

    /// <summary>The adjacent pairs of a run of folded words.</summary>
    public static IEnumerable<Match> Pairs(string[] folds, bool title)
    {
        for (var i = 1; i < folds.Length; i++)
        {
            var pair = IndexWords.Pair(folds[i - 1], folds[i]);
            yield return Match.Word(title ? IndexWords.InTitle(pair) : pair);
        }
    }
}
