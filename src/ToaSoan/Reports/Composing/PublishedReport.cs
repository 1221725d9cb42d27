using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Reader;
using ToaSoan.Reports.Documents;
using ToaSoan.Search;

namespace ToaSoan.Reports.Composing;

/// <summary>A published report as readers get it, out of its editions alone.</summary>
public static class PublishedReport
{
    /// <summary>Reports among what search finds: their words, not their tables.</summary>
    public static SearchedKind Searched { get; } = new(Report.Kind, "bao-cao", static () => ReportsText.OneReport, static () => ReportsText.PublishedReports, static edition =>
        [.. Read(edition).Document.Body.Select(static block => block switch { ReportHeading heading => heading.Text, ReportParagraph paragraph => Words(paragraph.Runs), ReportItem item => Words(item.Runs), _ => "" }).Where(static words => words.Length > 0).Select(static words => new[] { words })]);

    /// <summary>The tag of the list of reports.</summary>
    public const string List = "reports";

    /// <summary>The tag of a report's pages.</summary>
    public static string Tag(string path) => $"report:{path}";

    /// <summary>Where readers look into the figures of a report: addresses without a query, because stored pages have none.</summary>
    public static FigureSite Site(FigureBook book, IReadOnlyDictionary<string, decimal> targets, string path) => new(book, targets, (figure, part, restated, file) =>
        $"{path}/so-lieu/{figure}{(part is null ? restated ? "/" + DocumentBuilder.OfficeNow : "" : $"/{(restated ? DocumentBuilder.OfficeNow : part.Dimension)}/{Uri.EscapeDataString(part.Key)}")}{(file is null ? "" : "/tep/" + file)}", Desk: false);

    /// <summary>The edition shown at a period's address; null when there is none.</summary>
    public static Task<Edition?> FindAsync(PortalDb db, string period, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        var path = $"/bao-cao/{period}";
        return db.Editions.AsNoTracking().SingleOrDefaultAsync(e => e.Kind == Report.Kind && e.Shown && e.Path == path, stop);
    }

    /// <summary>The newest frozen edition of a report.</summary>
    public static Task<Edition> FrozenAsync(PortalDb db, Report report, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Editions.AsNoTracking().SingleAsync(e => e.Kind == Report.Kind && e.ObjectId == report.Id && e.Number == report.Editions, stop);
    }

    /// <summary>The numbers of a report's versions that readers have been shown.</summary>
    public static async Task<IReadOnlyCollection<int>> ReleasedAsync(PortalDb db, long report, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        var name = string.Create(CultureInfo.InvariantCulture, $"report-release/{report}");
        return await db.Records.Where(record => record.Object == name).Select(static record => record.Seq).ToListAsync(stop);
    }

    /// <summary>A frozen figure, or a part of it, as readers look into it at the report's address; null when there is none.</summary>
    public static async Task<FigureView?> ViewAsync(PortalDb db, string path, Edition edition, FrozenBook values, string figure, string? dimension, string? key, int page, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(values);
        return await FrozenFigures.BookAsync(db, values, edition.ObjectId, edition.Number, stop, [FigureTimes.Read(figure).Key]) is { } book ? View(Site(book, values.Targets, path), figure, dimension, key, page) : null;
    }

    /// <summary>A figure, or a part of it, as it stands in the addresses of a report; null when there is none.</summary>
    public static FigureView? View(FigureSite site, string figure, string? dimension, string? key, int page = 1)
    {
        ArgumentNullException.ThrowIfNull(site);
        var (name, time, compared) = FigureTimes.Read(figure);
        var restated = dimension == DocumentBuilder.OfficeNow;
        return site.Book.Kind(name) is { } kind && (dimension is null || key is not null || restated)
            && new FigureView(site, kind, key is null || dimension is null ? null : new FigurePart(restated ? FigurePart.Office : dimension, key), restated, page, time, compared) is { Line: not null } view ? view : null;
    }

    private static string Words(IReadOnlyList<ReportRun> runs) => string.Concat(runs.Select(static run => run.Text));

    /// <summary>What an edition holds.</summary>
    public static FrozenReport Read(Edition edition)
    {
        ArgumentNullException.ThrowIfNull(edition);
        return JsonSerializer.Deserialize<FrozenReport>(edition.Body, JsonReport.Options)!;
    }
}
