using Microsoft.AspNetCore.Mvc;
using ToaSoan.Media;
using ToaSoan.Platform;

namespace ToaSoan.Newsroom;

/// <summary>Makes one article of two offices' articles of the same event, with a joint byline.</summary>
public sealed class MergeModel(PortalDb db, ArticleDesk desk, MediaStore media) : EditorPage(db, desk, media)
{
    /// <summary>The number of the other article.</summary>
    [BindProperty]
    public long Other { get; set; }

    /// <inheritdoc />
    protected override async Task ActAsync()
    {
        Form.Id = await Desk.MergeAsync(Form.Id, Other, Permissions, HttpContext.RequestAborted);
        Done = WorkflowText.MergeDone;
    }
}
