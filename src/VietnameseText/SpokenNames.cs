using System.Globalization;
using System.Text.RegularExpressions;

namespace VietnameseText;

/// <summary>Abbreviations of public life, Roman numerals and the numbers of documents in words.</summary>
internal static partial class SpokenNames
{
    public static string Documents(string text) => Document().Say(text, static (match, whole) =>
    {
        var (kind, issuer, year) = (match.Groups["kind"].Value, match.Groups["issuer"].Value, match.Groups["year"]);
        var before = whole[..match.Index].TrimEnd(' ', '\u00A0');
        var words = SpokenAbbreviations.Document(kind);
        var named = before.EndsWith(words, StringComparison.OrdinalIgnoreCase);
        List<string> parts = ["số", SpokenNumber.Whole(match.Groups["number"].Value)];
        if (year.Success)
        {
            parts.AddRange(["năm", SpokenNumber.Whole(year.Value)]);
        }

        parts.Add(named && issuer.Length > 0 ? "của" : words);
        if (issuer.Length > 0)
        {
            parts.Add(string.Join(' ', issuer.Split('-', '/').Select(SpokenAbbreviations.Document)));
        }

        if (match.Groups["term"] is { Success: true } term)
        {
            parts.AddRange(["khóa", SpokenNumber.Whole(term.Value)]);
        }

        return string.Join(' ', parts);
    });

    public static string Numerals(string text) => Numeral().Say(text, static (match, _) =>
    {
        var ordinal = match.Groups["lead"].Value.EndsWith("hứ", StringComparison.Ordinal);
        var said = RomanWord().Replace(match.Groups["numerals"].Value, word => SpokenNumber.Roman(word.Value) is { } value
            ? Value(value, ordinal)
            : word.Value);
        said = Range().Replace(said, " đến ");
        var year = match.Groups["year"] is { Success: true } digits ? $" năm {SpokenNumber.Whole(digits.Value)}" : "";
        return $"{match.Groups["lead"].Value} {said}{year}";
    });

    public static string Abbreviations(string text)
    {
        var spoken = Dotted().Say(text, static (match, _) => SpokenAbbreviations.Dotted(match.Groups["short"].Value));
        spoken = AndSoOn().Say(spoken, static (_, _) => "vân vân");
        spoken = Capitals().Say(spoken, static (match, whole) =>
            match.Index + match.Length < whole.Length && char.IsLetter(whole[match.Index + match.Length]) ? null : SpokenAbbreviations.Plain(match.Value));
        return spoken.Replace("&", " và ", StringComparison.Ordinal);
    }

    private static string Value(int value, bool ordinal)
    {
        var digits = value.ToString(CultureInfo.InvariantCulture);
        return ordinal ? SpokenNumber.Ordinal(digits) : SpokenNumber.Whole(digits);
    }

    [GeneratedRegex(
        @"(\b[Ss]ố[: \u00A0]{1,2})?\b(?<number>[0-9]{1,6})(/(?<year>[12][0-9]{3}))?[/-](?<kind>[A-ZĐ][A-ZĐƯa-z]{1,6})([/-](?<issuer>[A-ZĐƯ][A-ZĐƯa-z]*([-/][A-ZĐƯ]+)?))?(?<term>[0-9]{2})?\b",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Document();

    [GeneratedRegex(
        @"\b(?<lead>[Đđ]ại hội|ĐẠI HỘI|[Qq]uý|[Tt]hế kỷ|[Tt]hế kỉ|[Kk]hóa|[Kk]hoá|[Kk]ỳ họp|[Ll]ần thứ|[Tt]hứ|[Cc]hương|[Pp]hần|[Mm]ục|[Ll]oại|[Cc]ấp|[Nn]hóm|[Hh]ạng|[Bb]ậc|[Tt]ập|[Kk]hu vực)"
        + @"[ \u00A0](?<numerals>[IVXLC]+(( và |, | ?[-–] ?)[IVXLC]+)*)\b([/-](?<year>[12][0-9]{3})\b)?", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Numeral();

    [GeneratedRegex(@"\b[IVXLC]+\b", RegexOptions.NonBacktracking)]
    private static partial Regex RomanWord();

    [GeneratedRegex(" ?[-–] ?", RegexOptions.NonBacktracking)]
    private static partial Regex Range();

    [GeneratedRegex(@"\b(?<short>TP|Tp|TX|TT|Q|P|X|H|GS|PGS|TS|ThS|BS|KS|CN|Ths|NSND|NSƯT)\.", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Dotted();

    [GeneratedRegex(@"\bv\.v\.{0,3}|\bv\.v…", RegexOptions.NonBacktracking)]
    private static partial Regex AndSoOn();

    [GeneratedRegex(@"\b[A-ZĐƯ][A-ZĐƯh]+([&-][A-ZĐƯ]+)*", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Capitals();
}
