using System.Globalization;
using ToaSoan.Platform;

namespace ToaSoan.Reports.Documents;

/// <summary>Every table of a report, those of its annexes too, as a workbook with a sheet for each; amounts are numbers. The same document gives the same bytes.</summary>
public static class WorkbookReport
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    /// <summary>The workbook's bytes; null for a report without tables.</summary>
    public static byte[]? Write(ReportDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var profile = DocumentProfiles.Find(document.Profile);
        var title = $"{document.TypeName}: {document.Abstract.ReplaceLineEndings(" ")}";
        var tables = DocumentNumbers.Of(document.Body, profile).Select(static numbered => (numbered.Block, Name: numbered.Label.TrimEnd(' ', '.'), Says: numbered.Label + (numbered.Block as ReportTable)?.Caption))
            .Concat(document.Annexes.SelectMany((annex, index) => annex.Blocks.Select((block, at) => (block, at == 0 ? DocumentWords.AnnexName(document, index) : $"{DocumentWords.AnnexName(document, index)} ({at + 1})", $"{annex.Title}. {(block as ReportTable)?.Caption}".TrimEnd(' ', '.')))));
        Sheet[] sheets = [.. tables.Where(static table => table.Block is ReportTable).Select(table => Of((ReportTable)table.Block, table.Name, title, table.Says))];
        return sheets.Length == 0 ? null : Workbook.Write(sheets);
    }

    private static Sheet Of(ReportTable table, string name, string title, string says) => new(
        name,
        [.. table.Columns.Select((column, index) => new SheetColumn(column.Title, column.Side == ReportSide.Left ? 40 : 14, Decimals(table, index)))],
        [
            .. table.Rows.Select(row => (IReadOnlyList<object?>)[.. row.Cells.Select((cell, index) => table.Columns[index].Side == ReportSide.Left ? cell.Text : Number(cell.Text) ?? (object?)cell.Text)]),
            .. table.Notes.Select(note => (IReadOnlyList<object?>)[note, .. Enumerable.Repeat<object?>(null, table.Columns.Count - 1)]),
        ],
        title, says);

    private static int Decimals(ReportTable table, int column) =>
        Math.Min(2, table.Rows.Select(row => row.Cells[column].Text).Where(static text => Number(text) is not null && text.Contains(',', StringComparison.Ordinal)).Select(static text => text.Length - text.IndexOf(',', StringComparison.Ordinal) - 1).DefaultIfEmpty(0).Max());

    private static decimal? Number(string text) => decimal.TryParse(text, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, Vietnamese, out var number) ? number : null;
}
