using CsCheck;
using ToaSoan.Platform;
using ToaSoan.Questions;

namespace ToaSoan.Tests.Questions;

/// <summary>A due day follows from its rule alone, and says how.</summary>
public sealed class DueDayTests
{
    private static readonly Holiday[] Off = [new(new DateOnly(2026, 9, 2), "Quốc khánh"), new(new DateOnly(2026, 9, 1), "Quốc khánh")];

    [Theory]
    [InlineData("2026-06-16", 10, DayCounting.Calendar, "2026-06-26")] // a Friday
    [InlineData("2026-06-17", 10, DayCounting.Calendar, "2026-06-29")] // 27 June is a Saturday
    [InlineData("2026-08-23", 10, DayCounting.Calendar, "2026-09-03")] // 2 September is off
    [InlineData("2026-08-22", 10, DayCounting.Calendar, "2026-09-03")] // so is the day before
    [InlineData("2026-06-16", 5, DayCounting.Working, "2026-06-23")]
    [InlineData("2026-08-27", 3, DayCounting.Working, "2026-09-03")] // 28 and 31 August, then 3 September
    [InlineData("2026-08-29", 1, DayCounting.Working, "2026-08-31")] // counted from a Saturday
    public void The_day_is_reckoned_by_days_weekends_and_holidays(string from, int days, DayCounting counting, string due) =>
        Assert.Equal(DateOnly.Parse(due, System.Globalization.CultureInfo.InvariantCulture), DueDay.Of(DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture), days, counting, Off).Day);

    [Fact]
    public void Counting_the_days_out_one_by_one_always_gives_the_same_day() =>
        Gen.Select(Gen.Int[0, 3_000], Gen.Int[1, DueDay.MostDays], Gen.Bool, Gen.Int[0, 3_200].Array[0, 40]).Sample(static (start, days, working, off) =>
        {
            var from = new DateOnly(2024, 1, 1).AddDays(start);
            var holidays = off.Select(static day => new Holiday(new DateOnly(2024, 1, 1).AddDays(day), "")).ToArray();
            var due = DueDay.Of(from, days, working ? DayCounting.Working : DayCounting.Calendar, holidays);
            var free = holidays.Select(static one => one.Day).ToHashSet();
            bool Works(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !free.Contains(day);
            var between = Enumerable.Range(1, due.Day.DayNumber - from.DayNumber).Select(from.AddDays).ToList();
            Assert.True(Works(due.Day));
            Assert.Equal(days, working ? between.Count(Works) : between.Count(day => day <= from.AddDays(days)));
            Assert.True(working || between.Where(day => day >= from.AddDays(days) && day < due.Day).All(day => !Works(day))); // never later than it must
            Assert.All(due.Off, one => Assert.True(free.Contains(one.Day) && one.Day <= due.Day && one.Day > from));
        });

    [Fact]
    public void The_derivation_tells_everything_it_follows_from_in_both_languages()
    {
        LanguageMiddleware.Speak("vi");
        Assert.Equal("Tính từ 27/8/2026: 3 ngày làm việc, không kể thứ Bảy, Chủ nhật, đến hết 3/9/2026. Nghỉ 1/9/2026 (Quốc khánh), 2/9/2026 (Quốc khánh).", QuestionWords.Derivation(DueDay.Of(new DateOnly(2026, 8, 27), 3, DayCounting.Working, Off)));
        Assert.Equal("Tính từ 16/6/2026: 10 ngày, đến hết 26/6/2026.", QuestionWords.Derivation(DueDay.Of(new DateOnly(2026, 6, 16), 10, DayCounting.Calendar, Off)));
        LanguageMiddleware.Speak("en");
        Assert.Equal("Counted from 23/8/2026: 10 days, to the end of 2/9/2026. 2/9/2026 is a day off, so it moves to 3/9/2026. Days off: 2/9/2026 (Quốc khánh).", QuestionWords.Derivation(DueDay.Of(new DateOnly(2026, 8, 23), 10, DayCounting.Calendar, Off)));
        LanguageMiddleware.Speak("vi");
    }

    [Fact]
    public void Holidays_are_typed_as_days_or_spans_and_a_line_that_is_neither_is_named()
    {
        LanguageMiddleware.Speak("vi");
        var read = AnswerClock.ReadHolidays("2/9/2026 Quốc khánh\n\n16/2/2026 – 18/2/2026 Tết Nguyên đán\n2/9/2026 Quốc khánh lần nữa");
        Assert.Equal(["16/2/2026", "17/2/2026", "18/2/2026", "2/9/2026"], read.Select(static one => CityTime.Day(one.Day)));
        Assert.Equal("Quốc khánh lần nữa", read[^1].Name);
        foreach (var wrong in new[] { "Quốc khánh", "31/2/2026", "5/9/2026 - 2/9/2026", "1/1/2026 - 31/12/2026 cả năm" })
        {
            Assert.Contains(wrong, Assert.Throws<Refusal>(() => AnswerClock.ReadHolidays(wrong)).Message, StringComparison.Ordinal);
        }
    }
}
