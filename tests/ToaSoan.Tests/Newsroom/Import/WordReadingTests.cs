using ToaSoan.Blocks;
using ToaSoan.Newsroom.Import;

namespace ToaSoan.Tests.Newsroom.Import;

/// <summary>What Word can write, read back as blocks.</summary>
public sealed class WordReadingTests
{
    private static List<Block> Body(TinyDocx docx)
    {
        var article = docx.Read();
        Documents.AssertSound(article);
        return [.. article.Body.Blocks];
    }

    private static string Words(TinyDocx docx) => BlockWords.Of(docx.Read().Body);

    private static TinyDocx Top() => new TinyDocx().Top();

    private static string Styles(string styles) => $"<w:styles {TinyDocx.Spaces}>{styles}</w:styles>";

    [Fact]
    public void Neighbouring_runs_of_one_look_become_one_and_spaces_stay_outside_the_paragraph()
    {
        var docx = Top().Add("<w:p><w:r><w:t xml:space=\"preserve\">  Diện tích </w:t></w:r><w:r><w:t>120 m</w:t></w:r><w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>2</w:t></w:r>"
            + "<w:r><w:t xml:space=\"preserve\">, khí </w:t></w:r><w:r><w:t>CO</w:t></w:r><w:r><w:rPr><w:vertAlign w:val=\"subscript\"/></w:rPr><w:t>2</w:t></w:r><w:r><w:t xml:space=\"preserve\">  .  </w:t></w:r></w:p>");
        var paragraph = Assert.IsType<Paragraph>(Assert.Single(Body(docx)));
        Assert.Equal([new Inline("Diện tích 120 m"), new Inline("2", Marks.Superscript), new Inline(", khí CO"), new Inline("2", Marks.Subscript), new Inline(".")], paragraph.Content);
    }

    [Fact]
    public void A_combining_mark_in_a_run_of_its_own_joins_its_letter()
    {
        var docx = Top().Add("<w:p><w:r><w:t>Đô</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>\u0323i tự quản.</w:t></w:r></w:p>");
        Assert.Equal("Đội tự quản.", Words(docx));
    }

    [Fact]
    public void Bold_comes_from_styles_and_a_character_style_over_a_bold_paragraph_cancels_it()
    {
        var docx = Top().Part("styles", Styles("<w:style w:type=\"paragraph\" w:styleId=\"Goc\"><w:name w:val=\"Goc\"/><w:rPr><w:b/></w:rPr></w:style>"
            + "<w:style w:type=\"paragraph\" w:styleId=\"Con\"><w:name w:val=\"Con\"/><w:basedOn w:val=\"Goc\"/></w:style><w:style w:type=\"character\" w:styleId=\"Manh\"><w:name w:val=\"Strong\"/><w:rPr><w:b/></w:rPr></w:style>"))
            .Add("<w:p><w:pPr><w:pStyle w:val=\"Con\"/></w:pPr><w:r><w:t xml:space=\"preserve\">Đậm theo kiểu, </w:t></w:r><w:r><w:rPr><w:rStyle w:val=\"Manh\"/></w:rPr><w:t xml:space=\"preserve\">hai lần thì thôi, </w:t></w:r><w:r><w:rPr><w:b w:val=\"0\"/></w:rPr><w:t>tắt riêng thì thôi.</w:t></w:r></w:p>");
        var paragraph = Assert.IsType<Paragraph>(Assert.Single(Body(docx)));
        Assert.Equal([new Inline("Đậm theo kiểu, ", Marks.Bold), new Inline("hai lần thì thôi, tắt riêng thì thôi.")], paragraph.Content);
    }

    [Fact]
    public void Links_of_both_kinds_are_kept_and_a_script_is_not()
    {
        var docx = Top().Link("r1", "hyperlink", "https://minhgiang.example/a", external: true).Link("r2", "hyperlink", "javascript:alert(1)", external: true)
            .Add("<w:p><w:hyperlink r:id=\"r1\"><w:r><w:t>một</w:t></w:r></w:hyperlink><w:r><w:t xml:space=\"preserve\"> và </w:t></w:r><w:hyperlink r:id=\"r2\"><w:r><w:t>hai</w:t></w:r></w:hyperlink><w:r><w:t xml:space=\"preserve\"> và </w:t></w:r>"
                + "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> HYPERLINK \"https://minhgiang.example/b\" \\o \"x\" </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>ba</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>");
        var article = docx.Read();
        var paragraph = Assert.IsType<Paragraph>(Assert.Single(article.Body.Blocks));
        Assert.Equal([new Inline("một", Marks.None, "https://minhgiang.example/a"), new Inline(" và hai và "), new Inline("ba", Marks.None, "https://minhgiang.example/b")], paragraph.Content);
        Assert.Equal("javascript:alert(1)", Assert.Single(article.Findings, static finding => finding.Rule == Rules.UnsafeLink).Before);
    }

