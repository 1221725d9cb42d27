using CsCheck;
using VietnameseText;

namespace ToaSoan.Tests.VietnameseText;

public sealed class SyllableTests
{
    [Fact]
    public void Every_onset_rhyme_and_tone_parses_in_both_styles()
    {
        Assert.True(Texts.Syllables.Length > 10_000);
        foreach (var (old, modern, tone) in Texts.Syllables)
        {
            Assert.True(Syllable.TryParse(old, out var first), old);
            Assert.True(Syllable.TryParse(modern.ToUpperInvariant(), out var second), modern);
            Assert.Equal(first, second);
            Assert.Equal(tone, first.Tone);
        }
    }

    [Fact]
    public void The_parts_put_together_are_the_word_without_its_tone() =>
        Texts.Syllable(ToneStyle.Old).Sample(word =>
        {
            Assert.True(Syllable.TryParse(word, out var parts));
            Assert.Equal(SearchKey.Fold(word), SearchKey.Fold(parts.Onset + parts.Nucleus + parts.Coda));
            Assert.InRange(parts.Nucleus.Length, 1, 3);
        });

    [Theory]
    [InlineData("Nghiễm", "ngh", "iê", "m", Tone.Nga)]
    [InlineData("quý", "qu", "y", "", Tone.Sac)]
    [InlineData("gì", "g", "i", "", Tone.Huyen)]
    [InlineData("GIÀ", "gi", "a", "", Tone.Huyen)]
    [InlineData("giếng", "g", "iê", "ng", Tone.Sac)]
    [InlineData("khuỷu", "kh", "uyu", "", Tone.Hoi)]
    [InlineData("nguyệt", "ng", "uyê", "t", Tone.Nang)]
    [InlineData("Lắk", "l", "ă", "k", Tone.Sac)]
    [InlineData("yêu", "", "yêu", "", Tone.Ngang)]
    public void A_word_is_taken_apart(string word, string onset, string nucleus, string coda, Tone tone)
    {
        Assert.True(Syllable.TryParse(word, out var parts));
        Assert.Equal(new Syllable(onset, nucleus, coda, tone), parts);
    }

    [Theory]
    [InlineData("José")]
    [InlineData("Paris")]
    [InlineData("UBND")]
    [InlineData("cac")]
    [InlineData("hòạ")]
    [InlineData("qa")]
    [InlineData("quốcc")]
    [InlineData("thịch1")]
    [InlineData("ă")]
    [InlineData("điịnh")]
    [InlineData("a\u0300")]
    [InlineData("q")]
    [InlineData("")]
    [InlineData("nghiêngg")]
    [InlineData("мама")]
    public void What_is_no_syllable_is_refused(string word)
    {
        Assert.False(Syllable.IsValid(word));
        Assert.False(Syllable.TryParse(word, out var parts));
        Assert.Equal(default, parts);
    }
}
