using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Media;
using ToaSoan.Offices;
using ToaSoan.Platform;

namespace ToaSoan.Newsroom;

/// <summary>A new article: the empty editor; its first save begins the draft.</summary>
public sealed class NewModel(PortalDb db, ArticleDesk desk, MediaStore media) : EditorPage(db, desk, media)
{
    /// <summary>Shows an empty editor for the person's first office.</summary>
    public override async Task<IActionResult> OnGetAsync(long id)
    {
        Form = new ArticleForm { OfficeId = await FirstOfficeAsync(), Authors = Me.DisplayName, Blocks = [new BlockForm()] };
        return await ShowAsync();
    }

    private async Task<long> FirstOfficeAsync()
    {
        var living = await Db.Offices.Living().Where(office => Permissions.Offices.Contains(office.Id)).Select(static office => office.Id).ToListAsync(HttpContext.RequestAborted);
        return Permissions.Offices.Order().FirstOrDefault(living.Contains);
    }

    /// <inheritdoc />
    protected override Task ActAsync()
    {
        Done = NewsroomText.Saved;
        return Task.CompletedTask;
    }
}
