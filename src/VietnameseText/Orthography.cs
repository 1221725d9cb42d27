using System.Text;

namespace VietnameseText;

/// <summary>
/// Repairs defects of encoding in Vietnamese text before it is stored. The author's words, spelling and tone style are never changed:
/// compare <see cref="ToneMarks"/>, which does that on request.
/// </summary>
public static class Orthography
{
    // Stream-Safe Text Format, UAX #15 section 13: more marks on one base are never language, and sorting them takes quadratic time.
    private const int MostMarks = 30;

    // Per code unit: may stand in repaired text next to anything. False for marks, jamo, invisible
    // characters and whatever NFC would change.
    private static readonly bool[] Inert = BuildInert();

    /// <summary>
    /// Brings text to NFC (Unicode Standard Annex #15) and mends what NFC leaves: a tone typed before its shape (á + U+0302), doubled
    /// marks, marks cut off by zero-width characters, <c>d</c> with a stroke overlay, and the look-alikes Ð ð (U+00D0, U+00F0) and Ɖ ɖ
    /// (U+0189, U+0256), which become Đ đ. Halves of surrogate pairs become U+FFFD; of
    /// the marks on one letter 30 stay (Stream-Safe Text Format, section 13 of the same annex).
    /// </summary>
    /// <param name="text">Any UTF-16 text, already decoded from legacy fonts (<see cref="Legacy"/>).</param>
    /// <returns>The repaired text; the same instance when nothing was wrong.</returns>
    public static string Repair(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var c in text)
        {
            if (c >= Characters.Limit || !Inert[c])
            {
                var repaired = Rewrite(Joined(text).Normalize(NormalizationForm.FormC));
                return string.Equals(repaired, text, StringComparison.Ordinal) ? text : repaired;
            }
        }

        return text;
    }

    /// <summary>
    /// <see cref="Repair"/>, then tidies what word processors and web pages leave behind: line breaks of every kind become LF, invisible
    /// and control characters go (U+200D stays between emoji), every kind of space becomes U+0020, runs of spaces one space, no space
    /// stands before <c>, . ; : ! ? … ” ) ]</c> or at a line's ends, and at most one blank line separates paragraphs. Tabs inside a line stay.
    /// </summary>
    /// <param name="text">Any UTF-16 text, already decoded from legacy fonts (<see cref="Legacy"/>).</param>
    /// <returns>The cleaned text; the same instance when it was clean.</returns>
    public static string Clean(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Tidying.IsTidy(text, Inert))
        {
            return text;
        }

        var cleaned = Tidying.Tidy(Repair(Tidying.WithoutInvisible(text)));
        return string.Equals(cleaned, text, StringComparison.Ordinal) ? text : cleaned;
    }

    /// <summary><see cref="Clean"/>, then line breaks and tabs become one space: for titles, names and other one-line fields.</summary>
    /// <param name="text">Any UTF-16 text.</param>
    /// <returns>One clean line; the same instance when it was one.</returns>
    public static string CleanLine(string text)
    {
        var cleaned = Clean(text);
        return cleaned.AsSpan().ContainsAny('\n', '\t') ? Tidying.Tidy(cleaned.Replace('\n', ' ').Replace('\t', ' ')) : cleaned;
    }

    /// <summary>The beginning of a text, never ending inside a surrogate pair.</summary>
    /// <param name="text">Any UTF-16 text.</param>
    /// <param name="longest">UTF-16 units it may have, at least 1.</param>
    /// <returns>At most so many units; the same instance when it is short enough.</returns>
    public static string Cut(string text, int longest)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(longest, 1);
        return text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];
    }

    /// <summary>
    /// Start-up probe: does this process have ICU? In globalization-invariant mode .NET silently returns text unnormalised, and every
    /// search key and sort key would be wrong.
    /// </summary>
    /// <returns>True when normalisation and Vietnamese collation work.</returns>
    public static bool NormalizesCorrectly() =>
        "ẵ".Normalize(NormalizationForm.FormD).Length == 3
        && "a\u0306\u0303".Normalize(NormalizationForm.FormC) is "ẵ"
        && VietnameseSort.Comparer.Compare("dương", "đa") < 0;

    // Drops invisible characters between a base and its marks, marks beyond the limit, and replaces what Normalize would throw on.
    private static string Joined(string text)
    {
        var joined = new StringBuilder(text.Length);
        var marks = 0;
        for (var i = 0; i < text.Length;)
        {
            if (text[i] < Characters.Limit && Inert[text[i]])
            {
                joined.Append(text[i++]);
                marks = 0;
                continue;
            }

            var invisible = Characters.InvisibleAt(text, i);
            var mark = Characters.MarkAt(text, i + invisible);
            if (invisible > 0 && (joined.Length == 0 || mark == 0))
            {
                joined.Append(text, i, invisible);
            }

            i += invisible;
            marks = mark > 0 ? marks + 1 : 0;
            if (mark > 0)
            {
                joined.Append(text, i, marks <= MostMarks ? mark : 0);
                i += mark;
            }
            else if (i < text.Length)
            {
                joined.Append(Characters.IsBroken(text, i) ? '\uFFFD' : text[i]);
                i++;
            }
        }

        return joined.ToString();
    }

    // Expects NFC, leaves NFC: a rewritten cluster is one precomposed letter.
    private static string Rewrite(string text)
    {
        var rewritten = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            var letter = text[i] switch
            {
                'Ð' or 'Ɖ' => 'Đ',
                'ð' or 'ɖ' => 'đ',
                var other => other,
            };
            var (end, kept, marks) = (i + 1, i + 1, 0);
            while (Characters.MarkAt(text, end) is > 0 and var units)
            {
                end += units;
                kept = ++marks <= MostMarks ? end : kept;
            }

            var cluster = text.AsSpan(i + 1, kept - i - 1);
            if (cluster.Length > 0 && Letters.TryCombine(letter, cluster, out var combined))
            {
                rewritten.Append(combined);
            }
            else
            {
                rewritten.Append(letter).Append(cluster);
            }

            i = end;
        }

        return rewritten.ToString();
    }

    private static bool[] BuildInert()
    {
        var inert = new bool[Characters.Limit];
        for (var c = '\0'; c < Characters.Limit; c++)
        {
            inert[c] = !Characters.IsRemovable(c)
                && c is not ('Ð' or 'ð' or 'Ɖ' or 'ɖ' or (>= '\u1100' and <= '\u11FF'))
                && !Characters.IsMark(c)
                && c.ToString().IsNormalized(NormalizationForm.FormC);
        }

        return inert;
    }
}
