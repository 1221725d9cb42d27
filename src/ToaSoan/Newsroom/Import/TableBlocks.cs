using System.Text.RegularExpressions;
using ToaSoan.Blocks;

namespace ToaSoan.Newsroom.Import;

/// <summary>Tells data tables from tables that only hold photos or a boxed note, and makes the blocks.</summary>
internal sealed partial class TableBlocks(double usual, FindingLog findings)
{
    private const int MostCaptionWords = 60;
    private const int MostTitleWords = 30;

    private sealed record Place(int Row, int Column, SourceCell Cell);

    /// <summary>Whether a line right above a table is the table's caption.</summary>
    public static bool IsCaption(SourceLine line) =>
        line is { List: null, Words: <= MostTitleWords } && (line.Role == LineRole.Caption || (line.Role == LineRole.Text && TableNumber().IsMatch(line.OneLine)));

    public List<Block> Of(SourceTable table, string caption = "")
    {
        var cells = table.Rows.SelectMany(static row => row.Cells).ToArray();
        var pieces = cells.SelectMany(static cell => cell.Pieces).ToArray();
        if (pieces.Length == 0)
        {
            return [];
        }

        if (pieces.OfType<SourcePhotos>().Any() && Album(table) is { } album)
        {
            return album;
        }

        if (cells.Count(static cell => cell.Pieces.Count > 0) == 1)
        {
            return Box(pieces);
        }

        var photos = pieces.OfType<SourcePhotos>().SelectMany(static photos => photos.Names).ToArray();
        var blocks = Data(table, caption);
        if (photos.Length > 0)
        {
            findings.Add(Rules.PhotoOutOfTable, FindingKind.Doubtful, count: photos.Length);
            blocks.Add(Figures.Of(photos, [], findings));
        }

        return blocks;
    }

    /// <summary>A table of one filled cell is a frame: a note box around text, nothing around photos and headings.</summary>
    private List<Block> Box(SourcePiece[] pieces)
    {
        var blocks = new BodyBlocks(usual, findings).Of(pieces);
        if (blocks.Exists(static block => block is not (Paragraph or ItemList or Heading)) || blocks.Count == 0)
        {
            return blocks;
        }

        findings.Each(Rules.Note, FindingKind.Recognised, pieces.OfType<SourceLine>().FirstOrDefault()?.OneLine ?? "");
        return [new Note(blocks)];
    }

    /// <summary>Photos set side by side or one above another, captions in their cells or in the row below; null when it is no such table.</summary>
    private List<Block>? Album(SourceTable table)
    {
        var places = table.Rows.SelectMany(static (row, at) => row.Cells.Select((cell, index) => new Place(at, row.Cells.Take(index).Sum(static left => left.ColumnSpan), cell)))
            .Where(static place => place.Cell.Pieces.Count > 0).ToArray();
        if (places.Any(static place => place.Cell.Pieces.OfType<SourceLine>().Sum(static line => line.Words) > MostCaptionWords))
        {
            return null;
        }

        var figures = new List<(Place Place, IReadOnlyList<string> Names, List<SourceLine> Words)>();
        var common = new List<SourceLine>();
        foreach (var place in places)
        {
            var lines = place.Cell.Pieces.OfType<SourceLine>().ToList();
            var names = place.Cell.Pieces.OfType<SourcePhotos>().SelectMany(static photos => photos.Names).ToArray();
            if (names.Length > 0)
            {
                figures.Add((place, names, lines));
                continue;
            }

            var above = figures.Where(figure => figure.Place.Row == place.Row - 1).ToList();
            var own = above.FindAll(figure => figure.Place.Column == place.Column && figure.Place.Cell.ColumnSpan == place.Cell.ColumnSpan);
            if (above.Count == 0)
            {
                return null;
            }

            (own.Count == 1 ? own[0].Words : common).AddRange(lines);
        }

        var all = figures.SelectMany(figure => figure.Names.Select((name, index) => (name, Words: index == 0 ? Figures.Words(figure.Words, findings) : ("", ""))))
            .Select(static photo => new Figure(photo.name, photo.Words.Item1, photo.Words.Item2, "")).ToArray();
        var (caption, credit) = Figures.Words(common, findings);
        all = credit.Length > 0 ? [.. all.Select(figure => figure with { Credit = figure.Credit.Length > 0 ? figure.Credit : credit })] : all;
        return [all.Length == 1 ? all[0] with { Caption = all[0].Caption.Length > 0 ? all[0].Caption : caption } : new Gallery(all, caption)];
    }

    private List<Block> Data(SourceTable table, string caption)
    {
        var header = table.Rows.TakeWhile(static row => row.Header).Count();
        header = header == 0 && table.Rows.Count > 1 && IsBold(table.Rows[0]) && !IsBold(table.Rows[1]) ? 1 : header;
        var rows = table.Rows.Select((row, index) => Row(row, index < header, table.Rows.Count - index)).ToArray();
        findings.Each(Rules.Table, FindingKind.Recognised, caption.Length > 0 ? caption : table.Text.Split('\n')[0], $"{rows.Length} × {rows.Max(static row => row.Cells.Sum(static cell => cell.ColumnSpan))}");
        return [.. rows.Chunk(BlockRules.MaxRows).Select((part, index) => new Table(part, index == 0 ? caption : ""))];
    }

    private static bool IsBold(SourceRow row)
    {
        var lines = row.Cells.SelectMany(static cell => cell.Pieces).OfType<SourceLine>().ToArray();
        return lines.Length > 0 && lines.All(static line => line.Bold);
    }

    private TableRow Row(SourceRow row, bool header, int rowsLeft)
    {
        var cells = new List<TableCell>();
        var columns = 0;
        foreach (var cell in row.Cells)
        {
            var span = Math.Min(cell.ColumnSpan, BlockRules.MaxColumns - columns);
            if (span <= 0)
            {
                findings.Add(Rules.WideTable, FindingKind.Dropped, string.Join(' ', cell.Pieces.OfType<SourceLine>().Select(static line => line.OneLine)));
                continue;
            }

            columns += span;
            cells.Add(new TableCell(Content(cell, header), header, span, Math.Clamp(cell.RowSpan, 1, Math.Min(rowsLeft, BlockRules.MaxRows))));
        }

        return new TableRow(cells);
    }

    private static List<Inline> Content(SourceCell cell, bool header)
    {
        var content = new List<Inline>();
        foreach (var line in cell.Pieces.OfType<SourceLine>())
        {
            if (content.Count > 0)
            {
                content.Add(Inline.Break);
            }

            content.AddRange(header && line.Bold ? BodyBlocks.Without(line.Content, Marks.Bold) : line.Content);
        }

        return content;
    }

    [GeneratedRegex(@"^(Bảng|Biểu|Biểu đồ|Phụ lục)\s*(số\s*)?\d{1,3}\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex TableNumber();
}
