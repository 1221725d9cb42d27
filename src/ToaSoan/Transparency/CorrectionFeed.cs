using System.Xml;
using ToaSoan.Platform;
using ToaSoan.Reader;
using ToaSoan.Reader.Feeds;

namespace ToaSoan.Transparency;

/// <summary>The newest corrections as an Atom feed (RFC 4287). Always in Vietnamese, the language of what it tells.</summary>
public static class CorrectionFeed
{
    private const int MostEntries = 50;

    /// <summary>Answers <c>/dinh-chinh/atom.xml</c>.</summary>
    public static async Task<IResult> ServeAsync(HttpContext context, PortalDb db, Settings settings, SiteIdentities identities, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(settings);
        LanguageMiddleware.Speak("vi");
        var stop = context.RequestAborted;
        var lines = await Corrections.ReadAsync(db, (await Corrections.EntriesAsync(db, stop)).Take(MostEntries), stop);
        var (site, home) = (await identities.GetAsync(db, stop), settings.Absolute(CorrectionListModel.Address));
        return Document.Xml(context, Atom.MediaType + "; charset=utf-8", [PageTag.Layout, PageTag.Feeds], xml =>
        {
            xml.WriteStartElement("feed", Atom.Space);
            xml.WriteAttributeString("xml", "lang", null, "vi");
            xml.WriteElementString("title", $"{RegisterText.Corrections} – {site.Name}");
            xml.WriteElementString("id", home);
            xml.WriteElementString("updated", CityTime.Machine(lines.Count > 0 ? lines[0].At : clock.Now()));
            Link(xml, "self", home + "/atom.xml", Atom.MediaType);
            Link(xml, "alternate", home, "text/html");
            Person(xml, site.Name);
            foreach (var line in lines)
            {
                xml.WriteStartElement("entry");
                xml.WriteElementString("title", line.Name);
                xml.WriteElementString("id", FormattableString.Invariant($"tag:{new Uri(settings.BaseUrl).Host},{CityTime.Local(line.At).Year}:{line.Kind}/{line.ObjectId}/{line.Number}"));
                xml.WriteElementString("published", CityTime.Machine(line.At));
                xml.WriteElementString("updated", CityTime.Machine(line.At));
                Link(xml, "alternate", settings.Absolute(line.Change ?? (line.Language == "en" ? "/en" : "") + line.Path), "text/html");
                Person(xml, line.OfficeName.Length > 0 ? line.OfficeName : site.Name);
                xml.WriteElementString("summary", line.Reason);
                xml.WriteEndElement();
            }
        });
    }

    private static void Person(XmlWriter xml, string name)
    {
        xml.WriteStartElement("author");
        xml.WriteElementString("name", name);
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string relation, string address, string type)
    {
        xml.WriteStartElement("link");
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }
}
