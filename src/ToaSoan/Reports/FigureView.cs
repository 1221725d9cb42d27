using System.Globalization;
using ToaSoan.Offices;
using ToaSoan.Platform;

namespace ToaSoan.Reports;

/// <summary>Where figures of a report are looked into: at the desk as they are now, for readers as they were frozen.</summary>
/// <param name="Book">The figures.</param>
/// <param name="Targets">Targets by figure.</param>
/// <param name="Address">The address of a figure, of a part of it, and whether offices are restated; with a kind of file, that file.</param>
/// <param name="Desk">Whether those who look belong to the desk: else rows that are not public show neither title nor address, and addresses under /ban are no links.</param>
public sealed record FigureSite(FigureBook Book, IReadOnlyDictionary<string, decimal> Targets, Func<string, FigurePart?, bool, string?, string> Address, bool Desk)
{
    /// <summary>The address of the list behind a value; null where there is none: nothing was counted, or the part is a month of another time, which the report does not have.</summary>
    public string? ListOf(FigureKind kind, FigureValue value, FigurePart? part = null, bool restated = false, FigureTime time = FigureTime.Now)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(value);
        return value.Amount is null or 0 || (time != FigureTime.Now && part?.Dimension == FigurePart.Month) ? null : Address(kind.Key + FigureTimes.Suffix(time), part, restated, null);
    }

    /// <summary>How much of its target a figure reached, in per cent; null without a target.</summary>
    public decimal? Reached(FigureKind kind, FigureValue value) => Targets.TryGetValue(kind.Key, out var target) && target > 0 && value.Amount is { } amount ? amount / target * 100 : null;
}

/// <summary>One figure, or a part of it, with its tables and the rows of a page.</summary>
public sealed class FigureView(FigureSite site, FigureKind kind, FigurePart? part = null, bool restated = false, int page = 1, FigureTime time = FigureTime.Now)
{
    /// <summary>Rows on a page of the list.</summary>
    public const int PageSize = 100;

    private readonly IReadOnlyList<CountedRow> rows = site.Book.Rows(kind.Key, part, restated, time);

    /// <summary>Where it is looked at.</summary>
    public FigureSite Site { get; } = site;

    /// <summary>The figure.</summary>
    public FigureKind Kind { get; } = kind;

    /// <summary>The part of it, or null for all.</summary>
    public FigurePart? Part { get; } = part;

    /// <summary>Whether offices are restated to today's.</summary>
    public bool Restated { get; } = restated;

    /// <summary>Which of the report's periods the list is of; of another than its own there is the list alone.</summary>
    public FigureTime Time { get; } = time;

    /// <summary>The days of the list.</summary>
    public Period Days => Site.Book.At(Time);

    /// <summary>The figure as it stands in addresses.</summary>
    public string Key => Kind.Key + FigureTimes.Suffix(Time);

    /// <summary>The figure, or the part, with its comparisons; null when the period has no such part.</summary>
    public FigureLine? Line { get; } = LineOf(site.Book, kind, part, restated, time);

    /// <summary>The value the rows make.</summary>
    public FigureValue Value => FigureValue.Of(Kind.Making, rows);

    /// <summary>How many rows there are.</summary>
    public int Count => rows.Count;

    /// <summary>The pages of the list.</summary>
    public int Pages => Math.Max(1, (rows.Count + PageSize - 1) / PageSize);

    /// <summary>The page shown, from 1.</summary>
    public int Number => Math.Clamp(page, 1, Pages);

    /// <summary>The rows shown.</summary>
    public IEnumerable<CountedRow> Shown => rows.Skip((Number - 1) * PageSize).Take(PageSize);

    /// <summary>Its heading: the figure's name and the part's.</summary>
    public string Title => Part is null || Line is null ? Kind.Name : $"{Kind.Name}: {Line.Name}";

    /// <summary>Whether any row counts with a share of it only.</summary>
    public bool HasShares => rows.Any(static row => row.Share != 1);

    /// <summary>The figure by office.</summary>
    public IReadOnlyList<(OfficeLine Office, FigureLine Line)> ByOffice => Site.Book.ByOffice(Kind, Restated);

    /// <summary>The splits by which offices are restated, in words.</summary>
    public IEnumerable<string> Splits => Site.Book.Offices.Ways.Where(static way => way.To.Count > 1).Select(way => string.Format(CultureInfo.CurrentCulture, ReportsText.SplitNote, Site.Book.Offices.NameOf(way.From), CityTime.Day(way.Day), way.LegalBasis,
        way.To.Any(static heir => heir.Share is null) ? ReportsText.SplitUnknown : string.Join(", ", way.To.Select(heir => string.Format(CultureInfo.CurrentCulture, ReportsText.SplitShare, FigureWords.Number(heir.Share!.Value * 100, heir.Share * 100 % 1 == 0 ? 0 : 1), Site.Book.Offices.NameOf(heir.Office), BasisOf(heir.Basis))))));

