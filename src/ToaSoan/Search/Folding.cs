using VietnameseText;

namespace ToaSoan.Search;

/// <summary>
/// <see cref="SearchKey.Fold"/> for text that already is an exact key, unit by unit from a table: scoring folds hundreds of
/// bodies per search. The table is filled as letters are met.
/// </summary>
public static class Folding
{
    private const char Several = '\uFFFF';
    private static readonly char[] Table = new char[char.MaxValue + 1];

    /// <summary>The folded word of a word of an exact key, at most 64 UTF-16 units long.</summary>
    public static string Of(string exact)
    {
        Span<char> to = stackalloc char[4 * IndexWords.MaxWord];
        var length = Write(exact, to);
        return to[..length].SequenceEqual(exact) ? exact : to[..length].ToString();
    }

    /// <summary>Writes the folded word; <paramref name="exact"/> is at most 64 units long, <paramref name="to"/> four times that. Returns the units written.</summary>
    public static int Write(ReadOnlySpan<char> exact, Span<char> to)
    {
        var length = 0;
        foreach (var unit in exact)
        {
            var folded = Table[unit];
            if (folded == '\0')
            {
                folded = Learn(unit);
            }

            if (folded != Several)
            {
                to[length++] = folded;
                continue;
            }

            var several = SearchKey.Fold(unit.ToString());
            var fits = Math.Min(several.Length, to.Length - length);
            several.AsSpan(0, fits).CopyTo(to[length..]);
            length += fits;
        }

        return length;
    }

    // Two threads may learn the same letter; both write the same value.
    private static char Learn(char unit)
    {
        if (char.IsSurrogate(unit))
        {
            return Table[unit] = unit;
        }

        var folded = SearchKey.Fold(unit.ToString());
        return Table[unit] = folded.Length == 1 ? folded[0] : Several;
    }
}
