using System.Globalization;
using System.Text;
using QRCoder;
using ToaSoan.Platform;

namespace ToaSoan.Reader;

/// <summary>An article's address as a QR code: one path of squares, black on white whatever the colour scheme, for scanners need it so.</summary>
internal static class QrCode
{
    /// <summary>Answers <c>/{section}/{slug}-{id}/qr.svg</c>, for the screen, and <c>/qr-in.svg</c>, for the printed sheet: what comes by either is counted apart. Stored with the article.</summary>
    public static async Task<IResult> ServeAsync(HttpContext context, PortalDb db, Settings settings, long id, string part, string channel)
    {
        var (edition, answer) = await ArticleAddress.FindAsync(context, db, id, part);
        return edition is null ? answer : Feeds.Document.Send(context, "image/svg+xml", [PageTag.Article(id)], Encoding.UTF8.GetBytes(Svg(ShareLinks.Coded(settings.Absolute(edition.Path), channel))));
    }

    /// <summary>The picture of a text; the quiet zone of four modules is part of it.</summary>
    public static string Svg(string text)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var (rows, path) = (data.ModuleMatrix, new StringBuilder());
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows.Count; x++)
            {
                var from = x;
                while (x < rows.Count && rows[y][x])
                {
                    x++;
                }

                path.Append(x > from ? string.Create(CultureInfo.InvariantCulture, $"M{from} {y}h{x - from}v1h-{x - from}z") : "");
            }
        }

        return string.Create(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {rows.Count} {rows.Count}\" width=\"264\" height=\"264\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{rows.Count}v{rows.Count}H0z\"/><path d=\"{path}\"/></svg>");
    }
}
