namespace VietnameseText;

/// <summary>
/// Which vowel of a nucleus carries the tone mark: 0-based, -1 where that kind of syllable does not exist. Old and new style differ in the
/// open rhymes oa, oe, uy and nowhere else (Decision 1989/QĐ-BGDĐT of 25 May 2018, Article 8, gives the new one).
/// </summary>
internal readonly record struct NucleusRule(bool Exists, sbyte OpenOld, sbyte OpenNew, sbyte Closed)
{
    // Indexed by the vowels' numbers, four bits each, last vowel lowest.
    private static readonly NucleusRule[] Rules = Build();

    /// <summary>The rule for a nucleus given as the numbers of its vowels (<see cref="Letters.Letter.Vowel"/>); <see cref="Exists"/> is false for what Vietnamese does not have.</summary>
    public static NucleusRule Of(ReadOnlySpan<int> vowels) => vowels.Length is 0 or > 3 ? default : Rules[Pack(vowels)];

    private static (string Nuclei, NucleusRule Rule)[] Groups =>
    [
        ("a e ê i o ô ơ u ư y", new(true, 0, 0, 0)),
        ("ă â", new(true, -1, -1, 0)),
        ("oa oe uy", new(true, 0, 1, 1)),
        ("ai ao au ay âu ây eo êu ia iu oi ôi ơi ua ui ưa ưi ưu", new(true, 0, 0, -1)),
        ("uê uơ ươ", new(true, 1, 1, 1)),
        ("oă uâ iê yê uô oo", new(true, -1, -1, 1)),
        ("iêu yêu oai oao oay oeo uao uay uây uôi uya uyu ươi ươu uêu", new(true, 1, 1, -1)),
        ("uyê", new(true, -1, -1, 2)),
    ];

    private static int Pack(ReadOnlySpan<int> vowels)
    {
        var packed = 0;
        foreach (var vowel in vowels)
        {
            packed = (packed << 4) | vowel;
        }

        return packed;
    }

    private static NucleusRule[] Build()
    {
        var rules = new NucleusRule[1 << 12];
        foreach (var (nuclei, rule) in Groups)
        {
            foreach (var nucleus in nuclei.Split(' '))
            {
                rules[Pack([.. nucleus.Select(vowel => Letters.Of(vowel).Vowel)])] = rule;
            }
        }

        return rules;
    }
}
