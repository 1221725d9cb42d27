using System.Globalization;
using ToaSoan.Offices;
using ToaSoan.Platform;
using VietnameseText;
using static ToaSoan.Platform.Refusal;

namespace ToaSoan.Reports.Returns;

/// <summary>What a workbook says: its lines and items, or what is wrong with it, cell by cell. With a fault nothing of it is taken.</summary>
internal sealed class ReturnUpload
{
    private readonly List<string> faults = [];
    private readonly HashSet<string> told = new(StringComparer.Ordinal);

    private ReturnUpload()
    {
    }

    /// <summary>The lines.</summary>
    public List<TypedLine> Lines { get; } = [];

    /// <summary>The items published elsewhere.</summary>
    public List<TypedItem> Items { get; } = [];

    /// <summary>What is wrong: whole sentences that begin with the cell.</summary>
    public IReadOnlyList<string> Faults => faults;

    /// <summary>Reads the workbook of an office and month. Throws <see cref="Refusal"/> for what is no such workbook at all. Evidence that is a file stays what was saved.</summary>
    public static ReturnUpload Read(byte[] file, Office office, DateOnly month, IReadOnlyList<IndicatorVersion> asked, IReadOnlyCollection<ReturnLine> saved)
    {
        var parts = WorkbookGate.Open(file);
        var upload = new ReturnUpload();
        var marker = Find(parts, ReturnSheet.Marker);
        var cells = SheetCells.Read(file, marker, 1, 10);
        Must(cells.Words(1, 0) == ReturnSheet.MarkerWord, Say(ReturnsText.MarkerWrong, ReturnSheet.Marker));
        Must(cells.Words(2, 0) == office.Slug, Say(ReturnsText.WrongOffice, cells.Words(2, 0), office.Name));
        Must(cells.Words(3, 0) == ReturnMonth.Key(month), Say(ReturnsText.WrongMonth, ReturnMonth.Read(cells.Words(3, 0)) is { } other ? ReturnMonth.Words(other) : cells.Words(3, 0), ReturnMonth.Words(month)));
        Must(cells.Words(4, 0) == Catalogue.Stamp(asked), ReturnsText.WrongVersion);
        var (figures, elsewhere) = (Find(parts, ReturnSheet.Figures), Find(parts, ReturnSheet.Elsewhere));
        upload.ReadFigures(SheetCells.Read(file, figures, ReturnSheet.FigureHeads.Length, ReturnSheet.FiguresHead + IndicatorDesk.Most), asked, saved);
        upload.ReadItems(SheetCells.Read(file, elsewhere, ReturnSheet.ElsewhereHeads.Length, ReturnSheet.ElsewhereHead + OutsideDesk.Most));
        return upload;
    }

    private void ReadFigures(SheetCells cells, IReadOnlyList<IndicatorVersion> asked, IReadOnlyCollection<ReturnLine> saved)
    {
        if (!HasHead(cells, ReturnSheet.FiguresHead, ReturnSheet.FigureHeads))
        {
            return;
        }

        var (versions, rows) = (asked.ToDictionary(static version => version.Indicator!.Key), new Dictionary<string, int>(StringComparer.Ordinal));
        for (var row = ReturnSheet.FiguresHead + 1; row <= cells.LastRow; row++)
        {
            var key = cells.Words(row, 0);
            if (key.Length == 0)
            {
                if (Enumerable.Range(1, ReturnSheet.FigureHeads.Length - 1).Any(column => cells.Words(row, column).Length > 0))
                {
                    Wrong(cells, row, 0, ReturnsText.KeyMissing);
                }
            }
            else if (!versions.TryGetValue(key, out var version))
            {
                Wrong(cells, row, 0, Say(ReturnsText.KeyUnknown, TypedNumber.Cut(key)));
            }
            else if (!rows.TryAdd(key, row))
            {
                Wrong(cells, row, 0, Say(ReturnsText.KeyTwice, TypedNumber.Cut(key), $"A{rows[key]}"));
            }
            else
            {
                ReadLine(cells, row, version, saved.FirstOrDefault(line => line.IndicatorId == version.IndicatorId)?.File);
            }
        }

        foreach (var missing in versions.Values.Where(version => !rows.ContainsKey(version.Indicator!.Key)))
        {
            faults.Add(Say(ReturnsText.FaultAt, Say(ReturnsText.SheetNamed, cells.Name), Say(ReturnsText.RowMissing, missing.Name)));
        }
    }

