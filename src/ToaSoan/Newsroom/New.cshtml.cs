using Microsoft.AspNetCore.Mvc;
using ToaSoan.Media;
using ToaSoan.Platform;

namespace ToaSoan.Newsroom;

/// <summary>A new article: the empty editor; its first save begins the draft.</summary>
public sealed class NewModel(PortalDb db, ArticleDesk desk, MediaStore media) : EditorPage(db, desk, media)
{
    /// <summary>Shows an empty editor for the person's first office.</summary>
    public override async Task<IActionResult> OnGetAsync(long id)
    {
        Form = new ArticleForm { OfficeId = Permissions.Offices.First(), Authors = Me.DisplayName, Blocks = [new BlockForm()] };
        return await ShowAsync();
    }

    /// <inheritdoc />
    protected override Task ActAsync()
    {
        Done = NewsroomText.Saved;
        return Task.CompletedTask;
    }
}
