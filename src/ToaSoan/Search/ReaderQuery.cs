using VietnameseText;

namespace ToaSoan.Search;

/// <summary>A query read into words and units. Any input gives one; <see cref="Units"/> is empty when there is nothing to find.</summary>
/// <param name="Units">What a found text must hold.</param>
/// <param name="Begins">Whether the last word is only the beginning of a word.</param>
internal sealed record ReaderQuery(QueryUnit[] Units, bool Begins = false)
{
    private const int MaxLength = 200;
    private const int MaxWords = 12;

    /// <summary>All words in order.</summary>
    public QueryWord[] Words { get; } = [.. Units.SelectMany(static unit => unit.Words)];

    /// <summary>Whether any word was typed with marks.</summary>
    public bool Marked => Words.Any(static word => word.Marked);

    /// <summary>Whether rows the index gives must be checked against their text.</summary>
    public bool NeedsCheck => Begins || Units.Any(static unit => unit.NeedsCheck);

    /// <summary>Reads what a reader typed.</summary>
    public static ReaderQuery Read(string text)
    {
        var units = new List<QueryUnit>();
        var (count, quoted) = (0, false);
        var shown = string.Concat(text.Take(MaxLength).Select(static unit => char.IsControl(unit) ? ' ' : unit));
        foreach (var part in shown.Split(['"', '“', '”', '„', '«', '»', '＂']))
        {
            QueryWord[] words = [.. SearchKey.Tokens(part).Take(MaxWords - count).Select(static token => new QueryWord(IndexWords.Cut(token.Exact)))];
            if (quoted && words.Length > 0)
            {
                units.Add(new QueryUnit(count, words, true, []));
                count += words.Length;
            }
            else if (words.Length > 0)
            {
                count = AddPlain(units, words, count);
            }

            quoted = !quoted;
        }

        return new ReaderQuery([.. units]);
    }

    /// <summary>The query whose phrases may have other marks than typed, or null when there is no such phrase.</summary>
    public ReaderQuery? WithoutStrictness() =>
        Units.Any(static unit => unit.Strict) ? new ReaderQuery([.. Units.Select(static unit => unit with { Strict = false })]) : null;

    /// <summary>The query whose last word may still be unfinished, or null when that would say too little.</summary>
    public ReaderQuery? WithBeginning() =>
        Units[^1] is { Quoted: false, Words.Length: 1 } last && last.Words[0].Fold.Length >= (Units.Length > 1 ? 2 : 3)
            ? this with { Begins = true }
            : null;

    /// <summary>Rows that hold every unit but for one that is not quoted; null when there are fewer than three units.</summary>
    public Match? AllButOne() =>
        Units.Length < 3 || Units.All(static unit => unit.Quoted) ? null
            : Match.Any(Units.Where(static unit => !unit.Quoted).Select(left => Match.All(Units.Where(unit => unit != left).Select(static unit => unit.In()))));

    // A word typed twice outside quotes says nothing more.
    private static int AddPlain(List<QueryUnit> units, ReadOnlySpan<QueryWord> words, int count)
    {
        while (words.Length > 0)
        {
            var (length, others) = Synonyms.At(words);
            var unit = new QueryUnit(count, words[..Math.Max(1, length)].ToArray(), false, others);
            words = words[unit.Words.Length..];
            if (!units.Exists(known => !known.Quoted && known.Words.Select(static word => word.Exact).SequenceEqual(unit.Words.Select(static word => word.Exact))))
            {
                units.Add(unit);
                count += unit.Words.Length;
            }
        }

        return count;
    }
}
