using ToaSoan.Reports.Documents;

namespace ToaSoan.Tests.Reports.Documents;

/// <summary>What comes out of the printer, by LibreOffice.</summary>
public sealed class PrintedWordTests(PrintedWord printed) : IClassFixture<PrintedWord>
{
    [Theory]
    [InlineData("state-short", 2)]
    [InlineData("party-short", 2)]
    public void The_short_report_fills_two_sheets(string name, int sheets) => Assert.Equal(sheets, printed.Pages(name).Count);

    [Theory]
    [InlineData("state-long")]
    [InlineData("party-long")]
    public void Sheets_are_A4_and_lie_on_their_side_only_where_told(string name)
    {
        var sizes = printed.Sizes(name);
        Assert.All(sizes, static size => Assert.Contains(size, new[] { (210, 297), (297, 210) }));
        Assert.InRange(sizes.Count, 8, 14);
        Assert.Equal(2, sizes.Count(static size => size.Width == 297));
    }

    [Theory]
    [InlineData("state-short")]
    [InlineData("party-short")]
    public void Page_2_says_2_alone_at_its_top_and_page_1_says_nothing(string name)
    {
        Assert.Equal("2", First(printed.Pages(name)[1]));
        Assert.DoesNotContain(printed.Pages(name)[0].Split('\n'), static line => line.Trim() is "1" or "2");
        Assert.Single(printed.Pages(name)[1].Split('\n'), static line => line.Trim() == "2");
    }

    [Theory]
    [InlineData("state-long")]
    [InlineData("party-long")]
    public void Pages_count_on_over_a_turned_sheet_and_begin_again_in_each_annex(string name)
    {
        var pages = printed.Pages(name);
        var annexes = pages.Select((page, index) => (First(page), index)).Where(static page => page.Item1.StartsWith("Phụ lục", StringComparison.Ordinal)).Select(static page => page.index).ToArray();
        Assert.Equal(2, annexes.Length);
        Assert.All(Enumerable.Range(1, annexes[0] - 1), index => Assert.Equal($"{index + 1}", First(pages[index])));
        Assert.All(Enumerable.Range(annexes[0] + 1, annexes[1] - annexes[0] - 1), index => Assert.Equal($"{index + 1 - annexes[0]}", First(pages[index])));
    }

    [Theory]
    [InlineData("state-long")]
    [InlineData("party-long")]
    public void Every_word_is_there_in_order(string name)
    {
        var (text, at) = (printed.Text(name), 0);
        var document = SampleReport.Long(name.Split('-')[0]);
        foreach (var words in document.Body.OfType<ReportHeading>().Select(static heading => heading.Level == 1 ? DocumentWords.Upper(heading.Text) : heading.Text)
            .Concat(["Nơi nhận:", "Đặng Thị Mẫu", "Phụ lục I", "Phụ lục II"]))
        {
            var found = text.IndexOf(words, at, StringComparison.Ordinal);
            Assert.True(found >= at, $"“{words}” is not where it should be");
            at = found;
        }

        Assert.DoesNotContain('\ufffd', text);
    }

    [Theory]
    [InlineData("state-long")]
    [InlineData("party-long")]
    public void A_tables_head_is_on_each_of_its_pages(string name)
    {
        var pages = printed.Pages(name).SkipWhile(static page => !First(page).StartsWith("Phụ lục", StringComparison.Ordinal)).TakeWhile(static page => !First(page).StartsWith("Phụ lục II", StringComparison.Ordinal)).ToArray();
        Assert.InRange(pages.Length, 2, 5);
        Assert.All(pages, static page => Assert.Contains("STT", page, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("state-long")]
    [InlineData("party-long")]
    public void Recipients_and_signature_are_on_one_page(string name) =>
        Assert.Single(printed.Pages(name), static page => page.Contains("Nơi nhận:", StringComparison.Ordinal) && page.Contains("Đặng Thị Mẫu", StringComparison.Ordinal) && page.Contains("Đề nghị tỉnh hỗ trợ", StringComparison.Ordinal));

    [Theory]
    [InlineData("state-long")]
    [InlineData("party-long")]
    public void Charts_are_drawn_with_their_values(string name)
    {
        var text = printed.Text(name);
        Assert.Contains("Biểu đồ 1. Tin, bài theo đơn vị", text, StringComparison.Ordinal);
        Assert.Contains("1.018", text, StringComparison.Ordinal); // March, only in the chart of months
    }

    [Theory]
    [InlineData("state-long")]
    [InlineData("party-long")]
    public void All_fonts_are_embedded_and_one_family_serves(string name)
    {
        var fonts = printed.Fonts(name);
        Assert.NotEmpty(fonts);
        Assert.All(fonts, static font => Assert.True(font.Embedded, font.Name));
        Assert.All(fonts, static font => Assert.Matches("LiberationSerif|Tinos|TimesNewRoman", font.Name));
    }

    private static string First(string page) => page.Split('\n').Select(static line => line.Trim()).First(static line => line.Length > 0);
}
