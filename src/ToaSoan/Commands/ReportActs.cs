using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Reports;
using ToaSoan.Reports.Composing;

namespace ToaSoan.Commands;

/// <summary>What is done to a report by command, in the name of a member of staff and by the same rules as at the desk.</summary>
internal static class ReportActs
{
    private const int LargestText = 4_000_000;

    /// <summary>Does the act of an order; gives the sentence that says so.</summary>
    public static async Task<string> DoAsync(Workplace workplace, ReportOrder order, Period period, CancellationToken stop)
    {
        var (desk, by, key) = (workplace.Services.GetRequiredService<ReportDesk>(), await workplace.MemberAsync(order.As!, stop), period.Key);
        var reports = workplace.Db.Set<Report>().AsNoTracking().Where(report => report.Period == key);
        var report = await reports.SingleOrDefaultAsync(stop);
        if (order.Act is null or ReportOrder.Freeze)
        {
            var text = order.Text is null ? null : await ReadAsync(order.Text, stop);
            await workplace.Services.GetRequiredService<DeskActs>().TogetherAsync(async () =>
            {
                var id = report?.Id ?? await desk.BeginAsync(by, period, stop);
                await (text is null ? desk.FreezeAsync(by, id, order.Reason, stop) : desk.SaveAsync(by, id, text.Version, text.Profile, text.Read(), stop));
                return [];
            }, stop);
            return text is not null ? ReportsText.Saved : string.Format(CultureInfo.CurrentCulture, ReportsText.FrozenDone, (await reports.SingleAsync(stop)).Editions);
        }

        var begun = report?.Id ?? throw new Refusal(CommandsText.NoReport, period.Name);
        await (order.Act == ReportOrder.Release ? desk.ReleaseAsync(by, begun, stop) : desk.ReopenAsync(by, begun, stop));
        return order.Act == ReportOrder.Release ? ReportsText.ReleasedDone : ReportsText.ReopenedDone;
    }

    private static async Task<TextFile> ReadAsync(string file, CancellationToken stop)
    {
        if (!File.Exists(file))
        {
            throw new Refusal(CommandsText.NoSuchPath, file);
        }

        try
        {
            return new FileInfo(file).Length <= LargestText && TextFile.Parse(await File.ReadAllTextAsync(file, stop)) is { } text ? text : throw new Refusal(CommandsText.ReportTextWrong, file, "");
        }
        catch (JsonException error)
        {
            throw new Refusal(string.Format(CultureInfo.CurrentCulture, CommandsText.ReportTextWrong, file, error.Message), error);
        }
    }
}
