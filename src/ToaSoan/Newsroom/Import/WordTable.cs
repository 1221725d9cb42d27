using System.Xml.Linq;
using static ToaSoan.Newsroom.Import.WordNames;

namespace ToaSoan.Newsroom.Import;

/// <summary>Reads a table: grid spans, vertical merges, repeated header rows; nested tables become lines of their cell.</summary>
internal sealed class WordTable(WordReader reader)
{
    private sealed class Cell(IReadOnlyList<SourcePiece> pieces, int column, int span)
    {
        public IReadOnlyList<SourcePiece> Pieces { get; } = pieces;

        public int Column { get; } = column;

        public int Span { get; } = span;

        public int Rows { get; set; } = 1;
    }

    public SourceTable Read(XElement table)
    {
        var rows = new List<(List<Cell> Cells, bool Header)>();
        var merging = new Dictionary<int, Cell>();
        foreach (var row in Open(table, "tr"))
        {
            var properties = row.Element(W + "trPr");
            if (properties?.Element(W + "del") is not null)
            {
                WordRevisions.Dropped(row, reader.Findings);
                continue;
            }

            var cells = new List<Cell>();
            var column = Math.Clamp(Number(properties.Val("gridBefore")) ?? 0, 0, 63);
            if (column > 0)
            {
                cells.Add(new Cell([], 0, column));
            }

            foreach (var element in Open(row, "tc"))
            {
                column = Take(element, cells, merging, column);
            }

            rows.Add((cells, properties.Toggle("tblHeader") is true));
        }

        return new SourceTable([.. rows.Where(static row => row.Cells.Count > 0)
            .Select(static row => new SourceRow([.. row.Cells.Select(static cell => new SourceCell(cell.Pieces, cell.Span, cell.Rows))], row.Header))]);
    }

    private int Take(XElement element, List<Cell> cells, Dictionary<int, Cell> merging, int column)
    {
        var properties = element.Element(W + "tcPr");
        var span = Math.Clamp(Number(properties.Val("gridSpan")) ?? 1, 1, 63);
        var merge = properties?.Element(W + "vMerge");
        if (merge is not null && (string?)merge.Attribute(W + "val") != "restart" && merging.TryGetValue(column, out var above) && above.Span == span)
        {
            above.Rows++;
        }
        else
        {
            var cell = new Cell(Flat(reader.Blocks(element)), column, span);
            cells.Add(cell);
            merging.Remove(column);
            if (merge is not null)
            {
                merging[column] = cell;
            }
        }

        return column + span;
    }

    private static List<SourcePiece> Flat(IEnumerable<SourcePiece> pieces) => [.. pieces.SelectMany(static piece =>
        piece is SourceTable inner ? inner.Rows.SelectMany(static row => row.Cells).SelectMany(static cell => cell.Pieces) : [piece])];

    /// <summary>Rows and cells may be wrapped in content controls and tracked insertions.</summary>
    private IEnumerable<XElement> Open(XElement parent, string name)
    {
        foreach (var child in parent.Elements())
        {
            if (child.Name == W + name)
            {
                yield return child;
            }
            else if (child.Name.LocalName is "sdt")
            {
                foreach (var inner in Open(WordRevisions.Content(child, reader.Findings), name))
                {
                    yield return inner;
                }
            }
            else if (child.Name.LocalName is "ins" or "customXml" or "moveTo")
            {
                foreach (var inner in Open(child, name))
                {
                    yield return inner;
                }
            }
        }
    }
}
