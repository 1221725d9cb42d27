using System.Globalization;
using System.Xml.Linq;

namespace ToaSoan.Reports.Documents;

/// <summary>The XML of a chart (ECMA-376, DrawingML charts): dark and light greys and a dashed line, which a black and white printer keeps apart.</summary>
internal static class WordChartXml
{
    internal const string SheetName = "So_lieu";
    internal static readonly XNamespace Charts = "http://schemas.openxmlformats.org/drawingml/2006/chart";
    private static readonly XNamespace Drawing = "http://schemas.openxmlformats.org/drawingml/2006/main";
    private static readonly XNamespace Links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static readonly string[] Colours = ["404040", "A6A6A6"];

    private const int Crowded = 25;

    internal static XElement Of(ReportChart chart, string font)
    {
        var bars = chart.Shape == ReportChartShape.Bars;
        return new XElement(Charts + "chartSpace",
            new XAttribute(XNamespace.Xmlns + "c", Charts), new XAttribute(XNamespace.Xmlns + "a", Drawing), new XAttribute(XNamespace.Xmlns + "r", Links),
            Value("date1904", "0"), Value("lang", "vi-VN"), Value("roundedCorners", "0"),
            new XElement(Charts + "chart",
                Value("autoTitleDeleted", "1"),
                new XElement(Charts + "plotArea", new XElement(Charts + "layout"), bars ? Bars(chart, font) : Lines(chart, font), CategoryAxis(chart, bars, font), ValueAxis(chart, bars)),
                chart.Series.Count > 1 ? new XElement(Charts + "legend", Value("legendPos", "b"), Value("overlay", "0")) : null,
                Value("plotVisOnly", "1"), Value("dispBlanksAs", "gap")),
            new XElement(Charts + "spPr", new XElement(Drawing + "noFill"), new XElement(Drawing + "ln", new XElement(Drawing + "noFill"))),
            Letters(font, 1100),
            new XElement(Charts + "externalData", new XAttribute(Links + "id", "values"), Value("autoUpdate", "0")));
    }

    private static XElement Bars(ReportChart chart, string font) => new(Charts + "barChart",
        Value("barDir", "bar"), Value("grouping", "clustered"), Value("varyColors", "0"),
        chart.Series.Select((series, index) => new XElement(Charts + "ser",
            Head(series, index), new XElement(Charts + "spPr", Fill(Colours[index])), Value("invertIfNegative", "0"), Labels(chart, font, "outEnd"), Data(chart, series, index))),
        Value("gapWidth", "45"), Value("axId", "1"), Value("axId", "2"));

    private static XElement Lines(ReportChart chart, string font) => new(Charts + "lineChart",
        Value("grouping", "standard"), Value("varyColors", "0"),
        chart.Series.Select((series, index) => new XElement(Charts + "ser",
            Head(series, index),
            new XElement(Charts + "spPr", new XElement(Drawing + "ln", new XAttribute("w", 25400), Fill(Colours[index]), new XElement(Drawing + "prstDash", new XAttribute("val", index == 0 ? "solid" : "dash")))),
            new XElement(Charts + "marker", Value("symbol", index == 0 ? "circle" : "diamond"), Value("size", "6"), new XElement(Charts + "spPr", Fill(Colours[index]))),
            index == 0 ? Labels(chart, font, "t") : null, Data(chart, series, index), Value("smooth", "0"))),
        Value("marker", "1"), Value("axId", "1"), Value("axId", "2"));

    // Categories go down a chart of bars in their order, as they do in a table.
    private static XElement CategoryAxis(ReportChart chart, bool bars, string font) => new(Charts + "catAx",
        Value("axId", "1"), new XElement(Charts + "scaling", Value("orientation", bars ? "maxMin" : "minMax")), Value("delete", "0"), Value("axPos", bars ? "l" : "b"),
        Value("majorTickMark", "none"), Value("minorTickMark", "none"), Value("tickLblPos", "low"),
        new XElement(Charts + "spPr", new XElement(Drawing + "ln", new XAttribute("w", 9525), Fill("808080"))),
        Letters(font, chart.Categories.Count > Crowded ? 700 : 1000), // else LibreOffice leaves every second name out
        Value("crossAx", "2"), Value("crosses", "autoZero"), Value("auto", "0"), Value("lblAlgn", "ctr"), Value("lblOffset", "100"), bars ? Value("tickLblSkip", "1") : null, Value("noMultiLvlLbl", "1"));

