using DocumentFormat.OpenXml;
using static ToaSoan.Reports.Documents.WordText;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace ToaSoan.Reports.Documents;

/// <summary>A table in Word: as wide as the text, its head repeated on every page, no row parted by one, amounts to the right.</summary>
internal static class WordTable
{
    private const int CellMargin = 85; // a millimetre and a half

    internal static IEnumerable<OpenXmlElement> Of(ReportTable table, string label, DocumentProfile profile, int width)
    {
        if (label.Length + table.Caption.Length > 0)
        {
            yield return Line("Caption", label + table.Caption);
        }

        var widths = Widths(table, profile, width);
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

    // Each column has room for its longest word, in its head and where it holds amounts; the rest is shared out as told. Rounded at the columns' edges, so that they fill the width to the last twip.
    private static int[] Widths(ReportTable table, DocumentProfile profile, int width)
    {
        var least = table.Columns.Select((column, index) => (2 * CellMargin) + 20 + Points(Math.Max(Longest(column.Title, profile.Parts.TableHead),
            column.Side == ReportSide.Left ? 0 : table.Rows.Select(row => Longest(row.Cells[index].Text, profile.Parts.TableHead)).DefaultIfEmpty(0).Max()))).ToArray();
        var shares = table.Columns.Select(static column => column.Width).ToArray();
        var narrow = new HashSet<int>();
        decimal Share(int index) => narrow.Contains(index) ? least[index] : shares[index] * (width - narrow.Sum(one => least[one])) / shares.Where((_, other) => !narrow.Contains(other)).Sum();
        while (least.Sum() <= width && Enumerable.Range(0, shares.Length).FirstOrDefault(index => !narrow.Contains(index) && Share(index) < least[index], -1) is >= 0 and var found)
        {
            narrow.Add(found);
        }

        var edges = Enumerable.Range(0, shares.Length).Select(Share).Aggregate(new List<decimal> { 0 }, static (edges, share) => [.. edges, edges[^1] + share]);
        return [.. edges.Skip(1).Zip(edges, static (edge, before) => (int)Math.Round(edge) - (int)Math.Round(before))];
    }

    private static decimal Longest(string text, PartStyle part) => text.Split(' ', '\n').Max(word => LetterWidths.Of(word, part));
}
