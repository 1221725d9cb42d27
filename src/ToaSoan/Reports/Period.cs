using System.Globalization;
using System.Text.RegularExpressions;

namespace ToaSoan.Reports;

/// <summary>
/// A span of the city's days a report is of, both included: a month "2026-06", a quarter "2026-q2", a half-year "2026-h1", nine months "2026-9m", a year "2026", or any days
/// "2026-01-15_2026-03-20". At most <see cref="MostYears"/> years.
/// </summary>
public sealed partial record Period(DateOnly From, DateOnly Until)
{
    /// <summary>The longest period.</summary>
    public const int MostYears = 20;

    /// <summary>Reads a key; null when it is none.</summary>
    public static Period? Read(string? key)
    {
        if (key is null || !Shape().IsMatch(key))
        {
            return null;
        }

        if (key.Length == 21)
        {
            return DateOnly.TryParseExact(key[..10], "yyyy-MM-dd", out var from) && DateOnly.TryParseExact(key[11..], "yyyy-MM-dd", out var until) && from <= until && until < from.AddYears(MostYears) ? new Period(from, until) : null;
        }

        var year = int.Parse(key[..4], CultureInfo.InvariantCulture);
        return key[4..] switch
        {
            "" => Months(year, 1, 12),
            "-9m" => Months(year, 1, 9),
            ['-', 'h', var half] => Months(year, half == '1' ? 1 : 7, 6),
            ['-', 'q', var quarter] => Months(year, ((quarter - '1') * 3) + 1, 3),
            var month => int.Parse(month[1..], CultureInfo.InvariantCulture) is >= 1 and <= 12 and var number ? Months(year, number, 1) : null,
        };
    }

    /// <summary>The half-year a day lies in.</summary>
    public static Period HalfYearOf(DateOnly day) => Months(day.Year, day.Month < 7 ? 1 : 7, 6);

    /// <summary>So many whole months.</summary>
    public static Period Months(int year, int month, int count) => new(new DateOnly(year, month, 1), new DateOnly(year, month, 1).AddMonths(count).AddDays(-1));

    /// <summary>Its name in addresses and on the command line.</summary>
    public string Key => WholeMonths switch
    {
        12 when From.Month == 1 => Text($"{From:yyyy}"),
        9 when From.Month == 1 => Text($"{From:yyyy}-9m"),
        6 when From.Month is 1 or 7 => Text($"{From:yyyy}-h{(From.Month / 7) + 1}"),
        3 when From.Month % 3 == 1 => Text($"{From:yyyy}-q{(From.Month / 3) + 1}"),
        1 => Text($"{From:yyyy-MM}"),
        _ => Text($"{From:yyyy-MM-dd}_{Until:yyyy-MM-dd}"),
    };

    /// <summary>Its name in the language of the request: "6 tháng đầu năm 2026".</summary>
    public string Name => Key[4..] switch
    {
        "" => Say(ReportsText.OfYear, From.Year),
        "-9m" => Say(ReportsText.OfNineMonths, From.Year),
        ['-', 'h', var half] => Say(half == '1' ? ReportsText.OfFirstHalf : ReportsText.OfSecondHalf, From.Year),
        ['-', 'q', var quarter] => Say(ReportsText.OfQuarter, quarter switch { '1' => "I", '2' => "II", '3' => "III", _ => "IV" }, From.Year),
        ['-', _, _] => Say(ReportsText.OfMonth, From.Month, From.Year),
        _ => Say(ReportsText.OfDays, Platform.CityTime.Day(From), Platform.CityTime.Day(Until)),
    };

    /// <summary>The period of the same length just before it.</summary>
    public Period Previous => WholeMonths is > 0 and var months ? new Period(From.AddMonths(-months), From.AddDays(-1)) : new Period(From.AddDays(From.DayNumber - Until.DayNumber - 1), From.AddDays(-1));

    /// <summary>The same days a year before.</summary>
    public Period YearBefore => WholeMonths is > 0 and var months ? Months(From.Year - 1, From.Month, months) : new Period(From.AddYears(-1), Until.AddYears(-1));

    /// <summary>The next half-year, quarter, month …: what its tasks are for.</summary>
    public Period Next => WholeMonths is > 0 and var months ? Months(Until.AddDays(1).Year, Until.AddDays(1).Month, months) : new Period(Until.AddDays(1), Until.AddDays(Until.DayNumber - From.DayNumber + 1));

    /// <summary>Its months, the first days of them.</summary>
    public IEnumerable<DateOnly> FirstDays
    {
        get
        {
            for (var month = new DateOnly(From.Year, From.Month, 1); month <= Until; month = month.AddMonths(1))
            {
                yield return month;
            }
        }
    }

    // 0 when it does not consist of whole months.
    private int WholeMonths => From.Day == 1 && Until.AddDays(1).Day == 1 ? ((Until.AddDays(1).Year - From.Year) * 12) + Until.AddDays(1).Month - From.Month : 0;

    private static string Text(FormattableString text) => FormattableString.Invariant(text);

    private static string Say(string pattern, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.InvariantCulture, pattern, values);

    [GeneratedRegex("^(19|20)[0-9]{2}(-(h[12]|q[1-4]|9m|[01][0-9]|[01][0-9]-[0-3][0-9]_(19|20)[0-9]{2}-[01][0-9]-[0-3][0-9]))?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();
}
