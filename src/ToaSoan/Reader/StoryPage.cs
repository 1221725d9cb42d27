using Microsoft.AspNetCore.Html;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Blocks;
using ToaSoan.Media;
using ToaSoan.Newsroom;
using ToaSoan.Platform;

namespace ToaSoan.Reader;

/// <summary>A correction of fact, as readers are told of it.</summary>
public sealed record Correction(DateTime At, string Reason);

/// <summary>A page that shows one edition as an article.</summary>
public abstract class StoryPage(PortalDb db, Settings settings) : ReaderPage
{
    private const int RelatedCount = 6;
    private const int LongRead = 1_000;
    private const int FewestHeadings = 3;

    /// <summary>The database.</summary>
    protected PortalDb Db { get; } = db;

    /// <summary>The settings.</summary>
    protected Settings Settings { get; } = settings;

    /// <summary>The current edition.</summary>
    public Edition Edition { get; protected set; } = null!;

    /// <summary>The Vietnamese edition beside which <see cref="Edition"/>, an English version, stands; null for a Vietnamese one.</summary>
    public Edition? Vietnamese { get; protected set; }

    /// <summary>"vi" where the frame speaks English and the article does not, else null.</summary>
    public string? WordsLanguage => English && Edition.Language == "vi" ? "vi" : null;

    /// <summary>When the words of which this is a translation were published (UTC), when the Vietnamese article has changed since; null otherwise.</summary>
    public DateTime? TranslatedFrom { get; private set; }

    /// <summary>The number of words in title, lead and body.</summary>
    public int Words { get; private set; }

    /// <summary>The article's topics as they are named today, each once.</summary>
    public IReadOnlyList<Topic> Topics { get; private set; } = [];

    /// <summary>The section's name today, in the language of the frame.</summary>
    public string SectionName { get; private set; } = "";

    /// <summary>The body's blocks.</summary>
    protected Blocks.Document Body { get; private set; } = Blocks.Document.Empty;

    /// <summary>The body as it is shown.</summary>
    public IHtmlContent Prose { get; private set; } = HtmlString.Empty;

    /// <summary>Minutes it takes to read.</summary>
    public int Minutes { get; private set; }

    /// <summary>The headings of a long read, for its contents; empty where it is short.</summary>
    public IReadOnlyList<OutlineEntry> Contents { get; private set; } = [];

    /// <summary>Its neighbours in its first topic; null when it has none.</summary>
    public TopicNeighbours? Neighbours { get; private set; }

    /// <summary>The lead photo, or null when there is none or it stands in the body.</summary>
    public PhotoSource? LeadPhoto { get; private set; }

    /// <summary>Every correction, newest first.</summary>
    public IReadOnlyList<Correction> Corrections { get; private set; } = [];

    /// <summary>Articles of the same topics, then of the same section.</summary>
    public IReadOnlyList<Card> Related { get; private set; } = [];

    /// <summary>The absolute address, for sharing and the print sheet.</summary>
    public string Address => Settings.Absolute(Edition.Path);

    /// <summary>
    /// Reads what belongs to <see cref="Edition"/>; gives the photos it shows and the page-store tags of the articles and topics it leads to.
    /// </summary>
    /// <param name="key">Gives the query that opens a photo or file before it is public; null for a public page.</param>
    /// <param name="stop">Cancels.</param>
    protected async Task<(IReadOnlyDictionary<string, PhotoSource> Photos, IReadOnlyList<string> Tags)> LoadAsync(Func<string, string>? key, CancellationToken stop)
    {
        var photos = await ReadAsync(stop);
        photos = key is null ? photos : photos.ToDictionary(static photo => photo.Key, photo => photo.Value with { Key = key(photo.Key) });
        Draw(photos, key, whole: false);
        return (photos, await RelateAsync(stop));
    }

