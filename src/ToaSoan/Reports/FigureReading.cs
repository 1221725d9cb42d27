using ToaSoan.Platform;

namespace ToaSoan.Reports;

/// <summary>Reads figures from every capability that offers some; knows none of them by name but for the total that joins two.</summary>
public sealed class FigureReading(IEnumerable<IFigures> sources, PortalDb db, TimeProvider clock)
{
    /// <summary>What offices published on the portal and elsewhere together.</summary>
    public const string AllItems = "items-all";

    private const string Items = "items", Elsewhere = "items-elsewhere";

    /// <summary>All figures there are, in order.</summary>
    public async Task<IReadOnlyList<FigureKind>> KindsAsync(CancellationToken stop)
    {
        var kinds = new List<FigureKind>();
        foreach (var source in sources)
        {
            kinds.AddRange(await source.KindsAsync(stop));
        }

        if (kinds.Find(static kind => kind.Key == Items) is { } items && kinds.Exists(static kind => kind.Key == Elsewhere))
        {
            kinds.Insert(0, items with { Key = AllItems, Name = ReportsText.AllItems, Definition = ReportsText.AllItemsDefinition, By = [] });
        }

        return [.. kinds.GroupBy(static kind => kind.Group).SelectMany(static group => group)];
    }

    /// <summary>The figures of a period with what they are compared with; <paramref name="only"/> these, or all.</summary>
    public async Task<FigureBook> ReadAsync(Period period, CancellationToken stop, IReadOnlyCollection<string>? only = null)
    {
        ArgumentNullException.ThrowIfNull(period);
        var kinds = (await KindsAsync(stop)).Where(kind => only is null || only.Contains(kind.Key)).ToArray();
        string[] wanted = [.. kinds.Select(static kind => kind.Key).SelectMany(static key => key == AllItems ? [Items, Elsewhere] : new[] { key }).Distinct()];
        var rows = new Dictionary<FigureTime, IReadOnlyDictionary<string, IReadOnlyList<FigureRow>>>();
        foreach (var (time, days) in new[] { (FigureTime.Now, period), (FigureTime.Previous, period.Previous), (FigureTime.YearBefore, period.YearBefore) })
        {
            var known = rows.FirstOrDefault(read => read.Key == FigureTime.Previous && period.Previous == days); // of a year the two are one
            rows[time] = known.Value ?? await RowsAsync(wanted, days, stop);
        }

        return new FigureBook(period, kinds, rows, await OfficeLines.ReadAsync(db, clock.Today(), period.Until, stop));
    }

    private async Task<IReadOnlyDictionary<string, IReadOnlyList<FigureRow>>> RowsAsync(IReadOnlyCollection<string> kinds, Period days, CancellationToken stop)
    {
        var rows = new Dictionary<string, IReadOnlyList<FigureRow>>();
        foreach (var source in sources)
        {
            foreach (var (kind, found) in await source.RowsAsync(kinds, days.From, days.Until, stop))
            {
                rows[kind] = InOrder(found);
            }
        }

        rows[AllItems] = InOrder([.. rows.GetValueOrDefault(Items, []), .. rows.GetValueOrDefault(Elsewhere, [])]);
        return rows;
    }

    private static IReadOnlyList<FigureRow> InOrder(IReadOnlyList<FigureRow> rows) =>
        [.. rows.OrderBy(static row => row.Day).ThenBy(static row => row.Office, StringComparer.Ordinal).ThenBy(static row => row.Address, StringComparer.Ordinal).ThenBy(static row => row.Title, StringComparer.Ordinal)];
}
