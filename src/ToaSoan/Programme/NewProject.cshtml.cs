using Microsoft.AspNetCore.Mvc;
using ToaSoan.Media;
using ToaSoan.Platform;

namespace ToaSoan.Programme;

/// <summary>Begins a dossier: a draft that readers do not see.</summary>
[RequestSizeLimit(MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
public sealed class NewProjectModel(PortalDb db, MediaStore media, ProjectDesk desk) : ProjectPage(db, media)
{
    /// <summary>Shows the empty form; who may edit for no office gets the list.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        var page = await ShowAsync();
        return Offices.Count == 0 ? LocalRedirect("/ban/du-an") : page;
    }

    /// <summary>Begins it.</summary>
    public async Task<IActionResult> OnPostAsync(IFormFile? map, List<IFormFile> files)
    {
        var id = 0L;
        if (!await SendAsync(map, files, async (typed, stop) => id = await desk.AddAsync(Permissions, typed, stop)))
        {
            return await ShowAsync();
        }

        Done = ProjectText.Begun;
        return LocalRedirect($"/ban/du-an/{id}");
    }
}