    /// <summary>Reads what the article itself says; gives the photos it shows.</summary>
    protected async Task<IReadOnlyDictionary<string, PhotoSource>> ReadAsync(CancellationToken stop)
    {
        Body = BlockJson.Read(Edition.Body);
        if (Vietnamese is not null)
        {
            Body = await BesideAsync(Body, Vietnamese, stop);
        }

        Words = ReadingTime.Syllables($"{Edition.Title} {Edition.Lead} {BlockWords.Of(Body)}");
        Minutes = ReadingTime.Minutes(Words);
        Contents = Words > LongRead && Outline.Of(Body) is { Count: >= FewestHeadings } outline ? outline : [];
        SectionName = await NameOfSectionAsync(stop);
        if ((Vietnamese ?? Edition) is { Number: > 1 } original)
        {
            Corrections = await Db.Editions.AsNoTracking().Where(e => e.Kind == original.Kind && e.ObjectId == Edition.ObjectId && e.Change == EditionChange.Correct)
                .OrderByDescending(static e => e.Number).Select(static e => new Correction(e.PublishedAt, e.Reason)).ToListAsync(stop);
        }

        return await Db.PhotoSourcesAsync([.. Body.Figures().Select(static figure => figure.Photo), Edition.LeadPhoto ?? ""], stop);
    }

    /// <summary>Draws the body with these photos; <paramref name="whole"/> for a page kept as one file.</summary>
    protected void Draw(IReadOnlyDictionary<string, PhotoSource> photos, Func<string, string>? key, bool whole)
    {
        ArgumentNullException.ThrowIfNull(photos);
        Prose = new BlockHtml(photos, whole ? Settings.BaseUrl : "", key, whole).Render(Body);
        LeadPhoto = Edition.LeadPhotoInBody || Edition.LeadPhoto is null ? null : photos.GetValueOrDefault(Edition.LeadPhoto);
    }

    // A photo the article shows no more is not shown in its translation either; and a translation of older words says of which.
    private async Task<Blocks.Document> BesideAsync(Blocks.Document document, Edition original, CancellationToken stop)
    {
        if (Edition.MarkOf(original.Title, original.Lead, original.Body) != Edition.TranslationOf)
        {
            var before = await Db.Editions.AsNoTracking().Where(e => e.Kind == original.Kind && e.ObjectId == original.ObjectId && e.Number < original.Number)
                .OrderByDescending(static e => e.Number).Select(static e => new { e.Title, e.Lead, e.Body, e.PublishedAt }).ToListAsync(stop);
            TranslatedFrom = before.Find(e => Edition.MarkOf(e.Title, e.Lead, e.Body) == Edition.TranslationOf)?.PublishedAt ?? Edition.PublishedAt;
        }

        var shown = BlockJson.Read(original.Body).Figures().Select(static figure => figure.Photo).Append(original.LeadPhoto).ToHashSet();
        return new Blocks.Document([.. document.Blocks.Where(block => block is not Figure figure || shown.Contains(figure.Photo))]);
    }

    private async Task<string> NameOfSectionAsync(CancellationToken stop) =>
        (await Db.Sections.AsNoTracking().SingleOrDefaultAsync(s => s.Slug == Edition.Section, stop))?.Spoken ?? Edition.SectionName;

    // A changed or withdrawn article leaves the pages that lead to it at once. A new one may wait for the store's own end of a page: else
    // every publication would have all articles of its section and topics rendered anew under the eyes of their readers.
    private async Task<IReadOnlyList<string>> RelateAsync(CancellationToken stop)
    {
        var now = await Db.TopicsNowAsync([.. Edition.Topics.Select(static topic => topic.Slug)], stop);
        Topics = [.. now.Of(Edition)];
        var slugs = await Db.SlugsByTopicAsync(Topics, stop);
        Neighbours = Topics.Count == 0 ? null : await TopicNeighbours.FindAsync(Db, Vietnamese ?? Edition, Topics[0], [.. slugs[Topics[0].Id]], stop);
        string[] topics = [.. slugs.SelectMany(static of => of)];
        var related = await Db.CardsAsync(await Db.NewestTaggedAsync(EditionTag.Topic, topics, RelatedCount + 1, stop), stop);
        related = [.. related.Where(card => card.ObjectId != Edition.ObjectId).Take(RelatedCount)];
        if (related.Count < RelatedCount)
        {
            long[] known = [Edition.ObjectId, .. related.Select(static card => card.ObjectId)];
            var others = Db.Shown().Where(e => e.Section == Edition.Section && !known.Contains(e.ObjectId));
            related.AddRange(await Db.CardsAsync(others.NewestFirst().Take(RelatedCount - related.Count), stop));
        }

        Related = related;
        return [.. topics.Select(static slug => PageTag.Named(EditionTag.Topic, slug)), .. related.Select(static card => PageTag.Article(card.ObjectId)), .. new[] { Neighbours?.Older, Neighbours?.Newer }.OfType<Neighbour>().Select(static other => PageTag.Article(other.ObjectId))];
    }
}
