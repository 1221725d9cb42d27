using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Media;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Programme.Tasks;

/// <summary>Changes a meeting: before it its agenda and documents, afterwards its minutes and conclusions.</summary>
[RequestSizeLimit(MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
public sealed class EditMeetingModel(PortalDb db, MediaStore media, MeetingDesk desk) : MeetingPage(db, media)
{
    private long id;

    /// <inheritdoc />
    public override string Action => $"/ban/hop/{id}/sua";

    /// <summary>The meeting's own page.</summary>
    public string Address => $"/ban/hop/{id}";

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(long id)
    {
        this.id = id;
        if (!Permissions.May(Role.Desk))
        {
            return Forbid();
        }

        if (await Db.Meetings.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, HttpContext.RequestAborted) is not { } meeting)
        {
            return NotFound();
        }

        Form = MeetingForm.Of(meeting.Read(), meeting.OfficeId, meeting.Version);
        return await ShowFormAsync();
    }

    /// <summary>Saves it.</summary>
    public async Task<IActionResult> OnPostAsync(long id, List<IFormFile> files)
    {
        this.id = id;
        if (!Permissions.May(Role.Desk))
        {
            return Forbid();
        }

        if (!await SendAsync(files, (content, stop) => desk.SaveAsync(Permissions, id, Form.Version, Form.OfficeId, content, stop)))
        {
            return await ShowFormAsync();
        }

        Done = StaffText.Saved;
        return LocalRedirect(Address);
    }
}
