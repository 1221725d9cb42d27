using System.Globalization;
using System.Text.RegularExpressions;
using ToaSoan.Platform;
using VietnameseText;
using static ToaSoan.Platform.Refusal;

namespace ToaSoan.Questions;

/// <summary>By what due days are reckoned: data marks named "questions.…", set at the desk.</summary>
/// <param name="Days">Days an office has.</param>
/// <param name="SeveralDays">Days it has when other offices work on the answer too.</param>
/// <param name="Counting">Which days count.</param>
/// <param name="Holidays">Days nobody works on, by day.</param>
/// <param name="OfOffices">Days of offices that have others than the rest, by the office's number; they hold alone and with others.</param>
public sealed partial record AnswerClock(int Days, int SeveralDays, DayCounting Counting, IReadOnlyList<Holiday> Holidays, IReadOnlyDictionary<long, int> OfOffices)
{
    /// <summary>Days while the desk has set none: the rule of HCMC's 1022 since September 2025, in calendar days.</summary>
    public const int UsualDays = 10;

    /// <summary>The same with several offices.</summary>
    public const int UsualSeveralDays = 15;

    /// <summary>Most holidays that are kept: those of many years.</summary>
    public const int MostHolidays = 400;

    private const string Beginning = "questions.";

    /// <summary>What is set, with the usual for what is not.</summary>
    public static async Task<AnswerClock> ReadAsync(PortalDb db, CancellationToken stop)
    {
        var marks = await db.MarksAsync(Beginning, stop);
        string Of(string name) => marks.GetValueOrDefault(Beginning + name, "");
        int Number(string name, int usual) => int.TryParse(Of(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : usual;
        return new AnswerClock(Number("days", UsualDays), Number("several", UsualSeveralDays), Of("counting") == nameof(DayCounting.Working) ? DayCounting.Working : DayCounting.Calendar,
            [.. Of("holidays").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => new Holiday(DateOnly.ParseExact(line[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture), line[10..].Trim()))],
            Of("offices").Split(';', StringSplitOptions.RemoveEmptyEntries).Select(static pair => pair.Split('=')).ToDictionary(static pair => long.Parse(pair[0], CultureInfo.InvariantCulture), static pair => int.Parse(pair[1], CultureInfo.InvariantCulture)));
    }

    /// <summary>Writes it within the transaction that is open.</summary>
    public async Task WriteAsync(PortalDb db, CancellationToken stop)
    {
        var invariant = CultureInfo.InvariantCulture;
        foreach (var (name, value) in new[]
        {
            ("days", Days.ToString(invariant)), ("several", SeveralDays.ToString(invariant)), ("counting", $"{Counting}"),
            ("holidays", string.Join('\n', Holidays.Select(one => string.Create(invariant, $"{one.Day:yyyy-MM-dd} {one.Name}")))),
            ("offices", string.Join(';', OfOffices.OrderBy(static pair => pair.Key).Select(pair => string.Create(invariant, $"{pair.Key}={pair.Value}")))),
        })
        {
            await db.SetMarkAsync(Beginning + name, value, stop);
        }
    }

    /// <summary>The due day of an office that gets a question on a day.</summary>
    public DueDay For(long office, bool several, DateOnly from) => DueDay.Of(from, OfOffices.TryGetValue(office, out var own) ? own : several ? SeveralDays : Days, Counting, Holidays);

    /// <summary>Reads holidays as they are typed, a line each: "2/9/2026 Quốc khánh", or "16/2/2026 – 20/2/2026 Tết" for several days. Throws <see cref="Refusal"/> with the line that cannot be read.</summary>
    public static IReadOnlyList<Holiday> ReadHolidays(string? typed)
    {
        var all = new SortedDictionary<DateOnly, string>();
        foreach (var line in Orthography.Clean(typed ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var match = Line().Match(line);
            Must(match.Success && TryDay(match.Groups["first"].Value, out _), QuestionsText.HolidayUnreadable, line);
            TryDay(match.Groups["first"].Value, out var first);
            var last = first;
            Must(!match.Groups["last"].Success || TryDay(match.Groups["last"].Value, out last), QuestionsText.HolidayUnreadable, line);
            Must(last >= first && last.DayNumber - first.DayNumber < 30 && line.Length <= 120, QuestionsText.HolidayUnreadable, line);
            for (var day = first; day <= last; day = day.AddDays(1))
            {
                all[day] = match.Groups["name"].Value.Trim();
            }
        }

        Must(all.Count <= MostHolidays, QuestionsText.TooManyHolidays, MostHolidays);
        return [.. all.Select(static pair => new Holiday(pair.Key, pair.Value))];
    }

    private static bool TryDay(string text, out DateOnly day) => DateOnly.TryParseExact(text, "d/M/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    [GeneratedRegex(@"^(?<first>\d{1,2}/\d{1,2}/\d{4})(?:\s*[-–]\s*(?<last>\d{1,2}/\d{1,2}/\d{4}))?(?:\s+(?<name>.*))?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Line();
}
