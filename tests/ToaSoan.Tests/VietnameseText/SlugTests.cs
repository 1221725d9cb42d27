using CsCheck;
using VietnameseText;

namespace ToaSoan.Tests.VietnameseText;

public sealed class SlugTests
{
    [Fact]
    public void The_slug_of_a_slug_is_itself() =>
        Gen.OneOf(Texts.Anything, Texts.Vietnamese(ToneStyle.Old)).Sample(title =>
        {
            var slug = Slug.From(title);
            Assert.Equal(slug, Slug.From(slug));
            Assert.InRange(slug.Length, 1, Slug.MaxLength);
            Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", slug);
        }, iter: 5_000);

    [Theory]
    [InlineData("Hỏi & đáp: 5.080 tin, 100% đạt", "hoi-va-dap-5080-tin-100-phan-tram-dat")]
    [InlineData("Tăng ５０％", "tang-50-phan-tram")]
    [InlineData("Ðường phố Thuỷ Nguyên", "duong-pho-thuy-nguyen")]
    [InlineData("Tokyo 東京 Москва 2026", "tokyo-2026")]
    public void A_title_becomes_a_readable_address(string title, string slug) => Assert.Equal(slug, Slug.From(title));

    [Fact]
    public void A_long_title_is_cut_between_words()
    {
        var slug = Slug.From(string.Concat(Enumerable.Repeat("nghiêng ngả ", 20)));
        Assert.Equal("nghieng-nga-nghieng-nga-nghieng-nga-nghieng-nga-nghieng-nga-nghieng-nga-nghieng", slug);
        Assert.Equal(new string('a', 80), Slug.From(new string('a', 200)));
        Assert.Equal(new string('a', 80), Slug.From(new string('a', 80) + " b"));
    }

    [Fact]
    public void Nothing_left_answers_the_fallback()
    {
        Assert.Equal("bai-viet", Slug.From("?!"));
        Assert.Equal("album", Slug.From("新聞", "album"));
    }
}
