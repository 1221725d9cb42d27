using System.Text;
using System.Xml;
using ToaSoan.Platform;

namespace ToaSoan.Reader.Feeds;

/// <summary>Machine-read documents: feeds, sitemaps, robots.txt. Stored like pages.</summary>
internal static class Document
{
    private static readonly XmlWriterSettings Plain = new() { Async = false, Indent = true, Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };

    /// <summary>Writes an XML document into memory and wishes it to be stored under tags.</summary>
    public static IResult Xml(HttpContext context, string contentType, IReadOnlyCollection<string> tags, Action<XmlWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var xml = XmlWriter.Create(buffer, Plain))
        {
            xml.WriteStartDocument();
            write(xml);
            xml.WriteEndDocument();
        }

        return Send(context, contentType, tags, buffer.ToArray());
    }

    /// <summary>Sends text and wishes it to be stored under tags.</summary>
    public static IResult Send(HttpContext context, string contentType, IReadOnlyCollection<string> tags, byte[] bytes)
    {
        context.Features.Get<PageTags>()?.Tags.UnionWith(tags);
        return Results.Bytes(bytes, contentType);
    }
}
