using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Media;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Programme.Tasks;

/// <summary>Calls a meeting; after another one, with what is open of it as its agenda.</summary>
[RequestSizeLimit(MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
public sealed class NewMeetingModel(PortalDb db, MediaStore media, MeetingDesk desk, TimeProvider clock) : MeetingPage(db, media)
{
    /// <inheritdoc />
    public override string Action => "/ban/hop/moi";

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "sau")] long? after)
    {
        if (!Permissions.May(Role.Desk))
        {
            return Forbid();
        }

        if (after is not null && await Db.Meetings.AsNoTracking().SingleOrDefaultAsync(m => m.Id == after, HttpContext.RequestAborted) is { } last)
        {
            Form = MeetingForm.Of(await MeetingDesk.NextAsync(Db, last, clock.Today(), HttpContext.RequestAborted), last.OfficeId, 0);
        }

        return await ShowFormAsync();
    }

    /// <summary>Calls it.</summary>
    public async Task<IActionResult> OnPostAsync(List<IFormFile> files)
    {
        if (!Permissions.May(Role.Desk))
        {
            return Forbid();
        }

        var id = 0L;
        if (!await SendAsync(files, async (content, stop) => id = await desk.AddAsync(Permissions, Form.OfficeId, content, stop)))
        {
            return await ShowFormAsync();
        }

        Done = TasksText.MeetingCalled;
        return LocalRedirect($"/ban/hop/{id}");
    }
}
