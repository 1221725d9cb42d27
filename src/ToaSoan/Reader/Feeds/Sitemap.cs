using System.Globalization;
using System.Text;
using System.Xml;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Media;
using ToaSoan.Newsroom;
using ToaSoan.Platform;
using ToaSoan.Search;

namespace ToaSoan.Reader.Feeds;

/// <summary>What search engines are told: an index, every address that is shown in pieces, and the news of two days.</summary>
internal static class Sitemap
{
    /// <summary>The most articles in one file: far below the protocol's 50,000 addresses, as a piece is made and kept whole.</summary>
    public const int PieceSize = 10_000;

    private const int MostNews = 1_000;
    private const string Type = "application/xml; charset=utf-8";
    private const string Space = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private const string Html = "http://www.w3.org/1999/xhtml";
    private const string Images = "http://www.google.com/schemas/sitemap-image/1.1";
    private const string News = "http://www.google.com/schemas/sitemap-news/0.9";
    private static readonly string[] Tags = [PageTag.Layout, PageTag.Feeds];

    /// <summary>Answers <c>/sitemap.xml</c>: the index of pieces, and the news.</summary>
    public static async Task<IResult> ServeAsync(HttpContext context, PortalDb db, Settings settings)
    {
        ArgumentNullException.ThrowIfNull(context);
        var pieces = await PiecesAsync(db, context.RequestAborted);
        return Elsewhere(context, "/sitemap.xml") ?? Document.Xml(context, Type, Tags, xml =>
        {
            xml.WriteStartElement("sitemapindex", Space);
            foreach (var path in Enumerable.Range(1, pieces).Select(static number => string.Create(CultureInfo.InvariantCulture, $"/sitemap-{number}.xml")).Append("/news-sitemap.xml"))
            {
                xml.WriteStartElement("sitemap");
                xml.WriteElementString("loc", settings.Absolute(path));
                xml.WriteEndElement();
            }
        });
    }

    /// <summary>Answers <c>/sitemap-{number}.xml</c>; 404 beyond the last piece.</summary>
    public static async Task<IResult> ServePieceAsync(HttpContext context, PortalDb db, Settings settings, int number)
    {
        ArgumentNullException.ThrowIfNull(context);
        var stop = context.RequestAborted;
        if (number > await PiecesAsync(db, stop))
        {
            return Results.NotFound();
        }

        var sections = number > 1 ? [] : await db.Sections.AsNoTracking().Where(static s => s.RetiredAt == null).OrderBy(static s => s.Position).Select(static s => "/" + s.Slug).ToListAsync(stop);
        var others = new List<string>();
        foreach (var pages in number > 1 ? [] : context.RequestServices.GetServices<SitemapPages>())
        {
            others.AddRange(await pages.PathsAsync(db, stop));
        }

        var months = number > 1 ? [] : await db.MonthsAsync(stop);
        var (shown, kinds) = (true, context.RequestServices.GetServices<SearchedKind>().Select(static kind => kind.Kind).ToArray());
        var searched = number > 1 ? [] : await db.Editions.Where(e => e.Shown == shown && kinds.Contains(e.Kind)).OrderBy(static e => e.Kind).ThenBy(static e => e.ObjectId).Select(static e => new { e.Path, e.PublishedAt }).ToListAsync(stop);
        var english = await db.Shown(Edition.EnglishArticle).Select(static e => new { e.ObjectId, e.PublishedAt }).ToDictionaryAsync(static e => e.ObjectId, static e => e.PublishedAt, stop);
        var articles = await db.Shown().OrderBy(static e => e.FirstPublishedAt).ThenBy(static e => e.ObjectId).Skip((number - 1) * PieceSize).Take(PieceSize)
            .LeftJoin(db.Photos.AsNoTracking(), static e => e.LeadPhoto, static photo => photo.Hash, static (e, photo) => new { e.ObjectId, e.Path, e.PublishedAt, Photo = photo == null ? null : new PhotoSource(photo.Hash, photo.Width, photo.Height, photo.Formats, .5, .5) })
            .ToListAsync(stop);
        return Elsewhere(context, string.Create(CultureInfo.InvariantCulture, $"/sitemap-{number}.xml")) ?? Document.Xml(context, Type, Tags, xml =>
        {
            xml.WriteStartElement("urlset", Space);
            xml.WriteAttributeString("xmlns", "xhtml", null, Html);
            xml.WriteAttributeString("xmlns", "image", null, Images);
            foreach (var path in number > 1 ? sections : sections.Prepend("").Concat(others))
            {
                Pair(xml, settings, path, null, null, null);
            }

            foreach (var (month, _) in months)
            {
                Write(xml, settings.Absolute(ArchiveMonths.Path(month)), null, null, null);
            }

            foreach (var other in searched)
            {
                Write(xml, settings.Absolute(other.Path), other.PublishedAt, null, null);
            }

            foreach (var article in articles)
            {
                var image = JsonLd.Image(settings, article.Photo);
                if (english.TryGetValue(article.ObjectId, out var translated))
                {
                    Pair(xml, settings, article.Path, article.PublishedAt, translated, image);
                }
                else
                {
                    Write(xml, settings.Absolute(article.Path), article.PublishedAt, null, image);
                }
            }
        });
    }

