using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Reader;

namespace ToaSoan.Reports.Composing;

/// <summary>The published reports.</summary>
[AllowAnonymous]
public sealed class PublishedListModel(PortalDb db) : ReaderPage
{
    /// <summary>The reports, the newest period first.</summary>
    public IReadOnlyList<(string Path, string Title, DateTime At)> Reports { get; private set; } = [];

    /// <summary>Shows them.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (Elsewhere("/bao-cao") is { } other)
        {
            return other;
        }

        var shown = await db.Editions.Where(static e => e.Kind == Report.Kind && e.Shown).Select(static e => new { e.Path, e.Title, e.PublishedAt }).ToListAsync(HttpContext.RequestAborted);
        Reports = [.. shown.Select(static e => (e.Path, e.Title, e.PublishedAt, Period: Period.Read(e.Path["/bao-cao/".Length..])!)).OrderByDescending(static e => e.Period.Until).ThenBy(static e => e.Path, StringComparer.Ordinal).Select(static e => (e.Path, e.Title.ReplaceLineEndings(" "), e.PublishedAt))];
        Head = new Head(ReportsText.PublishedReports, ReportsText.PublishedReportsSays, "/bao-cao");
        Store([], PublishedReport.List);
        return Page();
    }
}
