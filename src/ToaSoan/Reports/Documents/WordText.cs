using System.Globalization;
using DocumentFormat.OpenXml;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace ToaSoan.Reports.Documents;

/// <summary>Paragraphs, runs and rules of a Word file, and its units.</summary>
internal static class WordText
{
    private const decimal TwipsOfMillimetre = 1440 / 25.4m;

    /// <summary>Millimetres in twips.</summary>
    internal static int Twips(decimal millimetres) => (int)Math.Round(millimetres * TwipsOfMillimetre);

    /// <summary>Points in twips.</summary>
    internal static int Points(decimal points) => (int)Math.Round(points * 20);

    /// <summary>Millimetres in points.</summary>
    internal static decimal PointsOf(decimal millimetres) => millimetres * 72 / 25.4m;

    /// <summary>A number as the file writes it.</summary>
    internal static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A paragraph of words in one style.</summary>
    internal static W.Paragraph Line(string style, string text) => Line(style, Run(DocumentWords.Bound(text)));

    /// <summary>A paragraph of runs in one style.</summary>
    internal static W.Paragraph Line(string style, params OpenXmlElement[] runs)
    {
        var paragraph = new W.Paragraph { ParagraphProperties = new W.ParagraphProperties { ParagraphStyleId = new W.ParagraphStyleId { Val = style } } };
        paragraph.Append(runs);
        return paragraph;
    }

    /// <summary>A paragraph of a report's runs; what stands before them is in the style of the paragraph.</summary>
    internal static W.Paragraph Line(string style, string label, IReadOnlyList<ReportRun> runs) =>
        Line(style, [.. DocumentWords.Bound(label.Length > 0 ? [new ReportRun(label), .. runs] : runs).Select(static run => Run(run.Text, run.Bold, run.Italic))]);

    /// <summary>A run; a line break in the words is one in the file.</summary>
    internal static W.Run Run(string text, bool bold = false, bool italic = false)
    {
        var run = new W.Run();
        if (bold || italic)
        {
            run.RunProperties = new W.RunProperties { Bold = bold ? new W.Bold() : null, Italic = italic ? new W.Italic() : null };
        }

        foreach (var (line, index) in text.Split('\n').Select(static (line, index) => (line, index)))
        {
            if (index > 0)
            {
                run.Append(new W.Break());
            }

            run.Append(new W.Text(line) { Space = SpaceProcessingModeValues.Preserve });
        }

        return run;
    }

    /// <summary>A rule in the middle of a room: an empty line two points high with an edge below it, drawn in from both sides.</summary>
    internal static W.Paragraph Rule(decimal room, decimal length)
    {
        var side = Number(Points(Math.Max(0, (room - length) / 2)));
        var line = Line("Rule");
        line.ParagraphProperties!.ParagraphBorders = new W.ParagraphBorders { BottomBorder = new W.BottomBorder { Val = W.BorderValues.Single, Size = 6, Space = 0, Color = "auto" } };
        line.ParagraphProperties.Indentation = new W.Indentation { Left = side, Right = side };
        return line;
    }

    /// <summary>Keeps a paragraph on the page of the next one.</summary>
    internal static W.Paragraph Kept(this W.Paragraph paragraph)
    {
        paragraph.ParagraphProperties!.KeepNext = new W.KeepNext();
        return paragraph;
    }

    /// <summary>Two columns without lines, fixed at their widths: how the head and the foot of a document are set.</summary>
    internal static W.Table Columns(int left, int right, params IEnumerable<(IEnumerable<OpenXmlElement> Left, IEnumerable<OpenXmlElement> Right)> rows)
    {
        var table = new W.Table(
            new W.TableProperties
            {
                TableWidth = new W.TableWidth { Width = Number(left + right), Type = W.TableWidthUnitValues.Dxa },
                TableIndentation = new W.TableIndentation { Width = 0, Type = W.TableWidthUnitValues.Dxa },
                TableLayout = new W.TableLayout { Type = W.TableLayoutValues.Fixed },
                TableCellMarginDefault = new W.TableCellMarginDefault(
                    new W.TableCellLeftMargin { Width = 0, Type = W.TableWidthValues.Dxa }, new W.TableCellRightMargin { Width = 0, Type = W.TableWidthValues.Dxa }),
            },
            new W.TableGrid(new W.GridColumn { Width = Number(left) }, new W.GridColumn { Width = Number(right) }));
        table.Append(rows.Select(row => new W.TableRow(new W.TableRowProperties(new W.CantSplit()), Cell(left, row.Left), Cell(right, row.Right))));
        return table;
    }

    private static W.TableCell Cell(int width, IEnumerable<OpenXmlElement> lines)
    {
        var cell = new W.TableCell(new W.TableCellProperties { TableCellWidth = new W.TableCellWidth { Width = Number(width), Type = W.TableWidthUnitValues.Dxa } });
        cell.Append(lines);
        return cell;
    }
}
