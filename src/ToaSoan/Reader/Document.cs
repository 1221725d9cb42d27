using System.Text;
using System.Xml;
using ToaSoan.Platform;

namespace ToaSoan.Reader;

/// <summary>Machine-read documents: feeds, sitemaps, robots.txt. Stored like pages.</summary>
internal static class Document
{
    private static readonly XmlWriterSettings Plain = new() { Async = false, Indent = true, Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };

    /// <summary>Writes an XML document into memory and wishes it to be stored under a tag.</summary>
    public static IResult Xml(HttpContext context, string contentType, string tag, Action<XmlWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var xml = XmlWriter.Create(buffer, Plain))
        {
            xml.WriteStartDocument();
            write(xml);
            xml.WriteEndDocument();
        }

        return Send(context, contentType, tag, buffer.ToArray());
    }

    /// <summary>Sends text and wishes it to be stored under a tag.</summary>
    public static IResult Send(HttpContext context, string contentType, string tag, byte[] bytes)
    {
        context.Features.Get<PageTags>()?.Tags.Add(tag);
        return Results.Bytes(bytes, contentType);
    }
}
