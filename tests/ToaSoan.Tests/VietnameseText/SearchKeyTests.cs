using System.Globalization;
using System.Text;
using CsCheck;
using VietnameseText;

namespace ToaSoan.Tests.VietnameseText;

public sealed class SearchKeyTests
{
    [Fact]
    public void The_key_of_a_key_is_itself() =>
        Texts.Anything.Sample(text =>
        {
            var exact = SearchKey.Exact(text);
            var fold = SearchKey.Fold(text);
            var iy = SearchKey.Iy(text);
            Assert.Equal(exact, SearchKey.Exact(exact));
            Assert.Equal(fold, SearchKey.Fold(fold));
            Assert.Equal(fold, SearchKey.Fold(exact));
            Assert.Equal(iy, SearchKey.Iy(iy));
        }, iter: 20_000);

    [Fact]
    public void Every_single_character_has_a_settled_key()
    {
        for (var c = '\0'; c < char.MaxValue; c++)
        {
            var exact = SearchKey.Exact(c.ToString());
            var fold = SearchKey.Fold(c.ToString());
            Assert.True(IsKey(exact) && IsKey(fold) && (exact.Length == 0) == (fold.Length == 0), $"U+{(int)c:X4}");
            Assert.True(exact == SearchKey.Exact(exact) && fold == SearchKey.Fold(exact) && fold == SearchKey.Exact(fold), $"U+{(int)c:X4}");
        }
    }

    [Fact]
    public void A_key_holds_only_letters_and_digits_and_single_spaces() =>
        Texts.Anything.Sample(text => IsKey(SearchKey.Exact(text)) && IsKey(SearchKey.Fold(text)) && IsKey(SearchKey.Iy(text)), iter: 20_000);

    [Fact]
    public void The_words_joined_are_the_key() =>
        Texts.Anything.Sample(text =>
        {
            var tokens = SearchKey.Tokens(text);
            Assert.Equal(SearchKey.Exact(text), string.Join(' ', tokens.Select(token => token.Exact)));
            Assert.Equal(SearchKey.Fold(text), string.Join(' ', tokens.Select(token => token.Fold)));
            Assert.All(tokens, token => Assert.True(token.Exact.Length > 0 && token.Fold.Length > 0));
            var reached = 0;
            foreach (var token in tokens)
            {
                Assert.True(token.Start >= reached && token.Length > 0 && token.Start + token.Length <= text.Length);
                reached = token.Start;
            }
        }, iter: 20_000);

    [Fact]
    public void A_words_span_holds_that_word_in_the_source() =>
        Texts.Vietnamese(ToneStyle.New).Sample(text =>
        {
            foreach (var source in new[] { text, text.Normalize(NormalizationForm.FormD), text.Replace("Đ", "Ð", StringComparison.Ordinal) })
            {
                Assert.All(SearchKey.Tokens(source), token =>
                {
                    var piece = source.Substring(token.Start, token.Length);
                    Assert.Equal(token.Exact, SearchKey.Exact(piece));
                    Assert.True(char.IsLetterOrDigit(piece[0]));
                });
            }
        });

    [Fact]
    public void Marked_text_and_both_tone_styles_meet_under_one_key() =>
        Gen.Select(Texts.Vietnamese(ToneStyle.Old), Texts.Vietnamese(ToneStyle.New)).Sample((old, modern) =>
        {
            Assert.Equal(SearchKey.Exact(old), SearchKey.Exact(ToneMarks.Place(old, ToneStyle.New)));
            Assert.Equal(SearchKey.Exact(modern), SearchKey.Exact(modern.Normalize(NormalizationForm.FormD)));
            Assert.True(Ascii.IsValid(SearchKey.Fold(old)));
        });

    [Theory]
    [InlineData("Trên 5.080 tin", "5080", "5.080")]
    [InlineData("\u00D0a\u0309ng bộ", "đảng", "\u00D0a\u0309ng")]
    [InlineData("Viê\u200B\u0323t\u200B Nam", "việt", "Viê\u200B\u0323t")]
    [InlineData("dài 3 km².", "km2", "km²")]
    [InlineData("(Thuỷ)", "thủy", "Thuỷ")]
    [InlineData("chữ \U0001D400 đậm", "a", "\U0001D400")]
    [InlineData("1.234.567,89 đồng", "1234567", "1.234.567")]
    public void A_found_word_is_highlighted_where_it_stands(string text, string exact, string shown)
    {
        var token = Assert.Single(SearchKey.Tokens(text), token => token.Exact == exact);
        Assert.Equal(shown, text.Substring(token.Start, token.Length));
    }

    [Theory]
    [InlineData("½ giờ ①", "1 2 giờ 1")]
    [InlineData("ngày 16.6.2022; 12.5", "ngày 16 6 2022 12 5")]
    [InlineData("１.２３４ ＡＢＣ", "1234 abc")]
    [InlineData("UBND/HĐND\tTP.HCM_2", "ubnd hđnd tp hcm 2")]
    [InlineData("kế hoạch 12,345.67", "kế hoạch 12345 67")]
    [InlineData("नमस्ते ガガ 각", "नमसत ガガ 각")]
    [InlineData("José, CHLOÉ", "josé chloé")]
    [InlineData("hoà2 covid19", "hòa2 covid19")]
    [InlineData("İzmir", "izmir")]
    [InlineData("", "")]
    [InlineData("–…“”", "")]
    public void An_exact_key_reads(string text, string key) => Assert.Equal(key, SearchKey.Exact(text));

    [Theory]
    [InlineData("Ðường sắt Đắk Nông", "duong sat dak nong")]
    [InlineData("Þór Æsir œuvre Ħal ıssız", "thor aesir oeuvre hal issiz")]
    [InlineData("Кой ἄνθρωπος", "кои ανθρωπος")]
    public void A_folded_key_has_no_marks(string text, string key) => Assert.Equal(key, SearchKey.Fold(text));

    [Theory]
    [InlineData("Quý tỵ, kỷ luật, bình tĩnh; ngày y sỹ", "quí tị kỉ luật bình tĩnh ngày y sĩ")]
    [InlineData("thủy ly kỳ mỹ-nghệ lý2", "thủy li kì mĩ nghệ lí2")]
    [InlineData("Lyon Mary by", "lyon mary bi")]
    public void Y_meets_i_only_where_both_are_written(string text, string key) => Assert.Equal(key, SearchKey.Iy(text));

    private static bool IsKey(string key) =>
        !key.StartsWith(' ') && !key.EndsWith(' ') && !key.Contains("  ", StringComparison.Ordinal)
        && key.EnumerateRunes().All(rune => rune.Value == ' ' || Rune.GetUnicodeCategory(rune) is
            <= UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber);
}
