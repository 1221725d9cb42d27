using CsCheck;
using VietnameseText;

namespace ToaSoan.Tests.VietnameseText;

/// <summary>Generated texts: any UTF-16 at all, and correct Vietnamese built from syllables.</summary>
internal static class Texts
{
    private static readonly string[] Onsets =
        ["", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "qu", "r", "s", "t", "th", "tr", "v", "x"];

    // Rhymes with the index of the vowel that carries the tone, old style then new.
    private static readonly (string Rhyme, int Old, int New)[] Rhymes =
    [
        .. "a an ang am anh at ac ap ach ai ao au ay ăn ăng ăm ăt ăc ăp ân âng âm ât âc âp âu ây e en em eng et ec ep eo ê ên êm ênh êt êp êch êu"
            .Split(' ').Select(rhyme => (rhyme, 0, 0)),
        .. "i in inh im it ip ich ia iu o on ong om ot oc op oi ô ôn ông ôm ôt ôc ôp ôi ơ ơn ơm ơt ơp ơi u un ung um ut uc up ua ui ư ưng ưt ưc ưa ưi ưu y"
            .Split(' ').Select(rhyme => (rhyme, 0, 0)),
        .. "oa oe uy".Split(' ').Select(rhyme => (rhyme, 0, 1)),
        .. "oan oang oanh oat oach oen oet oăn oăng oăt oăc uân uâng uât uên uênh uêch uê uơ uyt uynh iên iêng iêm iêt iêc iêp iêu yên yêu uôn uông uôm uôt uôc uôi"
            .Split(' ').Select(rhyme => (rhyme, 1, 1)),
        .. "ươn ương ươm ươt ươc ươp ươi ươu oai oay oeo uây uya uyu oong ooc".Split(' ').Select(rhyme => (rhyme, 1, 1)),
        .. "uyên uyêt".Split(' ').Select(rhyme => (rhyme, 2, 2)),
    ];

    private static readonly string[] Marks = ["", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"];

    /// <summary>Every onset with every rhyme and every tone Vietnamese allows, as (old style, new style, tone).</summary>
    public static (string Old, string New, Tone Tone)[] Syllables { get; } = [.. AllSyllables()];

    public static Gen<string> Syllable(ToneStyle style) =>
        Gen.Select(Gen.OneOf(Syllables), Gen.Int[0, 9], (syllable, form) =>
        {
            var word = style == ToneStyle.Old ? syllable.Old : syllable.New;
            return form switch
            {
                0 => word.ToUpperInvariant(),
                < 4 => char.ToUpperInvariant(word[0]) + word[1..],
                _ => word,
            };
        });

    /// <summary>One or more paragraphs of Vietnamese with numbers, names and punctuation set as a careful writer sets them.</summary>
    public static Gen<string> Vietnamese(ToneStyle style) =>
        Gen.Select(Syllable(style), Gen.OneOf("", "", "", "", ",", ";", ":", ".", "!", "?", "…", "”", ")", " –", " (5.080", " “TP.", " 12,5%", " .vn", "\n", "\n\n"))
            .Select((word, after) => word + after)
            .Array[1, 30]
            .Select(words => string.Join(' ', words).Replace("\n ", "\n", StringComparison.Ordinal).Trim('\n'));

    /// <summary>Anything at all: loose marks, jamo, lone surrogates, invisible characters, every script.</summary>
    public static Gen<string> Anything { get; } = Gen.Frequency(
            (3, Gen.OneOf("a", "o", "u", "y", "d", "Đ", "ư", "ê", "ạ", "Ố", "q", "g", "i", "n", "hoà", "thủy", "tóan", "5", "080", "İ", "ß", "ﬁ", "½", "km²")),
            (3, Gen.OneOf("\u0300", "\u0301", "\u0302", "\u0303", "\u0306", "\u0309", "\u031B", "\u0323", "\u0335", "\u0308", "\u0338", "\u0345", "\u3099", "\u0344")),
            (2, Gen.OneOf("\u200B", "\u200D", "\u00AD", "\uFEFF", "\u2066", "\u0001", "\u007F", "Ð", "ð", "Ɖ", "ɖ", "Ḑ", "\u1100", "\u1161", "\u11A8", "ㄱ", "ㅏ", "ﾡ", "ﾞ", "カ")),
            (2, Gen.OneOf(" ", "  ", "\u00A0", "\u3000", "\t", "\n", "\r\n", "\r", "\u2028", "\u000B", ".", ",", ";", "…", "”", ")", "“", "(", "-", "\u037E", "´")),
            (1, Gen.OneOf("👨", "👩", "❤", "\uFE0F", "\U0001F3FD", "\uD83D", "\uDC68", "\uFFFE", "\uFFFF", "𝐀", "\U000110BA", "\U00011099", "新", "각", "가", "ω", "Σ", "й")),
            (2, Gen.Char.Select(c => c.ToString())))
        .Array[0, 16]
        .Select(string.Concat);

    private static IEnumerable<(string, string, Tone)> AllSyllables() =>
        from onset in Onsets
        from rhyme in Rhymes
        where Joins(onset, rhyme.Rhyme)
        from tone in Enum.GetValues<Tone>()
        where rhyme.Rhyme[^1] is not ('c' or 'p' or 't') && !rhyme.Rhyme.EndsWith("ch", StringComparison.Ordinal) || tone is Tone.Sac or Tone.Nang
        select (onset + Toned(rhyme.Rhyme, rhyme.Old, tone), onset + Toned(rhyme.Rhyme, rhyme.New, tone), tone);

    // qu and gi merge with a rhyme that begins with their own vowel; such syllables are spelled with another onset.
    private static bool Joins(string onset, string rhyme) => onset switch
    {
        "qu" => rhyme[0] is not ('u' or 'o' or 'ư'),
        "gi" => rhyme[0] is not ('i' or 'y'),
        "g" => rhyme[0] is not ('i' or 'y') || rhyme.StartsWith("iê", StringComparison.Ordinal),
        _ => true,
    };

    private static string Toned(string rhyme, int place, Tone tone) =>
        rhyme.Insert(place + 1, Marks[(int)tone]).Normalize(System.Text.NormalizationForm.FormC);
}
