using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Media;
using ToaSoan.Platform;

namespace ToaSoan.Newsroom;

/// <summary>Brings the words of an older version back as a new save; what stood before is a version too, so nothing is lost.</summary>
public sealed class RestoreModel(PortalDb db, ArticleDesk desk, MediaStore media) : EditorPage(db, desk, media)
{
    /// <summary>The version.</summary>
    [FromRoute]
    public int Number { get; set; }

    /// <inheritdoc />
    protected override async Task ActAsync()
    {
        var stop = HttpContext.RequestAborted;
        var content = await VersionsModel.ContentAsync(Db, Form.Id, Number, stop);
        var sections = await Db.Sections.Select(static section => section.Id).ToListAsync(stop);
        await Desk.SaveAsync(Form.Id, Form.Version, content.ToSave(sections), Permissions, stop, VersionAct.Restore);
        Done = string.Format(WorkflowText.RestoreDone, Number);
    }
}
