using System.Runtime.InteropServices;

namespace VietnameseText;

/// <summary>One written Vietnamese syllable taken apart. The parts are in lower case without tone: Nghiễm is ngh, iê, m and ngã.</summary>
/// <param name="Onset">Initial consonants, <c>qu</c> and <c>gi</c> included; empty when the syllable begins with its vowel.</param>
/// <param name="Nucleus">One to three vowels.</param>
/// <param name="Coda">Final consonants; empty for an open syllable.</param>
/// <param name="Tone">The tone, wherever in the word its mark stood.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Syllable(string Onset, string Nucleus, string Coda, Tone Tone)
{
    /// <summary>Takes one word apart by the orthography of modern Vietnamese: an onset, a nucleus and a coda that go together and at most one tone.</summary>
    /// <param name="word">One word in NFC, any case. A tone mark on the wrong vowel (qúy, tóan) is accepted.</param>
    /// <param name="syllable">The parts, when the word is a syllable.</param>
    /// <returns>False for foreign words, abbreviations, two tones (báò), and a stop coda under another tone than sắc or nặng (càc).</returns>
    public static bool TryParse(ReadOnlySpan<char> word, out Syllable syllable)
    {
        if (!Anatomy.TryParse(word, out var anatomy))
        {
            syllable = default;
            return false;
        }

        var nucleusEnd = anatomy.OnsetLength + anatomy.NucleusLength;
        syllable = new Syllable(
            Plain(word[..anatomy.OnsetLength]), Plain(word[anatomy.OnsetLength..nucleusEnd]), Plain(word[nucleusEnd..]), anatomy.Tone);
        return true;
    }

    /// <summary>Whether the word is a well-formed Vietnamese syllable; the rules are those of <see cref="TryParse"/>.</summary>
    /// <param name="word">One word in NFC, any case.</param>
    public static bool IsValid(ReadOnlySpan<char> word) => Anatomy.TryParse(word, out _);

    private static string Plain(ReadOnlySpan<char> letters)
    {
        Span<char> plain = stackalloc char[letters.Length];
        for (var i = 0; i < letters.Length; i++)
        {
            plain[i] = Letters.Of(letters[i]).Plain;
        }

        return plain.ToString();
    }
}
