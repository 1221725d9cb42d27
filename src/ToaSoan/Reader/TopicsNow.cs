using Microsoft.EntityFrameworkCore;
using ToaSoan.Newsroom;
using ToaSoan.Platform;

namespace ToaSoan.Reader;

/// <summary>
/// The topics of editions as they are today. An edition keeps the slugs it was published with; a topic may since have another
/// name, or stand for others that were merged into it.
/// </summary>
public static class TopicsNow
{
    /// <summary>Today's topics of some slugs: slug to topic. A slug without a topic is left out.</summary>
    public static async Task<IReadOnlyDictionary<string, Topic>> TopicsNowAsync(this PortalDb db, IReadOnlyCollection<string> slugs, CancellationToken stop)
    {
        if (slugs.Count == 0)
        {
            return new Dictionary<string, Topic>();
        }

        var found = await db.Topics.AsNoTracking().Where(topic => slugs.Contains(topic.Slug)).ToListAsync(stop);
        var merged = found.ConvertAll(static topic => topic.MergedIntoId).FindAll(static id => id is not null);
        var others = merged.Count == 0 ? [] : await db.Topics.AsNoTracking().Where(topic => merged.Contains(topic.Id)).ToDictionaryAsync(static topic => topic.Id, stop);
        return found.ToDictionary(static topic => topic.Slug, topic => topic.MergedIntoId is { } id ? others[id] : topic, StringComparer.Ordinal);
    }

    /// <summary>The topics of an edition out of today's, in its order, each once.</summary>
    public static IEnumerable<Topic> Of(this IReadOnlyDictionary<string, Topic> now, Edition edition) =>
        edition.Topics.Select(tag => now.GetValueOrDefault(tag.Slug)).OfType<Topic>().DistinctBy(static topic => topic.Id);

    /// <summary>The slugs under which editions of some topics are found: their own and those of the topics merged into them.</summary>
    public static async Task<string[]> SlugsAsync(this PortalDb db, IReadOnlyCollection<Topic> topics, CancellationToken stop) => [.. (await db.SlugsByTopicAsync(topics, stop)).SelectMany(static slugs => slugs)];

    /// <summary>The same, by the number of the topic.</summary>
    public static async Task<ILookup<long, string>> SlugsByTopicAsync(this PortalDb db, IReadOnlyCollection<Topic> topics, CancellationToken stop)
    {
        var ids = topics.Select(static topic => topic.Id).ToArray();
        var slugs = ids.Length == 0 ? [] : await db.Topics.Where(topic => ids.Contains(topic.Id) || ids.Contains(topic.MergedIntoId!.Value)).Select(static topic => new { topic.Slug, Of = topic.MergedIntoId ?? topic.Id }).ToListAsync(stop);
        return slugs.ToLookup(static slug => slug.Of, static slug => slug.Slug);
    }
}
