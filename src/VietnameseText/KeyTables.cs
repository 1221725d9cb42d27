using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace VietnameseText;

/// <summary>
/// What one code unit, or one base with its marks, becomes in a key. Keys hold letters and digits only (Unicode L*, N*), lower case,
/// NFKC; each unit is worked out once and remembered.
/// </summary>
internal static class KeyTables
{
    /// <summary>The unit disappears without ending a word: invisible characters.</summary>
    public const char Skip = '\u0001';

    /// <summary>The unit belongs to the one before it: combining marks, Hangul vowels and finals.</summary>
    public const char Extends = '\u0002';

    /// <summary>The unit becomes several or nothing, or is half of a pair: ask <see cref="ExactOf(char)"/> or <see cref="FoldOf"/>.</summary>
    public const char Several = '\u0003';

    private static readonly ConcurrentDictionary<char, string> RareExact = new();
    private static readonly ConcurrentDictionary<char, string> RareFold = new();

    // Letters NFD does not take apart, after lower-casing.
    private static readonly Dictionary<char, string> Undecomposed = new()
    {
        ['đ'] = "d", ['ð'] = "d", ['ł'] = "l", ['ø'] = "o", ['ß'] = "ss", ['æ'] = "ae", ['œ'] = "oe", ['þ'] = "th", ['ħ'] = "h", ['ı'] = "i",
    };

    // Filled as units are met; U+0000 is not yet met. Two threads may work out the same entry, and write the same.
    private static readonly char[] ExactTable = new char[char.MaxValue + 1];
    private static readonly char[] FoldTable = new char[char.MaxValue + 1];

    /// <summary>
    /// A letter, digit, full stop or comma (which may separate thousands), U+0020 for what ends a word, or one of the three signs above.
    /// </summary>
    public static char Exact(char c) => ExactTable[c] is not '\0' and var key ? key : LearnExact(c);

    /// <summary>The folded form of one unit of an exact key, or <see cref="Several"/>.</summary>
    public static char Fold(char c) => FoldTable[c] is not '\0' and var key ? key : LearnFold(c);

    public static string ExactOf(char c) => RareExact.GetOrAdd(c, static rare => ExactOf(rare.ToString()));

    /// <summary>Exact form of a base with its marks: letters, digits, <c>.</c>, <c>,</c> and spaces.</summary>
    public static string ExactOf(string cluster)
    {
        var current = cluster;
        // Dropping a mark can bring two units together that compose, and lower case can decompose: settled after a round or two.
        for (var round = 0; round < 4; round++)
        {
            var next = Filter(Compatible(current).ToLowerInvariant(), keepStops: true);
            if (string.Equals(next, current, StringComparison.Ordinal))
            {
                break;
            }

            current = next;
        }

        return current;
    }

    // Repaired before, so that Normalize takes it, and after, since compatibility forms hide an ETH (U+1D9E).
    private static string Compatible(string text) => Orthography.Repair(Orthography.Repair(text).Normalize(NormalizationForm.FormKC));

    public static string FoldOf(char c) => RareFold.GetOrAdd(c, WorkOutFold);

    private static string WorkOutFold(char c)
    {
        if (char.IsSurrogate(c) || c == '\uFFFE')
        {
            return c.ToString();
        }

        var folded = new StringBuilder();
        foreach (var unit in c.ToString().Normalize(NormalizationForm.FormD))
        {
            if (unit is < '\u0300' or > '\u036F')
            {
                folded.Append(Undecomposed.TryGetValue(unit, out var plain) ? plain : unit);
            }
        }

        return Filter(folded.ToString().Normalize(NormalizationForm.FormC).ToLowerInvariant(), keepStops: false);
    }

    private static string Filter(string text, bool keepStops)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (rune.Value == 'İ')
            {
                kept.Append('i'); // the invariant rule leaves this one in upper case
            }
            else if (Characters.IsKeyCategory(category))
            {
                kept.Append(rune.ToString());
            }
            else if (keepStops && rune.Value is '.' or ',')
            {
                kept.Append((char)rune.Value);
            }
            else if (!Characters.IsMark(category) && !(rune.IsBmp && Characters.IsRemovable((char)rune.Value)))
            {
                kept.Append(' ');
            }
        }

        return kept.ToString();
    }

    // Besides marks: conjoining, compatibility and half-width jamo, and the half-width kana sound marks, all of which NFKC may join leftwards.
    private static bool IsExtender(char c) =>
        c is (>= '\u1160' and <= '\u11FF') or (>= '\uD7B0' and <= '\uD7FF') or (>= '\u3131' and <= '\u318E') or (>= '\uFF9E' and <= '\uFFDC')
        || Characters.IsMark(c);

    private static char LearnExact(char c) =>
        ExactTable[c] = Characters.IsRemovable(c) ? Skip : IsExtender(c) ? Extends : char.IsSurrogate(c) ? Several : Single(ExactOf(c.ToString()));

    private static char LearnFold(char c) => FoldTable[c] = Single(WorkOutFold(c));

    private static char Single(string key) => key.Length == 1 ? key[0] : Several;
}
