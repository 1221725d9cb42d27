using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Blocks;
using ToaSoan.Media;
using ToaSoan.Newsroom;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Reader.ShareCards;

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
        var editions = await Db.Editions.AsNoTracking().Include(static e => e.Tags).Where(e => (e.Kind == Cards.Kind || e.Kind == Edition.EnglishArticle) && e.ObjectId == id && e.Current).ToListAsync(stop);
        if (editions.Find(static e => e.Kind == Cards.Kind) is not { } edition)
        {
            return NotFound();
        }

        Edition = edition;
        if (edition.Withdrawn)
        {
            return Tombstone();
        }

        var english = editions.Find(static e => e.Kind == Edition.EnglishArticle && e.Shown);
        if (English && english is not null)
        {
            (Edition, Vietnamese) = (english, edition);
        }

        return Elsewhere(edition.Path) ?? await ShowAsync(english is not null, stop);
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

    private async Task<IActionResult> ShowAsync(bool translated, CancellationToken stop)
    {
        var (photos, tags) = await LoadAsync(null, stop);
        var site = await identities.GetAsync(Db, stop);
        var lead = Edition.LeadPhoto is null ? null : photos.GetValueOrDefault(Edition.LeadPhoto);
        var card = ShareCard.Of(Edition, Edition.Language == (English ? "en" : "vi") ? SectionName : Edition.SectionName, site, lead);
        var picture = new CardImage(Settings.Absolute(card.Path), ShareCard.Width, ShareCard.Height);
        var facts = new ArticleFacts(SectionName, [.. Topics.Select(static topic => topic.Name)], Corrections, [.. new[] { JsonLd.Sized(Settings, lead), picture }.OfType<CardImage>()], Words);
        Head = new Head(Edition.Title, Edition.Lead, Edition.Path, picture.Url, $"/{Edition.Section}/rss.xml", Edition.Section, Edition.FirstPublishedAt, Edition.PublishedAt, JsonLd.Article(Edition, facts, site, Settings))
        {
            Counted = Edition.CountedAs, InBoth = translated, ImageSize = (ShareCard.Width, ShareCard.Height), ImageAlt = Edition.Title, Language = Edition.Language,
        };
        Store([.. photos.Values, .. Related.Select(static related => related.Photo)], [PageTag.Article(Edition.ObjectId), .. tags]);
        return Page();
    }
}
