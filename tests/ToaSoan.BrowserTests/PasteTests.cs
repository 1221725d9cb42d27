using ToaSoan.Blocks;
using ToaSoan.BrowserTests.Browsing;

namespace ToaSoan.BrowserTests;

/// <summary>What comes from Word, Google Docs and the web lands as clean blocks; nothing in it ever runs.</summary>
public sealed class PasteTests(Chromium chromium)
{
    [Fact]
    public async Task Words_from_Word_become_headings_lists_and_a_table()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var writer = await Writing.BeginAsync(chromium, portal);
        await writer.Text().ClickAsync();
        await writer.PasteAsync("""
            <html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {font-family:"Times New Roman"}</style></head><body lang=VI style='tab-interval:36.0pt'><!--StartFragment-->
            <h1 style='margin-top:12.0pt'><span style='font-size:14.0pt;font-family:"Arial"'>Lịch khám</span></h1>
            <p class=MsoNormal><b><span style='font-size:13.0pt;color:red'>Chữ đậm</span></b><span style='font-size:13.0pt'>&nbsp;va&#768; thường<o:p></o:p></span></p>
            <p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span>Sáng</p>
            <p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o<span>&nbsp;</span></span>từ 7 giờ</p>
            <p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp;</span></span>Chiều</p>
            <p class=MsoNormal><o:p>&nbsp;</o:p></p>
            <p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.<span>&nbsp;</span></span>Bước một</p>
            <table class=MsoTableGrid><tr><td><p class=MsoNormal>Bến Sen</p><p class=MsoNormal>(mới)</p></td><td><p class=MsoNormal>1.240</p></td></tr></table>
            <!--EndFragment--></body></html>
            """);
        await writer.SeesAsync("Đã bỏ: 4 kiểu chữ.");
        Assert.Equal(Json(
            new Heading(2, [new("Lịch khám")]),
            new Paragraph([new("Chữ đậm", Marks.Bold), new(" và thường")]),
            new ItemList(false, 1, [new([new Paragraph([new("Sáng")]), new ItemList(false, 1, [new([new Paragraph([new("từ 7 giờ")])])])]), new([new Paragraph([new("Chiều")])])]),
            new ItemList(true, 1, [new([new Paragraph([new("Bước một")])])]),
            new Table([new([new([new("Bến Sen"), Inline.Break, new("(mới)")], false, 1, 1), new([new("1.240")], false, 1, 1)])], "")), await writer.SaveAsync());
        writer.HadNoTrouble();
    }

    [Fact]
    public async Task Words_from_Google_Docs_keep_their_marks_and_links()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var writer = await Writing.BeginAsync(chromium, portal);
        await writer.Text().ClickAsync();
        await writer.PasteAsync("""
            <meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr" style="line-height:1.38"><span style="font-size:11pt;font-family:Arial;font-weight:400">Thường </span><span style="font-size:11pt;font-family:Arial;font-weight:700">đậm</span><span style="font-style:italic"> nghiêng</span> m<span style="vertical-align:super">2</span></p><br>
            <h3 dir="ltr"><span>Cấp ba</span></h3><ul><li dir="ltr" aria-level="1"><p dir="ltr"><a href="https://example.org/x" style="text-decoration:none"><span>một</span></a></p></li><ul><li><p>hai</p></li></ul></ul></b>
            """);
        Assert.Equal(Json(
            new Paragraph([new("Thường "), new("đậm", Marks.Bold), new(" nghiêng", Marks.Italic), new(" m"), new("2", Marks.Superscript)]),
            new Heading(3, [new("Cấp ba")]),
            new ItemList(false, 1, [new([new Paragraph([new("một", Marks.None, "https://example.org/x")]), new ItemList(false, 1, [new([new Paragraph([new("hai")])])])])])), await writer.SaveAsync());
        writer.HadNoTrouble();
    }

    [Fact]
    public async Task Hostile_markup_runs_nothing_fetches_nothing_and_says_what_was_left_out()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var writer = await Writing.BeginAsync(chromium, portal);
        await writer.Page.EvaluateAsync("window.ran = 0");
        await writer.Text().ClickAsync();
        await writer.PasteAsync("""
            <p onclick="window.ran++" style="background:url(https://elsewhere.example/a.png)">An toàn <script>window.ran++</script><img src=x onerror="window.ran++"><img src="https://elsewhere.example/t.gif">
            <a href="javascript:window.ran++">bấm</a> <a href="&#x6a;avascript:window.ran++">nữa</a> <a href="data:text/html,<script>1</script>">ba</a></p>
            <svg onload="window.ran++"><script>window.ran++</script></svg><iframe srcdoc="<script>parent.ran++</script>"></iframe><math><mtext><style><img src onerror=window.ran++></style></math>
            <div data-embed="javascript:window.ran++" data-url="javascript:window.ran++">thẻ</div><div data-photo="../../etc">ảnh</div><noscript><p title="</noscript><img src=x onerror=window.ran++>"></noscript>
            """);
        await writer.SeesAsync("3 ảnh từ trang khác");
        await writer.SeesAsync("đoạn mã");
        foreach (var link in await writer.Text().Locator("a").AllAsync())
        {
            await link.ClickAsync();
        }

        await Task.Delay(300, TestContext.Current.CancellationToken);
        Assert.Equal(0, await writer.Page.EvaluateAsync<int>("window.ran"));
        Assert.Equal(0, await writer.Page.EvaluateAsync<int>("document.querySelectorAll('.ProseMirror :is(script, iframe, svg:not(.icon), [onclick], [onerror], a)').length"));
        var json = await writer.SaveAsync();
        Assert.DoesNotContain("javascript", json, StringComparison.Ordinal);
        Assert.All(BlockJson.Read(json).Blocks, static block => Assert.IsType<Paragraph>(block));
        writer.HadNoTrouble();
    }

    [Fact]
    public async Task Plain_words_become_paragraphs_with_composed_letters()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var writer = await Writing.BeginAsync(chromium, portal);
        await writer.Text().ClickAsync();
        await writer.PasteAsync("", "Tiê\u0301ng Việt\n\nĐoạn hai");
        await Assertions.Expect(writer.Text().Locator("p")).ToHaveTextAsync(["Tiếng Việt", "Đoạn hai"]);
        Assert.Equal(Json(new Paragraph([new("Tiếng Việt")]), new Paragraph([new("Đoạn hai")])), await writer.SaveAsync());
        writer.HadNoTrouble();
    }

    private static string Json(params Block[] blocks) => BlockJson.Write(new Document(blocks));
}