    /// <summary>Answers <c>/news-sitemap.xml</c>: what was first published within 48 hours, in each language it has.</summary>
    public static async Task<IResult> ServeNewsAsync(HttpContext context, PortalDb db, Settings settings, SiteIdentities identities, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(context);
        var (stop, since) = (context.RequestAborted, clock.Now().AddHours(-48));
        var name = (await identities.GetAsync(db, stop)).Name;
        var vietnamese = await db.Shown().Where(e => e.FirstPublishedAt >= since).NewestFirst().Take(MostNews).ToListAsync(stop);
        var english = await db.Shown(Edition.EnglishArticle).Where(e => e.FirstPublishedAt >= since).NewestFirst().Take(MostNews).ToListAsync(stop);
        return Elsewhere(context, "/news-sitemap.xml") ?? Document.Xml(context, Type, Tags, xml =>
        {
            xml.WriteStartElement("urlset", Space);
            xml.WriteAttributeString("xmlns", "news", null, News);
            foreach (var edition in vietnamese.Concat(english).OrderByDescending(static e => e.FirstPublishedAt).Take(MostNews))
            {
                xml.WriteStartElement("url");
                xml.WriteElementString("loc", settings.Absolute(edition.Address()));
                xml.WriteStartElement("news", "news", News);
                xml.WriteStartElement("news", "publication", News);
                xml.WriteElementString("news", "name", News, name);
                xml.WriteElementString("news", "language", News, edition.Language);
                xml.WriteEndElement();
                xml.WriteElementString("news", "publication_date", News, CityTime.Machine(edition.FirstPublishedAt));
                xml.WriteElementString("news", "title", News, edition.Title);
                xml.WriteEndElement();
                xml.WriteEndElement();
            }
        });
    }

    /// <summary>Answers <c>/robots.txt</c>.</summary>
    public static IResult Robots(HttpContext context, Settings settings) => Elsewhere(context, "/robots.txt") ?? Document.Send(context, "text/plain; charset=utf-8", [PageTag.Layout],
        Encoding.UTF8.GetBytes($"User-agent: *\nDisallow: /ban\nDisallow: /xem-thu\nDisallow: /tim-kiem?\nDisallow: /tim-kiem/\nDisallow: /en/tim-kiem?\nDisallow: /en/tim-kiem/\nSitemap: {settings.Absolute("/sitemap.xml")}\n"));

    private static async Task<int> PiecesAsync(PortalDb db, CancellationToken stop) => Math.Max(1, (await db.Shown().CountAsync(stop) + PieceSize - 1) / PieceSize);

    // These have one address each, without a frame: /en/sitemap.xml leads there too.
    private static IResult? Elsewhere(HttpContext context, string path) =>
        context.Request.PathBase + context.Request.Path == path ? null : Results.LocalRedirect(path, permanent: true);

    private static void Pair(XmlWriter xml, Settings settings, string path, DateTime? modified, DateTime? translated, string? image)
    {
        var (vi, en) = (settings.Absolute(path.Length > 0 ? path : "/"), settings.Absolute("/en" + path));
        Write(xml, vi, modified, (vi, en), image);
        Write(xml, en, translated, (vi, en), image);
    }

    private static void Write(XmlWriter xml, string address, DateTime? modified, (string Vietnamese, string English)? pair, string? image)
    {
        xml.WriteStartElement("url");
        xml.WriteElementString("loc", address);
        if (modified is { } at)
        {
            xml.WriteElementString("lastmod", CityTime.Machine(at));
        }

        if (pair is var (vietnamese, english))
        {
            Alternate(xml, "vi", vietnamese);
            Alternate(xml, "en", english);
        }

        if (image is not null)
        {
            xml.WriteStartElement("image", "image", Images);
            xml.WriteElementString("image", "loc", Images, image);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Alternate(XmlWriter xml, string language, string address)
    {
        xml.WriteStartElement("xhtml", "link", Html);
        xml.WriteAttributeString("rel", "alternate");
        xml.WriteAttributeString("hreflang", language);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }
}

/// <summary>Pages of a capability, in both languages, that the sitemap names beside sections and articles.</summary>
/// <param name="PathsAsync">Their paths, those only that have something to show.</param>
public sealed record SitemapPages(Func<PortalDb, CancellationToken, Task<IReadOnlyList<string>>> PathsAsync);
