using ToaSoan.Media;
using ToaSoan.Platform;

namespace ToaSoan.Newsroom;

/// <summary>Approves a submitted article.</summary>
public sealed class ApproveModel(PortalDb db, ArticleDesk desk, MediaStore media) : EditorPage(db, desk, media)
{
    /// <inheritdoc />
    protected override async Task ActAsync()
    {
        await Desk.ApproveAsync(Form.Id, Permissions, HttpContext.RequestAborted);
        Done = NewsroomText.ApproveDone;
    }
}
