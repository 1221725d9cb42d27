using System.Buffers;
using System.Globalization;
using System.Text;

namespace VietnameseText;

/// <summary>White space and invisible characters of stored text; <see cref="Orthography.Clean"/> gives the rules.</summary>
internal static class Tidying
{
    /// <summary>
    /// True when <see cref="Orthography.Clean"/> would change nothing. Says false for clean text with rare characters, which then takes the
    /// long way. <paramref name="inert"/> has one entry for each unit below <see cref="Characters.Limit"/>.
    /// </summary>
    public static bool IsTidy(string text, bool[] inert)
    {
        var previous = '\n';
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c > ' ' && c < '\u007F')
            {
                if (previous == ' ' && ClosesUp(text, i))
                {
                    return false;
                }
            }
            else if (c == ' ')
            {
                if (previous <= ' ')
                {
                    return false;
                }
            }
            else if (c == '\n')
            {
                if (previous is ' ' or '\t' || i == 0 || (previous == '\n' && text[i - 2] == '\n'))
                {
                    return false;
                }
            }
            else if (c < '\u00A1' || c >= Characters.Limit || !inert[c] || IsSpace(c) || Characters.IsLineBreak(c)
                || (previous == ' ' && ClosesUp(text, i)))
            {
                return false;
            }

            previous = c;
        }

        return text.Length == 0 || previous > ' ';
    }

    /// <summary>Text without invisible characters, except U+200D where it joins two emoji.</summary>
    public static string WithoutInvisible(string text)
    {
        var first = Characters.IndexOfRemovable(text);
        if (first < 0)
        {
            return text;
        }

        var kept = new StringBuilder(text, 0, first, text.Length);
        for (var i = first; i < text.Length;)
        {
            var run = Characters.InvisibleAt(text, i);
            if (text.AsSpan(i, run).Contains('\u200D') && EndsInEmoji(kept) && BeginsWithEmoji(text.AsSpan(i + run)))
            {
                kept.Append('\u200D');
            }

            i += run;
            if (i < text.Length)
            {
                kept.Append(text[i++]);
            }
        }

        return kept.ToString();
    }

    /// <summary>Puts spaces, tabs and line breaks in order; the result is never longer.</summary>
    public static string Tidy(string text)
    {
        var buffer = ArrayPool<char>.Shared.Rent(text.Length);
        var (length, breaks, tabs, space) = (0, 0, 0, false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (Characters.IsLineBreak(c))
            {
                i += c == '\r' && i + 1 < text.Length && text[i + 1] == '\n' ? 1 : 0;
                breaks++;
            }
            else if (c == '\t')
            {
                tabs++;
            }
            else if (IsSpace(c))
            {
                space = true;
            }
            else
            {
                if (length > 0 && breaks > 0)
                {
                    buffer.AsSpan(length, Math.Min(breaks, 2)).Fill('\n');
                    length += Math.Min(breaks, 2);
                }
                else if (length > 0 && tabs > 0)
                {
                    buffer.AsSpan(length, tabs).Fill('\t');
                    length += tabs;
                }
                else if (length > 0 && space && !ClosesUp(text, i))
                {
                    buffer[length++] = ' ';
                }

                (breaks, tabs, space) = (0, 0, false);
                buffer[length++] = c;
            }
        }

        var tidy = new string(buffer, 0, length);
        ArrayPool<char>.Shared.Return(buffer);
        return tidy;
    }

    private static bool IsSpace(char c) => c == ' ' || (c >= '\u00A0' && CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.SpaceSeparator);

    private static bool ClosesUp(string text, int index) => text[index] switch
    {
        ',' or ';' or ':' or '!' or '?' or '…' or '”' or ')' or ']' => true,
        '.' => !BeginsName(text.AsSpan(index + 1)),
        _ => false,
    };

    // ".vn", ".5", ".NET": this full stop belongs to the word after it.
    private static bool BeginsName(ReadOnlySpan<char> rest) =>
        rest.Length > 0
        && (char.IsAsciiLetterLower(rest[0]) || char.IsAsciiDigit(rest[0])
            || (rest.Length > 1 && char.IsAsciiLetterUpper(rest[0]) && char.IsAsciiLetterUpper(rest[1])));

    private static bool EndsInEmoji(StringBuilder text) =>
        text.Length > 0
        && (text[^1] is '\uFE0F' || IsPictograph(text[^1]) || (text.Length > 1 && char.IsLowSurrogate(text[^1]) && IsEmojiLead(text[^2])));

    private static bool BeginsWithEmoji(ReadOnlySpan<char> text) =>
        text.Length > 0 && (IsPictograph(text[0]) || (text.Length > 1 && IsEmojiLead(text[0]) && char.IsLowSurrogate(text[1])));

    // Arrows to Miscellaneous Symbols and Arrows: the emoji of the Basic Multilingual Plane that take part in joined sequences.
    private static bool IsPictograph(char c) => c is >= '\u2190' and <= '\u2BFF';

    // High surrogates of U+1F000–U+1FBFF.
    private static bool IsEmojiLead(char c) => c is >= '\uD83C' and <= '\uD83E';
}
