using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;
using ToaSoan.Media;
using ToaSoan.Platform;

namespace ToaSoan.Reader;

/// <summary>A picture at an absolute address, with its size in pixels.</summary>
public sealed record CardImage(string Url, int Width, int Height);

/// <summary>What structured data says of an article beside its edition: names as they are today, and what the page knows.</summary>
public sealed record ArticleFacts(string Section, IReadOnlyList<string> Topics, IReadOnlyList<Correction> Corrections, IReadOnlyList<CardImage> Images, int Words);

/// <summary>
/// Structured data by schema.org. Owns the invariant that it cannot close its script element: the encoder writes
/// &lt;, &gt; and &amp; as escapes.
/// </summary>
public static class JsonLd
{
    private const int CardWidth = 1200;
    private static readonly JsonSerializerOptions Escaping = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The rendition of a photo shown with shared links and in feeds; null without a finished photo.</summary>
    public static CardImage? Sized(Settings settings, PhotoSource? photo)
    {
        if (photo is null || !photo.Formats.HasFlag(PhotoFormats.Jpeg))
        {
            return null;
        }

        var width = photo.Widths.LastOrDefault(static width => width <= CardWidth, photo.Widths[0]);
        return new CardImage(settings.Absolute("/" + photo.Address(width, "jpg")), width, (int)Math.Round((double)photo.Height * width / photo.Width));
    }

    /// <summary>The absolute address of <see cref="Sized"/>.</summary>
    public static string? Image(Settings settings, PhotoSource? photo) => Sized(settings, photo)?.Url;

    /// <summary>An article as NewsArticle with its breadcrumb.</summary>
    public static IHtmlContent Article(Edition edition, ArticleFacts facts, SiteIdentity site, Settings settings)
    {
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(facts);
        var (address, frame) = (settings.Absolute(edition.Address()), edition.Language == "en" ? "/en" : "");
        var article = new JsonObject
        {
            ["@type"] = "NewsArticle",
            ["@id"] = address,
            ["headline"] = edition.Title,
            ["description"] = edition.Lead,
            ["url"] = address,
            ["mainEntityOfPage"] = address,
            ["datePublished"] = CityTime.Machine(edition.FirstPublishedAt),
            ["dateModified"] = CityTime.Machine(edition.PublishedAt),
            ["inLanguage"] = edition.Language,
            ["articleSection"] = facts.Section,
            ["keywords"] = new JsonArray([.. facts.Topics.Select(static topic => JsonValue.Create(topic))]),
            ["wordCount"] = facts.Words,
            ["author"] = new JsonArray([.. edition.Authors.Select(author => Named("Person", author.Name, settings.Absolute($"/tac-gia/{author.Slug}")))
                .DefaultIfEmpty(Named("GovernmentOrganization", edition.OfficeName, settings.Absolute($"/don-vi/{edition.Office}")))]),
            ["sourceOrganization"] = new JsonArray([.. edition.JointOffices.Select(static office => (office.Slug, office.Name)).Prepend((edition.Office, edition.OfficeName))
                .Select(office => Named("GovernmentOrganization", office.Item2, settings.Absolute($"/don-vi/{office.Item1}")))]),
            ["publisher"] = Publisher(site, settings),
            ["isAccessibleForFree"] = true,
        };
        if (edition.Language != "vi")
        {
            article["translationOfWork"] = new JsonObject { ["@id"] = settings.Absolute(edition.Path) };
        }

        if (facts.Images.Count > 0)
        {
            article["image"] = new JsonArray([.. facts.Images.Select(static image => new JsonObject { ["@type"] = "ImageObject", ["url"] = image.Url, ["width"] = image.Width, ["height"] = image.Height })]);
        }

        if (facts.Corrections.Count > 0)
        {
            article["correction"] = new JsonArray([.. facts.Corrections.Select(static correction => new JsonObject
            {
                ["@type"] = "CorrectionComment", ["text"] = correction.Reason, ["datePublished"] = CityTime.Machine(correction.At),
            })]);
        }

        return Graph(article, Crumbs((site.Name, settings.Absolute(frame.Length > 0 ? frame : "/")), (facts.Section, settings.Absolute($"{frame}/{edition.Section}")), (edition.Title, address)));
    }

