using Microsoft.EntityFrameworkCore;
using ToaSoan.Offices;
using ToaSoan.Platform;

namespace ToaSoan.Reports.Returns;

/// <summary>One office's month in the table.</summary>
/// <param name="Month">The month.</param>
/// <param name="Office">The office.</param>
/// <param name="Asked">Whether it is asked for anything.</param>
/// <param name="State">Where the newest version is; null while nothing was saved.</param>
/// <param name="Number">Its number.</param>
/// <param name="ToCorrect">Whether it was sent back.</param>
/// <param name="HandedInAt">When the first version reached the desk, or null.</param>
/// <param name="Punctuality">Whether that was in time.</param>
/// <param name="DaysLate">How many days after its day it came, or is missing.</param>
public sealed record ReturnCell(DateOnly Month, Office Office, bool Asked, ReturnState? State, int Number, bool ToCorrect, DateTime? HandedInAt, Punctuality Punctuality, int DaysLate)
{
    /// <summary>Its page.</summary>
    public string Address => $"/ban/so-lieu/{ReturnMonth.Key(Month)}/{Office.Slug}";
}

/// <summary>Offices by months: what came in time, late or not at all. It is about returns; nobody is scored.</summary>
public static class ReturnTable
{
    /// <summary>The cells of offices for months from <paramref name="from"/> to <paramref name="until"/>, office by office; those who are asked for nothing in all of them are left out.</summary>
    public static async Task<IReadOnlyList<IReadOnlyList<ReturnCell>>> ReadAsync(PortalDb db, IReadOnlyList<Office> offices, DateOnly from, DateOnly until, DateOnly today, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(offices);
        var (catalogue, due) = (await Catalogue.ReadAsync(db, stop), await DueDays.ReadAsync(db, stop));
        long[] ids = [.. offices.Select(static office => office.Id)];
        var known = (await db.Returns.AsNoTracking().Where(all => all.Month >= from && all.Month <= until && ids.Contains(all.OfficeId))
            .Select(static all => new { all.OfficeId, all.Month, all.Number, all.State, Back = all.Comment != "", all.HandedInAt }).ToListAsync(stop)).ToLookup(static all => (all.OfficeId, all.Month));
        var months = Enumerable.Range(0, Math.Max(0, ((until.Year - from.Year) * 12) + until.Month - from.Month + 1)).Select(from.AddMonths).ToList();
        return [.. offices.Select(office => months.ConvertAll(month =>
        {
            var versions = known[(office.Id, month)].OrderBy(static all => all.Number).ToList();
            var (first, last) = (versions.FirstOrDefault(), versions.LastOrDefault());
            var (punctuality, days) = due.Judge(month, first?.HandedInAt, today);
            return new ReturnCell(month, office, catalogue.AskedOf(office, month).Count > 0, last?.State, last?.Number ?? 0, last is { State: ReturnState.Draft, Back: true }, first?.HandedInAt, punctuality, days);
        })).Where(static row => row.Exists(static cell => cell.Asked))];
    }
}
