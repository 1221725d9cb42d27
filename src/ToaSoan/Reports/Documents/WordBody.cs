using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using static ToaSoan.Reports.Documents.WordText;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace ToaSoan.Reports.Documents;

/// <summary>Writes the blocks of a report onto sheets.</summary>
internal sealed class WordBody(DocumentProfile profile, MainDocumentPart main, WordSheets sheets)
{
    private uint charts;

    /// <summary>
    /// Writes blocks. A table that needs a sheet on its side gets sheets of its own among the others, and their numbers go on. <paramref name="kept"/> keeps the last words on the
    /// page of what follows.
    /// </summary>
    internal void Write(IReadOnlyList<ReportBlock> blocks, bool wide, bool named, bool kept)
    {
        var turned = false;
        foreach (var ((block, label), index) in DocumentNumbers.Of(blocks, profile, named).Select(static (numbered, index) => (numbered, index)))
        {
            var turn = !wide && block is ReportTable { Wide: true };
            if (turn != turned)
            {
                sheets.Begin(wide || turn, first: false);
                turned = turn;
            }

            var lines = Of(block, label).ToArray();
            if (kept && index == blocks.Count - 1 && lines is [W.Paragraph only])
            {
                only.Kept();
            }

            sheets.Add(lines);
        }
    }

    private IEnumerable<OpenXmlElement> Of(ReportBlock block, string label) => block switch
    {
        ReportHeading { Level: 1 } heading => [Line("Section", label + WordHead.Cased(heading.Text, profile.Parts.Section))],
        ReportHeading { Level: 2 } heading => [Line("Clause", label + WordHead.Cased(heading.Text, profile.Parts.Clause))],
        ReportHeading heading => [Line("Point", label + WordHead.Cased(heading.Text, profile.Parts.Point))],
        ReportParagraph paragraph => [Line("Body", label, paragraph.Runs)],
        ReportItem item => [Line("Body", label, item.Runs)],
        ReportTable table => WordTable.Of(table, label, profile, Twips(sheets.Width)),
        ReportChart chart => [Drawn(chart), Line("ChartCaption", label + chart.Title)],
        _ => throw new InvalidOperationException($"A block no Word file can hold: {block.GetType().Name}."),
    };

    private W.Paragraph Drawn(ReportChart chart) => Line("Chart", WordChart.Of(chart, main, ++charts, profile.Font, sheets.Width, sheets.Height));
}
