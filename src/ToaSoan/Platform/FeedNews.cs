using Microsoft.EntityFrameworkCore;

namespace ToaSoan.Platform;

/// <summary>Tells, by durable jobs saved with the publication, whose feeds changed. Without a WebSub hub nobody has to know.</summary>
public static class FeedNews
{
    /// <summary>The kind of the jobs; the key is the path of the page whose feeds changed, "/" for the whole portal.</summary>
    public const string JobKind = "feeds.changed";

    private static readonly TimeSpan News = TimeSpan.FromHours(1);

    /// <summary>Adds the jobs of editions that come and go; the caller saves. Editions dated long ago (an older site's, the demo city's) are no news.</summary>
    public static async Task TellAsync(PortalDb db, Settings settings, IEnumerable<Edition?> editions, DateTime now, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.WebsubHub.Length == 0)
        {
            return;
        }

        var all = editions.OfType<Edition>().ToList();
        string[] paths = all.Exists(edition => edition.PublishedAt > now - News) ? [.. all.SelectMany(PathsOf).Distinct(StringComparer.Ordinal)] : [];
        var waiting = await db.Jobs.Where(job => job.Kind == JobKind && paths.Contains(job.Key) && job.LeasedUntil <= now && job.DueAt <= now).Select(static job => job.Key).ToListAsync(stop);
        db.Jobs.AddRange(paths.Except(waiting, StringComparer.Ordinal).Select(path => new Job { Kind = JobKind, Key = path, DueAt = now }));
    }

    private static IEnumerable<string> PathsOf(Edition edition)
    {
        var frame = edition.Language == "en" ? "/en" : "";
        return edition.Topics.Select(static topic => $"/chu-de/{topic.Slug}").Concat(edition.JointOffices.Select(static office => $"/don-vi/{office.Slug}"))
            .Concat([$"/{edition.Section}", $"/don-vi/{edition.Office}"]).Select(path => frame + path).Append(frame + "/");
    }
}
