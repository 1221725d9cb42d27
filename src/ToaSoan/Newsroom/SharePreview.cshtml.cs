using Microsoft.AspNetCore.Mvc;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Newsroom;

/// <summary>Makes a link by which somebody without sign-in reads the article before its publication, for some days.</summary>
public sealed class SharePreviewModel(PortalDb db, ArticleDesk desk, Previews previews, Settings settings, TimeProvider clock) : DeskPage
{
    /// <summary>The lives a link may have, in days.</summary>
    public static readonly IReadOnlyList<int> Days = [1, 3, 7];

    /// <summary>The address of the link, for the page that shows it once.</summary>
    [TempData]
    public string? Link { get; set; }

    /// <summary>The article's number.</summary>
    [FromRoute]
    public long Id { get; set; }

    /// <summary>An address typed by hand leads to the preview.</summary>
    public IActionResult OnGet(long id) => LocalRedirect($"/ban/bai/{id}/xem");

    /// <summary>Makes it.</summary>
    public async Task<IActionResult> OnPostAsync(long id, int days)
    {
        if (await TryAsync(() => ShareAsync(id, Days.Contains(days) ? days : Days[0])))
        {
            return LocalRedirect($"/ban/bai/{id}/xem");
        }

        return Page();
    }

    private async Task ShareAsync(long id, int days)
    {
        var stop = HttpContext.RequestAborted;
        var (article, now) = (await desk.FindAsync(id, stop), clock.Now());
        if (!Permissions.May(Role.Reporter, article.OfficeId))
        {
            throw new Refusal(NewsroomText.NotYourOffice);
        }

        if (article.State >= ArticleState.Withdrawn)
        {
            throw new Refusal(article.WhyClosedTo(Permissions)!);
        }

        if (article.EmbargoUntil > now)
        {
            throw new Refusal(NewsroomText.ShareEmbargoed, CityTime.Short(article.EmbargoUntil.Value));
        }

        Link = settings.BaseUrl + previews.Share(Article.Kind, id, Me.Id, TimeSpan.FromDays(days));
        Audit.Write(db, Permissions, now, "article.share", Article.Kind, $"{id}", CityTime.Short(now.AddDays(days)));
        await db.SaveChangesAsync(stop);
    }
}
