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
    /// <summary>In which language the figures' names are, where the page may speak another: what is published is Vietnamese.</summary>
    public string? Language => Desk ? null : "vi";

    /// <summary>The address of the list behind a value; null where nothing was counted.</summary>
    public string? ListOf(FigureKind kind, FigureValue value, FigurePart? part = null, bool restated = false, FigureTime time = FigureTime.Now)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(value);
        var then = part is null ? null : Book.At(part, time);
        return value.Amount is null or 0 || (part is not null && then is null) ? null : Address(kind.Key + FigureTimes.Suffix(time), then, restated, null);
    }

    /// <summary>The address where the difference to another time is explained; null where there is nothing to compare.</summary>
    public string? ChangeOf(FigureKind kind, FigureLine line, FigureTime to, FigurePart? part = null, bool restated = false)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(line);
        return FigureWords.Difference(kind, line.Now, line.At(to)).Length == 0 ? null : $"{Address(kind.Key + FigureTimes.Compared, part, restated, null)}#{FigureTimes.Suffix(to)[1..]}";
    }

    /// <summary>The address where it is explained how much of its target a figure reached; null without a target.</summary>
    public string? TargetOf(FigureKind kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return Targets.ContainsKey(kind.Key) ? $"{Address(kind.Key + FigureTimes.Compared, null, false, null)}#{FigureComparison.Target}" : null;
    }

    /// <summary>How much of its target a figure reached, in per cent; null without a target.</summary>
    public decimal? Reached(FigureKind kind, FigureValue value) => Targets.TryGetValue(kind.Key, out var target) && target > 0 && value.Amount is { } amount ? amount / target * 100 : null;
}

