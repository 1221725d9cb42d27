namespace VietnameseText;

/// <summary>
/// Where onset, nucleus and tone of a Vietnamese syllable stand inside its word: what <see cref="Syllable"/> spells out, without allocating.
/// </summary>
internal readonly record struct Anatomy(int OnsetLength, int NucleusLength, Tone Tone, int ToneAt, NucleusRule Rule, bool IsOpen)
{
    /// <summary>nghiêng, khuyếch: nothing native is longer.</summary>
    public const int LongestWord = 8;

    /// <summary>Index in the word of the vowel that carries the tone mark.</summary>
    public int TonePlace(ToneStyle style) =>
        OnsetLength + (!IsOpen ? Rule.Closed : style == ToneStyle.Old ? Rule.OpenOld : Rule.OpenNew);

    /// <summary>Takes apart one word in NFC, any case; a tone mark on the wrong vowel (qúy, tóan) is accepted, two are not.</summary>
    public static bool TryParse(ReadOnlySpan<char> word, out Anatomy anatomy)
    {
        anatomy = default;
        if (word.Length is 0 or > LongestWord)
        {
            return false;
        }

        var plain = (stackalloc char[LongestWord])[..word.Length];
        var vowels = (stackalloc int[LongestWord])[..word.Length];
        var (tone, toneAt) = (Tone.Ngang, -1);
        for (var i = 0; i < word.Length; i++)
        {
            var letter = Letters.Of(word[i]);
            if (letter.IsNone || (letter.Tone != Tone.Ngang && toneAt >= 0))
            {
                return false;
            }

            plain[i] = letter.Plain;
            vowels[i] = letter.Vowel;
            if (letter.Tone != Tone.Ngang)
            {
                (tone, toneAt) = (letter.Tone, i);
            }
        }

        var onset = OnsetOf(plain, vowels);
        if (onset < 0)
        {
            return false;
        }

        var end = onset;
        while (end < vowels.Length && vowels[end] != 0)
        {
            end++;
        }

        var rule = NucleusRule.Of(vowels[onset..end]);
        var coda = plain[end..];
        var fits = rule.Exists && (coda.IsEmpty ? rule.OpenOld >= 0 : rule.Closed >= 0 && CodaFits(coda, plain[end - 1], tone));
        anatomy = fits ? new Anatomy(onset, end - onset, tone, toneAt, rule, coda.IsEmpty) : default;
        return fits;
    }

    private static int OnsetOf(ReadOnlySpan<char> plain, ReadOnlySpan<int> vowels)
    {
        var second = plain.Length > 1 ? plain[1] : '\0';
        var third = plain.Length > 2 ? plain[2] : '\0';
        return plain[0] switch
        {
            'n' when second == 'g' => third == 'h' ? 3 : 2,
            'c' or 'g' or 'k' or 'n' or 'p' or 't' when second == 'h' => 2,
            't' when second == 'r' => 2,
            'q' => second == 'u' ? 2 : -1,
            // gi swallows its i before another vowel (già), but giếng is g + iê + ng.
            'g' when second == 'i' && plain.Length > 2 && vowels[2] != 0 => third == 'ê' && plain.Length > 3 ? 1 : 2,
            'b' or 'c' or 'd' or 'đ' or 'g' or 'h' or 'k' or 'l' or 'm' or 'n' or 'p' or 'r' or 's' or 't' or 'v' or 'x' => 1,
            _ => vowels[0] != 0 ? 0 : -1,
        };
    }

    // A stop lets only sắc and nặng stand; ch and nh close only a, ê, i and y.
    private static bool CodaFits(ReadOnlySpan<char> coda, char vowel, Tone tone) => coda switch
    {
        "m" or "n" or "ng" => true,
        "nh" => vowel is 'a' or 'ê' or 'i' or 'y',
        "c" or "p" or "t" or "k" => tone is Tone.Sac or Tone.Nang,
        "ch" => tone is Tone.Sac or Tone.Nang && vowel is 'a' or 'ê' or 'i' or 'y',
        _ => false,
    };
}
