using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using ToaSoan.Reports.Documents;
using ToaSoan.Tests.Ground;

namespace ToaSoan.Tests.Reports.Documents;

/// <summary>The same report as a page.</summary>
public sealed class HtmlReportTests
{
    [Fact]
    public async Task A_report_is_a_page_with_headings_lists_tables_charts_and_figures_that_lead_on()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var scope = portal.Services.CreateAsyncScope();
        var document = SampleReport.Long() with { Body = [new ReportParagraph("Không có <script>alert(1)</script> & “ngoặc”."), .. SampleReport.Long().Body] };
        var page = new HtmlParser().ParseDocument(await HtmlReport.WriteAsync(scope.ServiceProvider, document));
        var report = page.QuerySelector(".official")!;
        Assert.Empty(report.QuerySelectorAll("script, [style]"));
        Assert.Contains(report.QuerySelectorAll("p"), static line => line.TextContent == "Không có <script>alert(1)</script> & “ngoặc”.");
        Assert.Equal(["I. KẾT QUẢ THỰC HIỆN", "II. ĐÁNH GIÁ CHUNG", "III. PHƯƠNG HƯỚNG, NHIỆM VỤ 6 THÁNG CUỐI NĂM 2026", "IV. ĐỀ XUẤT, KIẾN NGHỊ"], report.QuerySelectorAll("h2").Select(static heading => heading.TextContent).Take(4));
        Assert.Equal(["a) Đăng tải", "b) Tổ chức sự kiện"], report.QuerySelectorAll("h4").Select(static heading => heading.TextContent));
        Assert.Equal(2, report.QuerySelector("ul")!.Children.Length);
        Assert.Contains(report.QuerySelectorAll("p"), static line => line.TextContent.EndsWith("các phường, xã./.", StringComparison.Ordinal));
        Assert.Equal("/bao-cao/2026-h1/so-lieu/shares", report.QuerySelectorAll("p a").Single(static link => link.TextContent == "14.000").GetAttribute("href"));
        Assert.Equal("5.080\u00a0tin, bài, tăng 12,4% so", report.QuerySelectorAll("p").Single(static line => line.TextContent.StartsWith("Toàn thành phố", StringComparison.Ordinal)).TextContent[24..53]);
        var table = report.QuerySelector("table")!;
        Assert.Equal(5, table.QuerySelectorAll("thead th[scope=col]").Length);
        Assert.Equal("Phòng Nội vụ", table.QuerySelectorAll("tbody tr")[1].QuerySelector("th[scope=row]")!.TextContent);
        Assert.All(report.QuerySelectorAll("table"), static one => Assert.Contains("scroll", one.ParentElement!.ClassList));
        Assert.Equal(2, report.QuerySelectorAll(".official-annex").Length);
        Assert.Contains("KT. CHỦ TỊCH", report.QuerySelector("footer")!.TextContent, StringComparison.Ordinal);
        Assert.All(report.QuerySelectorAll("[id]").GroupBy(static part => part.Id), static part => Assert.Single(part));
        Draws(report);
    }

    [Fact]
    public void Bars_are_as_long_as_their_values_and_never_less_than_nothing()
    {
        var bars = Bars.Of(new ReportChart(ReportChartShape.Bars, "Thử", ["A", "B", "C", "D"], [new ReportSeries("Nay", [1_000, 250, -5, null]), new ReportSeries("Trước", [500, 0, 1, 2])], "Thử."));
        Assert.Equal(["380", "95", "0", "0"], bars.Rows.Select(static row => row.Bars[0].Length));
        Assert.Equal(["1.000", "250", "-5", "–"], bars.Rows.Select(static row => row.Bars[0].Value));
        Assert.Equal("190", bars.Rows[0].Bars[1].Length);
        Assert.Equal(["0", "0", "0"], Bars.Of(new ReportChart(ReportChartShape.Bars, "Không", ["A", "B", "C"], [new ReportSeries("Nay", [0, 0, null])], "Không có gì.")).Rows.Select(static row => row.Bars[0].Length));
    }

    private static void Draws(IElement report)
    {
        var bars = report.QuerySelector("svg.bars")!;
        Assert.Equal(30, bars.QuerySelectorAll("rect").Length);
        Assert.Equal(SampleReport.Bars.Alternative, bars.QuerySelector("desc")!.TextContent);
        Assert.NotNull(report.QuerySelector("svg.plot polyline.curve"));
        Assert.NotNull(report.QuerySelector("svg.plot polyline.behind"));
        Assert.Equal(["Năm 2026", "Năm 2025"], report.QuerySelectorAll(".official-legend li").Select(static series => series.TextContent));
        Assert.Equal(["702", "640"], report.QuerySelectorAll(".official-chart")[^1].QuerySelector("tbody tr")!.QuerySelectorAll("td").Select(static cell => cell.TextContent));
    }
}
