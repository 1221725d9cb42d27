using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Reports;

/// <summary>All figures of a period as they are now.</summary>
public sealed class FiguresModel(PortalDb db, FigureReading reading, TimeProvider clock) : DeskPage
{
    /// <summary>The period's key.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Ky { get; set; }

    /// <summary>The first day of a period of any days; goes before <see cref="Ky"/>.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? Tu { get; set; }

    /// <summary>Its last day.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? Den { get; set; }

    /// <summary>The figures.</summary>
    public FigureSite Site { get; private set; } = null!;

    /// <summary>Periods to choose from, up to the present one.</summary>
    public IReadOnlyList<Period> Named
    {
        get
        {
            var today = clock.Today();
            var half = Period.HalfYearOf(today);
            return [Period.Months(today.Year, today.Month, 1), Period.Months(today.Year, today.Month, 1).Previous, Period.Months(today.Year, ((today.Month - 1) / 3 * 3) + 1, 3), half, half.Previous, half.Previous.Previous, Period.Months(today.Year, 1, 12), Period.Months(today.Year - 1, 1, 12)];
        }
    }

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync()
    {
        var stop = HttpContext.RequestAborted;
        var typed = Tu is { } from && Den is { } until ? string.Create(CultureInfo.InvariantCulture, $"{from:yyyy-MM-dd}_{until:yyyy-MM-dd}") : Ky;
        var period = Period.Read(typed);
        if (period is null && !string.IsNullOrEmpty(typed))
        {
            Refused = string.Format(CultureInfo.CurrentCulture, ReportsText.PeriodWrong, typed);
        }

        period ??= Period.HalfYearOf(clock.Today());
        Site = await DeskFigures.ReadAsync(db, reading, period, null, stop);
    }
}

/// <summary>Figures as the desk looks into them.</summary>
internal static class DeskFigures
{
    /// <summary>The figures of a period with their targets and addresses.</summary>
    public static async Task<FigureSite> ReadAsync(PortalDb db, FigureReading reading, Period period, IReadOnlyCollection<string>? only, CancellationToken stop)
    {
        var key = period.Key;
        var targets = await db.Set<ReportTarget>().Where(target => target.Period == key).ToDictionaryAsync(static target => target.Figure, static target => target.Amount, stop);
        return new FigureSite(await reading.ReadAsync(period, stop, only), targets, (figure, part, restated, file) => Address(key, figure, part, restated, file), Desk: true);
    }

    /// <summary>The address of a figure or a part of it.</summary>
    public static string Address(string period, string figure, FigurePart? part = null, bool restated = false, string? file = null) =>
        $"/ban/bao-cao/so-lieu/{figure}" + QueryString.Create(new Dictionary<string, string?> { ["ky"] = period, ["theo"] = part?.Dimension, ["muc"] = part?.Key, ["quydoi"] = restated ? "true" : null, ["dang"] = file }.Where(static pair => pair.Value is not null));
}
