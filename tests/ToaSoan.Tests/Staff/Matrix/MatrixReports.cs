using ToaSoan.Reports.Composing;
using ToaSoan.Tests.Reports;

namespace ToaSoan.Tests.Staff.Matrix;

/// <summary>A report of a month of its own for each request, in the state in which the act is possible.</summary>
internal sealed record MatrixReports(long Id, string Query, IReadOnlyList<(string Name, string Value)> Form)
{
    private static int made;

    /// <summary>Makes what a row is about.</summary>
    public static async Task<MatrixReports> MakeAsync(string address, MatrixCity city)
    {
        var month = new DateOnly(2001, 1, 1).AddMonths(Interlocked.Increment(ref made));
        var period = month.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);
        if (!address.Contains("{id", StringComparison.Ordinal))
        {
            return new MatrixReports(0, address.Contains("{figure}", StringComparison.Ordinal) ? $"?ky={period}" : "", [("ky", period), ("target", $"{1_000 + made}")]);
        }

        var id = await city.Portal.WrittenReportAsync(period);
        if (address.EndsWith("/release", StringComparison.Ordinal) || address.EndsWith("/reopen", StringComparison.Ordinal))
        {
            await city.Portal.DoAsync<ReportDesk>(desk => desk.FreezeAsync(ToaSoan.Staff.Permissions.Command, id, "", StaffSteps.Stop));
        }

        return new MatrixReports(id, "", [("Form.Version", "1"), ("Form.Profile", "state"), ("Form.IssuingAgency", "Trung tâm"), ("Form.Parts[0].Kind", "Paragraph"), ("Form.Parts[0].Text", $"Đăng {{items}} bài, lần {made}.")]);
    }
}
