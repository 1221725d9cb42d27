using CsCheck;
using VietnameseText;

namespace ToaSoan.Tests.VietnameseText;

public sealed class ToneMarkTests
{
    [Fact]
    public void From_old_to_new_and_back_is_the_same_text() =>
        Texts.Vietnamese(ToneStyle.Old).Sample(text => ToneMarks.Place(ToneMarks.Place(text, ToneStyle.New), ToneStyle.Old) == text);

    [Fact]
    public void Each_style_is_what_the_table_says()
    {
        foreach (var (old, modern, _) in Texts.Syllables)
        {
            Assert.Equal(old, ToneMarks.Place(modern, ToneStyle.Old));
            Assert.Equal(modern.ToUpperInvariant(), ToneMarks.Place(old.ToUpperInvariant(), ToneStyle.New));
        }
    }

    [Fact]
    public void Text_already_in_style_is_handed_back_untouched() =>
        Texts.Vietnamese(ToneStyle.New).Sample(text => Assert.Same(text, ToneMarks.Place(text, ToneStyle.New)));

    [Fact]
    public void A_mark_on_any_wrong_vowel_goes_home()
    {
        foreach (var (old, _, tone) in Texts.Syllables.Where(syllable => syllable.Tone != Tone.Ngang))
        {
            var toned = old.Select((c, at) => (c, at)).Single(pair => "aăâeêioôơuưy".All(vowel => vowel != pair.c) && IsVowel(pair.c)).at;
            var bare = SyllableWithout(old, toned);
            for (var at = 0; at < bare.Length; at++)
            {
                if (IsVowel(bare[at]))
                {
                    Assert.Equal(old, ToneMarks.Place(With(bare, at, tone), ToneStyle.Old));
                }
            }
        }
    }

    [Fact]
    public void Place_never_changes_the_length_of_anything() =>
        Texts.Anything.Sample(text => ToneMarks.Place(text, ToneStyle.New).Length == text.Length, iter: 20_000);

    [Theory]
    [InlineData("qúi khách, tưạ, loaị, dõan, tóan, gìa", "quí khách, tựa, loại, doãn, toán, già")]
    [InlineData("quý, huỳnh, hoàn, tuyết, thuở", "quý, huỳnh, hoàn, tuyết, thuở")]
    [InlineData("Chloé, Moët, Peugeot, Zoé, Jesús, país, Renoir", "Chloé, Moët, Peugeot, Zoé, Jesús, país, Renoir")]
    [InlineData("x\u0302oà, hoà\u0308", "x\u0302oà, hoà\u0308")]
    [InlineData("HOÀ, Hoà, hOà", "HÒA, Hòa, hÒa")]
    [InlineData("khuỷu tay, ngoằn ngoèo, xoong", "khuỷu tay, ngoằn ngoèo, xoong")]
    public void Old_style_reads(string text, string expected) => Assert.Equal(expected, ToneMarks.Place(text, ToneStyle.Old));

    private static bool IsVowel(char c) => "aeiouy".Contains(SearchKey.Fold(c.ToString()), StringComparison.Ordinal);

    private static string SyllableWithout(string word, int at)
    {
        var marks = word[at].ToString().Normalize(System.Text.NormalizationForm.FormD).Where(c => c is not ('\u0300' or '\u0301' or '\u0309' or '\u0303' or '\u0323'));
        return word[..at] + string.Concat(marks).Normalize(System.Text.NormalizationForm.FormC) + word[(at + 1)..];
    }

    private static string With(string bare, int at, Tone tone) =>
        bare.Insert(at + 1, "\u0300\u0301\u0309\u0303\u0323"[(int)tone - 1].ToString()).Normalize(System.Text.NormalizationForm.FormC);
}
