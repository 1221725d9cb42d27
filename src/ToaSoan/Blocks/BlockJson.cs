using System.Text.Json;
using System.Text.Json.Nodes;
using ToaSoan.Platform;

namespace ToaSoan.Blocks;

/// <summary>
/// Reads and writes a body as a ProseMirror document: <c>{"type":"doc","attrs":{"schema":2},"content":[…]}</c>. Reading is
/// strict: an unknown node, mark or attribute is refused, so what is stored is what the schema can say and nothing else.
/// </summary>
public static class BlockJson
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 40 };
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The JSON of a body, Vietnamese letters unescaped, keys in a fixed order: equal bodies give equal text.</summary>
    public static string Write(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return Node("doc", document.Blocks.Select(Write), ("schema", Document.Schema)).ToJsonString(Plain);
    }

    /// <summary>The body of a JSON text. Throws <see cref="Refusal"/> when it is not a document of our schema.</summary>
    public static Document Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        if (json.Length > BlockRules.MaxJson)
        {
            throw new Refusal(BlocksText.BodyTooLong);
        }

        try
        {
            using var parsed = JsonDocument.Parse(json, Strict);
            var node = new NodeReader(parsed.RootElement);
            node.Type("doc");
            if (node.Int("schema", 0) is < 1 or > Document.Schema)
            {
                throw new Refusal(BlocksText.UnknownSchema, node.Int("schema", 0));
            }

            return BlockRules.Check(new Document(Blocks(node.Done())));
        }
        catch (JsonException error)
        {
            throw new Refusal(BlocksText.NotADocument, error);
        }
    }

    private static JsonObject Write(Block block) => block switch
    {
        Paragraph paragraph => Node("paragraph", paragraph.Content.Select(Write)),
        Heading heading => Node("heading", heading.Content.Select(Write), ("level", heading.Level)),
        ItemList { Ordered: true } list => Node("orderedList", list.Items.Select(Write), ("start", list.Start)),
        ItemList list => Node("bulletList", list.Items.Select(Write)),
        Quote quote => Node("quote", quote.Content.Select(Write), ("source", quote.Source)),
        Note note => Node("note", note.Content.Select(Write)),
        Figure figure => Node("figure", null, ("photo", figure.Photo), ("caption", figure.Caption), ("credit", figure.Credit), ("alt", figure.Alt)),
        Gallery gallery => Node("gallery", gallery.Figures.Select(Write), ("caption", gallery.Caption)),
        Table table => Node("table", table.Rows.Select(static row => Node("row", row.Cells.Select(Write))), ("caption", table.Caption)),
        FileLink file => Node("file", null, ("file", file.File), ("name", file.Name), ("caption", file.Caption)),
        Video video => Node("video", null, ("file", video.File), ("caption", video.Caption), ("credit", video.Credit), ("captions", video.Captions)),
        Embed embed => Node("embed", null, ("url", embed.Url), ("title", embed.Title)),
        _ => throw new Refusal(BlocksText.UnknownBlock, block.GetType().Name),
    };

    private static JsonObject Write(ListItem item) => Node("listItem", item.Content.Select(Write));

    private static JsonObject Write(TableCell cell) =>
        Node("cell", cell.Content.Select(Write), ("header", cell.Header), ("colspan", cell.ColumnSpan), ("rowspan", cell.RowSpan));

    private static JsonObject Write(Inline inline)
    {
        if (inline == Inline.Break)
        {
            return Node("hardBreak", null);
        }

        if (inline.Footnote is not null)
        {
            return Node("footnote", null, ("text", inline.Footnote));
        }

        var marks = new JsonArray();
        foreach (var (mark, name) in MarkNames)
        {
            if (inline.Marks.HasFlag(mark))
            {
                marks.Add(new JsonObject { ["type"] = name });
            }
        }

        if (inline.Link is not null)
        {
            marks.Add(new JsonObject { ["type"] = "link", ["attrs"] = new JsonObject { ["href"] = inline.Link } });
        }

        var node = new JsonObject { ["type"] = "text", ["text"] = inline.Text };
        if (marks.Count > 0)
        {
            node["marks"] = marks;
        }

        return node;
    }

    private static JsonObject Node(string type, IEnumerable<JsonObject>? content, params ReadOnlySpan<(string Name, JsonNode Value)> attributes)
    {
        var node = new JsonObject { ["type"] = type };
        if (attributes.Length > 0)
        {
            var attrs = new JsonObject();
            foreach (var (name, value) in attributes)
            {
                attrs[name] = value;
            }

            node["attrs"] = attrs;
        }

        if (content is not null)
        {
            node["content"] = new JsonArray([.. content]);
        }

        return node;
    }

    internal static readonly (Marks Mark, string Name)[] MarkNames =
        [(Marks.Bold, "bold"), (Marks.Italic, "italic"), (Marks.Superscript, "superscript"), (Marks.Subscript, "subscript")];

    private static Block[] Blocks(IEnumerable<NodeReader> nodes) => [.. nodes.Select(Block)];

    private static Block Block(NodeReader node) => node.Type() switch
    {
        "paragraph" => new Paragraph(Inlines(node.Done())),
        "heading" => new Heading(node.Int("level", 2), Inlines(node.Done())),
        "bulletList" => new ItemList(false, 1, Items(node.Done())),
        "orderedList" => new ItemList(true, node.Int("start", 1), Items(node.Done())),
        "quote" => new Quote(Source: node.String("source"), Content: Blocks(node.Done())),
        "note" => new Note(Blocks(node.Done())),
        "figure" => Figure(node),
        "gallery" => new Gallery(Caption: node.String("caption"), Figures: [.. node.Done().Select(Figure)]),
        "table" => new Table(Caption: node.String("caption"), Rows: [.. node.Done().Select(Row)]),
        "file" => new FileLink(node.String("file"), node.String("name"), node.Leaf("caption")),
        "video" => new Video(node.String("file"), node.String("caption"), node.String("credit"), node.Leaf("captions")),
        "embed" => new Embed(node.String("url"), node.Leaf("title")),
        var type => throw new Refusal(BlocksText.UnknownBlock, type),
    };

    private static Figure Figure(NodeReader node)
    {
        node.Type("figure");
        return new Figure(node.String("photo"), node.String("caption"), node.String("credit"), node.Leaf("alt"));
    }

    private static ListItem[] Items(IEnumerable<NodeReader> nodes) => [.. nodes.Select(static node =>
    {
        node.Type("listItem");
        return new ListItem(Blocks(node.Done()));
    })];

    private static TableRow Row(NodeReader node)
    {
        node.Type("row");
        return new TableRow([.. node.Done().Select(static cell =>
        {
            cell.Type("cell");
            var (header, columns, rows) = (cell.Bool("header"), cell.Int("colspan", 1), cell.Int("rowspan", 1));
            return new TableCell(Inlines(cell.Done()), header, columns, rows);
        })]);
    }

    private static Inline[] Inlines(IEnumerable<NodeReader> nodes) => [.. nodes.Select(static node => node.Inline())];
}
