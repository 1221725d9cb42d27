using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using ToaSoan.Platform;

namespace ToaSoan.Reader.Feeds;

/// <summary>JSON Feed 1.1.</summary>
internal static class JsonFeed
{
    /// <summary>The name at the end of its addresses.</summary>
    public const string File = "feed.json";

    /// <summary>Its media type.</summary>
    public const string MediaType = "application/feed+json";

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), WriteIndented = true };

    /// <summary>Writes a feed.</summary>
    public static IResult Write(HttpContext context, IReadOnlyCollection<string> tags, FeedPage page)
    {
        var feed = new JsonObject
        {
            ["version"] = "https://jsonfeed.org/version/1.1",
            ["title"] = page.Title,
            ["description"] = page.Description,
            ["home_page_url"] = page.Home,
            ["feed_url"] = page.Self(File),
            ["language"] = page.Language,
            ["authors"] = new JsonArray(new JsonObject { ["name"] = page.Publisher }),
        };
        if (page.Hub.Length > 0)
        {
            feed["hubs"] = new JsonArray(new JsonObject { ["type"] = "WebSub", ["url"] = page.Hub });
        }

        feed["items"] = new JsonArray([.. page.Items.Select(item => Item(item, page.Language))]);
        return Document.Send(context, MediaType + "; charset=utf-8", tags, JsonSerializer.SerializeToUtf8Bytes(feed, Readable));
    }

    private static JsonObject Item(FeedItem item, string language)
    {
        var entry = new JsonObject
        {
            ["id"] = item.Id,
            ["url"] = item.Url,
            ["title"] = item.Title,
            ["content_html"] = item.Html,
            ["summary"] = item.Lead,
            ["date_published"] = CityTime.Machine(item.Published),
            ["date_modified"] = CityTime.Machine(item.Updated),
            ["authors"] = new JsonArray([.. item.Authors.Select(static author => new JsonObject { ["name"] = author.Name, ["url"] = author.Url })]),
            ["tags"] = new JsonArray([.. item.Categories.Select(static category => JsonValue.Create(category))]),
            ["language"] = language,
        };
        if (item.Image is { } image)
        {
            entry["image"] = image.Url;
            entry["_image_size"] = new JsonObject { ["width"] = image.Width, ["height"] = image.Height };
        }

        return entry;
    }
}
