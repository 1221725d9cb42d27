using System.Globalization;
using System.Xml;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Media;
using ToaSoan.Newsroom;
using ToaSoan.Platform;

namespace ToaSoan.Reader;

/// <summary>RSS 2.0 of the whole portal or of a section: the newest thirty.</summary>
public static class Feed
{
    private const int Items = 30;
    private const string Atom = "http://www.w3.org/2005/Atom";
    private const string Core = "http://purl.org/dc/elements/1.1/";
    private const string Media = "http://search.yahoo.com/mrss/";

    /// <summary>Answers <c>/rss.xml</c> and <c>/{section}/rss.xml</c>; 404 when there is no such section.</summary>
    public static async Task<IResult> ServeAsync(HttpContext context, PortalDb db, Settings settings, SiteIdentities identities, string? section = null)
    {
        ArgumentNullException.ThrowIfNull(context);
        var stop = context.RequestAborted;
        var found = section is null ? null : await db.Sections.AsNoTracking().SingleOrDefaultAsync(s => s.Slug == section, stop);
        if (section is not null && found is null)
        {
            return Results.NotFound();
        }

        var site = await identities.GetAsync(db, stop);
        var editions = await db.Shown().Where(e => section == null || e.Section == section).NewestFirst().Take(Items).Include(static e => e.Tags).AsSplitQuery().ToListAsync(stop);
        var photos = await db.PhotoSourcesAsync(editions.Select(static e => e.LeadPhoto).OfType<string>(), stop);
        var topics = await db.TopicsNowAsync([.. editions.SelectMany(static e => e.Topics).Select(static tag => tag.Slug).Distinct()], stop);
        var sections = await db.Sections.AsNoTracking().ToDictionaryAsync(static s => s.Slug, static s => s.Name, stop);
        var home = section is null ? "" : $"/{section}";
        return Document.Xml(context, "application/rss+xml; charset=utf-8", PageTag.Feeds, xml =>
        {
            xml.WriteStartElement("rss");
            xml.WriteAttributeString("version", "2.0");
            xml.WriteAttributeString("xmlns", "atom", null, Atom);
            xml.WriteAttributeString("xmlns", "dc", null, Core);
            xml.WriteAttributeString("xmlns", "media", null, Media);
            xml.WriteStartElement("channel");
            xml.WriteElementString("title", found is null ? site.Name : $"{found.Name} – {site.Name}");
            xml.WriteElementString("link", settings.Absolute(home.Length == 0 ? "/" : home));
            xml.WriteElementString("description", found?.Name ?? (site.Tagline.Length > 0 ? site.Tagline : site.Name));
            xml.WriteElementString("language", "vi");
            xml.WriteStartElement("atom", "link", Atom);
            xml.WriteAttributeString("href", settings.Absolute(home + "/rss.xml"));
            xml.WriteAttributeString("rel", "self");
            xml.WriteAttributeString("type", "application/rss+xml");
            xml.WriteEndElement();
            foreach (var edition in editions)
            {
                var photo = edition.LeadPhoto is null ? null : photos.GetValueOrDefault(edition.LeadPhoto);
                Write(xml, edition, topics.Of(edition).Select(static topic => topic.Name).Prepend(sections.GetValueOrDefault(edition.Section, edition.SectionName)), JsonLd.Image(settings, photo), settings);
            }
        });
    }

    /// <summary>An instant in RFC 822 with the city's offset: "Thu, 16 Jun 2022 14:05:00 +0700".</summary>
    public static string Rfc822(DateTime utc) => CityTime.Local(utc).ToString("ddd, dd MMM yyyy HH:mm:ss '+0700'", CultureInfo.InvariantCulture);

    private static void Write(XmlWriter xml, Edition edition, IEnumerable<string> categories, string? image, Settings settings)
    {
        xml.WriteStartElement("item");
        xml.WriteElementString("title", edition.Title);
        xml.WriteElementString("link", settings.Absolute(edition.Path));
        xml.WriteStartElement("guid");
        xml.WriteAttributeString("isPermaLink", "false");
        xml.WriteString($"{new Uri(settings.BaseUrl).Host}/{edition.Kind}/{edition.ObjectId.ToString(CultureInfo.InvariantCulture)}");
        xml.WriteEndElement();
        xml.WriteElementString("pubDate", Rfc822(edition.FirstPublishedAt));
        xml.WriteElementString("description", edition.Lead);
        foreach (var author in edition.Authors)
        {
            xml.WriteElementString("dc", "creator", Core, author.Name);
        }

        foreach (var category in categories)
        {
            xml.WriteElementString("category", category);
        }

        if (image is not null)
        {
            xml.WriteStartElement("media", "content", Media);
            xml.WriteAttributeString("url", image);
            xml.WriteAttributeString("medium", "image");
            xml.WriteAttributeString("type", "image/jpeg");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }
}