/// <summary>One figure, or a part of it, with its tables and the rows of a page; or, when it is asked for compared, how it compares.</summary>
public sealed class FigureView(FigureSite site, FigureKind kind, FigurePart? part = null, bool restated = false, int page = 1, FigureTime time = FigureTime.Now, bool compared = false)
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

    /// <summary>Whether it is shown how the figure compares, instead of its list.</summary>
    public bool Compared { get; } = compared;

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
    public int Pages => Compared ? 1 : Math.Max(1, (rows.Count + PageSize - 1) / PageSize);

    /// <summary>The page shown, from 1.</summary>
    public int Number => Math.Clamp(page, 1, Pages);

    /// <summary>The rows shown.</summary>
    public IEnumerable<CountedRow> Shown => rows.Skip((Number - 1) * PageSize).Take(PageSize);

    /// <summary>Its heading: the figure's name and the part's.</summary>
    public string Title => string.Format(CultureInfo.CurrentCulture, Compared ? ReportsText.ComparisonOf : "{0}", Part is null || Line is null ? Kind.Name : $"{Kind.Name}: {Line.Name}");

    /// <summary>Whether any row counts with a share of it only.</summary>
    public bool HasShares => rows.Any(static row => row.Share != 1);

    /// <summary>The figure by office.</summary>
    public IReadOnlyList<(OfficeLine Office, FigureLine Line)> ByOffice => Site.Book.ByOffice(Kind, Restated);

    /// <summary>The splits by which offices are restated, in words.</summary>
    public IEnumerable<string> Splits => Site.Book.Offices.Ways.Where(static way => way.To.Count > 1).Select(way => string.Format(CultureInfo.CurrentCulture, ReportsText.SplitNote, Site.Book.Offices.NameOf(way.From), CityTime.Day(way.Day), way.LegalBasis,
        way.To.Any(static heir => heir.Share is null) ? ReportsText.SplitUnknown : string.Join(", ", way.To.Select(heir => string.Format(CultureInfo.CurrentCulture, ReportsText.SplitShare, FigureWords.Number(heir.Share!.Value * 100, heir.Share * 100 % 1 == 0 ? 0 : 1), Site.Book.Offices.NameOf(heir.Office), BasisOf(heir.Basis))))));

    /// <summary>The months, without those at the end that have nothing yet.</summary>
    public IReadOnlyList<FigureLine> Months
    {
        get
        {
            var months = Site.Book.ByMonth(Kind);
            var last = months.Select(static (month, index) => month.Now.Amount is null or 0 ? 0 : index + 1).Max();
            return last == 0 ? months : [.. months.Take(last)];
        }
    }

    /// <summary>The months as a line, the same months a year before behind it; null where there are fewer than two.</summary>
    public Plot? Plot
    {
        get
        {
            var months = Months;
            (double, double)[] Points(FigureTime time) => [.. months.Select((month, index) => ((double)index, (double)(month.At(time).Amount ?? 0)))];
            int[] marks = [.. Enumerable.Range(0, months.Count).Where(index => months.Count <= 12 || index % ((months.Count / 6) + 1) == 0)];
            return Platform.Plot.Of("thang", Kind.Name, string.Format(CultureInfo.CurrentCulture, ReportsText.PlotSays, Kind.Name, Site.Book.Period.Name, string.Join("; ", months.Select(month => $"{month.Name} {FigureWords.Value(Kind, month.Now)}"))),
                Points(FigureTime.Now), static value => FigureWords.Number((decimal)value, 0), marks.Select(index => ((double)index, months.Count <= 12 ? $"T{months[index].Name.Split('/')[0]}" : months[index].Name.Remove(months[index].Name.Length - 4, 2))), fromZero: true,
                behind: months.Any(static month => month.YearBefore.Amount > 0) ? Points(FigureTime.YearBefore) : null);
        }
    }

    /// <summary>How the figure, or the part, compares with the periods before, and with its target where it has one.</summary>
    public IEnumerable<FigureComparison> Comparisons =>
    [
        .. new[] { (Time: FigureTime.Previous, Title: ReportsText.ToPrevious), (Time: FigureTime.YearBefore, Title: ReportsText.ToSamePeriod) }.Select(one => FigureComparison.Of(Kind, FigureTimes.Suffix(one.Time)[1..], one.Title,
            NameAt(one.Time), Line!.Now, Line.At(one.Time), Site.ListOf(Kind, Line.At(one.Time), Part, Restated, one.Time))),
        .. Part is null && Site.Targets.TryGetValue(Kind.Key, out var target) ? [FigureComparison.WithTarget(Kind, Line!.Now, target)] : Array.Empty<FigureComparison>(),
    ];

    /// <summary>What the figure is of at a time: the period, or of a month the month.</summary>
    public string NameAt(FigureTime at) => Part?.Dimension == FigurePart.Month && Site.Book.At(Part, at) is { } month ? FigureBook.NameOfMonth(month.Key) : Site.Book.At(at).Name;

    /// <summary>The list as a file for spreadsheets ("xlsx", "csv").</summary>
    public byte[] File(string format, string baseUrl)
    {
        IReadOnlyList<SheetColumn> columns = [new(ReportsText.Day), new(ReportsText.What, 70), new(Capital(ReportsText.Office), 40), new(ReportsText.Amount, 14, 2), new(ReportsText.ShareHead, 10, 2), new(ReportsText.Address, 60)];
        var cells = rows.Select(row => (IReadOnlyList<object?>)[row.Row.Day, TitleOf(row), Site.Book.Offices.Of(row.Row.Office, row.Row.Day, restated: false)[0].Line.Name, row.Row.Amount, row.Share, IsLinked(row) ? (row.Row.Address.StartsWith('/') ? baseUrl : "") + row.Row.Address : null]);
        string[] above = [$"{Title}, {Days.Name}", $"{FigureWords.Of(Kind.Making)}: {FigureWords.Value(Kind, Value)} {Kind.Unit}"];
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
        { Dimension: FigurePart.Month } => book.ByMonth(kind).Where(month => book.At(new FigurePart(FigurePart.Month, month.Key), time) == part).Select(month => month with { Name = FigureBook.NameOfMonth(part.Key) }).FirstOrDefault(),
        _ => book.By(kind, part.Dimension).FirstOrDefault(line => line.Key == part.Key),
    };
}
