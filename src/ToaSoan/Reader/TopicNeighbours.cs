using Microsoft.EntityFrameworkCore;
using ToaSoan.Newsroom;
using ToaSoan.Platform;

namespace ToaSoan.Reader;

/// <summary>An article as a link.</summary>
public sealed record Neighbour(long ObjectId, string Path, string Title);

/// <summary>What was published in a topic right before and right after an article.</summary>
public sealed record TopicNeighbours(Topic Topic, Neighbour? Older, Neighbour? Newer)
{
    /// <summary>The neighbours of an edition in a topic, which is found by its slugs; null when it stands alone there.</summary>
    public static async Task<TopicNeighbours?> FindAsync(PortalDb db, Edition edition, Topic topic, string[] slugs, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(edition);
        var (at, id) = (edition.FirstPublishedAt, edition.Id);
        var others = db.Tagged(EditionTag.Topic, slugs);
        var older = await others.Where(place => place.At <= at && (place.At < at || place.Id < id)).NewestFirst().Select(static place => place.Id).FirstOrDefaultAsync(stop);
        var newer = await others.Where(place => place.At >= at && (place.At > at || place.Id > id)).OrderBy(static place => place.At).ThenBy(static place => place.Id).Select(static place => place.Id).FirstOrDefaultAsync(stop);
        var both = await db.Editions.Where(e => e.Id == older || e.Id == newer).Select(static e => new { e.Id, Neighbour = new Neighbour(e.ObjectId, e.Path, e.Title) }).ToDictionaryAsync(static e => e.Id, static e => e.Neighbour, stop);
        return both.Count == 0 ? null : new TopicNeighbours(topic, both.GetValueOrDefault(older), both.GetValueOrDefault(newer));
    }
}
