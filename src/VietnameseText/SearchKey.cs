using System.Buffers;
using System.Runtime.InteropServices;

namespace VietnameseText;

/// <summary>One word of a text as the index holds it, and where it stood.</summary>
/// <param name="Exact">Lower case with its marks.</param>
/// <param name="Fold">Without marks; one word like <paramref name="Exact"/>, never empty.</param>
/// <param name="Start">Index of the word's first UTF-16 unit in the source text.</param>
/// <param name="Length">UTF-16 units of the source the word came from, marks and joined separators included.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct KeyToken(string Exact, string Fold, int Start, int Length);

/// <summary>
/// Keys under which text is indexed and looked up. They hold only letters and digits (Unicode L*, N*) with single spaces between words, so
/// they can be written into any index unquoted. Keys are derived data: rebuild them when <see cref="Version"/> changes.
/// </summary>
public static class SearchKey
{
    /// <summary>Version of the rules; stored beside the keys.</summary>
    public const int Version = 1;

    /// <summary>
    /// The key that keeps Vietnamese marks: encoding repaired, NFKC (Unicode Standard Annex #15), lower case, tones in the old style
    /// (Thành uỷ = thành ủy), thousands joined (5.080 = 5080), combining marks of other scripts dropped.
    /// </summary>
    /// <param name="text">Any UTF-16 text.</param>
    public static string Exact(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        using var buffer = KeyBuffer.Of(text);
        return buffer.Units.ToString();
    }

    /// <summary><see cref="Exact"/> without any mark: đ becomes d, and so do letters Unicode does not decompose (ł ø ß æ œ þ ħ ı).</summary>
    /// <param name="text">Any UTF-16 text.</param>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        using var buffer = KeyBuffer.Of(text, placeTones: false);
        return Folded(buffer.Units);
    }

    /// <summary>
    /// <see cref="Exact"/> with y written i where both spellings live: y alone after b h k l m s t v qu (kỹ = kĩ, quý = quí), never in uy,
    /// ay or a bare y (y tế). Decision 1989/QĐ-BGDĐT prefers i there; the press mostly writes y.
    /// </summary>
    /// <param name="text">Any UTF-16 text.</param>
    public static string Iy(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        using var buffer = KeyBuffer.Of(text);
        var units = buffer.Units;
        for (var end = 1; end <= units.Length; end++)
        {
            var last = Letters.Of(units[end - 1]);
            if (last.Plain != 'y' || (end < units.Length && char.IsLetter(units[end])))
            {
                continue;
            }

            var start = end - 1;
            while (start > 0 && char.IsLetter(units[start - 1]))
            {
                start--;
            }

            if (end - start is 2 or 3 && units[start..(end - 1)] is "b" or "h" or "k" or "l" or "m" or "s" or "t" or "v" or "qu")
            {
                units[end - 1] = Letters.WithTone('i', last.Tone);
            }
        }

        return units.ToString();
    }

    /// <summary>
    /// The words of a text in order. Joined with spaces, their <see cref="KeyToken.Exact"/> are <see cref="Exact"/> of the text and their
    /// <see cref="KeyToken.Fold"/> are <see cref="Fold"/> of it; the spans are for highlighting in the stored text. They come in order and
    /// overlap only where one character gives two words (½).
    /// </summary>
    /// <param name="text">Any UTF-16 text.</param>
    public static IReadOnlyList<KeyToken> Tokens(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        using var buffer = KeyBuffer.Of(text, spans: true);
        var units = buffer.Units;
        var tokens = new List<KeyToken>((text.Length / 4) + 1);
        foreach (var range in units.Split(' '))
        {
            var (start, length) = range.GetOffsetAndLength(units.Length);
            if (length > 0)
            {
                var word = units.Slice(start, length);
                var source = buffer.Source(start, start + length - 1);
                tokens.Add(new KeyToken(word.ToString(), Folded(word), source.Start, source.Length));
            }
        }

        return tokens;
    }

    private static string Folded(ReadOnlySpan<char> exact)
    {
        var folded = ArrayPool<char>.Shared.Rent(exact.Length + 16);
        var length = 0;
        for (var i = 0; i < exact.Length; i++)
        {
            var unit = KeyTables.Fold(exact[i]);
            if (unit != KeyTables.Several)
            {
                folded[length++] = unit;
                continue;
            }

            var several = KeyTables.FoldOf(exact[i]);
            if (length + several.Length + exact.Length - i > folded.Length)
            {
                var grown = ArrayPool<char>.Shared.Rent(2 * (folded.Length + several.Length));
                folded.AsSpan(0, length).CopyTo(grown);
                ArrayPool<char>.Shared.Return(folded);
                folded = grown;
            }

            several.CopyTo(folded.AsSpan(length));
            length += several.Length;
        }

        var key = new string(folded, 0, length);
        ArrayPool<char>.Shared.Return(folded);
        return key;
    }
}
