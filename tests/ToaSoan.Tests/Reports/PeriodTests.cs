using ToaSoan.Platform;
using ToaSoan.Reports;

namespace ToaSoan.Tests.Reports;

public sealed class PeriodTests
{
    [Theory]
    [InlineData("2026-02", "2026-02-01", "2026-02-28", "2026-01", "2025-02", "tháng 2 năm 2026")]
    [InlineData("2026-q1", "2026-01-01", "2026-03-31", "2025-q4", "2025-q1", "quý I năm 2026")]
    [InlineData("2026-h1", "2026-01-01", "2026-06-30", "2025-h2", "2025-h1", "6 tháng đầu năm 2026")]
    [InlineData("2026-h2", "2026-07-01", "2026-12-31", "2026-h1", "2025-h2", "6 tháng cuối năm 2026")]
    [InlineData("2026-9m", "2026-01-01", "2026-09-30", "2025-04-01_2025-12-31", "2025-9m", "9 tháng đầu năm 2026")]
    [InlineData("2024", "2024-01-01", "2024-12-31", "2023", "2023", "năm 2024")]
    [InlineData("2024-02", "2024-02-01", "2024-02-29", "2024-01", "2023-02", "tháng 2 năm 2024")]
    [InlineData("2026-01-15_2026-03-20", "2026-01-15", "2026-03-20", "2025-11-11_2026-01-14", "2025-01-15_2025-03-20", "từ 15/1/2026 đến 20/3/2026")]
    public void A_period_knows_its_days_the_one_before_it_and_the_same_days_a_year_ago(string key, string from, string until, string previous, string yearBefore, string name)
    {
        LanguageMiddleware.Speak("vi");
        var period = Period.Read(key)!;
        Assert.Equal((from, until, key, name), ($"{period.From:yyyy-MM-dd}", $"{period.Until:yyyy-MM-dd}", period.Key, period.Name));
        Assert.Equal((previous, yearBefore), (period.Previous.Key, period.YearBefore.Key));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2026-13")]
    [InlineData("2026-00")]
    [InlineData("2026-h3")]
    [InlineData("2026-02-30_2026-03-01")]
    [InlineData("2026-03-01_2026-02-01")]
    [InlineData("1990-01-01_2026-02-01")]
    [InlineData("2026-h1; DROP TABLE")]
    public void What_is_no_period_is_not_taken_for_one(string? key) => Assert.Null(Period.Read(key));

    [Fact]
    public void Whole_months_written_as_days_are_the_period_of_those_months() => Assert.Equal("2026-h1", Period.Read("2026-01-01_2026-06-30")!.Key);
}
