using System.Text;
using System.Text.RegularExpressions;

namespace VietnameseText;

/// <summary>What a newsreader says where the page has figures, signs and abbreviations. For read-aloud and loudspeaker scripts.</summary>
public static partial class Spoken
{
    /// <summary>
    /// Writes numbers, dates, times, amounts, phone numbers, Roman numerals, document numbers and common abbreviations out in words; every
    /// other character stays. The answer holds no digit, and its own spoken form is itself.
    /// </summary>
    /// <param name="text">Any UTF-16 text; broken surrogates and U+FFFE become U+FFFD.</param>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (before, spoken) = (text, Once(text));
        while (spoken != before)
        {
            (before, spoken) = (spoken, Once(spoken));
        }

        return spoken;
    }

    // Words set apart from a figure may themselves be an abbreviation (5TS), so that a second pass can find what the first could not.
    private static string Once(string text)
    {
        var spoken = SpokenNames.Documents(Plain(text));
        spoken = SpokenDates.Of(spoken);
        spoken = SpokenNames.Numerals(spoken);
        spoken = SpokenAmounts.Phones(spoken);
        spoken = SpokenNames.Abbreviations(spoken);
        spoken = SpokenAmounts.Quantities(spoken);
        return AnyDigits().Say(spoken, static (digits, _) => SpokenNumber.Digits(digits.Value)).Normalize();
    }

    /// <summary>Replaces every match by what is said for it, set apart from letters and figures beside it; null leaves a match as it is.</summary>
    internal static string Say(this Regex rule, string text, Func<Match, string, string?> words) => rule.Replace(text, match =>
    {
        if (words(match, text) is not { } said)
        {
            return match.Value;
        }

        var before = match.Index > 0 && Joins(text[match.Index - 1]) ? " " : "";
        var end = match.Index + match.Length;
        var after = end < text.Length && Joins(text[end]) ? " " : "";
        return before + said + after;
    });

    // NFC, and the digits of every script as 0–9: the rules below know no others.
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsDigit(rune))
            {
                plain.Append((char)('0' + (int)Rune.GetNumericValue(rune)));
            }
            else
            {
                plain.Append(rune.Value == 0xFFFE ? "\uFFFD" : rune.ToString());
            }
        }

        return plain.ToString().Normalize();
    }

    private static bool Joins(char c) => char.IsLetterOrDigit(c);

    [GeneratedRegex("[0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex AnyDigits();
}
