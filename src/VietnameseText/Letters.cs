namespace VietnameseText;

/// <summary>
/// The letters of Vietnamese taken apart and put together by table: quality (a, ă, â …), tone and case. Everything here is one UTF-16 unit in
/// NFC, so moving a tone inside a word never changes its length; retoning in place relies on that.
/// </summary>
internal static class Letters
{
    /// <summary>Every Vietnamese letter lies below this code unit (Latin Extended Additional ends at U+1EFF).</summary>
    public const int Limit = 0x1F00;

    private const string Plain = "\0abcdefghijklmnopqrstuvwxyzđaăâeêioôơuưy";
    private const int FirstVowel = 28;

    private static readonly string[] Rows =
    [
        "aàáảãạ", "ăằắẳẵặ", "âầấẩẫậ", "eèéẻẽẹ", "êềếểễệ", "iìíỉĩị", "oòóỏõọ", "ôồốổỗộ", "ơờớởỡợ", "uùúủũụ", "ưừứửữự", "yỳýỷỹỵ",
    ];

    // Bits 0-5: index into Plain; 6-8: tone; 9: upper case. Zero: no Vietnamese letter.
    private static readonly ushort[] Table = BuildTable();

    // [vowel, tone, upper case]; vowels are numbered from 1.
    private static readonly char[] Composed = BuildComposed();

    /// <summary>The parts of a letter; <see cref="Letter.IsNone"/> when <paramref name="c"/> is not a letter a–z or of Vietnamese.</summary>
    public static Letter Of(char c) => new(c < Limit ? Table[c] : (ushort)0);

    /// <summary>The same vowel in the same case under another tone; <paramref name="vowel"/> must be a vowel.</summary>
    public static char WithTone(char vowel, Tone tone)
    {
        var letter = Of(vowel);
        return Compose(letter.Vowel, tone, letter.IsUpper);
    }

    /// <summary>
    /// Joins combining marks to a letter. Tone and shape may come in any order and more than once. A later mark wins over an earlier one in
    /// canonical order, so below-marks (dot, horn) lose against marks above. False when a mark is foreign or no Vietnamese letter results.
    /// </summary>
    public static bool TryCombine(char c, ReadOnlySpan<char> marks, out char combined)
    {
        combined = c;
        var letter = Of(c);
        if (letter.Plain is 'd' or 'đ')
        {
            combined = letter.IsUpper ? 'Đ' : 'đ';
            return marks.IndexOfAnyExcept('\u0335', '\u0336') < 0;
        }

        if (letter.Vowel == 0)
        {
            return false;
        }

        var (family, shape) = Unshape(letter.Plain);
        var tone = letter.Tone;
        foreach (var mark in marks)
        {
            switch (mark)
            {
                case '\u0300': tone = Tone.Huyen; break;
                case '\u0301': tone = Tone.Sac; break;
                case '\u0309': tone = Tone.Hoi; break;
                case '\u0303': tone = Tone.Nga; break;
                case '\u0323': tone = tone == Tone.Ngang ? Tone.Nang : tone; break;
                case '\u0302' or '\u0306': shape = mark; break;
                case '\u031B': shape = shape == 0 ? mark : shape; break;
                default: return false;
            }
        }

        var vowel = Shaped(family, shape);
        if (vowel == 0)
        {
            return false;
        }

        combined = Compose(vowel, tone, letter.IsUpper);
        return true;
    }

    private static char Compose(int vowel, Tone tone, bool upper) => Composed[((((vowel - 1) * 6) + (int)tone) * 2) + (upper ? 1 : 0)];

    private static (char Family, char Shape) Unshape(char plain) => plain switch
    {
        'ă' => ('a', '\u0306'),
        'â' => ('a', '\u0302'),
        'ê' => ('e', '\u0302'),
        'ô' => ('o', '\u0302'),
        'ơ' => ('o', '\u031B'),
        'ư' => ('u', '\u031B'),
        _ => (plain, '\0'),
    };

    private static int Shaped(char family, char shape)
    {
        var plain = (family, shape) switch
        {
            (_, '\0') => family,
            ('a', '\u0306') => 'ă',
            ('a', '\u0302') => 'â',
            ('e', '\u0302') => 'ê',
            ('o', '\u0302') => 'ô',
            ('o', '\u031B') => 'ơ',
            ('u', '\u031B') => 'ư',
            _ => '\0',
        };
        return plain == 0 ? 0 : Of(plain).Vowel;
    }

    private static ushort[] BuildTable()
    {
        var table = new ushort[Limit];
        for (var index = 1; index < FirstVowel; index++)
        {
            Add(Plain[index], index, 0);
        }

        for (var row = 0; row < Rows.Length; row++)
        {
            for (var tone = 0; tone < 6; tone++)
            {
                Add(Rows[row][tone], FirstVowel + row, tone);
            }
        }

        return table;

        void Add(char lower, int index, int tone)
        {
            table[lower] = (ushort)(index | (tone << 6));
            table[char.ToUpperInvariant(lower)] = (ushort)(index | (tone << 6) | (1 << 9));
        }
    }

    private static char[] BuildComposed() =>
        [.. Rows.SelectMany(row => row.SelectMany(c => new[] { c, char.ToUpperInvariant(c) }))];

    /// <summary>One entry of the table.</summary>
    public readonly struct Letter(ushort entry)
    {
        public bool IsNone => entry == 0;

        /// <summary>The letter in lower case without its tone, e.g. <c>ơ</c> for <c>Ợ</c>; U+0000 for none.</summary>
        public char Plain => Letters.Plain[entry & 0x3F];

        /// <summary>1 to 12 for a vowel in the order a ă â e ê i o ô ơ u ư y; 0 for anything else.</summary>
        public int Vowel => (entry & 0x3F) < FirstVowel ? 0 : (entry & 0x3F) - FirstVowel + 1;

        public Tone Tone => (Tone)((entry >> 6) & 7);

        public bool IsUpper => (entry & (1 << 9)) != 0;
    }
}
