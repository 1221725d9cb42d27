using Microsoft.AspNetCore.Mvc;
using ToaSoan.Media;
using ToaSoan.Platform;

namespace ToaSoan.Newsroom;

/// <summary>Takes an article down, with its public reason.</summary>
public sealed class WithdrawModel(PortalDb db, ArticleDesk desk, MediaStore media, Publication publication) : EditorPage(db, desk, media)
{
    /// <summary>The words that go with the act.</summary>
    [BindProperty]
    public string? Reason { get; set; } = "";

    /// <inheritdoc />
    protected override async Task ActAsync()
    {
        await publication.WithdrawAsync(Form.Id, Permissions, Reason ?? "", HttpContext.RequestAborted);
        Done = NewsroomText.WithdrawDone;
    }
}
