using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using ToaSoan.Platform;
using A = DocumentFormat.OpenXml.Drawing;
using D = DocumentFormat.OpenXml.Drawing.Wordprocessing;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace ToaSoan.Reports.Documents;

/// <summary>A chart in Word: its own kind of drawing, with the values in it and in a workbook inside the file, so that it can be restyled and its values edited there.</summary>
internal static class WordChart
{
    private const long Millimetre = 36_000;

    /// <summary>Adds the chart's parts and gives the run that shows it.</summary>
    internal static W.Run Of(ReportChart chart, MainDocumentPart main, uint number, string font, decimal width, decimal height)
    {
        var id = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"chart{number}");
        var part = main.AddNewPart<ChartPart>(id);
        var values = part.AddNewPart<EmbeddedPackagePart>(Workbook.MediaType, "values");
        using (var stream = new MemoryStream(Values(chart)))
        {
            values.FeedData(stream);
        }

        using (var stream = part.GetStream(FileMode.Create))
        {
            new XDocument(WordChartXml.Of(chart, font)).Save(stream, SaveOptions.DisableFormatting);
        }

        var inline = new D.Inline(
            new D.Extent { Cx = (long)width * Millimetre, Cy = (long)Math.Min(height - 20, Height(chart)) * Millimetre },
            new D.DocProperties { Id = number, Name = DocumentWords.Bound(chart.Title), Description = chart.Alternative.Normalize() },
            new D.NonVisualGraphicFrameDrawingProperties(),
            new A.Graphic(new A.GraphicData(new DocumentFormat.OpenXml.Drawing.Charts.ChartReference { Id = id }) { Uri = WordChartXml.Charts.NamespaceName }))
        {
            DistanceFromTop = 0, DistanceFromBottom = 0, DistanceFromLeft = 0, DistanceFromRight = 0,
        };
        return new W.Run(new W.Drawing(inline));
    }

    private static decimal Height(ReportChart chart) => chart.Shape == ReportChartShape.Lines ? 75 : 14 + (chart.Categories.Count * (chart.Series.Count == 1 ? 6.5m : 6 + (3.5m * chart.Series.Count)));

    private static byte[] Values(ReportChart chart) => Workbook.Write(new Sheet(
        WordChartXml.SheetName,
        [new SheetColumn("", 40), .. chart.Series.Select(series => new SheetColumn(series.Name, 14, chart.Decimals))],
        chart.Categories.Select((category, index) => (IReadOnlyList<object?>)[category, .. chart.Series.Select(series => (object?)series.Values[index])])));
}
