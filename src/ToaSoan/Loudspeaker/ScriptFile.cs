using System.IO.Compression;
using System.Xml;

namespace ToaSoan.Loudspeaker;

/// <summary>
/// A script as a Word file (Office Open XML), set as Decree 30/2020/NĐ-CP sets documents: A4, margins of 20, 15, 20 and 30 mm, Times New
/// Roman of 14 points, justified, the page number in the top margin from the second page on. The same script gives the same bytes.
/// </summary>
public static class ScriptFile
{
    /// <summary>Its media type.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private const string Words = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Packages = "http://schemas.openxmlformats.org/package/2006/";
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero); // the earliest a ZIP file can say

    /// <summary>The file's bytes. Times are said in the current language.</summary>
    public static byte[] Of(Script script)
    {
        ArgumentNullException.ThrowIfNull(script);
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(zip, "[Content_Types].xml", WriteTypes);
            Part(zip, "_rels/.rels", static xml => WriteLinks(xml, ("officeDocument", "word/document.xml")));
            Part(zip, "word/_rels/document.xml.rels", static xml => WriteLinks(xml, ("styles", "styles.xml"), ("header", "header1.xml")));
            Part(zip, "word/styles.xml", WriteStyles);
            Part(zip, "word/header1.xml", WriteHeader);
            Part(zip, "word/document.xml", xml => WriteDocument(xml, script));
        }

        return bytes.ToArray();
    }

    private static void WriteDocument(XmlWriter xml, Script script)
    {
        xml.WriteStartElement("w", "document", Words);
        xml.WriteAttributeString("xmlns", "r", null, Links);
        Open(xml, "body");
        Line(xml, "Title", script.Bulletin.Title);
        Line(xml, "Subtitle", $"{string.Format(LoudspeakerText.ItemCount, script.Read.Count())}, {Script.Time(script.Seconds)}");
        Lines(xml, LoudspeakerText.Greeting, script.Greeting.Seconds, script.Greeting.Lines);
        foreach (var (item, index) in script.Read.Select(static (item, index) => (item, index)))
        {
            Lines(xml, string.Format(LoudspeakerText.Nth, index + 1), item.Seconds, item.Lines);
        }

        Lines(xml, LoudspeakerText.Closing, script.Closing.Seconds, script.Closing.Lines);
        Open(xml, "sectPr");
        Open(xml, "headerReference", ("type", "default"));
        xml.WriteAttributeString("r", "id", Links, "r2");
        xml.WriteEndElement();
        Element(xml, "pgSz", ("w", "11906"), ("h", "16838"));
        Element(xml, "pgMar", ("top", "1134"), ("right", "850"), ("bottom", "1134"), ("left", "1701"), ("header", "567"), ("footer", "567"), ("gutter", "0"));
        Element(xml, "titlePg");
    }

    private static void Lines(XmlWriter xml, string heading, int seconds, IEnumerable<string> lines)
    {
        Line(xml, "Heading1", $"{heading} ({Script.Time(seconds)})");
        foreach (var line in lines)
        {
            Line(xml, "Normal", line);
        }
    }

    private static void Line(XmlWriter xml, string style, string text)
    {
        Open(xml, "p");
        Open(xml, "pPr");
        Element(xml, "pStyle", ("val", style));
        xml.WriteEndElement();
        Open(xml, "r");
        Open(xml, "t");
        xml.WriteAttributeString("xml", "space", null, "preserve");
        xml.WriteString(text.Normalize());
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteHeader(XmlWriter xml)
    {
        Open(xml, "hdr");
        Open(xml, "p");
        Open(xml, "pPr");
        Element(xml, "pStyle", ("val", "Header"));
        xml.WriteEndElement();
        Open(xml, "fldSimple", ("instr", " PAGE "));
        Open(xml, "r");
        Open(xml, "t");
        xml.WriteString("2");
    }

    private static void WriteStyles(XmlWriter xml)
    {
        Open(xml, "styles");
        Open(xml, "docDefaults");
        Open(xml, "rPrDefault");
        Open(xml, "rPr");
        Element(xml, "rFonts", ("ascii", "Times New Roman"), ("hAnsi", "Times New Roman"), ("eastAsia", "Times New Roman"), ("cs", "Times New Roman"));
        Element(xml, "sz", ("val", "28"));
        Element(xml, "szCs", ("val", "28"));
        Element(xml, "lang", ("val", "vi-VN"));
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
        Style(xml, "Normal", "Normal", "both", before: 0, after: 120, indent: 720);
        Style(xml, "Title", "Title", "center", before: 0, after: 60, bold: true);
        Style(xml, "Subtitle", "Subtitle", "center", before: 0, after: 240, italic: true);
        Style(xml, "Heading1", "heading 1", "left", before: 240, after: 60, bold: true);
        Style(xml, "Header", "header", "center", before: 0, after: 0);
    }

    private static void Style(XmlWriter xml, string id, string name, string side, int before, int after, int indent = 0, bool bold = false, bool italic = false)
    {
        Open(xml, "style", ("type", "paragraph"), ("default", id == "Normal" ? "1" : "0"), ("styleId", id));
        Element(xml, "name", ("val", name));
        Element(xml, "qFormat");
        Open(xml, "pPr");
        if (id == "Heading1")
        {
            Element(xml, "keepNext");
        }

        Element(xml, "spacing", ("before", $"{before}"), ("after", $"{after}"), ("line", "360"), ("lineRule", "auto"));
        Element(xml, "ind", ("firstLine", $"{indent}"));
        Element(xml, "jc", ("val", side));
        if (id == "Heading1")
        {
            Element(xml, "outlineLvl", ("val", "0"));
        }

        xml.WriteEndElement();
        Open(xml, "rPr");
        if (bold)
        {
            Element(xml, "b");
        }

        if (italic)
        {
            Element(xml, "i");
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteTypes(XmlWriter xml)
    {
        xml.WriteStartElement("Types", Packages + "content-types");
        Type("Default", "Extension", "rels", "application/vnd.openxmlformats-package.relationships+xml");
        Type("Override", "PartName", "/word/document.xml", MediaType + ".main+xml");
        Type("Override", "PartName", "/word/styles.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml");
        Type("Override", "PartName", "/word/header1.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml");

        void Type(string element, string attribute, string value, string type)
        {
            xml.WriteStartElement(element);
            xml.WriteAttributeString(attribute, value);
            xml.WriteAttributeString("ContentType", type);
            xml.WriteEndElement();
        }
    }

    private static void WriteLinks(XmlWriter xml, params ReadOnlySpan<(string Kind, string Target)> links)
    {
        xml.WriteStartElement("Relationships", Packages + "relationships");
        for (var number = 0; number < links.Length; number++)
        {
            xml.WriteStartElement("Relationship");
            xml.WriteAttributeString("Id", $"r{number + 1}");
            xml.WriteAttributeString("Type", $"{Links}/{links[number].Kind}");
            xml.WriteAttributeString("Target", links[number].Target);
            xml.WriteEndElement();
        }
    }

    private static void Element(XmlWriter xml, string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Open(xml, name, attributes);
        xml.WriteEndElement();
    }

    private static void Open(XmlWriter xml, string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        xml.WriteStartElement("w", name, Words);
        foreach (var (attribute, value) in attributes)
        {
            xml.WriteAttributeString("w", attribute, Words, value);
        }
    }

    // Whatever is still open is closed with the writer.
    private static void Part(ZipArchive zip, string name, Action<XmlWriter> write)
    {
        var entry = zip.CreateEntry(name);
        entry.LastWriteTime = Epoch;
        using var stream = entry.Open();
        using var xml = XmlWriter.Create(stream);
        xml.WriteStartDocument(standalone: true);
        write(xml);
        xml.WriteEndDocument();
    }
}
