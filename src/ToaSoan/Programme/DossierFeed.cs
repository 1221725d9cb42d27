using System.Xml;
using ToaSoan.Platform;
using ToaSoan.Reader;
using ToaSoan.Reader.Feeds;

namespace ToaSoan.Programme;

/// <summary>A dossier's own Atom feed: what changed, and the articles; newest first. Always in Vietnamese, the language of what it tells.</summary>
public static class DossierFeed
{
    private const string Namespace = "http://www.w3.org/2005/Atom";
    private const int MostEntries = 40;

    /// <summary>Answers <c>/du-an/{slug}/atom.xml</c>: 404 when there is no such dossier, 410 when it was withdrawn.</summary>
    public static async Task<IResult> ServeAsync(HttpContext context, PortalDb db, Settings settings, SiteIdentities identities, string slug)
    {
        ArgumentNullException.ThrowIfNull(context);
        var stop = context.RequestAborted;
        if (await DossierReading.FindAsync(db, slug, stop) is not { } edition)
        {
            return Results.NotFound();
        }

        if (edition.Withdrawn)
        {
            return Results.StatusCode(StatusCodes.Status410Gone);
        }

        LanguageMiddleware.Speak("vi");
        var reading = await DossierReading.OfAsync(db, edition, stop);
        var site = await identities.GetAsync(db, stop);
        var address = settings.Absolute(edition.Path);
        var entries = reading.History.Select(change => Entry.Of(change, reading.Content.Name, address))
            .Concat(reading.Articles.Select(card => new Entry(settings.Absolute(card.Path), settings.Absolute(card.Path), card.Title, card.Lead, card.At)))
            .OrderByDescending(static entry => entry.At).Take(MostEntries).ToList();
        context.Features.Get<PageTags>()?.Tags.UnionWith(reading.Tags);
        return Document.Xml(context, "application/atom+xml; charset=utf-8", [PageTag.Layout], xml =>
        {
            xml.WriteStartElement("feed", Namespace);
            xml.WriteAttributeString("xml", "lang", null, "vi");
            xml.WriteElementString("title", $"{reading.Content.Name} – {site.Name}");
            xml.WriteElementString("id", address);
            xml.WriteElementString("updated", CityTime.Machine(entries[0].At > edition.PublishedAt ? entries[0].At : edition.PublishedAt));
            Link(xml, "self", address + "/atom.xml", "application/atom+xml");
            Link(xml, "alternate", address, "text/html");
            xml.WriteStartElement("author");
            xml.WriteElementString("name", edition.OfficeName);
            xml.WriteEndElement();
            foreach (var entry in entries)
            {
                entry.Write(xml);
            }
        });
    }

    private static void Link(XmlWriter xml, string relation, string address, string type)
    {
        xml.WriteStartElement("link");
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    private sealed record Entry(string Id, string Address, string Title, string Text, DateTime At)
    {
        public static Entry Of(DossierEdition edition, string project, string address)
        {
            var sentences = edition.Changes.Select(ProjectWords.Of).ToList();
            return new Entry($"{address}#ban-{edition.Number}", $"{address}#ban-{edition.Number}", sentences.Count == 1 ? sentences[0] : string.Format(ProjectText.ChangesOf, sentences.Count, project), string.Join('\n', sentences), edition.At);
        }

        public void Write(XmlWriter xml)
        {
            xml.WriteStartElement("entry");
            xml.WriteElementString("title", Title);
            xml.WriteElementString("id", Id);
            xml.WriteElementString("published", CityTime.Machine(At));
            xml.WriteElementString("updated", CityTime.Machine(At));
            Link(xml, "alternate", Address, "text/html");
            xml.WriteElementString("summary", Text);
            xml.WriteEndElement();
        }
    }
}
