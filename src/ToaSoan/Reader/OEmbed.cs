using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using System.Xml;
using ToaSoan.Blocks;
using ToaSoan.Media;
using ToaSoan.Platform;

namespace ToaSoan.Reader;

/// <summary>
/// oEmbed 1.0 (oembed.com): how another site shows a link to an article of ours. What it gets is a quotation of encoded words that
/// needs no script and loads nothing from us.
/// </summary>
internal static class OEmbed
{
    private const int Widest = 600;
    private const int Height = 240;
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
    private static readonly XmlWriterSettings Xml = new() { Indent = true, Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };

    /// <summary>Answers <c>/oembed?url=…&amp;format=json|xml&amp;maxwidth=…&amp;maxheight=…</c>: 404 for what is no article of ours, 410 for a withdrawn one, 501 for another format.</summary>
    public static async Task<IResult> ServeAsync(HttpContext context, PortalDb db, Settings settings, SiteIdentities identities, string? url = null, string format = "json", string? maxwidth = null, string? maxheight = null)
    {
        if (format is not ("json" or "xml"))
        {
            return Results.StatusCode(StatusCodes.Status501NotImplemented);
        }

        if (Limit(maxwidth, Widest) is not { } width || Limit(maxheight, Height) is not { } height)
        {
            return Results.BadRequest();
        }

        var stop = context.RequestAborted;
        var edition = ArticleAddress.NumberIn(url ?? "", settings) is { } id ? await db.EditionAsync(id, stop) : null;
        if (edition is null or { Withdrawn: true })
        {
            return edition is null ? Results.NotFound() : Results.StatusCode(StatusCodes.Status410Gone);
        }

        var photo = edition.LeadPhoto is { } hash ? (await db.PhotoSourcesAsync([hash], stop)).GetValueOrDefault(hash) : null;
        var fields = Fields(edition, await identities.GetAsync(db, stop), photo, settings, width, height);
        context.Response.Headers.CacheControl = "public, max-age=0, s-maxage=30";
        context.Response.Headers.AccessControlAllowOrigin = "*";
        return format == "json" ? Results.Bytes(JsonSerializer.SerializeToUtf8Bytes(fields, Plain), "application/json; charset=utf-8") : Results.Bytes(AsXml(fields), "text/xml; charset=utf-8");
    }

    private static Dictionary<string, object> Fields(Edition edition, SiteIdentity site, PhotoSource? photo, Settings settings, int width, int height)
    {
        var address = settings.Absolute(edition.Path);
        var fields = new Dictionary<string, object>
        {
            ["version"] = "1.0", ["type"] = "rich", ["title"] = edition.Title, ["author_name"] = edition.OfficeName, ["author_url"] = settings.Absolute($"/don-vi/{edition.Office}"),
            ["provider_name"] = site.Name, ["provider_url"] = settings.Absolute("/"), ["cache_age"] = 3600, ["width"] = width, ["height"] = height, ["html"] = Quotation(edition, site, address),
        };
        if (JsonLd.Image(settings, photo) is { } picture && photo!.Widths.LastOrDefault(step => step <= width) is var wide and > 0)
        {
            fields["thumbnail_url"] = settings.Absolute("/" + photo.Address(wide, "jpg"));
            (fields["thumbnail_width"], fields["thumbnail_height"]) = (wide, (int)Math.Round((double)photo.Height * wide / photo.Width));
        }

        return fields;
    }

    private static string Quotation(Edition edition, SiteIdentity site, string address)
    {
        static string Words(string text) => BlockHtml.Encoder.Encode(text);
        var lead = edition.Lead.Length > 0 ? $"<p>{Words(edition.Lead)}</p>" : "";
        return $"<blockquote lang=\"vi\" cite=\"{Words(address)}\"><p><strong><a href=\"{Words(address)}\">{Words(edition.Title)}</a></strong></p>{lead}<p>{Words(edition.OfficeName)}, {CityTime.Day(edition.FirstPublishedAt)} – {Words(site.Name)}</p></blockquote>";
    }

    private static int? Limit(string? asked, int most) =>
        asked is null ? most : int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? Math.Min(number, most) : null;

    private static byte[] AsXml(Dictionary<string, object> fields)
    {
        using var buffer = new MemoryStream();
        using (var xml = XmlWriter.Create(buffer, Xml))
        {
            xml.WriteStartDocument(standalone: true);
            xml.WriteStartElement("oembed");
            foreach (var (name, value) in fields)
            {
                xml.WriteElementString(name, Convert.ToString(value, CultureInfo.InvariantCulture));
            }

            xml.WriteEndElement();
        }

        return buffer.ToArray();
    }
}
