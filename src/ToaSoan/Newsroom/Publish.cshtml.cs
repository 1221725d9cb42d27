using ToaSoan.Media;
using ToaSoan.Platform;

namespace ToaSoan.Newsroom;

/// <summary>Publishes an approved article.</summary>
public sealed class PublishModel(PortalDb db, ArticleDesk desk, MediaStore media, Publication publication) : EditorPage(db, desk, media)
{
    /// <inheritdoc />
    protected override async Task ActAsync()
    {
        await publication.PublishAsync(Form.Id, Permissions, HttpContext.RequestAborted);
        Done = NewsroomText.PublishDone;
    }
}
