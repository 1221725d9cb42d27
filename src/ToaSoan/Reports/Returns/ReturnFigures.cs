using Microsoft.EntityFrameworkCore;
using ToaSoan.Offices;
using ToaSoan.Platform;

namespace ToaSoan.Reports.Returns;

/// <summary>What offices returned, and how, as figures: a return counts on the last day of its month, and only once the desk accepted it.</summary>
public sealed class ReturnFigures(PortalDb db, TimeProvider clock) : IFigures
{
    /// <summary>With what the keys of indicators' figures begin.</summary>
    public const string Prefix = "chi-so-";

    /// <summary>The key of items published elsewhere.</summary>
    public const string Elsewhere = "items-elsewhere";

    /// <summary>The key of returns that came late.</summary>
    public const string Late = "returns-late";

    /// <summary>The key of returns that did not come.</summary>
    public const string Missing = "returns-missing";

    /// <inheritdoc />
    public async Task<IReadOnlyList<FigureKind>> KindsAsync(CancellationToken stop) =>
    [
        .. (await Catalogue.ReadAsync(db, stop)).Indicators.Select(static indicator => indicator.Newest).Select(static version => new FigureKind(
            Prefix + version.Indicator!.Key, ReturnsText.FiguresGroup, version.Name, version.Definition, version.Unit, [], version.Making, version.Decimals, version.Direction)),
        new FigureKind(Elsewhere, ReturnsText.FiguresGroup, ReturnsText.FigureElsewhere, ReturnsText.FigureElsewhereIs, ReturnsText.UnitItems, []),
        new FigureKind(Late, ReturnsText.FiguresGroup, ReturnsText.FigureLate, ReturnsText.FigureLateIs, ReturnsText.UnitReturns, [], Direction: FigureDirection.Down),
        new FigureKind(Missing, ReturnsText.FiguresGroup, ReturnsText.FigureMissing, ReturnsText.FigureMissingIs, ReturnsText.UnitReturns, [], Direction: FigureDirection.Down),
    ];

    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<FigureRow>>> RowsAsync(IReadOnlyCollection<string> kinds, DateOnly from, DateOnly until, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        var rows = new Dictionary<string, IReadOnlyList<FigureRow>>(StringComparer.Ordinal);
        var offices = await db.Offices.AsNoTracking().Include(static office => office.Names).ToDictionaryAsync(static office => office.Id, stop);
        await IndicatorsAsync(rows, kinds, offices, from, until, stop);
        if (kinds.Contains(Elsewhere))
        {
            rows[Elsewhere] = [.. (await db.OutsideItems.AsNoTracking().Counted().Where(item => item.Day >= from && item.Day <= until).OrderBy(static item => item.Day).ThenBy(static item => item.Id).ToListAsync(stop))
                .Select(item => new FigureRow(item.Day, 1, offices[item.OfficeId].Slug, item.Title, item.Here, Public: false, []))];
        }

        if (kinds.Contains(Late) || kinds.Contains(Missing))
        {
            await PunctualityAsync(rows, kinds, offices, from, until, stop);
        }

        return rows;
    }

    private async Task IndicatorsAsync(Dictionary<string, IReadOnlyList<FigureRow>> rows, IReadOnlyCollection<string> kinds, Dictionary<long, Office> offices, DateOnly from, DateOnly until, CancellationToken stop)
    {
        string[] keys = [.. kinds.Where(static kind => kind.StartsWith(Prefix, StringComparison.Ordinal)).Select(static kind => kind[Prefix.Length..])];
        if (keys.Length == 0)
        {
            return;
        }

        var indicators = await db.Indicators.Where(indicator => keys.Contains(indicator.Key)).ToDictionaryAsync(static indicator => indicator.Id, static indicator => new List<FigureRow>(), stop);
        var names = await db.Indicators.Where(indicator => keys.Contains(indicator.Key)).ToDictionaryAsync(static indicator => indicator.Id, static indicator => indicator.Key, stop);
        var (first, last) = (FirstMonth(from), LastMonth(until));
        long[] ids = [.. indicators.Keys];
        var pages = new Dictionary<(DateOnly Month, long Office), (DateOnly Day, string Slug, string Title, string Address)>();
        var lines = from all in db.Returns
                    where all.Counts && all.Month >= first && all.Month <= last
                    join line in db.ReturnLines on all.Id equals line.ReturnId
                    where line.Amount != null && ids.Contains(line.IndicatorId)
                    orderby all.Month, all.OfficeId, line.IndicatorId
                    select new { all.Month, all.OfficeId, line.IndicatorId, line.Amount, line.Precision };
        await foreach (var line in lines.AsNoTracking().AsAsyncEnumerable().WithCancellation(stop))
        {
            if (!pages.TryGetValue((line.Month, line.OfficeId), out var page))
            {
                pages[(line.Month, line.OfficeId)] = page = PageOf(offices[line.OfficeId], line.Month);
            }

            indicators[line.IndicatorId].Add(new FigureRow(page.Day, line.Amount!.Value, page.Slug, page.Title, page.Address, Public: false, [], line.Precision));
        }

        foreach (var (id, found) in indicators)
        {
            rows[Prefix + names[id]] = found;
        }
    }

    private async Task PunctualityAsync(Dictionary<string, IReadOnlyList<FigureRow>> rows, IReadOnlyCollection<string> kinds, Dictionary<long, Office> offices, DateOnly from, DateOnly until, CancellationToken stop)
    {
        var today = clock.Today();
        var beginning = (await Catalogue.ReadAsync(db, stop)).Beginning ?? today;
        var (first, last) = (FirstMonth(from), LastMonth(until));
        var cells = await ReturnTable.ReadAsync(db, [.. offices.Values.OrderBy(static office => office.Id)], first < beginning ? beginning : first, last > today ? ReturnMonth.Of(today) : last, today, stop);
        foreach (var (kind, punctuality) in new[] { (Late, Punctuality.Late), (Missing, Punctuality.Missing) }.Where(one => kinds.Contains(one.Item1)))
        {
            rows[kind] = [.. cells.SelectMany(static row => row).Where(cell => cell.Asked && cell.Punctuality == punctuality).OrderBy(static cell => cell.Month).ThenBy(static cell => cell.Office.Id)
                .Select(cell => (cell, Page: PageOf(cell.Office, cell.Month))).Select(static one => new FigureRow(one.Page.Day, 1, one.Page.Slug, one.Page.Title, one.Page.Address, Public: false, []))];
        }
    }

    private static (DateOnly Day, string Slug, string Title, string Address) PageOf(Office office, DateOnly month)
    {
        var day = ReturnMonth.LastDay(month);
        return (day, office.Slug, $"{office.NameOn(day)}, {ReturnMonth.Words(month)}", $"/ban/so-lieu/{ReturnMonth.Key(month)}/{office.Slug}");
    }

    // The months whose last day lies between two days.
    private static DateOnly FirstMonth(DateOnly from) => ReturnMonth.Of(from);

    private static DateOnly LastMonth(DateOnly until) => ReturnMonth.LastDay(ReturnMonth.Of(until)) == until ? ReturnMonth.Of(until) : ReturnMonth.Of(until).AddMonths(-1);
}
