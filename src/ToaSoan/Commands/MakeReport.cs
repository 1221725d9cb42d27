using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Reports;
using ToaSoan.Reports.Composing;
using ToaSoan.Reports.Documents;

namespace ToaSoan.Commands;

/// <summary>
/// toasoan report PERIOD: a period's report without the desk. What was frozen is given as it was frozen; what is being composed with its figures as they are now; where nobody has begun,
/// the first text. As JSON the figures themselves.
/// </summary>
public static class MakeReport
{
    /// <summary>Writes the report. Throws <see cref="Refusal"/> for what is no period, format or profile.</summary>
    public static async Task<int> RunAsync(Settings settings, string period, string format, string? file, string? profile, CancellationToken stop)
    {
        var days = Period.Read(period) ?? throw new Refusal(ReportsText.PeriodWrong, period);
        if (format is not ("docx" or "json" or "html"))
        {
            throw new Refusal(CommandsText.ReportFormat, format);
        }

        await using var workplace = await Workplace.OpenAsync(settings, stop);
        var desk = workplace.Services.GetRequiredService<ReportDesk>();
        if (format == "json")
        {
            var json = FigureJson.Write(await desk.SiteAsync(days, stop));
            if (file is null)
            {
                await Console.Out.WriteAsync(json);
                return 0;
            }

            return await WriteAsync(file, Encoding.UTF8.GetBytes(json), stop);
        }

        var report = await workplace.Db.Set<Report>().AsNoTracking().SingleOrDefaultAsync(one => one.Period == days.Key, stop);
        var wanted = DocumentProfiles.Find(profile ?? report?.Profile ?? DocumentProfiles.State.Key);
        if (format == "docx" && report is { Frozen: true } && wanted.Key == report.Profile)
        {
            return await WriteAsync(file ?? NameOf(days, format), (await FrozenFigures.BytesAsync(workplace.Db, report.Id, report.Editions, "docx", stop))!, stop);
        }

        var text = report is null ? await desk.FirstTextAsync(days, stop) : ReportText.Read(report.Text);
        var document = await desk.DocumentAsync(text, wanted.Key, days, stop);
        return await WriteAsync(file ?? NameOf(days, format), format == "docx" ? WordExport.Write(document, wanted) : Encoding.UTF8.GetBytes(await HtmlReport.WriteAsync(workplace.Services, document)), stop);
    }

    private static string NameOf(Period period, string format) => $"bao-cao-{period.Key}.{format}";

    private static async Task<int> WriteAsync(string file, byte[] bytes, CancellationToken stop)
    {
        await File.WriteAllBytesAsync(file, bytes, stop);
        await Console.Error.WriteLineAsync(string.Format(CultureInfo.CurrentCulture, CommandsText.ReportWritten, Path.GetFullPath(file)));
        return 0;
    }
}
