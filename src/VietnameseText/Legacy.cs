namespace VietnameseText;

/// <summary>Decodes text from before Unicode, and text read under a wrong code page. Decode before <see cref="Orthography.Clean"/>: there U+00AD is a letter.</summary>
public static class Legacy
{
    private const double Margin = 0.15;
    private const int LeastGain = 2;

    private static readonly LegacyEncoding[] Guesses =
        [LegacyEncoding.Tcvn3, LegacyEncoding.Vni, LegacyEncoding.Utf8As1252, LegacyEncoding.Cp1258As1252];

    /// <summary>Decodes a run of text. Characters the encoding does not know stay as they are, so a run may mix it with Unicode.</summary>
    /// <param name="text">Characters as read, one per byte; for the font encodings also U+F020–U+F0FF, as Word stores symbol fonts.</param>
    /// <param name="encoding">What the text is; <see cref="LegacyEncoding.Unicode"/> returns it unchanged.</param>
    /// <returns>Unicode text in NFC as far as it was decoded.</returns>
    public static string Decode(string text, LegacyEncoding encoding)
    {
        ArgumentNullException.ThrowIfNull(text);
        return encoding switch
        {
            LegacyEncoding.Tcvn3 => FontEncodings.FromTcvn3(text),
            LegacyEncoding.Tcvn3Upper => FontEncodings.FromTcvn3(text).ToUpperInvariant(),
            LegacyEncoding.Vni => FontEncodings.FromVni(text),
            LegacyEncoding.Utf8As1252 => CodePages.Utf8From1252(text),
            LegacyEncoding.Cp1258As1252 => Orthography.Repair(CodePages.Cp1258From1252(text)),
            LegacyEncoding.Unicode => text,
            _ => throw new ArgumentOutOfRangeException(nameof(encoding), encoding, "No such encoding."),
        };
    }

    /// <summary>
    /// Guesses how plain text was encoded: the decoding that makes clearly more of its words Vietnamese syllables (at least 0.15 of all
    /// words and two words more than as it stands). The look-alike Ð alone is no sign, nor are French or Portuguese words.
    /// </summary>
    /// <param name="text">A paragraph or more; a few words may be too little to tell.</param>
    /// <returns>The encoding, <see cref="LegacyEncoding.Unicode"/> when in doubt; never <see cref="LegacyEncoding.Tcvn3Upper"/>, which only the font tells.</returns>
    public static LegacyEncoding Detect(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (validAsIs, wordsAsIs) = CountSyllables(Orthography.Repair(text));
        var best = LegacyEncoding.Unicode;
        var bar = Share(validAsIs, wordsAsIs) + Margin;
        foreach (var guess in Guesses)
        {
            var (valid, words) = CountSyllables(Orthography.Repair(Decode(text, guess)));
            if (valid >= validAsIs + LeastGain && Share(valid, words) >= bar)
            {
                (best, bar) = (guess, Math.BitIncrement(Share(valid, words)));
            }
        }

        return best;
    }

    /// <summary>The encoding a font implies: .Vn… is TCVN3, .Vn…H its capital form, VNI-… is VNI; any other font is Unicode. Case does not matter.</summary>
    /// <param name="fontName">The font's name, or null when none is set.</param>
    public static LegacyEncoding OfFont(string? fontName)
    {
        var name = fontName.AsSpan().Trim();
        return name.StartsWith(".Vn", StringComparison.OrdinalIgnoreCase)
                ? name.EndsWith("H", StringComparison.OrdinalIgnoreCase) ? LegacyEncoding.Tcvn3Upper : LegacyEncoding.Tcvn3
            : name.StartsWith("VNI-", StringComparison.OrdinalIgnoreCase) ? LegacyEncoding.Vni
            : LegacyEncoding.Unicode;
    }

    private static double Share(int valid, int words) => words == 0 ? 0 : (double)valid / words;

    private static (int Valid, int Words) CountSyllables(ReadOnlySpan<char> text)
    {
        var (valid, words) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            var start = i;
            while (i < text.Length && !EndsWord(text[i]))
            {
                i++;
            }

            if (i > start)
            {
                words++;
                valid += Syllable.IsValid(text[start..i]) ? 1 : 0;
            }
        }

        return (valid, words);
    }

    // Signs like § or ¶ end no word: in legacy text they are letters.
    private static bool EndsWord(char c) =>
        char.IsWhiteSpace(c) || (c < '\u0080' && !char.IsAsciiLetter(c)) || c is >= '\u2010' and <= '\u2027';
}
