using CsCheck;
using VietnameseText;

namespace ToaSoan.Tests.VietnameseText;

public sealed class VietnameseSortTests
{
    [Theory]
    [InlineData("ma mà mả mã má mạ mă mặc mâ")]
    [InlineData("da dá dương Dương đa đá")]
    [InlineData("an ăn ân em êm on ôn ơn un ưng y")]
    public void Words_stand_in_the_order_of_the_alphabet(string words)
    {
        var expected = words.Split(' ');
        Assert.Equal(expected, Shuffled(expected).Order(VietnameseSort.Comparer));
        Assert.Equal(expected, Shuffled(expected).OrderBy(VietnameseSort.Key, Bytes));
    }

    [Fact]
    public void Letters_weigh_before_tones_over_the_whole_phrase()
    {
        string[] expected = ["ma chay", "má hai", "mã hóa", "mả mồ", "mà sao"];
        Assert.Equal(expected, Shuffled(expected).OrderBy(VietnameseSort.Key, Bytes));
    }

    [Fact]
    public void People_stand_by_given_name_then_whole_name()
    {
        string[] expected = ["Trần Văn An", "Vũ An", "Lê Ánh", "Lê Thị Ân", "Bùi Ấn", "Cao Dũng", "An Đạt", "Trần Đạt", "Đức"];
        Assert.Equal(expected, Shuffled(expected).OrderBy(VietnameseSort.GivenNameKey, Bytes));
    }

    [Fact]
    public void A_given_name_weighs_more_than_a_longer_one_that_begins_with_it()
    {
        string[] expected = ["Trần Hòa", "An Hòan", "Lê Hòang"];
        Assert.Equal(expected, Shuffled(expected).OrderBy(VietnameseSort.GivenNameKey, Bytes));
    }

    [Fact]
    public void Keys_agree_with_the_comparer() =>
        Gen.Select(Texts.Vietnamese(ToneStyle.Old), Texts.Vietnamese(ToneStyle.New)).Sample((a, b) =>
            Math.Sign(VietnameseSort.Comparer.Compare(a, b)) == Math.Sign(Bytes.Compare(VietnameseSort.Key(a), VietnameseSort.Key(b))));

    [Fact]
    public void Any_text_has_a_key() =>
        Texts.Anything.Sample(text =>
        {
            Assert.NotNull(VietnameseSort.Key(text));
            Assert.NotEmpty(VietnameseSort.GivenNameKey(text));
        });

    [Fact]
    public void The_stamp_names_the_collation_version() => Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{32}$", VietnameseSort.Stamp);

    private static Comparer<byte[]> Bytes { get; } = Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b));

    private static IEnumerable<string> Shuffled(string[] words) => words.OrderBy(word => word.Length).ThenByDescending(word => word, StringComparer.Ordinal);
}
