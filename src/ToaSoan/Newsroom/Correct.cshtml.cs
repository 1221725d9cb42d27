using Microsoft.AspNetCore.Mvc;
using ToaSoan.Media;
using ToaSoan.Platform;

namespace ToaSoan.Newsroom;

/// <summary>Shows a correction to readers, with its reason.</summary>
public sealed class CorrectModel(PortalDb db, ArticleDesk desk, MediaStore media, Publication publication) : EditorPage(db, desk, media)
{
    /// <summary>The words that go with the act.</summary>
    [BindProperty]
    public string? Reason { get; set; } = "";

    /// <inheritdoc />
    protected override async Task ActAsync()
    {
        await publication.CorrectAsync(Form.Id, Permissions, Reason ?? "", HttpContext.RequestAborted);
        Done = NewsroomText.CorrectDone;
    }
}
