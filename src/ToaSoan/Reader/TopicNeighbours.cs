using Microsoft.EntityFrameworkCore;
using ToaSoan.Newsroom;
using ToaSoan.Platform;

namespace ToaSoan.Reader;

/// <summary>An article as a link.</summary>
public sealed record Neighbour(long ObjectId, string Path, string Title);

/// <summary>What was published in a topic right before and right after an article.</summary>
public sealed record TopicNeighbours(Topic Topic, Neighbour? Older, Neighbour? Newer)
{
    /// <summary>The neighbours of an edition in a topic; null when it stands alone there.</summary>
    public static async Task<TopicNeighbours?> FindAsync(PortalDb db, Edition edition, Topic topic, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(edition);
        var (at, id) = (edition.FirstPublishedAt, edition.ObjectId);
        var others = db.TaggedOnce(EditionTag.Topic, await db.SlugsAsync([topic], stop));
        var older = await others.Where(e => e.FirstPublishedAt < at || (e.FirstPublishedAt == at && e.ObjectId < id)).NewestFirst()
            .Select(static e => new Neighbour(e.ObjectId, e.Path, e.Title)).FirstOrDefaultAsync(stop);
        var newer = await others.Where(e => e.FirstPublishedAt > at || (e.FirstPublishedAt == at && e.ObjectId > id)).OrderBy(static e => e.FirstPublishedAt).ThenBy(static e => e.ObjectId)
            .Select(static e => new Neighbour(e.ObjectId, e.Path, e.Title)).FirstOrDefaultAsync(stop);
        return older is null && newer is null ? null : new TopicNeighbours(topic, older, newer);
    }
}
