using CsCheck;
using ToaSoan.Blocks;
using ToaSoan.Platform;

namespace ToaSoan.Tests.Blocks;

public sealed class BlockMarkupTests
{
    [Fact]
    public void Every_block_with_words_survives_the_plain_editor()
    {
        foreach (var block in BlockJsonTests.Everything.Blocks.Where(static block => BlockMarkup.Write(block).Length > 0))
        {
            Same([block], BlockMarkup.Parse(BlockMarkup.Write(block)));
        }
    }

    [Theory]
    [InlineData("- không phải danh sách")]
    [InlineData("> không phải trích dẫn")]
    [InlineData("# không phải tiêu đề")]
    [InlineData("1. không phải số thứ tự")]
    [InlineData("! không phải hộp")]
    [InlineData("2 * 3 * 4 = 24")]
    [InlineData("[không phải liên kết] (a) ^ ~ \\ |")]
    [InlineData("[[photo x | y]]")]
    [InlineData("giá 5^[không phải ghi chú]")]
    public void Text_that_looks_like_markup_stays_text(string text) => Same([new Paragraph([new Inline(text)])], BlockMarkup.Parse(BlockMarkup.Write(new Paragraph([new Inline(text)]))));

    [Fact]
    public void Any_typed_paragraph_comes_back_as_it_was() =>
        Gen.Char["ab đ*[]()^~|\\#>-!1. "].Array[1, 30].Select(static letters => new string(letters).Trim()).Where(static text => text.Length > 0)
            .Sample(static text => Same([new Paragraph([new Inline(text)])], BlockMarkup.Parse(BlockMarkup.Write(new Paragraph([new Inline(text)])))), iter: 3000);

    [Fact]
    public void A_table_keeps_its_spans_and_headers()
    {
        var table = new Table([new TableRow([new TableCell([new Inline("A | B")], false, 2, 1)]), new TableRow([new TableCell([new Inline("x")], false, 1, 2), new TableCell([], false, 1, 1)])], "Bảng");
        Same([table], BlockMarkup.Parse(BlockMarkup.Write(table)));
    }

    [Fact]
    public void Photos_right_below_a_gallery_s_line_are_its_photos()
    {
        var hash = new string('b', 64);
        var blocks = BlockMarkup.Parse("[[gallery Hai bờ]]\n[[photo x | a | b | c]]\n[[photo y | d | e | f]]\n\n[[photo z | g | h | i]]", _ => hash);
        Assert.Equal(("Hai bờ", 2), Assert.IsType<Gallery>(blocks[0]) is var gallery ? (gallery.Caption, gallery.Figures.Count) : default);
        Assert.Equal("g", Assert.IsType<Figure>(blocks[1]).Caption);
    }

    [Fact]
    public void A_photo_nobody_knows_is_refused() => Assert.Throws<Refusal>(static () => BlockMarkup.Parse("[[photo la | a | b | c]]", static _ => null));

    private static void Same(IReadOnlyList<Block> expected, IReadOnlyList<Block> actual) =>
        Assert.Equal(BlockJson.Write(new Document(expected)), BlockJson.Write(new Document(actual)));
}