    /// <summary>The months, without those at the end that have nothing yet.</summary>
    public IReadOnlyList<(DateOnly Month, FigureValue Value)> Months
    {
        get
        {
            var months = Site.Book.ByMonth(Kind);
            var last = months.Select(static (month, index) => month.Value.Amount is null or 0 ? 0 : index + 1).Max();
            return last == 0 ? months : [.. months.Take(last)];
        }
    }

    /// <summary>The months as a line, the same months a year before behind it; null where there are fewer than two.</summary>
    public Plot? Plot
    {
        get
        {
            var (now, before) = (Months, Site.Book.ByMonth(Kind, FigureTime.YearBefore));
            static (double, double)[] Points(IReadOnlyList<(DateOnly Month, FigureValue Value)> months) => [.. months.Select(static (month, index) => ((double)index, (double)(month.Value.Amount ?? 0)))];
            int[] marks = [.. Enumerable.Range(0, now.Count).Where(index => now.Count <= 12 || index % ((now.Count / 6) + 1) == 0)];
            return Platform.Plot.Of("thang", Kind.Name, string.Format(CultureInfo.CurrentCulture, ReportsText.PlotSays, Kind.Name, Site.Book.Period.Name, string.Join("; ", now.Select(month => $"{month.Month.Month}/{month.Month.Year} {FigureWords.Value(Kind, month.Value)}"))),
                Points(now), static value => FigureWords.Number((decimal)value, 0), marks.Select(index => ((double)index, now.Count <= 12 ? $"T{now[index].Month.Month}" : $"{now[index].Month.Month}/{now[index].Month.Year % 100:00}")), fromZero: true,
                behind: before.Count >= now.Count && before.Any(static month => month.Value.Amount > 0) ? Points([.. before.Take(now.Count)]) : null);
        }
    }

    /// <summary>The list as a file for spreadsheets ("xlsx", "csv").</summary>
    public byte[] File(string format, string baseUrl)
    {
        IReadOnlyList<SheetColumn> columns = [new(ReportsText.Day), new(ReportsText.What, 70), new(Capital(ReportsText.Office), 40), new(ReportsText.Amount, 14, 2), new(ReportsText.ShareHead, 10, 2), new(ReportsText.Address, 60)];
        var cells = rows.Select(row => (IReadOnlyList<object?>)[row.Row.Day, TitleOf(row), Site.Book.Offices.Of(row.Row.Office, row.Row.Day, restated: false)[0].Line.Name, row.Row.Amount, row.Share, IsLinked(row) ? (row.Row.Address.StartsWith('/') ? baseUrl : "") + row.Row.Address : null]);
        string[] above = [$"{Title}, {Days.Name}", $"{(Kind.Making == FigureMaking.Sum ? ReportsText.Total : ReportsText.Mean)}: {FigureWords.Value(Kind, Value)} {Kind.Unit}"];
        return format == "xlsx" ? Workbook.Write(new Sheet(Kind.Key, columns, cells, above)) : FigureCsv.Write(columns, cells);
    }

    /// <summary>A row's title as those who look may see it.</summary>
    public string TitleOf(CountedRow row) => Site.Desk || row.Row.Public ? row.Row.Title : ReportsText.NotForReaders;

    /// <summary>Whether those who look can follow a row's address.</summary>
    public bool IsLinked(CountedRow row) => row.Row.Address.Length > 0 && (Site.Desk || (row.Row.Public && !row.Row.Address.StartsWith("/ban/", StringComparison.Ordinal)));

    /// <summary>A word with a capital letter.</summary>
    public static string Capital(string word) => word.Length == 0 ? word : char.ToUpper(word[0], CultureInfo.CurrentUICulture) + word[1..];

    private static string BasisOf(ShareBasis? basis) => basis switch { ShareBasis.Population => ReportsText.BasisPopulation, ShareBasis.Area => ReportsText.BasisArea, ShareBasis.Count => ReportsText.BasisCount, _ => ReportsText.BasisEditor };

    private static FigureLine? LineOf(FigureBook book, FigureKind kind, FigurePart? part, bool restated, FigureTime time) => part switch
    {
        null => book.Whole(kind),
        { Dimension: FigurePart.Office } => book.ByOffice(kind, restated).FirstOrDefault(line => line.Office.Key == part.Key).Line,
        { Dimension: FigurePart.Month } => book.ByMonth(kind, time).Where(month => FigureBook.MonthOf(month.Month) == part.Key).Select(month => new FigureLine(part.Key, $"{month.Month.Month}/{month.Month.Year}", month.Value, month.Value, month.Value)).FirstOrDefault(),
        _ => book.By(kind, part.Dimension).FirstOrDefault(line => line.Key == part.Key),
    };
}
