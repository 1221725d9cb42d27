using ToaSoan.Platform;
using ToaSoan.Reports;
using ToaSoan.Reports.Composing;
using ToaSoan.Reports.Documents;
using ToaSoan.Reports.Setup;

namespace ToaSoan.Commands;

/// <summary>What a command reads of a period: the frozen edition where there is one, else the report being composed, or its first text, with the figures as they are now.</summary>
internal sealed class ReportSource(Workplace workplace, Period period, Report? report, Edition? frozen)
{
    private readonly ReportDesk desk = workplace.Services.GetRequiredService<ReportDesk>();

    /// <summary>The document, and the profile that says how it looks.</summary>
    public async Task<(ReportDocument Document, DocumentProfile Profile)> DocumentAsync(string? profile, CancellationToken stop)
    {
        var wanted = ProfileOf(profile);
        if (frozen is null)
        {
            return (await desk.DocumentAsync(await WordsAsync(wanted, stop), wanted, period, stop), (await OwnProfile.ReadAsync(workplace.Db, wanted, stop)).Profile);
        }

        var held = PublishedReport.Read(frozen);
        return (held.Document, held.Profile ?? DocumentProfiles.Find(wanted));
    }

    /// <summary>The Word file.</summary>
    public async Task<byte[]> WordAsync(string? profile, CancellationToken stop)
    {
        var (document, look) = await DocumentAsync(profile, stop);
        return frozen is null ? WordExport.Write(document, look) : await FileAsync("docx", stop);
    }

    /// <summary>The text, to be written in.</summary>
    public async Task<string> TextAsync(string? profile, CancellationToken stop)
    {
        var wanted = ProfileOf(profile);
        return TextFile.Write(report?.Version ?? 0, wanted, await WordsAsync(wanted, stop));
    }

    /// <summary>The figures as an Excel file.</summary>
    public async Task<byte[]> TablesAsync(CancellationToken stop) => frozen is null ? await desk.TablesAsync(period, stop) : await FileAsync("xlsx", stop);

    /// <summary>All figures.</summary>
    public async Task<FigureSite> SiteAsync(CancellationToken stop)
    {
        if (frozen is null)
        {
            return await desk.SiteAsync(period, stop);
        }

        var values = await ValuesAsync(stop);
        return PublishedReport.Site((await FrozenFigures.BookAsync(workplace.Db, values, frozen.ObjectId, frozen.Number, stop, [.. values.Figures.Select(static figure => figure.Kind.Key)]))!, values.Targets, frozen.Path);
    }

    /// <summary>The list behind a figure or a part of it, as in the addresses of figure pages; null when there is none. Of a frozen report what readers get, else what the desk gets.</summary>
    public async Task<FigureView?> ListAsync(string address, CancellationToken stop)
    {
        var (figure, dimension, key) = address.Split('/', 3) switch { [var one, var by, var part] => (one, by, Uri.UnescapeDataString(part)), [var one, var by] => (one, by, (string?)null), _ => (address, null, null) };
        var view = frozen is null ? await desk.ViewAsync(period, figure, dimension, key, stop) : await PublishedReport.ViewAsync(workplace.Db, frozen.Path, frozen, await ValuesAsync(stop), figure, dimension, key, 1, stop);
        return view is { Compared: false } ? view : null;
    }

    private async Task<ReportText> WordsAsync(string profile, CancellationToken stop) =>
        report is null ? await desk.FirstTextAsync(period, stop, profile) : await desk.FollowAsync(ReportText.Read(report.Text), report.Profile, profile, stop);

    private async Task<FrozenBook> ValuesAsync(CancellationToken stop) => (await FrozenFigures.ValuesAsync(workplace.Db, frozen!.ObjectId, frozen.Number, stop))!;

    private async Task<byte[]> FileAsync(string name, CancellationToken stop) => (await FrozenFigures.BytesAsync(workplace.Db, frozen!.ObjectId, frozen.Number, name, stop))!;

    private string ProfileOf(string? wanted)
    {
        var key = DocumentProfiles.Find(wanted ?? report?.Profile ?? DocumentProfiles.State.Key).Key;
        return frozen is null || key == report!.Profile ? key : throw new Refusal(DocumentsText.OtherProfile, report.Profile, key);
    }
}
