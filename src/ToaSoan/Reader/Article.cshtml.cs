using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Blocks;
using ToaSoan.Media;
using ToaSoan.Newsroom;
using ToaSoan.Offices;
using ToaSoan.Platform;

namespace ToaSoan.Reader;

/// <summary>
/// An article: its current edition, or, when it is withdrawn, a page that says so and why. Withdrawn means 410 at every
/// spelling of the address, and nothing of the article: neither its title nor the slug made of it.
/// </summary>
public sealed class ArticleModel(PortalDb db, Settings settings, SiteIdentities identities) : StoryPage(db, settings)
{
    /// <summary>Shows the article.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken stop)
    {
        var edition = await Db.EditionAsync(id, stop);
        if (edition is null)
        {
            return NotFound();
        }

        Edition = edition;
        return edition.Withdrawn ? Tombstone() : Elsewhere(edition.Path) ?? await ShowAsync(stop);
    }

    private PageResult Tombstone()
    {
        Response.StatusCode = StatusCodes.Status410Gone;
        Head = new Head(ReaderText.Withdrawn);
        if (Request.Path.Value == Edition.Path)
        {
            Store([], PageTag.Article(Edition.ObjectId));
        }

        return Page();
    }

    private async Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        var (photos, tags) = await LoadAsync(null, stop);
        var site = await identities.GetAsync(Db, stop);
        var lead = Edition.LeadPhoto is null ? null : photos.GetValueOrDefault(Edition.LeadPhoto);
        Head = new Head(Edition.Title, Edition.Lead, Edition.Path, JsonLd.Image(Settings, lead), $"/{Edition.Section}/rss.xml", Edition.Section,
            Edition.FirstPublishedAt, Edition.PublishedAt, JsonLd.Article(Edition, SectionName, Topics.Select(static topic => topic.Name), Corrections, lead, site, Settings));
        Store([.. photos.Values, .. Related.Select(static card => card.Photo)], [PageTag.Article(Edition.ObjectId), .. tags]);
        return Page();
    }
}
