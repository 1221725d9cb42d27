using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Reports.Composing;

/// <summary>The reports at the desk, the newest period first.</summary>
public sealed class ReportListModel(PortalDb db, ReportDesk desk, TimeProvider clock) : DeskPage
{
    /// <summary>The reports, with the number of the edition readers see.</summary>
    public IReadOnlyList<(Report Report, int? Shown)> Reports { get; private set; } = [];

    /// <summary>Periods that are over or running and have no report.</summary>
    public IReadOnlyList<Period> Missing { get; private set; } = [];

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync()
    {
        var stop = HttpContext.RequestAborted;
        var reports = await db.Set<Report>().AsNoTracking().ToListAsync(stop);
        var shown = await db.Editions.Where(static e => e.Kind == Report.Kind && e.Shown).ToDictionaryAsync(static e => e.ObjectId, static e => e.Number, stop);
        Reports = [.. reports.OrderByDescending(static report => Period.Read(report.Period)!.Until).ThenBy(static report => report.Period, StringComparer.Ordinal).Select(report => (report, shown.TryGetValue(report.Id, out var number) ? number : (int?)null))];
        var half = Period.HalfYearOf(clock.Today());
        var month = Period.Months(clock.Today().Year, clock.Today().Month, 1).Previous;
        Period[] offered = [half, half.Previous, month, Period.Months(half.From.Year, 1, 9), Period.Months(half.From.Year, 1, 12)];
        Missing = [.. offered.Where(period => reports.TrueForAll(report => report.Period != period.Key))];
    }

    /// <summary>Begins a report.</summary>
    public async Task<IActionResult> OnPostAsync(string? ky)
    {
        if (!Permissions.May(Role.Desk))
        {
            return Forbid();
        }

        var id = 0L;
        if (await TryAsync(async () => id = await desk.BeginAsync(Permissions, Period.Read(ky) ?? throw new Refusal(ReportsText.PeriodWrong, ky ?? ""), HttpContext.RequestAborted)))
        {
            Done = ReportsText.Begun;
            return LocalRedirect(string.Create(CultureInfo.InvariantCulture, $"/ban/bao-cao/{id}"));
        }

        await OnGetAsync();
        return Page();
    }
}
