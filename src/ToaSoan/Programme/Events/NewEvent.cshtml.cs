using Microsoft.AspNetCore.Mvc;
using ToaSoan.Media;
using ToaSoan.Platform;

namespace ToaSoan.Programme.Events;

/// <summary>Begins an event or a series: drafts that readers do not see.</summary>
[RequestSizeLimit(MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
public sealed class NewEventModel(PortalDb db, MediaStore media, EventDesk desk) : EventFormPage(db, media)
{
    /// <summary>Shows the empty form.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        Form.Registers = true;
        return await ShowAsync();
    }

    /// <summary>Begins it.</summary>
    public async Task<IActionResult> OnPostAsync(List<IFormFile> files)
    {
        var id = 0L;
        if (!await SendAsync(files, null, async (typed, stop) => id = await desk.AddAsync(Permissions, typed, Form.Rhythm, Form.Times ?? 0, stop)))
        {
            return await ShowAsync();
        }

        Done = EventsText.Begun;
        return LocalRedirect($"/ban/lich/{id}");
    }
}
