using DocumentFormat.OpenXml;
using static ToaSoan.Reports.Documents.WordText;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace ToaSoan.Reports.Documents;

/// <summary>A table in Word: as wide as the text, its head repeated on every page, no row parted by one, amounts to the right.</summary>
internal static class WordTable
{
    private const int CellMargin = 85; // a millimetre and a half

    internal static IEnumerable<OpenXmlElement> Of(ReportTable table, string label, int width)
    {
        if (label.Length + table.Caption.Length > 0)
        {
            yield return Line("Caption", label + table.Caption);
        }

        var widths = Widths(table.Columns, width);
        var drawn = new W.Table(Properties(width), new W.TableGrid(widths.Select(static column => new W.GridColumn { Width = Number(column) })));
        drawn.Append(Row(table.Columns.Select(static column => Line("TableHead", column.Title)), widths, head: true));
        foreach (var row in table.Rows)
        {
            drawn.Append(Row(row.Cells.Zip(table.Columns, (cell, column) => Line(Style(column.Side), Run(DocumentWords.Bound(cell.Text), row.Total))), widths, head: false));
        }

        yield return drawn;
        foreach (var note in table.Notes)
        {
            yield return Line("Note", note);
        }
    }

    private static string Style(ReportSide side) => side switch { ReportSide.Right => "TableRight", ReportSide.Centre => "TableCentre", _ => "TableLeft" };

    private static W.TableProperties Properties(int width) => new()
    {
        TableWidth = new W.TableWidth { Width = Number(width), Type = W.TableWidthUnitValues.Dxa },
        TableIndentation = new W.TableIndentation { Width = 0, Type = W.TableWidthUnitValues.Dxa },
        TableBorders = new W.TableBorders
        {
            TopBorder = Edge<W.TopBorder>(), LeftBorder = Edge<W.LeftBorder>(), BottomBorder = Edge<W.BottomBorder>(), RightBorder = Edge<W.RightBorder>(),
            InsideHorizontalBorder = Edge<W.InsideHorizontalBorder>(), InsideVerticalBorder = Edge<W.InsideVerticalBorder>(),
        },
        TableLayout = new W.TableLayout { Type = W.TableLayoutValues.Fixed },
        TableCellMarginDefault = new W.TableCellMarginDefault(
            new W.TableCellLeftMargin { Width = CellMargin, Type = W.TableWidthValues.Dxa }, new W.TableCellRightMargin { Width = CellMargin, Type = W.TableWidthValues.Dxa }),
    };

    private static T Edge<T>()
        where T : W.BorderType, new() => new() { Val = W.BorderValues.Single, Size = 4, Space = 0, Color = "auto" };

    private static W.TableRow Row(IEnumerable<W.Paragraph> cells, int[] widths, bool head)
    {
        var properties = new W.TableRowProperties(new W.CantSplit());
        if (head)
        {
            properties.Append(new W.TableHeader());
        }

        var row = new W.TableRow(properties);
        row.Append(cells.Select((cell, index) => new W.TableCell(
            new W.TableCellProperties
            {
                TableCellWidth = new W.TableCellWidth { Width = Number(widths[index]), Type = W.TableWidthUnitValues.Dxa },
                TableCellVerticalAlignment = new W.TableCellVerticalAlignment { Val = W.TableVerticalAlignmentValues.Center },
            },
            cell)));
        return row;
    }

    // Rounded at the columns' edges, so that they fill the width to the last twip.
    private static int[] Widths(IReadOnlyList<ReportColumn> columns, int width)
    {
        var (sum, share, at) = (columns.Sum(static column => column.Width), 0m, 0);
        var widths = new int[columns.Count];
        for (var index = 0; index < columns.Count; index++)
        {
            share += columns[index].Width;
            var edge = (int)Math.Round(width * share / sum);
            (widths[index], at) = (edge - at, edge);
        }

        return widths;
    }
}
