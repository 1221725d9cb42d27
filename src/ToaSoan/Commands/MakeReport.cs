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
/// the first text. Also its tables, its figures, the list behind one of them, and the acts of the desk.
/// </summary>
public static class MakeReport
{
    /// <summary>Does what was ordered; 2 for options that do not go together. Throws <see cref="Refusal"/> for what does not exist or may not be done.</summary>
    public static async Task<int> RunAsync(Settings settings, ReportOrder order, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(order);
        if (order.Fault() is { } fault)
        {
            await Console.Error.WriteLineAsync(fault);
            return 2;
        }

        var period = Period.Read(order.Period) ?? throw new Refusal(ReportsText.PeriodWrong, order.Period);
        await using var workplace = await Workplace.OpenAsync(settings, stop);
        if (order.Act is not null || order.Text is not null)
        {
            Console.WriteLine(order.Royalties is null ? await ReportActs.DoAsync(workplace, order, period, stop) : await RoyaltyFile.DoAsync(workplace, order, stop));
            return 0;
        }

        var (name, bytes) = order.Royalties is null ? await ReportFileAsync(workplace, settings, order, period, stop) : await RoyaltyFile.WriteAsync(workplace, order, stop);
        if (order.Out is null && order.Format is "json" or "document" or "text")
        {
            await Console.Out.WriteAsync(Encoding.UTF8.GetString(bytes));
            return 0;
        }

        await File.WriteAllBytesAsync(order.Out ?? name, bytes, stop);
        await Console.Error.WriteLineAsync(string.Format(CultureInfo.CurrentCulture, CommandsText.ReportWritten, Path.GetFullPath(order.Out ?? name)));
        return 0;
    }

    private static async Task<(string Name, byte[] Bytes)> ReportFileAsync(Workplace workplace, Settings settings, ReportOrder order, Period period, CancellationToken stop)
    {
        var key = period.Key;
        var report = await workplace.Db.Set<Report>().AsNoTracking().SingleOrDefaultAsync(one => one.Period == key, stop);
        var frozen = report is { Frozen: true } ? await PublishedReport.FrozenAsync(workplace.Db, report, stop) : null;
        var source = new ReportSource(workplace, period, report, frozen);
        if (order.List is { } figure)
        {
            var (file, format) = (figure.Replace('/', '-'), order.Format ?? "csv");
            return ($"{file}-{key}.{format}", (await source.ListAsync(figure, stop) ?? throw new Refusal(CommandsText.NoFigure, figure, period.Name)).File(format, settings.BaseUrl));
        }

        var wanted = order.Format ?? "docx";
        return ($"bao-cao-{key}.{(wanted is "document" or "text" ? wanted + ".json" : wanted)}", wanted switch
        {
            "json" => Encoding.UTF8.GetBytes(FigureJson.Write(await source.SiteAsync(stop))),
            "text" => Encoding.UTF8.GetBytes(await source.TextAsync(order.Profile, stop)),
            "xlsx" => await source.TablesAsync(stop),
            "docx" => await source.WordAsync(order.Profile, stop),
            "html" when await source.DocumentAsync(order.Profile, stop) is var (document, profile) => Encoding.UTF8.GetBytes(await HtmlReport.WriteAsync(workplace.Services, document, profile)),
            _ => Encoding.UTF8.GetBytes(JsonReport.Write((await source.DocumentAsync(order.Profile, stop)).Document, readable: true)),
        });
    }
}
