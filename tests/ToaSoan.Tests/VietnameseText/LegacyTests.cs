using System.Text;
using CsCheck;
using VietnameseText;

namespace ToaSoan.Tests.VietnameseText;

public sealed class LegacyTests
{
    // The old keyboards' tables, written from the typist's side: the code of each letter.
    private const string Letters = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđĂÂÊÔƠƯĐ";
    private const string Tcvn3 = "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉËÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00ADõøö÷ùúýûüþ®¡¢£¤¥¦§";
    private const string Vni = "aø aù aû aõ aï aê aè aé aú aü aë aâ aà aá aå aã aä eø eù eû eõ eï eâ eà eá eå eã eä ì í æ ó ò "
        + "oø où oû oõ oï oâ oà oá oå oã oä ô ôø ôù ôû ôõ ôï uø uù uû uõ uï ö öø öù öû öõ öï yø yù yû yõ î ñ AÊ AÂ EÂ OÂ Ô Ö Ñ";

    private static readonly Gen<string> Lower = Texts.Vietnamese(ToneStyle.Old).Select(text => text.ToLowerInvariant());

    [Fact]
    public void What_was_typed_in_a_TCVN3_font_is_read_back() =>
        Lower.Sample(text =>
        {
            var typed = Encoded(text, Tcvn3.Select(c => c.ToString()));
            Assert.Equal(text, Legacy.Decode(typed, LegacyEncoding.Tcvn3));
            Assert.Equal(text, Legacy.Decode(Privately(typed), LegacyEncoding.Tcvn3));
            Assert.Equal(text.ToUpperInvariant(), Legacy.Decode(typed, LegacyEncoding.Tcvn3Upper));
        });

    [Fact]
    public void What_was_typed_in_a_VNI_font_is_read_back() =>
        Lower.Sample(text =>
        {
            var typed = Encoded(text, Vni.Split(' '));
            Assert.Equal(text, Legacy.Decode(typed, LegacyEncoding.Vni));
            Assert.Equal(text, Legacy.Decode(Privately(typed), LegacyEncoding.Vni));
            Assert.Equal(text.ToUpperInvariant(), Legacy.Decode(typed.ToUpperInvariant(), LegacyEncoding.Vni));
        });

    [Fact]
    public void UTF8_read_under_the_wrong_code_page_is_read_back() =>
        Texts.Vietnamese(ToneStyle.Old).Sample(text =>
        {
            var misread = string.Concat(Encoding.UTF8.GetBytes(text).Select(Windows1252));
            Assert.Equal(text, Legacy.Decode(misread, LegacyEncoding.Utf8As1252));
        });

    [Fact]
    public void Windows_1258_read_under_the_wrong_code_page_is_read_back() =>
        Texts.Vietnamese(ToneStyle.Old).Sample(text =>
        {
            var typed = Separated(text);
            Assert.Equal(text, Legacy.Decode(typed, LegacyEncoding.Cp1258As1252));
        });

    [Fact]
    public void A_paragraph_in_an_old_encoding_is_recognised()
    {
        const string text = "đảng bộ thành phố tổ chức hội nghị sơ kết công tác sáu tháng đầu năm, trên 5.080 tin bài được đăng tải";
        Assert.Equal(LegacyEncoding.Tcvn3, Legacy.Detect(Encoded(text, Tcvn3.Select(c => c.ToString()))));
        Assert.Equal(LegacyEncoding.Vni, Legacy.Detect(Encoded(text, Vni.Split(' '))));
        Assert.Equal(LegacyEncoding.Utf8As1252, Legacy.Detect(string.Concat(Encoding.UTF8.GetBytes(text).Select(Windows1252))));
        Assert.Equal(LegacyEncoding.Cp1258As1252, Legacy.Detect(Separated(text)));
        Assert.Equal(LegacyEncoding.Unicode, Legacy.Detect(text));
    }