    // Amounts begin at zero; bars say theirs at their ends and need no axis.
    private static XElement ValueAxis(ReportChart chart, bool bars) => new(Charts + "valAx",
        Value("axId", "2"),
        new XElement(Charts + "scaling", Value("orientation", "minMax"), chart.Series.Any(static series => series.Values.Any(static value => value < 0)) ? null : Value("min", "0")),
        Value("delete", bars ? "1" : "0"), Value("axPos", bars ? "t" : "l"),
        bars ? null : new XElement(Charts + "majorGridlines", new XElement(Charts + "spPr", new XElement(Drawing + "ln", new XAttribute("w", 6350), Fill("D9D9D9")))),
        Format(chart), Value("majorTickMark", "none"), Value("minorTickMark", "none"), Value("tickLblPos", "nextTo"),
        new XElement(Charts + "spPr", new XElement(Drawing + "ln", new XElement(Drawing + "noFill"))),
        Value("crossAx", "1"), Value("crosses", "autoZero"));

    private static object[] Head(ReportSeries series, int index) =>
    [
        Value("idx", Number(index)), Value("order", Number(index)),
        new XElement(Charts + "tx", Cached("str", $"{SheetName}!${Column(index)}$1", [series.Name])),
    ];

    private static XElement Labels(ReportChart chart, string font, string place) => new(Charts + "dLbls",
        Format(chart), new XElement(Charts + "spPr", new XElement(Drawing + "noFill"), new XElement(Drawing + "ln", new XElement(Drawing + "noFill"))), Letters(font, 1000), Value("dLblPos", place),
        Value("showLegendKey", "0"), Value("showVal", "1"), Value("showCatName", "0"), Value("showSerName", "0"), Value("showPercent", "0"), Value("showBubbleSize", "0"));

    private static object[] Data(ReportChart chart, ReportSeries series, int index)
    {
        var last = Number(chart.Categories.Count + 1);
        return
        [
            new XElement(Charts + "cat", Cached("str", $"{SheetName}!$A$2:$A${last}", chart.Categories)),
            new XElement(Charts + "val", Cached("num", $"{SheetName}!${Column(index)}$2:${Column(index)}${last}",
                [.. series.Values.Select(static value => value?.ToString("0.##", CultureInfo.InvariantCulture))], NumberFormat(chart))),
        ];
    }

    private static XElement Cached(string kind, string place, IReadOnlyList<string?> values, string? format = null) => new(Charts + (kind + "Ref"),
        new XElement(Charts + "f", place),
        new XElement(Charts + (kind + "Cache"), format is null ? null : new XElement(Charts + "formatCode", format), Value("ptCount", Number(values.Count)),
            values.Select(static (value, index) => value is null ? null : new XElement(Charts + "pt", new XAttribute("idx", index), new XElement(Charts + "v", value.Normalize())))));

    private static XElement Letters(string font, int size) => new(Charts + "txPr",
        new XElement(Drawing + "bodyPr"),
        new XElement(Drawing + "p",
            new XElement(Drawing + "pPr", new XElement(Drawing + "defRPr", new XAttribute("sz", size), new XElement(Drawing + "latin", new XAttribute("typeface", font)), new XElement(Drawing + "cs", new XAttribute("typeface", font)))),
            new XElement(Drawing + "endParaRPr", new XAttribute("lang", "vi-VN"))));

    private static XElement Format(ReportChart chart) => new(Charts + "numFmt", new XAttribute("formatCode", NumberFormat(chart)), new XAttribute("sourceLinked", "0"));

    // Whole numbers bring their points along, else a program set to another language would write 1,018; what has a comma is left to the program's language.
    private static string NumberFormat(ReportChart chart) => chart.Decimals == 0 ? @"[<1000]0;[<1000000]0\.000;0\.000\.000" : "[$-42A]#,##0." + new string('0', chart.Decimals);

    private static XElement Fill(string colour) => new(Drawing + "solidFill", new XElement(Drawing + "srgbClr", new XAttribute("val", colour)));

    private static XElement Value(string name, string value) => new(Charts + name, new XAttribute("val", value));

    private static char Column(int index) => (char)('B' + index);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
