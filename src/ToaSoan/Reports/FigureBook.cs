using ToaSoan.Platform;
using ToaSoan.Reports.Returns;

namespace ToaSoan.Reports;

/// <summary>Which of a report's three periods.</summary>
public enum FigureTime
{
    /// <summary>The report's own.</summary>
    Now,

    /// <summary>The one just before it.</summary>
    Previous,

    /// <summary>The same days a year before.</summary>
    YearBefore,
}

/// <summary>A figure at another time than the report's own, or beside what it is compared with, as its key stands in addresses: "items.cung-ky", "items.ky-truoc", "items.so-sanh".</summary>
public static class FigureTimes
{
    /// <summary>What stands behind the key of a figure that is compared.</summary>
    public const string Compared = ".so-sanh";

    /// <summary>What stands behind the key.</summary>
    public static string Suffix(FigureTime time) => time switch { FigureTime.Previous => ".ky-truoc", FigureTime.YearBefore => ".cung-ky", _ => "" };

    /// <summary>The key and the time of an address, and whether it asks how the figure compares.</summary>
    public static (string Key, FigureTime Time, bool Compared) Read(string figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        if (figure.EndsWith(Compared, StringComparison.Ordinal))
        {
            return (figure[..^Compared.Length], FigureTime.Now, true);
        }

        var time = figure.Split('.') is [_, var said] ? Enum.GetValues<FigureTime>().FirstOrDefault(known => Suffix(known) == "." + said) : FigureTime.Now;
        return time == FigureTime.Now ? (figure, time, false) : (figure[..^Suffix(time).Length], time, false);
    }
}

/// <summary>A part of a figure: of an office's line, or of one mark of a dimension ("section", "giao-thong"); in a month, or in the whole period.</summary>
/// <param name="Dimension"><see cref="Office"/>, <see cref="Month"/> or a dimension of the figure.</param>
/// <param name="Key">The line's or mark's key; of a month "2026-03".</param>
public sealed record FigurePart(string Dimension, string Key)
{
    /// <summary>The dimension of offices.</summary>
    public const string Office = "office";

    /// <summary>The dimension of months.</summary>
    public const string Month = "month";
}

/// <summary>A row as far as it counts in a figure: <paramref name="Share"/> is 1 but for rows an office restated through a split shares with others.</summary>
public sealed record CountedRow(FigureRow Row, decimal Share, bool Estimated)
{
    /// <summary>What it adds.</summary>
    public decimal Amount => Row.Amount * Share;
}

/// <summary>A figure's value. <paramref name="Amount"/> is null for a mean of nothing.</summary>
public sealed record FigureValue(decimal? Amount, FigurePrecision Precision, bool Estimated)
{
    /// <summary>The value of rows: the one place where rows become a figure.</summary>
    public static FigureValue Of(FigureMaking making, IReadOnlyCollection<CountedRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var (sum, weight) = (rows.Sum(static row => row.Amount), rows.Sum(static row => row.Share));
        decimal? amount = making == FigureMaking.Sum ? sum : weight == 0 ? null : making == FigureMaking.Mean ? sum / weight : Middle(rows, weight);
        return new FigureValue(amount, rows.Count == 0 ? FigurePrecision.Exact : rows.Max(static row => row.Row.Precision), rows.Any(static row => row.Estimated));
    }

    // Half of the weight lies on either side; where it parts exactly between two rows, between them.
    private static decimal Middle(IReadOnlyCollection<CountedRow> rows, decimal weight)
    {
        var (before, last) = (0m, (decimal?)null);
        foreach (var row in rows.Where(static row => row.Share > 0).OrderBy(static row => row.Row.Amount))
        {
            if (last is { } lower)
            {
                return (lower + row.Row.Amount) / 2;
            }

            before += row.Share;
            if (before * 2 > weight)
            {
                return row.Row.Amount;
            }

            last = before * 2 == weight ? row.Row.Amount : null;
        }

        return last ?? 0;
    }
}

/// <summary>A line of a table: a figure, or a part of it, with its comparisons.</summary>
public sealed record FigureLine(string Key, string Name, FigureValue Now, FigureValue Previous, FigureValue YearBefore)
{
    /// <summary>The value of a time.</summary>
    public FigureValue At(FigureTime time) => time switch { FigureTime.Now => Now, FigureTime.Previous => Previous, _ => YearBefore };
}

/// <summary>
/// All figures of a report with the rows behind them, for its period and the two it is compared with. Whatever is shown (a figure, a part of it, a list) is taken from the same rows, so that a list
/// always sums to its figure. Whole figures may be known without their rows.
/// </summary>
public sealed class FigureBook(Period period, IReadOnlyList<FigureKind> kinds, IReadOnlyDictionary<FigureTime, IReadOnlyDictionary<string, IReadOnlyList<FigureRow>>> rows, OfficeLines offices, IEnumerable<FigureLine>? known = null)
{
    private readonly Dictionary<string, FigureLine> wholes = (known ?? []).ToDictionary(static line => line.Key);

    /// <summary>The period.</summary>
    public Period Period { get; } = period;

    /// <summary>The figures, in order.</summary>
    public IReadOnlyList<FigureKind> Kinds { get; } = kinds;

    /// <summary>The offices' lines.</summary>
    public OfficeLines Offices { get; } = offices;

    /// <summary>The figure of a key, or null.</summary>
    public FigureKind? Kind(string key) => Kinds.FirstOrDefault(kind => kind.Key == key);

    /// <summary>The days of a time.</summary>
    public Period At(FigureTime time) => time switch { FigureTime.Now => Period, FigureTime.Previous => Period.Previous, _ => Period.YearBefore };

