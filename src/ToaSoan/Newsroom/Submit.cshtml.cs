using ToaSoan.Media;
using ToaSoan.Platform;

namespace ToaSoan.Newsroom;

/// <summary>Hands an article in for approval.</summary>
public sealed class SubmitModel(PortalDb db, ArticleDesk desk, MediaStore media) : EditorPage(db, desk, media)
{
    /// <inheritdoc />
    protected override async Task ActAsync()
    {
        await Desk.SubmitAsync(Form.Id, Permissions, HttpContext.RequestAborted);
        Done = NewsroomText.SubmitDone;
    }
}
