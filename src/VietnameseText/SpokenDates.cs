using System.Globalization;
using System.Text.RegularExpressions;

namespace VietnameseText;

/// <summary>Days, months and times of day in words.</summary>
internal static partial class SpokenDates
{
    private const string Dash = "[ \u00A0]?[-–—][ \u00A0]?";

    // A fraction or a day? Only these words before a bare 2/3 make it a day.
    private static readonly string[] DayWords = ["ngày", "sáng", "trưa", "chiều", "tối", "đêm", "hôm", "nay", "qua", "mai", "lễ", "từ", "đến"];

    public static string Of(string text)
    {
        var spoken = Days().Say(text, static (match, _) => SayDays(match));
        spoken = FullDay().Say(spoken, static (match, _) => SayDay(match.Groups["d"], match.Groups["m"], match.Groups["y"]));
        spoken = Month().Say(spoken, static (match, _) => SayMonth(match));
        spoken = Clock().Say(spoken, static (match, _) => SayClock(match));
        return Slash().Say(spoken, SaySlash);
    }

    private static string? SayDays(Match match)
    {
        var (first, last) = (match.Groups["d1"], match.Groups["d2"]);
        var (firstMonth, month, year) = (match.Groups["m1"], match.Groups["m"], match.Groups["y"]);
        if (!IsDay(first, firstMonth.Success ? firstMonth : month) || !IsDay(last, month))
        {
            return null;
        }

        var from = firstMonth.Success ? $"{Word(first)} tháng {MonthWord(firstMonth)}" : Word(first);
        return $"{Lead(match)} {from} đến ngày {Word(last)} tháng {MonthWord(month)}{YearWords(year)}";
    }

    private static string? SayDay(Group day, Group month, Group year) =>
        IsDay(day, month) ? $"ngày {Word(day)} tháng {MonthWord(month)}{YearWords(year)}" : null;

    private static string? SayMonth(Match match) =>
        Number(match.Groups["m"]) is >= 1 and <= 12 ? $"{match.Groups["lead"].Value} {MonthWord(match.Groups["m"])}{YearWords(match.Groups["y"])}" : null;

    private static string SayClock(Match match)
    {
        var (minute, second) = (match.Groups["min"], match.Groups["s"]);
        var hour = $"{Word(match.Groups["h"])} giờ";
        return (minute.Success && Number(minute) > 0, second.Success) switch
        {
            (_, true) => $"{hour} {Word(minute)} phút {Word(second)} giây",
            (true, _) => $"{hour} {Word(minute)} phút",
            _ => hour,
        };
    }

    private static string SaySlash(Match match, string text)
    {
        var (above, below) = (match.Groups["d"], match.Groups["m"]);
        var before = LastWord(text.AsSpan(0, match.Index));
        var (day, month) = (Number(above), Number(below));
        if (IsDay(above, below) && (match.Groups["lead"].Success || DayWords.Contains(before) || IsNamedDay(day, month)))
        {
            return $"{(match.Groups["lead"].Success ? Lead(match) : "ngày")} {Word(above)} tháng {MonthWord(below)}";
        }

        var lead = match.Groups["lead"].Success ? Lead(match) + " " : "";
        var part = before != "số" && day < month && month <= 10;
        return $"{lead}{Word(above)} {(part ? "phần" : "trên")} {Word(below)}";
    }

    // 16/6 is no fraction anybody writes; 24/7 is "always"; 2/9 and 1/1 are feasts.
    private static bool IsNamedDay(int day, int month) => (day > month && (day, month) is not (24, 7)) || (day, month) is (1, 1) or (2, 9);

    private static bool IsDay(Group day, Group month) => Number(day) is >= 1 and <= 31 && Number(month) is >= 1 and <= 12;

    private static int Number(Group digits) => int.Parse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    private static string Word(Group digits) => SpokenNumber.Whole(digits.Value);

    private static string MonthWord(Group month) => Number(month) == 4 ? "tư" : Word(month);

    private static string YearWords(Group year) => year.Success ? $" năm {Word(year)}" : "";

    private static string Lead(Match match) => match.Groups["lead"] is { Success: true } lead ? lead.Value.TrimEnd(' ', '\u00A0') : "ngày";

    private static string LastWord(ReadOnlySpan<char> before)
    {
        var trimmed = before.TrimEnd(" \u00A0(");
        var start = trimmed.Length;
        while (start > 0 && char.IsLetter(trimmed[start - 1]))
        {
            start--;
        }

        return trimmed[start..].ToString().ToLowerInvariant();
    }

    [GeneratedRegex($@"(?<lead>\b[Nn]gày[ \u00A0])?\b(?<d1>[0-9]{{1,2}})(/(?<m1>[0-9]{{1,2}}))?{Dash}(?<d2>[0-9]{{1,2}})[/.](?<m>[0-9]{{1,2}})([/.](?<y>[0-9]{{4}}))?\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Days();

    [GeneratedRegex(@"(\b[Nn]gày[ \u00A0])?\b(?<d>[0-9]{1,2})(/(?<m>[0-9]{1,2})/|-(?<m>[0-9]{1,2})-|\.(?<m>[0-9]{1,2})\.)(?<y>[12][0-9]{3})\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex FullDay();

    [GeneratedRegex(@"\b(?<lead>[Tt]háng)[ \u00A0](?<m>[0-9]{1,2})(([/.-]|[ \u00A0]năm[ \u00A0])(?<y>[12][0-9]{3}))?\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Month();

    [GeneratedRegex(@"\b(?<h>[01]?[0-9]|2[0-4])(([ \u00A0]?giờ[ \u00A0]?|[hg:])(?<min>[0-5][0-9])(:(?<s>[0-5][0-9])|[ \u00A0]?phút|['’p])?|h)($|\b)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Clock();

    [GeneratedRegex(@"(?<lead>\b[Nn]gày[ \u00A0])?\b(?<d>[0-9]{1,3})/(?<m>[0-9]{1,3})\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Slash();
}
