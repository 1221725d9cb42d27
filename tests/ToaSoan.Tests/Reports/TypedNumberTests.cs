using System.Globalization;
using CsCheck;
using ToaSoan.Platform;
using ToaSoan.Reports;

namespace ToaSoan.Tests.Reports;

/// <summary>One reader for every number that is typed: targets, returns and their workbooks, rates and royalties.</summary>
public sealed class TypedNumberTests
{
    [Theory]
    [InlineData("5.080", "5080")]
    [InlineData("5080", "5080")]
    [InlineData("5 080", "5080")]
    [InlineData("5\u00A0080", "5080")]
    [InlineData("5\u202F080", "5080")]
    [InlineData(" 91.118.315\u200B ", "91118315")]
    [InlineData("1 234 567,25", "1234567.25")]
    [InlineData("1.234.567,25", "1234567.25")]
    [InlineData("1.234,567", "1234.567")]
    [InlineData("12,5", "12.5")]
    [InlineData("0,125", "0.125")]
    [InlineData("1,1250", "1.125")]
    [InlineData("1234,567", "1234.567")]
    [InlineData("-3", "-3")]
    [InlineData("−1.234,5", "-1234.5")]
    [InlineData("+4", "4")]
    [InlineData("007", "7")]
    [InlineData("0", "0")]
    public void A_number_is_read_as_people_write_it(string typed, string number) => Assert.Equal((decimal.Parse(number, CultureInfo.InvariantCulture), null), TypedNumber.Read(typed));

    [Theory]
    [InlineData("1.5")]
    [InlineData("5,080,000")]
    [InlineData("1,234.5")]
    [InlineData("1.0000")]
    [InlineData("1.23.4")]
    [InlineData("12.34,5")]
    [InlineData("0.125")]
    [InlineData("0800.123")]
    [InlineData("1.234 567")]
    [InlineData("12 5")]
    [InlineData("5  080")]
    [InlineData("12 lượt")]
    [InlineData("1,")]
    [InlineData(",5")]
    [InlineData("--5")]
    [InlineData("1e3")]
    [InlineData("٣")]
    [InlineData("#REF!")]
    [InlineData("99999999999999999999999999999999")]
    public void What_is_no_number_in_Vietnamese_is_refused(string typed)
    {
        LanguageMiddleware.Speak("vi");
        Assert.Equal((null, string.Format(CultureInfo.InvariantCulture, ReportsText.NumberWrong, typed)), TypedNumber.Read(typed));
    }

    [Theory]
    [InlineData("5,080", "“5,080” có thể hiểu hai cách: hãy ghi 5.080 nếu là hàng nghìn, 5,0800 nếu là phần lẻ.")]
    [InlineData(" 12,125", "“12,125” có thể hiểu hai cách: hãy ghi 12.125 nếu là hàng nghìn, 12,1250 nếu là phần lẻ.")]
    public void What_may_mean_two_numbers_is_refused_with_both_ways_to_write_it(string typed, string fault)
    {
        LanguageMiddleware.Speak("vi");
        Assert.Equal((null, fault), TypedNumber.Read(typed));
        Assert.Equal(fault, Assert.Throws<Refusal>(() => TypedNumber.Must(typed)).Message);
    }

    [Fact]
    public void Nothing_typed_is_no_number_and_no_fault() => Assert.Equal((null, null), TypedNumber.Read(" \u00A0"));

    [Fact]
    public void What_is_written_is_read_back_the_same() =>
        Gen.Select(Gen.Long[-2_000_000, 2_000_000], Gen.Int[0, 6]).Sample(static (digits, places) => new decimal(Math.Abs(digits)) / (decimal)Math.Pow(10, places) * Math.Sign(digits) is var number && TypedNumber.Read(TypedNumber.Write(number)) == (number, null));
}
