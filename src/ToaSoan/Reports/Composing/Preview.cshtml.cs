using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Reports.Documents;
using ToaSoan.Reports.Setup;
using ToaSoan.Staff;

namespace ToaSoan.Reports.Composing;

/// <summary>A report as it would be frozen now, as a page and as files; of a frozen one the frozen files.</summary>
public sealed class PreviewModel(PortalDb db, ReportDesk desk) : DeskPage
{
    /// <summary>The report.</summary>
    public Report Report { get; private set; } = null!;

    /// <summary>The document.</summary>
    public ReportDocument Document { get; private set; } = null!;

    /// <summary>Its profile.</summary>
    public DocumentProfile Profile { get; private set; } = null!;

    /// <summary>Shows it, or sends it as "docx" (in the report's profile or another) or "json".</summary>
    public async Task<IActionResult> OnGetAsync(long id, string? dang, string? mau)
    {
        var stop = HttpContext.RequestAborted;
        if (!Permissions.May(Role.Desk))
        {
            return Forbid();
        }

        Report = (await db.Set<Report>().AsNoTracking().SingleOrDefaultAsync(report => report.Id == id, stop))!;
        if (Report is null)
        {
            return NotFound();
        }

        if (Report.Frozen)
        {
            var frozen = PublishedReport.Read(await PublishedReport.FrozenAsync(db, Report, stop));
            (Document, Profile) = (frozen.Document, frozen.Profile ?? DocumentProfiles.Find(frozen.Document.Profile));
        }
        else
        {
            Profile = (await OwnProfile.ReadAsync(db, mau ?? Report.Profile, stop)).Profile;
            Document = await desk.DocumentAsync(await desk.FollowAsync(ReportText.Read(Report.Text), Report.Profile, Profile.Key, stop), Profile.Key, Period.Read(Report.Period)!, stop);
        }

        if (dang is not ("docx" or "json"))
        {
            return Page();
        }

        byte[] bytes = [];
        var made = dang == "json" || await TryAsync(async () =>
        {
            var frozen = Report.Frozen ? await FrozenFigures.BytesAsync(db, id, Report.Editions, "docx", stop) : null;
            if (frozen is null)
            {
                DocumentRules.Check(Document, Profile);
            }

            bytes = frozen ?? WordExport.Write(Document, Profile);
        });
        return !made ? Page() : dang == "json" ? Content(JsonReport.Write(Document, readable: true), JsonReport.MediaType) : File(bytes, WordExport.MediaType, $"bao-cao-{Report.Period}.docx");
    }
}
