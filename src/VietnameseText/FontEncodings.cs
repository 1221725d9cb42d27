using System.Text;

namespace VietnameseText;

/// <summary>The two encodings that lived in fonts: TCVN 5712:1993 VN3 (ABC) and VNI-Windows.</summary>
internal static class FontEncodings
{
    private const string Tcvn3Codes =
        "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉËÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00ADõøö÷ùúýûüþ®¡¢£¤¥¦§";

    private const string Tcvn3Letters =
        "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđĂÂÊÔƠƯĐ";

    // Mark characters in the order sắc huyền hỏi ngã nặng; those of ă and of â ê ô carry the shape as well.
    private const string VniTones = "ùøûõï";
    private const string VniBreveTones = "éèúüë";
    private const string VniCircumflexTones = "áàåãä";

    private static readonly char[] Tcvn3 = BuildTcvn3();
    private static readonly Dictionary<char, char> VniSingles = BuildVniSingles();
    private static readonly Dictionary<(char Letter, char Mark), char> VniPairs = BuildVniPairs();

    public static string FromTcvn3(string text) => string.Create(text.Length, text, static (decoded, source) =>
    {
        for (var i = 0; i < source.Length; i++)
        {
            var c = Byte(source[i]);
            decoded[i] = c < Tcvn3.Length ? Tcvn3[c] : c;
        }
    });

    public static string FromVni(string text)
    {
        var decoded = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = Byte(text[i]);
            if (i + 1 < text.Length && VniPairs.TryGetValue((c, char.ToLowerInvariant(Byte(text[i + 1]))), out var letter))
            {
                decoded.Append(letter);
                i++;
            }
            else
            {
                decoded.Append(VniSingles.GetValueOrDefault(c, c));
            }
        }

        return decoded.ToString();
    }

    // Word keeps the characters of symbol fonts at U+F000 + byte.
    private static char Byte(char c) => c is >= '\uF020' and <= '\uF0FF' ? (char)(c - 0xF000) : c;

    private static char[] BuildTcvn3()
    {
        var table = new char[256];
        for (var c = 0; c < table.Length; c++)
        {
            var at = Tcvn3Codes.IndexOf((char)c, StringComparison.Ordinal);
            table[c] = at < 0 ? (char)c : Tcvn3Letters[at];
        }

        return table;
    }

    private static Dictionary<char, char> BuildVniSingles()
    {
        var singles = new Dictionary<char, char>();
        foreach (var (code, letter) in "ìíæóòîñôö".Zip("ìíỉĩịỵđơư"))
        {
            singles[code] = letter;
            singles[char.ToUpperInvariant(code)] = char.ToUpperInvariant(letter);
        }

        return singles;
    }

    private static Dictionary<(char Letter, char Mark), char> BuildVniPairs()
    {
        var pairs = new Dictionary<(char, char), char>();
        AddTones("aeouyôö", "aeouyơư", VniTones);
        AddTones("a", "ă", VniBreveTones);
        AddTones("aeo", "âêô", VniCircumflexTones);
        Add('a', 'ê', 'ă');
        Add('a', 'â', 'â');
        Add('e', 'â', 'ê');
        Add('o', 'â', 'ô');
        return pairs;

        void AddTones(string codes, string letters, string marks)
        {
            foreach (var (code, letter) in codes.Zip(letters))
            {
                foreach (var (mark, tone) in marks.Zip([Tone.Sac, Tone.Huyen, Tone.Hoi, Tone.Nga, Tone.Nang]))
                {
                    Add(code, mark, Letters.WithTone(letter, tone));
                }
            }
        }

        void Add(char code, char mark, char letter)
        {
            pairs[(code, mark)] = letter;
            pairs[(char.ToUpperInvariant(code), mark)] = char.ToUpperInvariant(letter);
        }
    }
}
