using System.Globalization;
using ToaSoan.Reports;

namespace ToaSoan.Tests.Reports;

public sealed class TypedNumberTests
{
    [Theory]
    [InlineData("5.080", "5080")]
    [InlineData("5080", "5080")]
    [InlineData("5 080", "5080")]
    [InlineData("5\u00A0080", "5080")]
    [InlineData("91.118.315", "91118315")]
    [InlineData("91,118,315", "91118315")]
    [InlineData("12,5", "12.5")]
    [InlineData("12.5", "12.5")]
    [InlineData("1.234,5", "1234.5")]
    [InlineData("1,234.5", "1234.5")]
    [InlineData("0,125", "0.125")]
    [InlineData("0", "0")]
    [InlineData("-5", null)]
    [InlineData("5.", "5")]
    [InlineData("", null)]
    [InlineData("abc", null)]
    [InlineData("1.23.4", null)]
    [InlineData("12.34,5", null)]
    [InlineData("1e5", null)]
    public void A_number_is_read_as_people_write_it(string typed, string? number) =>
        Assert.Equal(number is null ? null : decimal.Parse(number, CultureInfo.InvariantCulture), TypedNumber.Read(typed));
}
