using Microsoft.EntityFrameworkCore;
using ToaSoan.Newsroom;
using ToaSoan.Offices;
using ToaSoan.Platform;

namespace ToaSoan.Reader.Feeds;

/// <summary>What a feed is of.</summary>
/// <param name="Name">The section, topic or office; "" for the whole portal.</param>
/// <param name="Summary">A sentence about it, or "".</param>
/// <param name="Path">The path of its page, "" for the front page.</param>
/// <param name="NewestAsync">Finds the newest so many editions, in the language asked for.</param>
/// <param name="Tags">The page-store tags under which it is kept.</param>
internal sealed record FeedSource(string Name, string Summary, string Path, Func<int, CancellationToken, Task<List<long>>> NewestAsync, IReadOnlyList<string> Tags)
{
    /// <summary>The whole portal.</summary>
    public static FeedSource All(PortalDb db) => new("", "", "", Newest(db.Shown(Kind)), [PageTag.Feeds]);

    /// <summary>A section, or null when there is none of this slug.</summary>
    public static async Task<FeedSource?> SectionAsync(PortalDb db, string slug, CancellationToken stop) =>
        await db.Sections.AsNoTracking().SingleOrDefaultAsync(section => section.Slug == slug, stop) is { } found
            ? new FeedSource(found.Spoken, "", $"/{slug}", Newest(db.Shown(Kind).Where(e => e.Section == slug)), [PageTag.Section(slug)])
            : null;

    /// <summary>A topic with those merged into it, or null; a merged one is found as the one it became.</summary>
    public static async Task<FeedSource?> TopicAsync(PortalDb db, string slug, CancellationToken stop)
    {
        if ((await db.TopicsNowAsync([slug], stop)).GetValueOrDefault(slug) is not { } topic)
        {
            return null;
        }

        var slugs = await db.SlugsAsync([topic], stop);
        return new FeedSource(topic.Name, topic.Summary, $"/chu-de/{topic.Slug}", (count, end) => db.NewestTaggedAsync(EditionTag.Topic, slugs, count, end, Kind),
            [.. slugs.Select(static one => PageTag.Of(EditionTag.Topic, one))]);
    }

    /// <summary>An office with what it shares, or null when there is none of this slug.</summary>
    public static async Task<FeedSource?> OfficeAsync(PortalDb db, string slug, CancellationToken stop) =>
        await db.Offices.AsNoTracking().SingleOrDefaultAsync(office => office.Slug == slug, stop) is { } found
            ? new FeedSource(found.Name, "", $"/don-vi/{slug}",
                async (count, end) => [.. await Newest(db.Shown(Kind).Where(e => e.Office == slug))(count, end), .. await db.NewestTaggedAsync(EditionTag.Office, [slug], count, end, Kind)], [PageTag.Office(slug)])
            : null;

    private static Func<int, CancellationToken, Task<List<long>>> Newest(IQueryable<Edition> editions) => (count, stop) => editions.NewestFirst().Take(count).Select(static e => e.Id).ToListAsync(stop);

    private static string Kind => ReaderPage.English ? Edition.EnglishArticle : Cards.Kind;
}
