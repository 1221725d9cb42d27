using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;
using ToaSoan.Media;
using ToaSoan.Platform;

namespace ToaSoan.Reader;

/// <summary>
/// Structured data by schema.org. Owns the invariant that it cannot close its script element: the encoder writes
/// &lt;, &gt; and &amp; as escapes.
/// </summary>
public static class JsonLd
{
    private const int CardWidth = 1200;
    private static readonly JsonSerializerOptions Escaping = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The absolute address of the rendition shown with shared links; null without a finished photo.</summary>
    public static string? Image(Settings settings, PhotoSource? photo) => photo is not null && photo.Formats.HasFlag(PhotoFormats.Jpeg)
        ? settings.Absolute("/" + photo.Address(photo.Widths.LastOrDefault(static width => width <= CardWidth, photo.Widths[0]), "jpg"))
        : null;

    /// <summary>An article as NewsArticle with its breadcrumb; its section and topics by the names they have today.</summary>
    public static IHtmlContent Article(Edition edition, string section, IEnumerable<string> topics, IReadOnlyList<Correction> corrections, PhotoSource? photo, SiteIdentity site, Settings settings)
    {
        ArgumentNullException.ThrowIfNull(edition);
        var article = new JsonObject
        {
            ["@type"] = "NewsArticle",
            ["headline"] = edition.Title,
            ["description"] = edition.Lead,
            ["url"] = settings.Absolute(edition.Path),
            ["mainEntityOfPage"] = settings.Absolute(edition.Path),
            ["datePublished"] = CityTime.Machine(edition.FirstPublishedAt),
            ["dateModified"] = CityTime.Machine(edition.PublishedAt),
            ["inLanguage"] = "vi",
            ["articleSection"] = section,
            ["keywords"] = new JsonArray([.. topics.Select(static topic => JsonValue.Create(topic))]),
            ["author"] = new JsonArray([.. edition.Authors.Select(author => Named("Person", author.Name, settings.Absolute($"/tac-gia/{author.Slug}")))]),
            ["sourceOrganization"] = new JsonArray([.. edition.JointOffices.Select(static office => (office.Slug, office.Name)).Prepend((edition.Office, edition.OfficeName))
                .Select(office => Named("GovernmentOrganization", office.Item2, settings.Absolute($"/don-vi/{office.Item1}")))]),
            ["publisher"] = Named("Organization", site.Name, settings.Absolute("/")),
            ["isAccessibleForFree"] = true,
        };
        if (Image(settings, photo) is { } image)
        {
            article["image"] = new JsonArray(image);
        }

        if (corrections.Count > 0)
        {
            article["correction"] = new JsonArray([.. corrections.Select(static correction => new JsonObject
            {
                ["@type"] = "CorrectionComment", ["text"] = correction.Reason, ["datePublished"] = CityTime.Machine(correction.At),
            })]);
        }

        var crumbs = new JsonObject
        {
            ["@type"] = "BreadcrumbList",
            ["itemListElement"] = new JsonArray(Crumb(1, site.Name, settings.Absolute("/")), Crumb(2, section, settings.Absolute($"/{edition.Section}"))),
        };
        return Html(new JsonObject { ["@context"] = "https://schema.org", ["@graph"] = new JsonArray(article, crumbs) });
    }

    /// <summary>The portal itself with its search, for the front page.</summary>
    public static IHtmlContent Site(SiteIdentity site, Settings settings) => Html(new JsonObject
    {
        ["@context"] = "https://schema.org",
        ["@type"] = "WebSite",
        ["name"] = site.Name,
        ["url"] = settings.Absolute("/"),
        ["inLanguage"] = "vi",
        ["potentialAction"] = new JsonObject
        {
            ["@type"] = "SearchAction", ["target"] = settings.Absolute("/tim-kiem?q={search_term_string}"), ["query-input"] = "required name=search_term_string",
        },
    });

    /// <summary>Somebody or something with a page of its own.</summary>
    internal static JsonObject Named(string type, string name, string url) => new() { ["@type"] = type, ["name"] = name, ["url"] = url };

    /// <summary>A step of a breadcrumb, from 1.</summary>
    internal static JsonObject Crumb(int position, string name, string url) => new() { ["@type"] = "ListItem", ["position"] = position, ["name"] = name, ["item"] = url };

    /// <summary>Data ready for its script element.</summary>
    internal static HtmlString Html(JsonObject data) => new(data.ToJsonString(Escaping));
}
