using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Reports;
using ToaSoan.Reports.Composing;
using ToaSoan.Staff;
using ToaSoan.Tests.Ground;

namespace ToaSoan.Tests.Reports;

/// <summary>What the desk does to a report before it can be frozen.</summary>
public static class ReportSteps
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Begins the report of a period and writes what its first text leaves open; gives its number.</summary>
    public static async Task<long> WrittenReportAsync(this TestPortal portal, string period)
    {
        ArgumentNullException.ThrowIfNull(portal);
        var id = await portal.DoAsync<ReportDesk, long>(desk => desk.BeginAsync(Permissions.Command, Period.Read(period)!, Stop));
        await portal.WriteWhatIsLeftAsync(id);
        return id;
    }

    /// <summary>Writes what a first text leaves open.</summary>
    public static async Task WriteWhatIsLeftAsync(this TestPortal portal, long id)
    {
        ArgumentNullException.ThrowIfNull(portal);
        var report = await portal.DoAsync<PortalDb, Report>(db => db.Set<Report>().AsNoTracking().SingleAsync(report => report.Id == id, Stop));
        var text = ReportText.Read(report.Text);
        var whole = text with { Head = text.Head with { IssuingAgency = "Trung tâm Truyền thông", SignerName = "Nguyễn Văn Mẫu", Place = "Minh Giang" }, Parts = [.. text.Parts.Select(static part => part with { Text = part.Text.Replace(ReportOutline.Unwritten, "Đã viết:", StringComparison.Ordinal) })] };
        await portal.DoAsync<ReportDesk>(desk => desk.SaveAsync(Permissions.Command, id, report.Version, "state", whole, Stop));
    }
}
