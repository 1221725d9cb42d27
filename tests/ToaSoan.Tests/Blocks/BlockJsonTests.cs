using ToaSoan.Blocks;
using ToaSoan.Media;
using ToaSoan.Platform;

namespace ToaSoan.Tests.Blocks;

public sealed class BlockJsonTests
{
    private static readonly string Hash = new('a', 64);

    internal static readonly Document Everything = new(
    [
        new Paragraph([new Inline("Chữ "), new Inline("đậm", Marks.Bold), Inline.Break, new Inline("nối", Marks.Italic, "https://minhgiang.example/a"), new Inline(" m"), new Inline("2", Marks.Superscript), Inline.Call("Theo [sổ] của phường (bản 2).")]),
        new Heading(2, [new Inline("Tiêu đề")]),
        new ItemList(false, 1, [new ListItem([new Paragraph([new Inline("một")]), new ItemList(true, 3, [new ListItem([new Paragraph([new Inline("ba")])])])])]),
        new Quote([new Paragraph([new Inline("Lời nói")])], "Đại diện phường"),
        new Note([new Paragraph([new Inline("Tổng đài 1022")])]),
        new Figure(Hash, "Chú thích", "Ảnh: Minh Hà", "Cây cầu"),
        new Gallery([new Figure(Hash, "", "", "a"), new Figure(Hash, "", "", "b")], "Hai ảnh"),
        new Table([new TableRow([new TableCell([new Inline("Cột")], true, 2, 1)]), new TableRow([new TableCell([new Inline("5.080")], false, 1, 1), new TableCell([], false, 1, 1)])], "Số liệu"),
        new FileLink(Hash, "Kế hoạch.pdf", "Bản ký số"),
        new Video(Hash, "Đua thuyền", "Ảnh: Minh Hà", Hash),
        new Embed("https://example.org/video", "Phim ngắn"),
    ]);

