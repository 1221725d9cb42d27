using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Reader;
using ToaSoan.Reports.Documents;

namespace ToaSoan.Reports.Composing;

/// <summary>What differs between two versions of a report.</summary>
public sealed record FigureDifference(FigureKind Kind, FigureValue Before, FigureValue After);

/// <summary>A published report, or an earlier version of it: every figure a link to the records behind it.</summary>
[AllowAnonymous]
public sealed class PublishedModel(PortalDb db) : ReaderPage
{
    /// <summary>The version shown.</summary>
    public Edition Edition { get; private set; } = null!;

    /// <summary>What it holds.</summary>
    public FrozenReport Report { get; private set; } = null!;

    /// <summary>The versions readers have been shown, the newest first.</summary>
    public IReadOnlyList<(int Number, DateTime At, string Reason)> Versions { get; private set; } = [];

    /// <summary>What differs from the version before it; null for the first.</summary>
    public IReadOnlyList<FigureDifference>? Differences { get; private set; }

    /// <summary>The report's address.</summary>
    public string Path => Edition.Path;

    /// <summary>The address of a version.</summary>
    public string PathOf(int number) => number == Versions[0].Number ? Path : string.Create(CultureInfo.InvariantCulture, $"{Path}/ban/{number}");

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(string period, int? number)
    {
        var stop = HttpContext.RequestAborted;
        if (await PublishedReport.FindAsync(db, period, stop) is not { } current)
        {
            return NotFound();
        }

        var released = await PublishedReport.ReleasedAsync(db, current.ObjectId, stop);
        if (number is { } asked && (asked == current.Number || !released.Contains(asked)))
        {
            return asked == current.Number ? RedirectPermanent(Request.To(current.Path)) : NotFound();
        }

        Versions = [.. (await db.Editions.Where(e => e.Kind == current.Kind && e.ObjectId == current.ObjectId && released.Contains(e.Number)).OrderByDescending(static e => e.Number).Select(static e => new { e.Number, e.PublishedAt, e.Reason }).ToListAsync(stop)).Select(static e => (e.Number, e.PublishedAt, e.Reason))];
        Edition = number is null ? current : await db.Editions.AsNoTracking().SingleAsync(e => e.Kind == current.Kind && e.ObjectId == current.ObjectId && e.Number == number, stop);
        if (Elsewhere(number is null ? Path : PathOf(number.Value)) is { } other)
        {
            return other;
        }

        Report = PublishedReport.Read(Edition);
        Differences = await DifferencesAsync(stop);
        Head = new Head(Title, "", number is null ? Path : PathOf(number.Value), Published: Edition.FirstPublishedAt, Modified: Edition.PublishedAt) { Counted = Edition.CountedAs, Language = "vi" };
        Store([], PublishedReport.Tag(Path));
        return Page();
    }

    /// <summary>Its title in one line.</summary>
    public string Title => $"{Report.Document.TypeName}: {Edition.Title.ReplaceLineEndings(" ")}";

    private async Task<IReadOnlyList<FigureDifference>?> DifferencesAsync(CancellationToken stop)
    {
        if (Versions.FirstOrDefault(version => version.Number < Edition.Number) is not { Number: > 0 } earlier
            || await FrozenFigures.ValuesAsync(db, Edition.ObjectId, Edition.Number, stop) is not { } after || await FrozenFigures.ValuesAsync(db, Edition.ObjectId, earlier.Number, stop) is not { } before)
        {
            return null;
        }

        var known = before.Figures.ToDictionary(static figure => figure.Kind.Key, static figure => figure.Now);
        var nothing = new FigureValue(null, FigurePrecision.Exact, false);
        return [.. after.Figures.Select(figure => new FigureDifference(figure.Kind, known.GetValueOrDefault(figure.Kind.Key, nothing), figure.Now)).Where(static difference => difference.Before != difference.After)];
    }
}