    /// <summary>A page of a list as CollectionPage, what stands on it, and its breadcrumb.</summary>
    public static IHtmlContent List(string name, string path, string language, IEnumerable<Card> cards, SiteIdentity site, Settings settings)
    {
        ArgumentNullException.ThrowIfNull(cards);
        var frame = language == "en" ? "/en" : "";
        var address = settings.Absolute(frame + path);
        var list = new JsonObject
        {
            ["@type"] = "CollectionPage",
            ["@id"] = address,
            ["name"] = name,
            ["url"] = address,
            ["inLanguage"] = language,
            ["isPartOf"] = new JsonObject { ["@id"] = settings.Absolute("/") + "#website" },
            ["mainEntity"] = new JsonObject
            {
                ["@type"] = "ItemList",
                ["itemListElement"] = new JsonArray([.. cards.Select((card, index) => new JsonObject { ["@type"] = "ListItem", ["position"] = index + 1, ["name"] = card.Title, ["url"] = settings.Absolute(frame + card.Path) })]),
            },
        };
        return Graph(list, Crumbs((site.Name, settings.Absolute(frame.Length > 0 ? frame : "/")), (name, address)));
    }

    /// <summary>The portal itself with its search, and who publishes it, for the front page.</summary>
    public static IHtmlContent Site(SiteIdentity site, Settings settings, string language)
    {
        var publisher = Publisher(site, settings);
        publisher["@type"] = new JsonArray("NewsMediaOrganization", "GovernmentOrganization");
        publisher["correctionsPolicy"] = settings.Absolute("/dinh-chinh#chinh-sach");
        foreach (var (name, value) in new[] { ("description", site.Tagline), ("address", site.Address), ("telephone", site.Phone), ("email", site.Email) }.Where(static pair => pair.Item2.Length > 0))
        {
            publisher[name] = value;
        }

        var frame = language == "en" ? "/en" : "";
        return Graph(
            new JsonObject
            {
                ["@type"] = "WebSite",
                ["@id"] = settings.Absolute("/") + "#website",
                ["name"] = site.Name,
                ["url"] = settings.Absolute(frame.Length > 0 ? frame : "/"),
                ["inLanguage"] = language,
                ["publisher"] = new JsonObject { ["@id"] = settings.Absolute("/") + "#publisher" },
                ["potentialAction"] = new JsonObject
                {
                    ["@type"] = "SearchAction",
                    ["target"] = new JsonObject { ["@type"] = "EntryPoint", ["urlTemplate"] = settings.Absolute(frame + "/tim-kiem?q={search_term_string}") },
                    ["query-input"] = "required name=search_term_string",
                },
            },
            publisher);
    }

    private static JsonObject Publisher(SiteIdentity site, Settings settings)
    {
        var publisher = Named("NewsMediaOrganization", site.Name, settings.Absolute("/"));
        publisher["@id"] = settings.Absolute("/") + "#publisher";
        if (site.Logo is { } logo)
        {
            publisher["logo"] = new JsonObject { ["@type"] = "ImageObject", ["url"] = settings.Absolute(logo.Address) };
        }

        return publisher;
    }

    /// <summary>Somebody or something with a page of its own.</summary>
    internal static JsonObject Named(string type, string name, string url) => new() { ["@type"] = type, ["name"] = name, ["url"] = url };

    /// <summary>A breadcrumb, from the front page on.</summary>
    internal static JsonObject Crumbs(params IReadOnlyList<(string Name, string Url)> steps) => new()
    {
        ["@type"] = "BreadcrumbList",
        ["itemListElement"] = new JsonArray([.. steps.Select(static (step, index) => new JsonObject { ["@type"] = "ListItem", ["position"] = index + 1, ["name"] = step.Name, ["item"] = step.Url })]),
    };

    /// <summary>Data ready for its script element.</summary>
    internal static HtmlString Graph(params ReadOnlySpan<JsonNode?> things) =>
        new(new JsonObject { ["@context"] = "https://schema.org", ["@graph"] = new JsonArray(things) }.ToJsonString(Escaping));
}
