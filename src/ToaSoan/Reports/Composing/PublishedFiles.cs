using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Reader;
using ToaSoan.Reports.Documents;

namespace ToaSoan.Reports.Composing;

/// <summary>A published report's files: the document as Word, Excel and JSON, and the list behind a figure for spreadsheets.</summary>
public static class PublishedFiles
{
    /// <summary>Answers <c>/bao-cao/{period}/tep/{number}/{name}</c> for a version readers were shown.</summary>
    public static async Task<IResult> ServeAsync(HttpContext context, PortalDb db, string period, int number, string name)
    {
        ArgumentNullException.ThrowIfNull(context);
        var stop = context.RequestAborted;
        if (await PublishedReport.FindAsync(db, period, stop) is not { } current || !(await PublishedReport.ReleasedAsync(db, current.ObjectId, stop)).Contains(number))
        {
            return Results.NotFound();
        }

        if (name == "json")
        {
            var edition = await db.Editions.AsNoTracking().SingleAsync(e => e.Kind == current.Kind && e.ObjectId == current.ObjectId && e.Number == number, stop);
            return Results.Text(JsonReport.Write(PublishedReport.Read(edition).Document, readable: true), JsonReport.MediaType);
        }

        var bytes = name is "docx" or "xlsx" ? await FrozenFigures.BytesAsync(db, current.ObjectId, number, name, stop) : null;
        return bytes is null ? Results.NotFound() : Results.File(bytes, name == "docx" ? WordExport.MediaType : Workbook.MediaType, string.Create(CultureInfo.InvariantCulture, $"bao-cao-{period}-ban-{number}.{name}"));
    }

    /// <summary>Answers <c>/bao-cao/{period}/so-lieu/{figure}/…/tep/{format}</c>: the list behind a figure or a part of it.</summary>
    public static async Task<IResult> ListAsync(HttpContext context, PortalDb db, Settings settings, string period, string figure, string format, string? dimension, string? key)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(settings);
        var stop = context.RequestAborted;
        return format is "xlsx" or "csv" && await PublishedReport.FindAsync(db, period, stop) is { } edition && await FrozenFigures.ValuesAsync(db, edition.ObjectId, edition.Number, stop) is { } values
            && await PublishedReport.ViewAsync(db, context.Request.To(edition.Path), edition, values, figure, dimension, key, 1, stop) is { Compared: false } view
            ? Results.File(view.File(format, settings.BaseUrl), format == "xlsx" ? Workbook.MediaType : "text/csv; charset=utf-8", $"{figure}-{period}.{format}")
            : Results.NotFound();
    }
}
