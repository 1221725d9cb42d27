using System.Globalization;
using System.Xml;
using ToaSoan.Platform;

namespace ToaSoan.Reader.Feeds;

/// <summary>RSS 2.0.</summary>
internal static class Rss
{
    /// <summary>The name at the end of its addresses.</summary>
    public const string File = "rss.xml";

    /// <summary>Its media type.</summary>
    public const string MediaType = "application/rss+xml";

    private const string AtomSpace = Atom.Space;
    private const string Core = "http://purl.org/dc/elements/1.1/";
    private const string Content = "http://purl.org/rss/1.0/modules/content/";

    /// <summary>Writes a feed.</summary>
    public static IResult Write(HttpContext context, IReadOnlyCollection<string> tags, FeedPage page) => Document.Xml(context, MediaType + "; charset=utf-8", tags, xml =>
    {
        xml.WriteStartElement("rss");
        xml.WriteAttributeString("version", "2.0");
        xml.WriteAttributeString("xmlns", "atom", null, AtomSpace);
        xml.WriteAttributeString("xmlns", "dc", null, Core);
        xml.WriteAttributeString("xmlns", "content", null, Content);
        xml.WriteAttributeString("xmlns", "media", null, FeedMedia.Space);
        xml.WriteStartElement("channel");
        xml.WriteElementString("title", page.Title);
        xml.WriteElementString("link", page.Home);
        xml.WriteElementString("description", page.Description);
        xml.WriteElementString("language", page.Language);
        xml.WriteElementString("lastBuildDate", Rfc822(page.Updated));
        Link(xml, "self", page.Self(File), MediaType);
        if (page.Hub.Length > 0)
        {
            Link(xml, "hub", page.Hub, null);
        }

        foreach (var item in page.Items)
        {
            Write(xml, item);
        }
    });

    /// <summary>An instant in RFC 822 with the city's offset: "Thu, 16 Jun 2022 14:05:00 +0700".</summary>
    public static string Rfc822(DateTime utc) => CityTime.Local(utc).ToString("ddd, dd MMM yyyy HH:mm:ss '+0700'", CultureInfo.InvariantCulture);

    private static void Write(XmlWriter xml, FeedItem item)
    {
        xml.WriteStartElement("item");
        xml.WriteElementString("title", item.Title);
        xml.WriteElementString("link", item.Url);
        xml.WriteStartElement("guid");
        xml.WriteAttributeString("isPermaLink", "false");
        xml.WriteString(item.Id);
        xml.WriteEndElement();
        xml.WriteElementString("pubDate", Rfc822(item.Published));
        xml.WriteElementString("atom", "updated", AtomSpace, CityTime.Machine(item.Updated));
        xml.WriteElementString("description", item.Lead);
        foreach (var author in item.Authors)
        {
            xml.WriteElementString("dc", "creator", Core, author.Name);
        }

        foreach (var category in item.Categories)
        {
            xml.WriteElementString("category", category);
        }

        FeedMedia.Write(xml, item);
        xml.WriteElementString("content", "encoded", Content, item.Html);
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string relation, string address, string? type)
    {
        xml.WriteStartElement("atom", "link", AtomSpace);
        xml.WriteAttributeString("href", address);
        xml.WriteAttributeString("rel", relation);
        if (type is not null)
        {
            xml.WriteAttributeString("type", type);
        }

        xml.WriteEndElement();
    }
}

/// <summary>The lead photo by Media RSS, in RSS and Atom alike.</summary>
internal static class FeedMedia
{
    /// <summary>The namespace.</summary>
    public const string Space = "http://search.yahoo.com/mrss/";

    /// <summary>Writes an item's photo with its size, if there is one.</summary>
    public static void Write(XmlWriter xml, FeedItem item)
    {
        if (item.Image is not { } image)
        {
            return;
        }

        xml.WriteStartElement("media", "content", Space);
        xml.WriteAttributeString("url", image.Url);
        xml.WriteAttributeString("medium", "image");
        xml.WriteAttributeString("type", "image/jpeg");
        xml.WriteAttributeString("width", image.Width.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("height", image.Height.ToString(CultureInfo.InvariantCulture));
        if (item.ImageAlt.Length > 0)
        {
            xml.WriteElementString("media", "description", Space, item.ImageAlt);
        }

        xml.WriteEndElement();
    }
}