    [Fact]
    public void What_is_written_reads_back_the_same() =>
        Assert.Equal(BlockJson.Write(Everything), BlockJson.Write(BlockJson.Read(BlockJson.Write(Everything))));

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"type":"doc"}""")]
    [InlineData("""{"type":"doc","attrs":{"schema":3},"content":[]}""")]
    [InlineData("""{"type":"doc","attrs":{"schema":1},"content":[{"type":"script"}]}""")]
    [InlineData("""{"type":"doc","attrs":{"schema":1},"content":[{"type":"paragraph","onclick":"x"}]}""")]
    [InlineData("""{"type":"doc","attrs":{"schema":1},"content":[{"type":"heading","attrs":{"level":1}}]}""")]
    [InlineData("""{"type":"doc","attrs":{"schema":1},"content":[{"type":"paragraph","attrs":{"style":"x"}}]}""")]
    [InlineData("""{"type":"doc","attrs":{"schema":1},"content":[{"type":"paragraph","content":[{"type":"text","text":"x","marks":[{"type":"link","attrs":{"href":"javascript:alert(1)"}}]}]}]}""")]
    [InlineData("""{"type":"doc","attrs":{"schema":1},"content":[{"type":"embed","attrs":{"url":"file:///etc/passwd"}}]}""")]
    [InlineData("""{"type":"doc","attrs":{"schema":1},"content":[{"type":"figure","attrs":{"photo":"../../x"}}]}""")]
    [InlineData("""{"type":"doc","attrs":{"schema":2},"content":[{"type":"paragraph","content":[{"type":"footnote","attrs":{"text":" "}}]}]}""")]
    [InlineData("""{"type":"doc","attrs":{"schema":2},"content":[{"type":"paragraph","content":[{"type":"footnote","attrs":{"text":"x","href":"y"}}]}]}""")]
    [InlineData("""{"type":"doc","attrs":{"schema":2},"content":[{"type":"footnote","attrs":{"text":"x"}}]}""")]
    [InlineData("""{"type":"doc","attrs":{"schema":2},"content":[{"type":"video","attrs":{"file":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","captions":"../x.vtt"}}]}""")]
    [InlineData("""{"type":"doc","attrs":{"schema":1},"content":[{"type":"bulletList","content":[{"type":"paragraph"}]}]}""")]
    public void What_the_schema_cannot_say_is_refused(string json) => Assert.Throws<Refusal>(() => BlockJson.Read(json));

    [Fact]
    public void A_body_from_before_footnotes_and_captions_is_read_as_it_was()
    {
        var old = BlockJson.Read($$$"""{"type":"doc","attrs":{"schema":1},"content":[{"type":"video","attrs":{"file":"{{{Hash}}}","caption":"Phim","credit":"a"}}]}""");
        Assert.Equal(new Video(Hash, "Phim", "a"), Assert.Single(old.Blocks));
        Assert.Contains("\"schema\":2", BlockJson.Write(old), StringComparison.Ordinal);
    }

    [Fact]
    public void Footnotes_are_numbered_through_the_article_and_lead_there_and_back()
    {
        var words = new Document([new Paragraph([new Inline("A"), Inline.Call("<b>một</b>")]), new ItemList(false, 1, [new ListItem([new Paragraph([new Inline("B"), Inline.Call("hai")])])])]);
        var html = new BlockHtml(new Dictionary<string, PhotoSource>()).Render(words).ToString()!;
        Assert.Contains("<a id=\"goi-2\" href=\"#ghi-chu-2\"", html, StringComparison.Ordinal);
        Assert.Contains("<li id=\"ghi-chu-1\">&lt;b&gt;một&lt;/b&gt; <a href=\"#goi-1\"", html, StringComparison.Ordinal);
        Assert.Equal("A\n<b>một</b>\nB\nhai", BlockWords.Of(words));
    }

    [Fact]
    public void Headings_keep_their_anchors_whatever_stands_around_them()
    {
        static Heading Of(string words) => new(2, [new Inline(words)]);
        Assert.Equal(["muc-kinh-phi", "muc-tien-do", "muc-kinh-phi--2", "muc-khong-ten"], Outline.Of(new Document([Of("Kinh phí"), Of("Tiến độ"), Of("Kinh phí"), Of("…")])).Select(static entry => entry.Anchor));
        Assert.Equal("muc-tien-do", Outline.Of(new Document([Of("Tiến độ")]))[0].Anchor);
    }

    [Fact]
    public void Control_characters_are_left_out() =>
        Assert.Equal(BlockJson.Write(new Document([new Paragraph([new("Từ ngày 1/8\tsáng")])])),
            BlockJson.Write(BlockJson.Read("""{"type":"doc","attrs":{"schema":1},"content":[{"type":"paragraph","content":[{"type":"text","text":"\u0004Từ ngày 1/8\tsáng\u0005"}]}]}""")));

    [Fact]
    public void Endless_nesting_is_refused() =>
        Assert.Throws<Refusal>(() => BlockJson.Read("""{"type":"doc","attrs":{"schema":1},"content":""" + string.Concat(Enumerable.Repeat("""[{"type":"note","content":""", 500))));

    [Fact]
    public void Words_become_text_on_the_page_whatever_they_are()
    {
        var words = new Document([new Paragraph([new Inline("<script>alert(1)</script> & \"Đảng\"")]), new Figure(Hash, "<img src=x onerror=1>", "", "\"><b>")]);
        var html = new BlockHtml(new Dictionary<string, PhotoSource>()).Render(words).ToString()!;
        Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=x", html, StringComparison.Ordinal);
        Assert.DoesNotContain("\"><b>", html, StringComparison.Ordinal);
        Assert.Contains("Đảng", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://minhgiang.example", true)]
    [InlineData("mailto:a@b.example", true)]
    [InlineData("/thoi-su/a-1", true)]
    [InlineData("//evil.example", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("data:text/html,x", false)]
    [InlineData("/\\evil.example", false)]
    [InlineData("java\nscript:x", false)]
    public void Only_safe_links_stand_in_articles(string link, bool safe) => Assert.Equal(safe, BlockRules.IsSafeLink(link));
}
