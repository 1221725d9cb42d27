using ToaSoan.Platform;

namespace ToaSoan.Reports.Composing;

/// <summary>A report's figures as an Excel file: one sheet of all, one by office of each that has offices, as reported and restated.</summary>
public static class ReportTables
{
    private static readonly bool[] BothModes = [false, true];

    /// <summary>The bytes of the file.</summary>
    public static byte[] Write(FigureSite site)
    {
        ArgumentNullException.ThrowIfNull(site);
        var book = site.Book;
        SheetColumn[] values = [new(ReportsText.Now, 16, 2), new(ReportsText.PreviousPeriod, 16, 2), new(ReportsText.SamePeriod, 20, 2)];
        var all = new Sheet(ReportsText.Figures, [new(ReportsText.Figure, 44), new(ReportsText.Unit, 14), .. values, new(ReportsText.Target, 16, 2), new(ReportsText.Definition, 90)],
            book.Kinds.Select(kind => (kind, line: book.Whole(kind))).Select(pair => (IReadOnlyList<object?>)[pair.kind.Name, pair.kind.Unit, pair.line.Now.Amount, pair.line.Previous.Amount, pair.line.YearBefore.Amount, site.Targets.TryGetValue(pair.kind.Key, out var target) ? target : null, pair.kind.Definition]),
            string.Format(System.Globalization.CultureInfo.CurrentCulture, ReportsText.FiguresOf, book.Period.Name));
        return Workbook.Write([all, .. book.Kinds.SelectMany(kind => BothModes.Select(restated => (kind, restated, lines: book.ByOffice(kind, restated)))).Where(static table => table.lines.Any(static line => line.Office.Kind is not null)).Select(table =>
            new Sheet($"{table.kind.Key}{(table.restated ? "-2" : "")}", [new(FigureView.Capital(ReportsText.Office), 44), .. values], table.lines.Select(static line => (IReadOnlyList<object?>)[line.Line.Name, line.Line.Now.Amount, line.Line.Previous.Amount, line.Line.YearBefore.Amount]),
                $"{table.kind.Name}, {book.Period.Name}", table.restated ? ReportsText.RestatedSays : ReportsText.AsReportedSays))]);
    }
}
