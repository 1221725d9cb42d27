using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Media;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Programme;

/// <summary>One dossier: its form, showing it, and taking it down.</summary>
[RequestSizeLimit(MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
public sealed class OneProjectModel(PortalDb db, MediaStore media, ProjectDesk desk) : ProjectPage(db, media)
{
    /// <summary>The dossier.</summary>
    public Project Project { get; private set; } = null!;

    /// <inheritdoc />
    public override long Id => Project.Id;

    /// <inheritdoc />
    public override bool IsShown => Project.IsShown;

    /// <summary>What it says as saved.</summary>
    public ProjectContent Saved => ProjectContent.Read(Project.Content);

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(long id)
    {
        if (await FindAsync(id) is { } answer)
        {
            return answer;
        }

        Form = ProjectForm.Of(Project);
        return await ShowAsync();
    }

    /// <summary>Saves it; readers see it so at once when they see it at all.</summary>
    public async Task<IActionResult> OnPostAsync(long id, IFormFile? map, List<IFormFile> files)
    {
        if (await FindAsync(id) is { } answer)
        {
            return answer;
        }

        if (!await SendAsync(map, files, (typed, stop) => desk.SaveAsync(Permissions, id, Form.Version, typed, stop)))
        {
            return await ShowAsync();
        }

        Done = IsShown ? ProjectText.SavedAndShown : StaffText.Saved;
        return LocalRedirect($"/ban/du-an/{id}");
    }

    /// <summary>Shows a draft to readers.</summary>
    public Task<IActionResult> OnPostShowAsync(long id) => ActAsync(id, ProjectText.NowShown, stop => desk.ShowAsync(Permissions, id, stop));

    /// <summary>Takes it down.</summary>
    public Task<IActionResult> OnPostWithdrawAsync(long id, string? why) => ActAsync(id, ProjectText.NowWithdrawn, stop => desk.WithdrawAsync(Permissions, id, why, stop));

    private async Task<IActionResult> ActAsync(long id, string said, Func<CancellationToken, Task> act)
    {
        if (await FindAsync(id) is { } answer)
        {
            return answer;
        }

        if (await TryAsync(() => act(HttpContext.RequestAborted)))
        {
            Done = said;
            return LocalRedirect($"/ban/du-an/{id}");
        }

        Form = ProjectForm.Of(Project);
        return await ShowAsync();
    }

    private async Task<IActionResult?> FindAsync(long id)
    {
        var found = await Db.Projects.AsNoTracking().Include(static p => p.Office).SingleOrDefaultAsync(p => p.Id == id, HttpContext.RequestAborted);
        Project = found!;
        return found is null ? NotFound() : Permissions.May(Role.Editor, found.OfficeId) ? null : Forbid();
    }
}
