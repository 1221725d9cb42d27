using System.Buffers;
using System.Globalization;
using System.Text;

namespace VietnameseText;

/// <summary>Classes of UTF-16 units the cleaning and the keys agree on (Unicode general categories, Unicode Standard chapter 4).</summary>
internal static class Characters
{
    /// <summary>Upper bound of the tables: everything usual in Vietnamese news, typographic punctuation and ₫ included.</summary>
    public const int Limit = 0x2100;

    // Controls other than tab and line breaks, soft hyphen, zero-width characters, bidirectional controls.
    private static readonly SearchValues<char> Removable = SearchValues.Create(BuildRemovable());

    public static bool IsRemovable(char c) => Removable.Contains(c);

    public static int IndexOfRemovable(ReadOnlySpan<char> text) => text.IndexOfAny(Removable);

    /// <summary>Length of the run of removable characters that begins at <paramref name="index"/>.</summary>
    public static int InvisibleAt(string text, int index)
    {
        var length = text.AsSpan(index).IndexOfAnyExcept(Removable);
        return length < 0 ? text.Length - index : length;
    }

    /// <summary>A combining mark of the Basic Multilingual Plane (M*).</summary>
    public static bool IsMark(char c) => c >= '\u0300' && IsMark(CharUnicodeInfo.GetUnicodeCategory(c));

    public static bool IsMark(UnicodeCategory category) =>
        category is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    /// <summary>Units of the combining mark of any plane that begins at <paramref name="index"/>; 0 for none, and past the end.</summary>
    public static int MarkAt(string text, int index) =>
        index >= text.Length || text[index] is < '\u0300' or (>= '\u1E00' and <= '\u1EFF') ? 0
        : !char.IsHighSurrogate(text[index]) ? (IsMark(text[index]) ? 1 : 0)
        : Rune.TryGetRuneAt(text, index, out var rune) && IsMark(Rune.GetUnicodeCategory(rune)) ? 2 : 0;

    public static bool IsLineBreak(char c) => c is '\n' or '\r' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029';

    public static bool IsKeyCategory(UnicodeCategory category) =>
        category <= UnicodeCategory.OtherLetter || category is >= UnicodeCategory.DecimalDigitNumber and <= UnicodeCategory.OtherNumber;

    /// <summary>True when the unit at <paramref name="index"/> is half of no pair, or U+FFFE, which normalisation refuses as well.</summary>
    public static bool IsBroken(ReadOnlySpan<char> text, int index)
    {
        var c = text[index];
        return c == '\uFFFE'
            || (char.IsHighSurrogate(c) && (index + 1 == text.Length || !char.IsLowSurrogate(text[index + 1])))
            || (char.IsLowSurrogate(c) && (index == 0 || !char.IsHighSurrogate(text[index - 1])));
    }

    private static string BuildRemovable()
    {
        var set = new StringBuilder("\u00AD\u061C\u180E\u200B\u200C\u200D\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2060\u2066\u2067\u2068\u2069\uFEFF");
        for (var c = '\0'; c < '\u00A0'; c++)
        {
            if (char.IsControl(c) && c != '\t' && !IsLineBreak(c))
            {
                set.Append(c);
            }
        }

        return set.ToString();
    }
}
