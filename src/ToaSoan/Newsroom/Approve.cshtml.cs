using System.Globalization;
using ToaSoan.Media;
using ToaSoan.Newsroom.Comments;
using ToaSoan.Platform;

namespace ToaSoan.Newsroom;

/// <summary>Approves a submitted article.</summary>
public sealed class ApproveModel(PortalDb db, ArticleDesk desk, MediaStore media) : EditorPage(db, desk, media)
{
    /// <inheritdoc />
    protected override async Task ActAsync()
    {
        await Desk.ApproveAsync(Form.Id, Permissions, HttpContext.RequestAborted);
        var open = await Db.OpenCommentsAsync(Form.Id, HttpContext.RequestAborted);
        Done = open == 0 ? NewsroomText.ApproveDone : $"{NewsroomText.ApproveDone} {string.Format(CultureInfo.CurrentCulture, CommentsText.OpenCount, open)}";
    }
}
