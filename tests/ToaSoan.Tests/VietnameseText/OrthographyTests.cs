using System.Text;
using CsCheck;
using VietnameseText;

namespace ToaSoan.Tests.VietnameseText;

public sealed class OrthographyTests
{
    [Fact]
    public void This_machine_normalises_correctly() => Assert.True(Orthography.NormalizesCorrectly());

    [Fact]
    public void Cleaning_twice_changes_nothing_more() =>
        Texts.Anything.Sample(text =>
        {
            var once = Orthography.Clean(text);
            Assert.Equal(once, Orthography.Clean(once));
            Assert.True(once.IsNormalized(NormalizationForm.FormC));
            var line = Orthography.CleanLine(text);
            Assert.Equal(line, Orthography.CleanLine(line));
            Assert.DoesNotContain('\n', line);
            Assert.DoesNotContain('\t', line);
        }, iter: 20_000);

    [Fact]
    public void Repairing_twice_changes_nothing_more() =>
        Texts.Anything.Sample(text => Orthography.Repair(Orthography.Repair(text)) == Orthography.Repair(text), iter: 20_000);

    [Fact]
    public void Correct_text_is_handed_back_untouched() =>
        Texts.Vietnamese(ToneStyle.Old).Sample(text => Assert.Same(text, Orthography.Clean(text)));

    [Fact]
    public void The_authors_tone_style_is_kept() =>
        Texts.Vietnamese(ToneStyle.New).Sample(text => Assert.Same(text, Orthography.Clean(text)));

    [Fact]
    public void Text_typed_decomposed_comes_out_composed() =>
        Texts.Vietnamese(ToneStyle.Old).Sample(text => Orthography.Clean(text.Normalize(NormalizationForm.FormD)) == text);

    [Theory]
    [InlineData("Le café de José à São Paulo, ça va très bien.")]
    [InlineData("Der Fluß und die Straße – “Łódź”, Åse, Ǻ, ǘ, ȭ")]
    [InlineData("Привет, мир; ἄνθρωπος, 新聞，カガ 한국어")]
    [InlineData("👨‍👩‍👧 và 👁️‍🗨️, 🏳️‍🌈, ❤️‍🔥")]
    [InlineData("nền tảng .NET, tên miền .vn, tăng .5 điểm")]
    [InlineData("cột một\tcột hai\t\tcột bốn")]
    public void Good_text_of_any_language_is_left_alone(string text) => Assert.Same(text, Orthography.Clean(text));

    [Theory]
    [InlineData("dòng một\r\ndòng hai\u2028dòng ba\vdòng bốn", "dòng một\ndòng hai\ndòng ba\ndòng bốn")]
    [InlineData("đoạn một \n \n\u00A0\n\n đoạn hai\n", "đoạn một\n\nđoạn hai")]
    [InlineData("kinh\u00AD tế\u202A\u202C \u2066số\u2069", "kinh tế số")]
    [InlineData("a\u200Db và 👨\u200D👩", "ab và 👨\u200D👩")]
    [InlineData("thù địch\u00A0, “sai trái ” ( xấu ) …", "thù địch, “sai trái” ( xấu)…")]
    [InlineData("QÐ-UBND, NÐ-CP, Ɖảng, ɖường", "QĐ-UBND, NĐ-CP, Đảng, đường")]
    [InlineData("a\u0301\u0306n, o\u0323\u031B, hoa\u0300\u0301", "ắn, ợ, hoá")]
    [InlineData("   \u00A0\t\n ", "")]
    public void Damage_is_repaired(string damaged, string repaired) => Assert.Equal(repaired, Orthography.Clean(damaged));

    [Fact]
    public void Half_a_character_becomes_the_replacement_character() =>
        Assert.Equal("nửa \uFFFD chữ \uFFFD\uFFFD", Orthography.Clean("nửa \uD83D chữ \uDC68\uFFFE"));

    [Fact]
    public void A_title_becomes_one_line() =>
        Assert.Equal("Sơ kết 6 tháng: kết quả", Orthography.CleanLine(" Sơ kết\r\n6 tháng\n: \tkết quả "));

    [Fact]
    public void A_mark_cut_off_by_an_invisible_character_joins_its_letter() =>
        Assert.Equal("Việt\u200B Nam", Orthography.Repair("Viê\u200B\u0323t\u200B Nam"));

    [Theory]
    [InlineData("\u200D")]
    [InlineData("\u200B\u0301")]
    [InlineData("\u0323\u0301\u031B")]
    [InlineData("\t ")]
    [InlineData("👩\u200D\u200D")]
    [InlineData("ㅏ")]
    public async Task A_hostile_megabyte_is_cleaned_and_keyed_in_seconds(string piece)
    {
        var text = "a👩" + string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length)) + "x";
        var work = Task.Run(() => (Orthography.Clean(text), SearchKey.Tokens(text), Slug.From(text)), TestContext.Current.CancellationToken);
        await work.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
    }
}
