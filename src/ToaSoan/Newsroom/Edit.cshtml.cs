using Microsoft.AspNetCore.Mvc;
using ToaSoan.Media;
using ToaSoan.Newsroom.Notices;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Newsroom;

/// <summary>The editor of one article: reading it and saving it.</summary>
public sealed class EditModel(PortalDb db, ArticleDesk desk, MediaStore media, TimeProvider clock) : EditorPage(db, desk, media)
{
    /// <summary>Opens an article of one's offices; what was told of it counts as read.</summary>
    public override async Task<IActionResult> OnGetAsync(long id)
    {
        var article = await Db.FindAsync<Article>([id], HttpContext.RequestAborted);
        if (article is null || !Permissions.May(Role.Reporter, article.OfficeId))
        {
            return NotFound();
        }

        await Db.ReadNoticesAsync(Me.Id, clock.Now(), HttpContext.RequestAborted, articleId: id);
        Form = ArticleForm.Of(await Desk.FindAsync(id, HttpContext.RequestAborted));
        return await ShowAsync();
    }

    /// <inheritdoc />
    protected override Task ActAsync()
    {
        Done = NewsroomText.Saved;
        return Task.CompletedTask;
    }
}
