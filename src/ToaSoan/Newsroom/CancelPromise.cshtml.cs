using ToaSoan.Media;
using ToaSoan.Platform;

namespace ToaSoan.Newsroom;

/// <summary>Takes a promised publication back.</summary>
public sealed class CancelPromiseModel(PortalDb db, ArticleDesk desk, MediaStore media, Schedule schedule) : EditorPage(db, desk, media)
{
    /// <inheritdoc />
    protected override async Task ActAsync()
    {
        await schedule.CancelAsync(Form.Id, Permissions, HttpContext.RequestAborted);
        Done = WorkflowText.CancelDone;
    }
}
