using System.Xml;
using ToaSoan.Platform;

namespace ToaSoan.Reader.Feeds;

/// <summary>Atom 1.0 (RFC 4287).</summary>
internal static class Atom
{
    /// <summary>The name at the end of its addresses.</summary>
    public const string File = "atom.xml";

    /// <summary>Its media type.</summary>
    public const string MediaType = "application/atom+xml";

    /// <summary>Its namespace.</summary>
    public const string Space = "http://www.w3.org/2005/Atom";

    /// <summary>Writes a feed.</summary>
    public static IResult Write(HttpContext context, IReadOnlyCollection<string> tags, FeedPage page) => Document.Xml(context, MediaType + "; charset=utf-8", tags, xml =>
    {
        xml.WriteStartElement("feed", Space);
        xml.WriteAttributeString("xmlns", "media", null, FeedMedia.Space);
        xml.WriteAttributeString("xml", "lang", null, page.Language);
        xml.WriteElementString("id", Space, page.Self(File));
        xml.WriteElementString("title", Space, page.Title);
        xml.WriteElementString("subtitle", Space, page.Description);
        xml.WriteElementString("updated", Space, CityTime.Machine(page.Updated));
        Link(xml, "self", page.Self(File), MediaType);
        Link(xml, "alternate", page.Home, "text/html");
        if (page.Hub.Length > 0)
        {
            Link(xml, "hub", page.Hub, null);
        }

        Person(xml, page.Publisher, null);
        foreach (var item in page.Items)
        {
            Write(xml, item);
        }
    });

    private static void Write(XmlWriter xml, FeedItem item)
    {
        xml.WriteStartElement("entry", Space);
        xml.WriteElementString("id", Space, item.Id);
        xml.WriteElementString("title", Space, item.Title);
        xml.WriteElementString("published", Space, CityTime.Machine(item.Published));
        xml.WriteElementString("updated", Space, CityTime.Machine(item.Updated));
        Link(xml, "alternate", item.Url, "text/html");
        foreach (var author in item.Authors)
        {
            Person(xml, author.Name, author.Url);
        }

        foreach (var category in item.Categories)
        {
            xml.WriteStartElement("category", Space);
            xml.WriteAttributeString("term", category);
            xml.WriteEndElement();
        }

        if (item.Lead.Length > 0)
        {
            xml.WriteElementString("summary", Space, item.Lead);
        }

        FeedMedia.Write(xml, item);
        if (item.Html.Length > 0)
        {
            xml.WriteStartElement("content", Space);
            xml.WriteAttributeString("type", "html");
            xml.WriteString(item.Html);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Person(XmlWriter xml, string name, string? address)
    {
        xml.WriteStartElement("author", Space);
        xml.WriteElementString("name", Space, name);
        if (address is not null)
        {
            xml.WriteElementString("uri", Space, address);
        }

        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string relation, string address, string? type)
    {
        xml.WriteStartElement("link", Space);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", address);
        if (type is not null)
        {
            xml.WriteAttributeString("type", type);
        }

        xml.WriteEndElement();
    }
}
