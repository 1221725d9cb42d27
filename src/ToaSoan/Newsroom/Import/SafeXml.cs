using System.Xml;
using System.Xml.Linq;
using ToaSoan.Platform;

namespace ToaSoan.Newsroom.Import;

/// <summary>
/// Loads XML that a stranger wrote: no DTD, no resolver, a bounded depth and node count. The depth bound is what allows the
/// rest of the import to walk trees by recursion.
/// </summary>
internal static class SafeXml
{
    /// <summary>Elements inside elements; Word itself stays far below.</summary>
    public const int MaxDepth = 200;

    /// <summary>Elements of one part; a book of 500 pages has about 300,000, and half a million take some 200 MB in memory.</summary>
    public const int MaxElements = 500_000;

    private const string StrictWord = "http://purl.oclc.org/ooxml/";

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersFromEntities = 1024,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    };

    public static XElement Load(byte[] bytes, string file, CancellationToken cancellation)
    {
        try
        {
            Measure(bytes, file, cancellation);
            using var reader = XmlReader.Create(new MemoryStream(bytes), Settings);
            var root = XElement.Load(reader, LoadOptions.PreserveWhitespace);
            if (root.Name.NamespaceName.StartsWith(StrictWord, StringComparison.Ordinal))
            {
                ToTransitional(root);
            }

            return root;
        }
        catch (XmlException error)
        {
            throw WordPackage.DamagedBy(error, file);
        }
    }

    private static void Measure(byte[] bytes, string file, CancellationToken cancellation)
    {
        using var reader = XmlReader.Create(new MemoryStream(bytes), Settings);
        for (var elements = 0; reader.Read();)
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (reader.Depth > MaxDepth || ++elements > MaxElements)
            {
                throw new Refusal(ImportText.TooNested, file);
            }

            if (elements % 10_000 == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }
        }
    }

    /// <summary>"Strict Open XML" differs from what Word writes by default only in its namespace addresses.</summary>
    private static void ToTransitional(XElement root)
    {
        foreach (var element in root.DescendantsAndSelf())
        {
            element.Name = Transitional(element.Name);
            if (element.Attributes().Any(static attribute => attribute.Name.NamespaceName.StartsWith(StrictWord, StringComparison.Ordinal)))
            {
                var attributes = element.Attributes().Where(static attribute => !attribute.IsNamespaceDeclaration)
                    .Select(static attribute => new XAttribute(Transitional(attribute.Name), attribute.Value)).ToArray();
                element.ReplaceAttributes(attributes);
            }
        }
    }

    private static XName Transitional(XName name)
    {
        if (!name.NamespaceName.StartsWith(StrictWord, StringComparison.Ordinal))
        {
            return name;
        }

        var rest = name.NamespaceName[StrictWord.Length..];
        var space = rest.StartsWith("officeDocument/", StringComparison.Ordinal) || rest.StartsWith("wordprocessingml/", StringComparison.Ordinal) || rest.StartsWith("drawingml/", StringComparison.Ordinal)
            ? $"http://schemas.openxmlformats.org/{rest[..rest.IndexOf('/', StringComparison.Ordinal)]}/2006{rest[rest.IndexOf('/', StringComparison.Ordinal)..]}"
            : name.NamespaceName;
        return XName.Get(name.LocalName, space);
    }
}
