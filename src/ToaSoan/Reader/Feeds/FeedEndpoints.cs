using Microsoft.EntityFrameworkCore;
using ToaSoan.Blocks;
using ToaSoan.Media;
using ToaSoan.Newsroom;
using ToaSoan.Platform;

namespace ToaSoan.Reader.Feeds;

/// <summary>
/// The newest thirty of the portal, a section, a topic or an office as RSS 2.0, Atom 1.0 and JSON Feed 1.1; under /en what has an English
/// version. Each is stored under the tags of what it shows, and at its one address.
/// </summary>
internal static class FeedEndpoints
{
    private const int Items = 30;

    private static readonly (string File, Func<HttpContext, IReadOnlyCollection<string>, FeedPage, IResult> Write)[] Formats = [(Rss.File, Rss.Write), (Atom.File, Atom.Write), (JsonFeed.File, JsonFeed.Write)];

    /// <summary>Maps every feed.</summary>
    public static void MapFeeds(this RouteGroupBuilder machines)
    {
        foreach (var (file, write) in Formats)
        {
            machines.MapGet("/" + file, (HttpContext context, FeedReader feeds, PortalDb db) => ServeAsync(context, feeds, file, write, Task.FromResult<FeedSource?>(FeedSource.All(db))));
            machines.MapGet("/{section:section}/" + file, (string section, HttpContext context, FeedReader feeds, PortalDb db) => ServeAsync(context, feeds, file, write, FeedSource.SectionAsync(db, section, context.RequestAborted)));
            machines.MapGet("/chu-de/{slug}/" + file, (string slug, HttpContext context, FeedReader feeds, PortalDb db) => ServeAsync(context, feeds, file, write, FeedSource.TopicAsync(db, slug, context.RequestAborted)));
            machines.MapGet("/don-vi/{slug}/" + file, (string slug, HttpContext context, FeedReader feeds, PortalDb db) => ServeAsync(context, feeds, file, write, FeedSource.OfficeAsync(db, slug, context.RequestAborted)));
        }
    }

    /// <summary>The other formats of a feed beside the page's own: "/thoi-su/rss.xml" gives its Atom and JSON.</summary>
    public static string Beside(string rss, string file) => rss[..^Rss.File.Length] + file;

    private static async Task<IResult> ServeAsync(HttpContext context, FeedReader feeds, string file, Func<HttpContext, IReadOnlyCollection<string>, FeedPage, IResult> write, Task<FeedSource?> asked)
    {
        if (await asked is not { } source)
        {
            return Results.NotFound();
        }

        var path = $"{source.Path}/{file}";
        if (context.Request.Path.Value != path)
        {
            return Results.LocalRedirect(context.Request.To(path), permanent: true);
        }

        var (page, tags) = await feeds.ReadAsync(source, Items, context.RequestAborted);
        return write(context, tags, page);
    }
}

/// <summary>Reads what a feed says.</summary>
internal sealed class FeedReader(PortalDb db, Settings settings, SiteIdentities identities, TimeProvider clock)
{
    /// <summary>The newest of a source, and the tags under which it is stored.</summary>
    public async Task<(FeedPage Page, IReadOnlyCollection<string> Tags)> ReadAsync(FeedSource source, int count, CancellationToken stop)
    {
        var site = await identities.GetAsync(db, stop);
        var ids = await source.NewestAsync(count, stop);
        var editions = await db.Editions.AsNoTracking().Where(e => ids.Contains(e.Id) && e.Shown).NewestFirst().Take(count).Include(static e => e.Tags).AsSplitQuery().ToListAsync(stop);
        var hashes = editions.SelectMany(static e => BlockJson.Read(e.Body).Figures().Select(static figure => figure.Photo).Append(e.LeadPhoto)).OfType<string>().Distinct().ToList();
        var photos = await db.PhotoSourcesAsync(hashes, stop);
        var topics = await db.TopicsNowAsync([.. editions.SelectMany(static e => e.Topics).Select(static tag => tag.Slug).Distinct()], stop);
        var sections = await db.Sections.AsNoTracking().ToDictionaryAsync(static s => s.Slug, stop);
        var items = editions.ConvertAll(edition => FeedItem.Of(edition, topics.Of(edition).Select(static topic => topic.Name).Prepend(sections.GetValueOrDefault(edition.Section)?.Spoken ?? edition.SectionName), photos, settings));
        var (language, frame) = ReaderPage.English ? ("en", "/en") : ("vi", "");
        var home = settings.Absolute(frame + (source.Path.Length > 0 ? source.Path : frame.Length > 0 ? "" : "/"));
        var description = new[] { source.Summary, source.Name, site.Tagline, site.Name }.First(static text => text.Length > 0);
        var page = new FeedPage(source.Name.Length == 0 ? site.Name : $"{source.Name} – {site.Name}", description, home, file => settings.Absolute($"{frame}{source.Path}/{file}"), language, site.Name, settings.WebsubHub, items, clock.Now());
        return (page, [PageTag.Layout, PageTag.Offices, .. source.Tags, .. hashes.Select(PageTag.Photo)]);
    }
}
