using System.Globalization;
using System.Text;
using System.Xml;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Newsroom;
using ToaSoan.Platform;

namespace ToaSoan.Reader;

/// <summary>What search engines are told: every address that is shown, in pieces below the protocol's 50,000.</summary>
public static class Sitemap
{
    /// <summary>The most articles in one file.</summary>
    public const int PieceSize = 45_000;

    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

    /// <summary>Answers <c>/sitemap.xml</c>: the addresses, or an index of pieces when there are too many for one file.</summary>
    public static async Task<IResult> ServeAsync(HttpContext context, PortalDb db, Settings settings)
    {
        ArgumentNullException.ThrowIfNull(context);
        var pieces = await PiecesAsync(db, context.RequestAborted);
        return pieces <= 1 ? await Piece(context, db, settings, 1) : Index(context, settings, pieces);
    }

    /// <summary>Answers <c>/sitemap-{number}.xml</c>; 404 beyond the last piece.</summary>
    public static async Task<IResult> ServePieceAsync(HttpContext context, PortalDb db, Settings settings, int number)
    {
        ArgumentNullException.ThrowIfNull(context);
        return number <= await PiecesAsync(db, context.RequestAborted) ? await Piece(context, db, settings, number) : Results.NotFound();
    }

    /// <summary>Answers <c>/robots.txt</c>.</summary>
    public static IResult Robots(HttpContext context, Settings settings) => Document.Send(context, "text/plain; charset=utf-8", PageTag.Layout,
        Encoding.UTF8.GetBytes($"User-agent: *\nDisallow: /ban\nDisallow: /tim-kiem\nDisallow: /en/tim-kiem\nSitemap: {settings.Absolute("/sitemap.xml")}\n"));

    private static async Task<int> PiecesAsync(PortalDb db, CancellationToken stop) => Math.Max(1, (await db.Shown().CountAsync(stop) + PieceSize - 1) / PieceSize);

    private static IResult Index(HttpContext context, Settings settings, int pieces) => Document.Xml(context, "application/xml; charset=utf-8", PageTag.Feeds, xml =>
    {
        xml.WriteStartElement("sitemapindex", Namespace);
        for (var number = 1; number <= pieces; number++)
        {
            xml.WriteStartElement("sitemap");
            xml.WriteElementString("loc", settings.Absolute(string.Create(CultureInfo.InvariantCulture, $"/sitemap-{number}.xml")));
            xml.WriteEndElement();
        }
    });

    private static async Task<IResult> Piece(HttpContext context, PortalDb db, Settings settings, int number)
    {
        var stop = context.RequestAborted;
        var sections = number > 1 ? [] : await db.Sections.AsNoTracking().Where(static s => s.RetiredAt == null).OrderBy(static s => s.Position).Select(static s => "/" + s.Slug).ToListAsync(stop);
        var articles = await db.Shown().OrderBy(static e => e.FirstPublishedAt).ThenBy(static e => e.ObjectId).Skip((number - 1) * PieceSize).Take(PieceSize)
            .Select(static e => new { e.Path, e.PublishedAt }).ToListAsync(stop);
        var pages = new List<string> { "/" };
        foreach (var others in number > 1 ? [] : context.RequestServices.GetServices<SitemapPages>())
        {
            pages.AddRange(await others.PathsAsync(db, stop));
        }

        return Document.Xml(context, "application/xml; charset=utf-8", PageTag.Feeds, xml =>
        {
            xml.WriteStartElement("urlset", Namespace);
            foreach (var path in number > 1 ? sections : pages.Concat(sections))
            {
                Write(xml, settings.Absolute(path), null);
            }

            foreach (var article in articles)
            {
                Write(xml, settings.Absolute(article.Path), CityTime.Machine(article.PublishedAt));
            }
        });
    }

    private static void Write(XmlWriter xml, string address, string? modified)
    {
        xml.WriteStartElement("url");
        xml.WriteElementString("loc", address);
        if (modified is not null)
        {
            xml.WriteElementString("lastmod", modified);
        }

        xml.WriteEndElement();
    }
}

/// <summary>Pages of a capability that the sitemap names beside sections and articles.</summary>
/// <param name="PathsAsync">Their paths, those only that have something to show.</param>
public sealed record SitemapPages(Func<PortalDb, CancellationToken, Task<IReadOnlyList<string>>> PathsAsync);
