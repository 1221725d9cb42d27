using Microsoft.EntityFrameworkCore;
using ToaSoan.Newsroom.Front;
using ToaSoan.Platform;

namespace ToaSoan.Reader;

/// <summary>Where the front page's blocks take their articles from by themselves.</summary>
public sealed class FrontSource(PortalDb db)
{
    private const string GalleryMark = "\"type\":\"gallery\"";
    private const string VideoMark = "\"type\":\"video\"";

    // Bodies are looked into only this far back: what is older is no news, and a search through every body would take seconds.
    private const int LookInside = 300;
    private const int RecentForTopics = 100;

    /// <summary>Articles of all sections ("") or of one ("section:slug").</summary>
    public IQueryable<Edition> Newest(string of) => new FrontBlock(0, "", of, 0, []).Section is { } section ? db.Shown().Where(e => e.Section == section) : db.Shown();

    /// <summary>The newest few of the same, or of a topic ("topic:slug") and of the topics merged into it, without some articles.</summary>
    public async Task<List<Card>> NewestAsync(string of, int count, IReadOnlyCollection<long> without, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(without);
        if (new FrontBlock(0, "", of, 0, []).Topic is not { } slug)
        {
            return await db.CardsAsync(Newest(of).Where(e => !without.Contains(e.ObjectId)).NewestFirst().Take(count), stop);
        }

        var topic = (await db.TopicsNowAsync([slug], stop)).GetValueOrDefault(slug);
        var cards = topic is null ? [] : await db.CardsAsync(await db.NewestTaggedAsync(EditionTag.Topic, await db.SlugsAsync([topic], stop), count + without.Count, stop), stop);
        return [.. cards.Where(card => !without.Contains(card.ObjectId)).Take(count)];
    }

    /// <summary>Newest articles that tell in photos: those with a gallery; while there are none, those with a photo.</summary>
    public IQueryable<Edition> Photos(string of)
    {
        var newest = Newest(of).NewestFirst().Take(LookInside);
        var galleries = newest.Where(static e => e.LeadPhoto != null && e.Body.Contains(GalleryMark));
        return newest.Where(e => e.LeadPhoto != null && (e.Body.Contains(GalleryMark) || !galleries.Any()));
    }

    /// <summary>Newest articles with a video in them.</summary>
    public IQueryable<Edition> Videos(string of) => Newest(of).NewestFirst().Take(LookInside).Where(static e => e.Body.Contains(VideoMark));

    /// <summary>Topics of the newest articles, most frequent first. Counted here, not in SQL: SQLite would plan that join from the side of all tags and take seconds over 30,000 articles.</summary>
    public async Task<IReadOnlyList<(string Slug, string Name)>> TopicsAsync(int count, CancellationToken stop)
    {
        var recent = await db.Shown().NewestFirst().Take(RecentForTopics).Select(static e => e.Id).ToListAsync(stop);
        var tags = (await db.Set<EditionTag>().AsNoTracking().Where(tag => recent.Contains(tag.EditionId)).ToListAsync(stop)).FindAll(static tag => tag.Kind == EditionTag.Topic);
        var now = await db.TopicsNowAsync([.. tags.Select(static tag => tag.Slug).Distinct()], stop);
        return [.. tags.Where(tag => now.TryGetValue(tag.Slug, out var topic) && topic.RetiredAt is null).DistinctBy(tag => (tag.EditionId, now[tag.Slug].Id)).GroupBy(tag => now[tag.Slug].Slug, StringComparer.Ordinal)
            .OrderByDescending(static topic => topic.Count()).ThenBy(static topic => topic.Key, StringComparer.Ordinal)
            .Take(count).Select(topic => (topic.Key, now[topic.First().Slug].Name))];
    }
}