    /// <summary>A part as it is at another time: of a month the one at the same place in that period, or null; every other part is the same.</summary>
    public FigurePart? At(FigurePart part, FigureTime time)
    {
        ArgumentNullException.ThrowIfNull(part);
        return part.Dimension != FigurePart.Month || time == FigureTime.Now ? part
            : At(time).FirstDays.Select(ReturnMonth.Key).Skip(Period.FirstDays.TakeWhile(first => ReturnMonth.Key(first) != part.Key).Count()).Select(static key => new FigurePart(FigurePart.Month, key)).FirstOrDefault();
    }

    /// <summary>The rows of a figure or a part of it, the earliest first. Only a part by office is restated.</summary>
    public IReadOnlyList<CountedRow> Rows(string kind, FigurePart? part = null, bool restated = false, FigureTime time = FigureTime.Now)
    {
        var all = rows[time].GetValueOrDefault(kind, []);
        return part?.Dimension switch
        {
            null => [.. all.Select(static row => new CountedRow(row, 1, false))],
            FigurePart.Office => [.. all.SelectMany(row => Offices.Of(row.Office, row.Day, restated).Where(share => share.Line.Key == part.Key).Select(share => new CountedRow(row, share.Share, share.Estimated)))],
            FigurePart.Month => [.. all.Where(row => ReturnMonth.Key(row.Day) == part.Key).Select(static row => new CountedRow(row, 1, false))],
            var dimension => [.. all.Where(row => row.Marks.Any(mark => mark.Dimension == dimension && mark.Key == part.Key)).Select(static row => new CountedRow(row, 1, false))],
        };
    }

    /// <summary>A figure in the whole city with its comparisons.</summary>
    public FigureLine Whole(FigureKind kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return wholes.TryGetValue(kind.Key, out var line) ? line : wholes[kind.Key] = Line(kind, kind.Key, kind.Name, time => Rows(kind.Key, null, false, time));
    }

    /// <summary>A figure by office: the city as a whole last, the others in the order lists show offices.</summary>
    public IReadOnlyList<(OfficeLine Office, FigureLine Line)> ByOffice(FigureKind kind, bool restated)
    {
        ArgumentNullException.ThrowIfNull(kind);
        var parts = Enum.GetValues<FigureTime>().ToDictionary(static time => time, time => rows[time].GetValueOrDefault(kind.Key, [])
            .SelectMany(row => Offices.Of(row.Office, row.Day, restated).Select(share => (share.Line, Row: new CountedRow(row, share.Share, share.Estimated)))).ToLookup(static pair => pair.Line, static pair => pair.Row));
        return [.. parts.Values.SelectMany(static lines => lines.Select(static line => line.Key)).Distinct()
            .OrderBy(static office => office.Kind is null).ThenBy(static office => office.Kind).ThenBy(static office => office.Name, VietnameseText.VietnameseSort.Comparer).ThenBy(static office => office.Key, StringComparer.Ordinal)
            .Select(office => (office, Line(kind, office.Key, office.Name, time => [.. parts[time][office]])))];
    }

    /// <summary>A figure by the marks of a dimension, the largest first; by authors in the order of their names, for people are not ranked.</summary>
    public IReadOnlyList<FigureLine> By(FigureKind kind, string dimension)
    {
        ArgumentNullException.ThrowIfNull(kind);
        var parts = Enum.GetValues<FigureTime>().ToDictionary(static time => time, time => rows[time].GetValueOrDefault(kind.Key, [])
            .SelectMany(row => row.Marks.Where(mark => mark.Dimension == dimension).Select(mark => (mark, Row: new CountedRow(row, 1, false)))).ToLookup(static pair => pair.mark.Key));
        var names = parts.OrderByDescending(static part => part.Key).SelectMany(static part => part.Value).GroupBy(static marks => marks.Key).ToDictionary(static marks => marks.Key, static marks => marks.Last().Last().mark.Name);
        return [.. names.Select(name => Line(kind, name.Key, name.Value, time => [.. parts[time][name.Key].Select(static pair => pair.Row)]))
            .OrderByDescending(line => dimension == "author" ? 0 : line.Now.Amount ?? 0).ThenBy(static line => line.Name, VietnameseText.VietnameseSort.Comparer).ThenBy(static line => line.Key, StringComparer.Ordinal)];
    }

    /// <summary>A figure month by month, each beside the months at its place in the periods it is compared with.</summary>
    public IReadOnlyList<FigureLine> ByMonth(FigureKind kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        var months = Enum.GetValues<FigureTime>().ToDictionary(static time => time, time => rows[time].GetValueOrDefault(kind.Key, []).ToLookup(static row => ReturnMonth.Key(row.Day), static row => new CountedRow(row, 1, false)));
        return [.. Period.FirstDays.Select(static first => new FigurePart(FigurePart.Month, ReturnMonth.Key(first))).Select(part => Line(kind, part.Key, NameOfMonth(part.Key), time => At(part, time) is { } other ? [.. months[time][other.Key]] : []))];
    }

    /// <summary>The name of a month: "3/2026".</summary>
    public static string NameOfMonth(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return $"{key[5..].TrimStart('0')}/{key[..4]}";
    }

    private static FigureLine Line(FigureKind kind, string key, string name, Func<FigureTime, IReadOnlyCollection<CountedRow>> rowsAt) =>
        new(key, name, FigureValue.Of(kind.Making, rowsAt(FigureTime.Now)), FigureValue.Of(kind.Making, rowsAt(FigureTime.Previous)), FigureValue.Of(kind.Making, rowsAt(FigureTime.YearBefore)));
}
