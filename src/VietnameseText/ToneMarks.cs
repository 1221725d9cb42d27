using System.Buffers;

namespace VietnameseText;

/// <summary>
/// Moves tone marks to the vowel a style puts them on. The styles differ only in open syllables in oa, oe, uy; marks standing on a wrong
/// vowel in either style (qúy, tóan, loaị) are put right too. Words that are no Vietnamese syllable are left as they are.
/// </summary>
public static class ToneMarks
{
    /// <summary>Rewrites the text in one tone style. Decision 1989/QĐ-BGDĐT, Article 8, describes the new style; the old is common in the press and in laws.</summary>
    /// <param name="text">Text in NFC (<see cref="Orthography.Clean"/>); words with loose combining marks are left alone.</param>
    /// <param name="style">The style wanted.</param>
    /// <returns>Text of the same length; the same instance when every mark stood right.</returns>
    public static string Place(string text, ToneStyle style)
    {
        ArgumentNullException.ThrowIfNull(text);
        var buffer = ArrayPool<char>.Shared.Rent(text.Length);
        text.CopyTo(buffer);
        var changed = PlaceAll(buffer.AsSpan(0, text.Length), style);
        var placed = changed ? new string(buffer, 0, text.Length) : text;
        ArrayPool<char>.Shared.Return(buffer);
        return placed;
    }

    /// <summary>Places the marks of every word in the buffer; true when one moved.</summary>
    internal static bool PlaceAll(Span<char> text, ToneStyle style)
    {
        var changed = false;
        for (var i = 0; i < text.Length; i++)
        {
            var start = i;
            var (toned, vowels) = (false, 0);
            while (i < text.Length && IsWordUnit(text[i], out var letter))
            {
                toned |= letter.Tone != Tone.Ngang;
                vowels += letter.Vowel != 0 ? 1 : 0;
                i++;
            }

            if (toned && vowels > 1)
            {
                changed |= PlaceWord(text[start..i], style);
            }
        }

        return changed;
    }

    private static bool IsWordUnit(char c, out Letters.Letter letter)
    {
        letter = Letters.Of(c);
        return !letter.IsNone || (c > '\u007F' && (char.IsLetter(c) || Characters.IsMark(c)));
    }

    private static bool PlaceWord(Span<char> word, ToneStyle style)
    {
        if (!Anatomy.TryParse(word, out var anatomy))
        {
            return false;
        }

        var place = anatomy.TonePlace(style);
        if (place == anatomy.ToneAt)
        {
            return false;
        }

        word[anatomy.ToneAt] = Letters.WithTone(word[anatomy.ToneAt], Tone.Ngang);
        word[place] = Letters.WithTone(word[place], anatomy.Tone);
        return true;
    }
}
