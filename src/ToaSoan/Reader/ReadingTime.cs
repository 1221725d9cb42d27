using System.Text.RegularExpressions;

namespace ToaSoan.Reader;

/// <summary>How long a text is and takes to read. Vietnamese writes every syllable apart, so syllables are counted by spaces.</summary>
public static partial class ReadingTime
{
    /// <summary>
    /// Syllables a minute: the calm end of the 240 to 300 at which Vietnamese is read, which is 200 words in the sense of other
    /// languages. The desk's count (src/editor/count.js) uses the same.
    /// </summary>
    public const int SyllablesPerMinute = 240;

    /// <summary>How many syllables a text has.</summary>
    public static int Syllables(string words) => Syllable().Count(words);

    /// <summary>Whole minutes, at least one.</summary>
    public static int Minutes(int syllables) => Math.Max(1, (int)Math.Round(syllables / (double)SyllablesPerMinute));

    [GeneratedRegex(@"\S+", RegexOptions.NonBacktracking)]
    private static partial Regex Syllable();
}
