using ToaSoan.Platform;
using ToaSoan.Reports.Composing;

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

        // Written straight into the database: what a first text costs is not asked here.
        var head = new ReportHead { IssuingAgency = "Trung tâm", IssuerCode = "TT", Place = "Minh Giang", Abstract = "Sơ kết", SignerTitle = "Giám đốc", SignerName = "Nguyễn Văn Mẫu", Archive = "BBT" };
        var report = new Report { Period = period, Profile = "state", Version = 1, Text = new ReportText(head, [new ReportPart(PartKind.Paragraph, "Đăng {items} bài.")]).Write(), SavedAt = city.Portal.Clock.Now() };
        await city.Portal.DoAsync<PortalDb>(db =>
        {
            db.Add(report);
            return db.SaveChangesAsync(StaffSteps.Stop);
        });
        var id = report.Id;
        if (address.EndsWith("/release", StringComparison.Ordinal) || address.EndsWith("/reopen", StringComparison.Ordinal))
        {
            await city.Portal.DoAsync<ReportDesk>(desk => desk.FreezeAsync(ToaSoan.Staff.Permissions.Command, id, "", StaffSteps.Stop));
        }

        return new MatrixReports(id, "", [("Form.Version", "1"), ("Form.Profile", "state"), ("Form.IssuingAgency", "Trung tâm"), ("Form.Parts[0].Kind", "Paragraph"), ("Form.Parts[0].Text", $"Đăng {{items}} bài, lần {made}.")]);
    }
}