    [Theory]
    [InlineData("Où est le musée ? L'été, à Besançon, le théâtre fête ses années.")]
    [InlineData("Não há cidades como São Paulo; a população é avó e também você está às três horas.")]
    [InlineData("The council met on Monday; it's a naïve plan, said the mayor.")]
    [InlineData("\u00D0ảng bộ và \u00D0oàn thanh niên họp sáng nay")]
    [InlineData("El niño comió piñas en Bogotá; más café, señor. ¿Qué tal? §5 ¶2 µm ©2026 ®")]
    [InlineData("UBND TP họp ngày 16/6/2022")]
    [InlineData("dû")]
    [InlineData("")]
    public void Good_text_is_not_taken_for_an_old_encoding(string text) => Assert.Equal(LegacyEncoding.Unicode, Legacy.Detect(text));

    [Fact]
    public void Correct_Vietnamese_is_never_taken_for_an_old_encoding() =>
        Texts.Vietnamese(ToneStyle.New).Sample(text => Legacy.Detect(text) == LegacyEncoding.Unicode);

    [Theory]
    [InlineData(".VnTime", LegacyEncoding.Tcvn3)]
    [InlineData(".vnarial", LegacyEncoding.Tcvn3)]
    [InlineData(".VnTimeH", LegacyEncoding.Tcvn3Upper)]
    [InlineData(".VNARIALH", LegacyEncoding.Tcvn3Upper)]
    [InlineData("VNI-Times", LegacyEncoding.Vni)]
    [InlineData("vni-helve", LegacyEncoding.Vni)]
    [InlineData("Times New Roman", LegacyEncoding.Unicode)]
    [InlineData("Vntime", LegacyEncoding.Unicode)]
    [InlineData(null, LegacyEncoding.Unicode)]
    public void The_font_tells_the_encoding(string? font, LegacyEncoding encoding) => Assert.Equal(encoding, Legacy.OfFont(font));

    [Fact]
    public void Broken_text_is_decoded_without_complaint() =>
        Gen.Select(Texts.Anything, Gen.Enum<LegacyEncoding>()).Sample((text, encoding) =>
        {
            Assert.NotNull(Legacy.Decode(text, encoding));
            Assert.True(Enum.IsDefined(Legacy.Detect(text)));
        }, iter: 5_000);

    private static string Encoded(string text, IEnumerable<string> codes)
    {
        var table = Letters.Zip(codes).ToDictionary(pair => pair.First, pair => pair.Second);
        return string.Concat(text.Select(c => table.GetValueOrDefault(c, c.ToString())));
    }

    private static string Privately(string typed) => string.Concat(typed.Select(c => c is >= '\u00A0' and <= '\u00FF' ? (char)(c + 0xF000) : c));

    // Windows-1258 keeps letters with their shape and writes the tone behind; its bytes as Windows-1252 shows them.
    private static string Separated(string text)
    {
        const string codes = "ăĂđĐơƠưƯ\u0300\u0309\u0303\u0301\u0323";
        const string shown = "ãÃðÐõÕýÝÌÒÞìò";
        var shapes = text.Normalize(NormalizationForm.FormD)
            .Replace("\u0323\u0302", "\u0302\u0323", StringComparison.Ordinal).Replace("\u0323\u0306", "\u0306\u0323", StringComparison.Ordinal)
            .Replace("a\u0306", "ă", StringComparison.Ordinal).Replace("A\u0306", "Ă", StringComparison.Ordinal)
            .Replace("a\u0302", "â", StringComparison.Ordinal).Replace("A\u0302", "Â", StringComparison.Ordinal)
            .Replace("e\u0302", "ê", StringComparison.Ordinal).Replace("E\u0302", "Ê", StringComparison.Ordinal)
            .Replace("o\u0302", "ô", StringComparison.Ordinal).Replace("O\u0302", "Ô", StringComparison.Ordinal)
            .Replace("o\u031B", "ơ", StringComparison.Ordinal).Replace("O\u031B", "Ơ", StringComparison.Ordinal)
            .Replace("u\u031B", "ư", StringComparison.Ordinal).Replace("U\u031B", "Ư", StringComparison.Ordinal);
        return string.Concat(shapes.Select(c => codes.IndexOf(c, StringComparison.Ordinal) is >= 0 and var at ? shown[at] : c));
    }

    private static char Windows1252(byte value) =>
        value is >= 0x80 and < 0xA0 ? "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ"[value - 0x80] : (char)value;
}
