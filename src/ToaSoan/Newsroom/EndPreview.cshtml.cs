using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Newsroom;

/// <summary>Ends a shared preview link before its time.</summary>
public sealed class EndPreviewModel(PortalDb db, ArticleDesk desk, Previews previews, TimeProvider clock) : DeskPage
{
    /// <summary>The article's number.</summary>
    [FromRoute]
    public long Id { get; set; }

    /// <summary>An address typed by hand leads to the preview.</summary>
    public IActionResult OnGet(long id) => LocalRedirect($"/ban/bai/{id}/xem");

    /// <summary>Ends it; one that has ended already stays so.</summary>
    public async Task<IActionResult> OnPostAsync(long id, long link) =>
        await TryAsync(() => EndAsync(id, link)) ? LocalRedirect($"/ban/bai/{id}/xem") : Page();

    private async Task EndAsync(long id, long number)
    {
        var stop = HttpContext.RequestAborted;
        if (!Permissions.May(Role.Reporter, (await desk.FindAsync(id, stop)).OfficeId))
        {
            throw new Refusal(NewsroomText.NotYourOffice);
        }

        if (await previews.Open(Article.Kind, id).SingleOrDefaultAsync(link => link.Id == number, stop) is { } open)
        {
            open.Until = clock.Now();
            Audit.Write(db, Permissions, clock.Now(), "article.share-end", Article.Kind, $"{id}", "");
            await db.SaveChangesAsync(stop);
        }

        Done = NewsroomText.ShareEnded;
    }
}
