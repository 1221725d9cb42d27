using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Blocks;
using ToaSoan.Media;
using ToaSoan.Newsroom;
using ToaSoan.Platform;

namespace ToaSoan.Reader;

/// <summary>A correction of fact, as readers are told of it.</summary>
public sealed record Correction(DateTime At, string Reason);

/// <summary>
/// An article: its current edition, or, when it is withdrawn, a page that says so and why. Withdrawn means 410 at every
/// spelling of the address, and nothing of the article: neither its title nor the slug made of it.
/// </summary>
public sealed class ArticleModel(PortalDb db, Settings settings, SiteIdentities identities) : ReaderPage
{
    private const int RelatedCount = 6;

    /// <summary>The current edition.</summary>
    public Edition Edition { get; private set; } = null!;

    /// <summary>The article's topics as they are named today, each once.</summary>
    public IReadOnlyList<Topic> Topics { get; private set; } = [];

    /// <summary>The section's name today, in the language of the frame.</summary>
    public string SectionName { get; private set; } = "";

    /// <summary>The body.</summary>
    public IHtmlContent Body { get; private set; } = HtmlString.Empty;

    /// <summary>The lead photo, or null when there is none or it stands in the body.</summary>
    public PhotoSource? LeadPhoto { get; private set; }

    /// <summary>Every correction, newest first.</summary>
    public IReadOnlyList<Correction> Corrections { get; private set; } = [];

    /// <summary>Articles of the same topics, then of the same section.</summary>
    public IReadOnlyList<Card> Related { get; private set; } = [];

    /// <summary>The absolute address, for sharing and the print sheet.</summary>
    public string Address => settings.Absolute(Edition.Path);

    /// <summary>Shows the article.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken stop)
    {
        var edition = await db.Editions.AsNoTracking().Include(static e => e.Tags).SingleOrDefaultAsync(e => e.Kind == "article" && e.ObjectId == id && e.Current, stop);
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
        var document = BlockJson.Read(Edition.Body);
        var photos = await db.PhotoSourcesAsync([.. document.Figures().Select(static figure => figure.Photo), Edition.LeadPhoto ?? ""], stop);
        Body = new BlockHtml(photos).Render(document);
        var lead = Edition.LeadPhoto is null ? null : photos.GetValueOrDefault(Edition.LeadPhoto);
        LeadPhoto = Edition.LeadPhotoInBody ? null : lead;
        SectionName = await NameOfSectionAsync(stop);
        if (Edition.Number > 1)
        {
            Corrections = await db.Editions.AsNoTracking().Where(e => e.Kind == Edition.Kind && e.ObjectId == Edition.ObjectId && e.Change == EditionChange.Correct)
                .OrderByDescending(static e => e.Number).Select(static e => new Correction(e.PublishedAt, e.Reason)).ToListAsync(stop);
        }

        var tags = await RelateAsync(stop);
        var site = await identities.GetAsync(db, stop);
        Head = new Head(Edition.Title, Edition.Lead, Edition.Path, JsonLd.Image(settings, lead), $"/{Edition.Section}/rss.xml", Edition.Section,
            Edition.FirstPublishedAt, Edition.PublishedAt, JsonLd.Article(Edition, Corrections, lead, site, settings));
        Store([.. photos.Values, .. Related.Select(static card => card.Photo)], [PageTag.Article(Edition.ObjectId), .. tags]);
        return Page();
    }

    private async Task<string> NameOfSectionAsync(CancellationToken stop) =>
        (await db.Sections.AsNoTracking().SingleOrDefaultAsync(s => s.Slug == Edition.Section, stop))?.Spoken ?? Edition.SectionName;

    /// <summary>Fills <see cref="Topics"/> and <see cref="Related"/>; returns the tags of the lists it was taken from.</summary>
    private async Task<IReadOnlyList<string>> RelateAsync(CancellationToken stop)
    {
        var now = await db.TopicsNowAsync([.. Edition.Topics.Select(static topic => topic.Slug)], stop);
        Topics = [.. Edition.Topics.Select(topic => now.GetValueOrDefault(topic.Slug)).OfType<Topic>().DistinctBy(static topic => topic.Id)];
        var topics = Topics.Count == 0 ? [] : await db.SlugsAsync(Topics, stop);
        var related = topics.Length == 0 ? [] : await db.CardsAsync(db.Tagged(EditionTag.Topic, topics).Where(e => e.ObjectId != Edition.ObjectId).NewestFirst().Take(RelatedCount * topics.Length), stop);
        related = [.. related.DistinctBy(static card => card.ObjectId).Take(RelatedCount)];
        var tags = topics.Select(static slug => PageTag.Of(EditionTag.Topic, slug)).ToList();
        if (related.Count < RelatedCount)
        {
            long[] known = [Edition.ObjectId, .. related.Select(static card => card.ObjectId)];
            var others = db.Shown().Where(e => e.Section == Edition.Section && !known.Contains(e.ObjectId));
            related.AddRange(await db.CardsAsync(others.NewestFirst().Take(RelatedCount - related.Count), stop));
            tags.Add(PageTag.Section(Edition.Section));
        }

        Related = related;
        return tags;
    }
}
