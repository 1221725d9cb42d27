using VietnameseText;

namespace ToaSoan.Search;

/// <summary>One word of a query. Its marks are a wish: exact matches rank first, other marks are found too.</summary>
internal sealed class QueryWord
{
    // The commonest words that only hold a sentence together; in a query with marks they say little about the subject.
    private static readonly HashSet<string> Particles =
        ["là", "của", "và", "các", "những", "trong", "cho", "với", "được", "về", "tại", "ở", "có", "một", "này", "khi", "để", "từ", "đến", "theo", "thì", "mà", "bị", "đã", "đang", "sẽ", "không"];

    /// <summary>Makes a word of an exact key.</summary>
    public QueryWord(string exact)
    {
        Exact = exact;
        Fold = Folding.Of(exact);
        Marked = Fold != exact;
        Twin = TwinOf(exact);
        Weight = Particles.Contains(exact) && Marked ? 0.3 : 1;
    }

    /// <summary>With its marks.</summary>
    public string Exact { get; }

    /// <summary>Without marks.</summary>
    public string Fold { get; }

    /// <summary>Whether the reader typed marks.</summary>
    public bool Marked { get; }

    /// <summary>The other spelling with i for y or y for i (kỹ, kĩ), or null. Without marks when typed without.</summary>
    public string? Twin { get; }

    /// <summary>How much it counts for the rank, 0.3 or 1.</summary>
    public double Weight { get; }

    /// <summary>Rows that hold the word; only with its marks when <paramref name="exact"/>.</summary>
    public Match In(bool title, bool exact)
    {
        var word = Match.Word(At(exact ? Exact : Fold, title));
        return Twin is null ? word : Match.Any(word, Match.Word(At(Twin, title)));
    }

    private static string At(string word, bool title) => title ? IndexWords.InTitle(word) : word;

    private static string? TwinOf(string exact)
    {
        var i = SearchKey.Iy(exact);
        if (i != exact)
        {
            return i;
        }

        var at = "iíìỉĩị".IndexOf(exact[^1], StringComparison.Ordinal);
        if (at < 0 || exact.Length == 1)
        {
            return null;
        }

        var y = exact[..^1] + "yýỳỷỹỵ"[at];
        return SearchKey.Iy(y) == exact ? y : null;
    }
}
