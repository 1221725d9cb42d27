using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Newsroom;

/// <summary>Brings the words of an older version back as a new save; what stood before is a version too, so nothing is lost.</summary>
public sealed class RestoreModel(PortalDb db, ArticleDesk desk) : DeskPage
{
    /// <summary>The address typed by hand leads to the list.</summary>
    public IActionResult OnGet(long id) => LocalRedirect($"/ban/bai/{id}/lich-su");

    /// <summary>Restores and shows the article; a refusal is shown on the list.</summary>
    public async Task<IActionResult> OnPostAsync(long id, int number)
    {
        var stop = HttpContext.RequestAborted;
        if (!await TryAsync(async () =>
        {
            var content = await VersionsModel.ContentAsync(db, id, number, stop);
            var article = await desk.FindAsync(id, stop);
            var sections = await db.Sections.Select(static section => section.Id).ToListAsync(stop);
            await desk.SaveAsync(id, article.Version, content.ToSave(sections), Permissions, stop, VersionAct.Restore);
        }))
        {
            Done = Refused;
            return LocalRedirect($"/ban/bai/{id}/lich-su");
        }

        Done = string.Format(WorkflowText.RestoreDone, number);
        return LocalRedirect($"/ban/bai/{id}");
    }
}
