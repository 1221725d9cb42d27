using System.IO.Compression;
using System.Text;
using ToaSoan.Newsroom.Import;

namespace ToaSoan.Tests.Newsroom.Import;

/// <summary>Builds the smallest .docx that holds what a test is about. Body texts are WordprocessingML without namespaces to declare.</summary>
internal sealed class TinyDocx
{
    public const string Spaces = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
        + "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" "
        + "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\"";

    private const string OfficeRels = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    private readonly Dictionary<string, byte[]> parts = [];
    private readonly StringBuilder links = new();
    private readonly StringBuilder body = new();

    /// <summary>A one-pixel PNG with a comment that makes each number a different picture.</summary>
    public static byte[] Png(int number = 0) =>
        [.. Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="), (byte)number];

    public TinyDocx Add(string xml)
    {
        body.Append(xml);
        return this;
    }

    /// <summary>A paragraph of plain text.</summary>
    public TinyDocx P(string text, string paragraph = "", string run = "") =>
        Add($"<w:p><w:pPr>{paragraph}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>");

    /// <summary>A bold centred title and a lead, so that what follows is body.</summary>
    public TinyDocx Top() => P("Thành phố Minh Giang mở cầu mới", "<w:jc w:val=\"center\"/>", "<w:b/>").P("Sáng nay, thành phố khánh thành cây cầu bắc qua sông Minh.", "", "<w:i/>");

    /// <summary>A paragraph that holds photos, each added as a part of its own.</summary>
    public TinyDocx Photos(params int[] numbers) => Add("<w:p>" + string.Concat(numbers.Select(number => "<w:r>" + Drawing(number) + "</w:r>")) + "</w:p>");

    /// <summary>The drawing element of a photo.</summary>
    public string Drawing(int number)
    {
        Part($"word/media/anh{number}.png", Png(number));
        Link($"rIdAnh{number}", "image", $"media/anh{number}.png");
        return $"<w:drawing><wp:inline><a:graphic><a:graphicData><a:blip r:embed=\"rIdAnh{number}\"/></a:graphicData></a:graphic></wp:inline></w:drawing>";
    }

    public TinyDocx Link(string id, string type, string target, bool external = false)
    {
        links.Append($"<Relationship Id=\"{id}\" Type=\"{OfficeRels}{type}\" Target=\"{target}\"{(external ? " TargetMode=\"External\"" : "")}/>");
        return this;
    }

    public TinyDocx Part(string name, byte[] bytes)
    {
        parts[name] = bytes;
        return this;
    }

    /// <summary>A part the document refers to, such as styles or numbering.</summary>
    public TinyDocx Part(string type, string xml)
    {
        Link("rId" + type, type, type + ".xml");
        return Part($"word/{type}.xml", Encoding.UTF8.GetBytes(xml));
    }

    public byte[] Bytes()
    {
        Part("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"u8.ToArray());
        Part("_rels/.rels", Encoding.UTF8.GetBytes($"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"{OfficeRels}officeDocument\" Target=\"word/document.xml\"/></Relationships>"));
        Part("word/_rels/document.xml.rels", Encoding.UTF8.GetBytes($"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{links}</Relationships>"));
        parts.TryAdd("word/document.xml", Encoding.UTF8.GetBytes($"<w:document {Spaces}><w:body>{body}</w:body></w:document>"));
        return Zip(parts);
    }

    public ImportedArticle Read() => WordImport.Read(new MemoryStream(Bytes()), "bai.docx", CancellationToken.None);

    public static byte[] Zip(IEnumerable<KeyValuePair<string, byte[]>> parts)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in parts)
            {
                using var stream = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                stream.Write(bytes);
            }
        }

        return memory.ToArray();
    }
}