    [Fact]
    public void Lists_nest_and_go_on_counting_after_a_paragraph()
    {
        static string Item(string text, string list, int level) => $"<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>";
        var docx = Top().Part("numbering", $"<w:numbering {TinyDocx.Spaces}><w:abstractNum w:abstractNumId=\"7\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"decimal\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"bullet\"/></w:lvl></w:abstractNum><w:num w:numId=\"3\"><w:abstractNumId w:val=\"7\"/></w:num></w:numbering>")
            .Add(Item("một", "3", 0) + Item("a", "3", 1) + Item("b", "3", 1) + Item("hai", "3", 0)).P("Xen giữa danh sách là một câu.").Add(Item("ba", "3", 0));
        var blocks = Body(docx);
        var first = Assert.IsType<ItemList>(blocks[0]);
        Assert.True(first.Ordered);
        Assert.Equal(2, first.Items.Count);
        Assert.Equal(2, Assert.IsType<ItemList>(first.Items[0].Content[1]).Items.Count);
        Assert.Equal(3, Assert.IsType<ItemList>(blocks[2]).Start);
    }

    [Fact]
    public void A_list_deeper_than_the_schema_allows_is_flattened_not_refused()
    {
        var docx = Top().Part("numbering", $"<w:numbering {TinyDocx.Spaces}><w:abstractNum w:abstractNumId=\"1\">{string.Concat(Enumerable.Range(0, 9).Select(static level => $"<w:lvl w:ilvl=\"{level}\"><w:numFmt w:val=\"bullet\"/></w:lvl>"))}</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num></w:numbering>");
        for (var level = 0; level < 9; level++)
        {
            docx.P($"cấp {level}", $"<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"1\"/></w:numPr>");
        }

        Assert.Equal(9, BlockWords.Of(new Document(Body(docx))).Split('\n').Length);
    }

    [Fact]
    public void A_table_keeps_its_spans_and_header_and_swallows_a_table_inside()
    {
        static string Cell(string text, string properties = "") => $"<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>";
        var docx = Top().Add("<w:tbl>"
            + $"<w:tr><w:trPr><w:tblHeader/></w:trPr>{Cell("Khối")}{Cell("Đơn vị")}{Cell("Số")}</w:tr>"
            + $"<w:tr>{Cell("Phường", "<w:vMerge w:val=\"restart\"/>")}{Cell("A")}<w:tc><w:tbl><w:tr>{Cell("1")}{Cell("2")}</w:tr></w:tbl><w:p/></w:tc></w:tr>"
            + $"<w:tr>{Cell("", "<w:vMerge/>")}{Cell("B")}{Cell("3")}</w:tr>"
            + $"<w:tr>{Cell("Cộng", "<w:gridSpan w:val=\"2\"/>")}{Cell("6")}</w:tr></w:tbl>").P("Hết bảng số liệu.");
        var table = Assert.IsType<Table>(Body(docx)[0]);
        Assert.All(table.Rows[0].Cells, static cell => Assert.True(cell.Header));
        Assert.Equal(2, table.Rows[1].Cells[0].RowSpan);
        Assert.Equal("1\n2", BlockWords.Of(table.Rows[1].Cells[2].Content));
        Assert.Equal(2, table.Rows[2].Cells.Count);
        Assert.Equal(2, table.Rows[3].Cells[0].ColumnSpan);
    }

    [Fact]
    public void What_the_reviewer_deleted_is_gone_and_what_she_inserted_stays()
    {
        var docx = Top().Add("<w:p><w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr><w:r><w:t xml:space=\"preserve\">Cầu dài </w:t></w:r><w:del><w:r><w:delText>500</w:delText></w:r></w:del><w:ins><w:r><w:t>620</w:t></w:r></w:ins></w:p><w:p><w:r><w:t xml:space=\"preserve\"> mét.</w:t></w:r></w:p>");
        var article = docx.Read();
        Assert.Equal("Cầu dài 620 mét.", BlockWords.Of(article.Body));
        Assert.Equal("500", Assert.Single(article.Findings, static finding => finding.Rule == Rules.Deleted).Before);
    }

    [Fact]
    public void A_text_box_is_read_once_whichever_program_drew_it()
    {
        const string Box = "<w:txbxContent><w:p><w:r><w:t>Chữ trong khung.</w:t></w:r></w:p></w:txbxContent>";
        var docx = Top().Add($"<w:p><w:r><w:t>Trước khung.</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:wsp><wps:txbx>{Box}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{Box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>");
        Assert.Equal("Trước khung.\nChữ trong khung.", Words(docx));
    }

    [Fact]
    public void Special_characters_become_letters_a_page_can_show()
    {
        var docx = Top().Add("<w:p><w:r><w:t>Thu</w:t><w:softHyphen/><w:t>ế</w:t><w:tab/><w:t>covid</w:t><w:noBreakHyphen/><w:t>19</w:t><w:br/><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/><w:t xml:space=\"preserve\"> nhiệt độ 30</w:t><w:sym w:font=\"Symbol\" w:char=\"F0B0\"/></w:r>"
            + "<w:r><w:rPr><w:caps/></w:rPr><w:t>c</w:t></w:r><w:sdt><w:sdtContent><w:smartTag><w:r><w:t>!</w:t></w:r></w:smartTag></w:sdtContent></w:sdt><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r></w:p>");
        Assert.Equal("Thuế covid-19\n✓ nhiệt độ 30°C!", Words(docx));
    }

    [Fact]
    public void Footnotes_stand_where_they_are_called_and_one_that_nothing_calls_at_the_end()
    {
        var docx = Top().Part("footnotes", $"<w:footnotes {TinyDocx.Spaces}><w:footnote w:id=\"2\"><w:p><w:r><w:t>Nguồn: Chi cục Thống kê.</w:t></w:r></w:p></w:footnote><w:footnote w:id=\"3\"><w:p><w:r><w:t>{new string('x', BlockRules.MaxFootnote + 1)}</w:t></w:r></w:p></w:footnote></w:footnotes>")
            .Add("<w:p><w:r><w:t>Dân số 312.000 người</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:t>.</w:t></w:r></w:p>").Add("<w:p><w:r><w:t>Đoạn hai</w:t></w:r><w:r><w:footnoteReference w:id=\"3\"/></w:r></w:p>");
        var blocks = Body(docx);
        Assert.Equal([new Inline("Dân số 312.000 người"), Inline.Call("Nguồn: Chi cục Thống kê."), new Inline(".")], Assert.IsType<Paragraph>(blocks[0]).Content);
        Assert.Contains(new Inline("[2]", Marks.Superscript), Assert.IsType<Paragraph>(blocks[1]).Content);
        Assert.StartsWith("[2] xxx", BlockWords.Of(Assert.IsType<Paragraph>(blocks[2]).Content), StringComparison.Ordinal);
    }

    [Fact]
    public void Headings_come_from_styles_and_outline_levels_and_a_clear_bold_line()
    {
        var docx = Top().Part("styles", Styles("<w:style w:type=\"paragraph\" w:styleId=\"u2\"><w:name w:val=\"heading 2\"/></w:style><w:style w:type=\"paragraph\" w:styleId=\"u9\"><w:name w:val=\"Riêng\"/><w:pPr><w:outlineLvl w:val=\"2\"/></w:pPr></w:style>"))
            .P("Kết quả", "<w:pStyle w:val=\"u2\"/>").P("Đoạn một của bài.").P("Chi tiết", "<w:pStyle w:val=\"u9\"/>").P("Đoạn hai của bài.").P("Kinh phí", "", "<w:b/>").P("Đoạn ba của bài.").P("Không phải đề mục:", "", "<w:b/>").P("Đoạn cuối của bài.");
        Assert.Equal([(2, "Kết quả"), (3, "Chi tiết"), (2, "Kinh phí")], Body(docx).OfType<Heading>().Select(static heading => (heading.Level, BlockWords.Of(heading.Content))));
    }

    [Fact]
    public void A_legacy_font_set_by_the_theme_or_a_style_is_decoded_and_unicode_typed_in_it_is_left_alone()
    {
        var docx = Top().Part("theme", $"<a:theme {TinyDocx.Spaces}><a:themeElements><a:fontScheme><a:minorFont><a:latin typeface=\".VnTime\"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>")
            .Add("<w:p><w:r><w:rPr><w:rFonts w:asciiTheme=\"minorHAnsi\" w:hAnsiTheme=\"minorHAnsi\"/></w:rPr><w:t>ñy ban nh©n d©n ph­êng</w:t></w:r></w:p>")
            .Add("<w:p><w:r><w:rPr><w:rFonts w:ascii=\".VnTime\" w:hAnsi=\".VnTime\"/></w:rPr><w:t>Phường đã gõ lại bằng Unicode.</w:t></w:r></w:p>");
        var article = docx.Read();
        Assert.Equal("ủy ban nhân dân phường\nPhường đã gõ lại bằng Unicode.", BlockWords.Of(article.Body));
        Assert.Equal(1, Assert.Single(article.Findings, static finding => finding.Rule == Rules.FontTcvn3).Count);
    }

    [Fact]
    public void Legacy_text_without_its_font_is_recognised_and_reported()
    {
        var article = Top().P("§¶ng bé vµ nh©n d©n thµnh phè quyÕt t©m thùc hiÖn th¾ng lîi nhiÖm vô n¨m häc míi.").P("Đoạn sau viết bằng Unicode.").Read();
        Assert.StartsWith("Đảng bộ và nhân dân thành phố quyết tâm", BlockWords.Of(article.Body), StringComparison.Ordinal);
        Assert.Contains(article.Findings, static finding => finding.Rule == Rules.Detected);
    }

    [Fact]
    public void A_strict_open_xml_file_reads_like_any_other()
    {
        var xml = "<w:document xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><w:body><w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>Tên bài viết</w:t></w:r></w:p><w:p><w:r><w:t>Thân bài ngắn.</w:t></w:r></w:p></w:body></w:document>";
        var article = new TinyDocx().Part("word/document.xml", System.Text.Encoding.UTF8.GetBytes(xml)).Read();
        Assert.Equal("Tên bài viết", article.Title);
        Assert.Equal("Thân bài ngắn.", BlockWords.Of(article.Body));
    }
}