    private void ReadLine(SheetCells cells, int row, IndicatorVersion version, string? file)
    {
        var (amount, fault) = Amount(cells[row, 4]);
        fault ??= amount is { } number ? ReturnRules.FaultOf(number, version.Decimals) : null;
        if (fault is not null)
        {
            Wrong(cells, row, 4, fault);
        }

        var word = cells.Words(row, 5);
        var precision = word.Length == 0 ? version.Precision : ReturnSheet.PrecisionOf(word);
        if (precision is null)
        {
            Wrong(cells, row, 5, Say(ReturnsText.PrecisionUnknown, TypedNumber.Cut(word), string.Join(", ", ReturnSheet.Precisions.Select(static one => one.Word))));
        }

        var line = new TypedLine(version, amount, precision ?? version.Precision, Orthography.Clean(cells.Words(row, 6)), Orthography.Clean(cells.Words(row, 7)), ReturnRules.Links(cells.Words(row, 8)), file);
        foreach (var wrong in ReturnRules.Faults(line with { Amount = null }))
        {
            Wrong(cells, row, line.Note.Length > ReturnRules.LongestWords ? 6 : line.Statement.Length > ReturnRules.LongestWords ? 7 : 8, wrong);
        }

        Lines.Add(line);
    }

    private void ReadItems(SheetCells cells)
    {
        if (!HasHead(cells, ReturnSheet.ElsewhereHead, ReturnSheet.ElsewhereHeads))
        {
            return;
        }

        for (var row = ReturnSheet.ElsewhereHead + 1; row <= cells.LastRow; row++)
        {
            if (Enumerable.Range(0, ReturnSheet.ElsewhereHeads.Length).All(column => cells.Words(row, column).Length == 0))
            {
                continue;
            }

            var day = cells[row, 0] is DateTime date ? DateOnly.FromDateTime(date) : OutsideList.Day(cells.Words(row, 0));
            if (day is null)
            {
                Wrong(cells, row, 0, ReturnsText.DayWrong);
            }
            else
            {
                Items.Add(new TypedItem(Say(ReturnsText.RowOf, row, cells.Name), day, cells.Words(row, 1), cells.Words(row, 2)));
            }
        }
    }

    private bool HasHead(SheetCells cells, int row, string[] heads)
    {
        foreach (var (cell, fault) in cells.Faults)
        {
            Wrong(cells, cell, fault);
        }

        if (cells.LastRow == 0)
        {
            if (cells.Faults.Count == 0)
            {
                faults.Add(Say(ReturnsText.FaultAt, Say(ReturnsText.SheetNamed, cells.Name), ReturnsText.SheetEmpty));
            }

            return false;
        }

        int[] strange = [.. Enumerable.Range(0, heads.Length).Where(column => SearchKey.Exact(cells.Words(row, column)) != SearchKey.Exact(heads[column]))];
        foreach (var column in strange)
        {
            Wrong(cells, row, column, Say(ReturnsText.HeadWrong, heads[column]));
        }

        return strange.Length == 0;
    }

    private static (decimal? Amount, string? Fault) Amount(object? value) => value switch
    {
        null => (null, null),
        double number when double.IsFinite(number) && Math.Abs(number) < 1e20 => (Math.Round((decimal)number, 10), null), // a decimal of a double has 15 digits: what a person typed
        DateTime => (null, ReturnsText.DayInNumber),
        bool or double => (null, Say(ReportsText.NumberWrong, value)),
        _ => TypedNumber.Read(Convert.ToString(value, CultureInfo.InvariantCulture)),
    };

    private void Wrong(SheetCells cells, int row, int column, string fault) => Wrong(cells, $"{ReturnSheet.Column(column)}{row}", fault);

    // The first fault of a cell is said, not what follows from it.
    private void Wrong(SheetCells cells, string cell, string fault)
    {
        if (told.Add($"{cells.Name}!{cell}"))
        {
            faults.Add(Say(ReturnsText.FaultAt, CellNamed(cells, cell), fault));
        }
    }

    private static string CellNamed(SheetCells cells, string cell) => cells.Name == ReturnSheet.Figures ? Say(ReturnsText.CellOf, cell) : Say(ReturnsText.CellOfSheet, cell, cells.Name);

    private static SheetPart Find(IReadOnlyList<SheetPart> parts, string name) => parts.FirstOrDefault(part => part.Name == name) ?? throw new Refusal(ReturnsText.SheetMissing, name);

    private static string Say(string pattern, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.CurrentCulture, pattern, values);
}
