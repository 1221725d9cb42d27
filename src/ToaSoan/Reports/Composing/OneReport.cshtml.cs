using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Reports.Documents;
using ToaSoan.Staff;

namespace ToaSoan.Reports.Composing;

/// <summary>A report at the desk: its text with live figures, its freezing and release.</summary>
[RequestFormLimits(ValueCountLimit = 4_000)]
public sealed class OneReportModel(PortalDb db, ReportDesk desk, FigureReading reading) : DeskPage
{
    /// <summary>The fields.</summary>
    [BindProperty]
    public ReportForm Form { get; set; } = new();

    /// <summary>The report.</summary>
    public Report Report { get; private set; } = null!;

    /// <summary>Its period.</summary>
    public Period Period => Period.Read(Report.Period)!;

    /// <summary>The edition readers see, or null.</summary>
    public int? Shown { get; private set; }

    /// <summary>The figures as they are now, for the signs and the choices.</summary>
    public FigureSite Site { get; private set; } = null!;

    /// <summary>Where a part was moved to or added, to be shown; from 0, or null.</summary>
    public int? At { get; private set; }

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(long id)
    {
        if (await FindAsync(id) is { } answer)
        {
            return answer;
        }

        Form = ReportForm.Of(Report);
        return await ShowAsync();
    }

    /// <summary>Saves, or moves a part.</summary>
    public async Task<IActionResult> OnPostAsync(long id, string? act)
    {
        if (await FindAsync(id) is { } answer)
        {
            return answer;
        }

        if (Form.Move(act))
        {
            At = int.Parse(act!.Split(':')[1], CultureInfo.InvariantCulture) + (act[0] == 'u' ? -1 : act[0] is 'd' or 'a' ? 1 : 0);
            return await ShowAsync();
        }

        if (await TryAsync(() => desk.SaveAsync(Permissions, id, Form.Version, Form.Profile, Form.Read(), HttpContext.RequestAborted)))
        {
            Done = ReportsText.Saved;
            return LocalRedirect(act == "preview" ? $"/ban/bao-cao/{id}/xem" : $"/ban/bao-cao/{id}");
        }

        return await ShowAsync();
    }

    /// <summary>Freezes it.</summary>
    public Task<IActionResult> OnPostFreezeAsync(long id, string? why) => ActAsync(id, report => string.Format(CultureInfo.CurrentCulture, ReportsText.FrozenDone, report.Editions), stop => desk.FreezeAsync(Permissions, id, why, stop));

    /// <summary>Shows it to readers.</summary>
    public Task<IActionResult> OnPostReleaseAsync(long id) => ActAsync(id, static _ => ReportsText.ReleasedDone, stop => desk.ReleaseAsync(Permissions, id, stop));

    /// <summary>Opens it for its next version.</summary>
    public Task<IActionResult> OnPostReopenAsync(long id) => ActAsync(id, static _ => ReportsText.ReopenedDone, stop => desk.ReopenAsync(Permissions, id, stop));

    private async Task<IActionResult> ActAsync(long id, Func<Report, string> said, Func<CancellationToken, Task> act)
    {
        if (await FindAsync(id) is { } answer)
        {
            return answer;
        }

        if (await TryAsync(() => act(HttpContext.RequestAborted)))
        {
            await FindAsync(id);
            Done = said(Report);
            return LocalRedirect($"/ban/bao-cao/{id}");
        }

        await FindAsync(id);
        Form = ReportForm.Of(Report);
        return await ShowAsync();
    }

    private async Task<IActionResult?> FindAsync(long id)
    {
        if (!Permissions.May(Role.Desk))
        {
            return Forbid();
        }

        Report = (await db.Set<Report>().AsNoTracking().SingleOrDefaultAsync(report => report.Id == id, HttpContext.RequestAborted))!;
        return Report is null ? NotFound() : null;
    }

    private async Task<IActionResult> ShowAsync()
    {
        ModelState.Clear();
        var stop = HttpContext.RequestAborted;
        Shown = await db.Editions.Where(e => e.Kind == Report.Kind && e.ObjectId == Report.Id && e.Shown).Select(static e => (int?)e.Number).SingleOrDefaultAsync(stop);
        Site = await DeskFigures.ReadAsync(db, reading, Period, null, stop);
        return Page();
    }
}
