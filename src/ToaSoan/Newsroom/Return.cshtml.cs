using Microsoft.AspNetCore.Mvc;
using ToaSoan.Media;
using ToaSoan.Platform;

namespace ToaSoan.Newsroom;

/// <summary>Returns an article to its writer with a comment.</summary>
public sealed class ReturnModel(PortalDb db, ArticleDesk desk, MediaStore media) : EditorPage(db, desk, media)
{
    /// <summary>The words that go with the act.</summary>
    [BindProperty]
    public string? Reason { get; set; } = "";

    /// <inheritdoc />
    protected override async Task ActAsync()
    {
        await Desk.ReturnAsync(Form.Id, Permissions, Reason ?? "", HttpContext.RequestAborted);
        Done = NewsroomText.ReturnDone;
    }
}
