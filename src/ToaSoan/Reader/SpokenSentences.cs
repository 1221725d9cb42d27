using System.Text.RegularExpressions;

namespace ToaSoan.Reader;

/// <summary>
/// Cuts words into sentences short enough for a browser's voice, which stops by itself in long ones. Numbers, dates and abbreviations
/// are written out first, so the dots that are left end sentences.
/// </summary>
internal static partial class SpokenSentences
{
    /// <summary>The most letters said in one go.</summary>
    public const int Longest = 220;

    /// <summary>The sentences of a text, each with a letter or digit in it.</summary>
    public static IReadOnlyList<string> Of(string words) =>
        [.. words.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(VietnameseText.Spoken.Of).SelectMany(Cut).Where(static sentence => sentence.Any(char.IsLetterOrDigit))];

    private static IEnumerable<string> Cut(string line) => End().Split(line).SelectMany(Short);

    // A sentence too long is cut at a comma or semicolon, else between two words.
    private static IEnumerable<string> Short(string sentence)
    {
        var rest = sentence.Trim();
        while (rest.Length > Longest)
        {
            var cut = rest.LastIndexOfAny([',', ';', ':'], Longest - 1);
            cut = cut > Longest / 3 ? cut + 1 : rest.LastIndexOf(' ', Longest - 1);
            cut = cut > 0 ? cut : Longest;
            yield return rest[..cut].Trim();
            rest = rest[cut..].Trim();
        }

        yield return rest;
    }

    [GeneratedRegex(@"(?<=[.!?…][”""’)]?)\s+(?=[“""‘(–-]?\s?[\p{Lu}\p{Nd}])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex End();
}
