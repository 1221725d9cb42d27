using ToaSoan.Media;
using ToaSoan.Platform;

namespace ToaSoan.Newsroom;

/// <summary>Shows small changes to readers.</summary>
public sealed class ReviseModel(PortalDb db, ArticleDesk desk, MediaStore media, Publication publication) : EditorPage(db, desk, media)
{
    /// <inheritdoc />
    protected override async Task ActAsync()
    {
        await publication.ReviseAsync(Form.Id, Permissions, HttpContext.RequestAborted);
        Done = NewsroomText.ReviseDone;
    }
}
