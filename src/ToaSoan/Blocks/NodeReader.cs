using System.Text.Json;
using ToaSoan.Platform;

namespace ToaSoan.Blocks;

/// <summary>
/// One ProseMirror node being read. Every attribute asked for is ticked off; <see cref="Done"/> refuses the node when it
/// holds anything that was not asked for.
/// </summary>
internal sealed class NodeReader
{
    private readonly JsonElement element;
    private readonly HashSet<string> asked = [];

    public NodeReader(JsonElement element)
    {
        this.element = element.ValueKind == JsonValueKind.Object ? element : throw new Refusal(BlocksText.NotADocument);
        foreach (var property in element.EnumerateObject())
        {
            if (property.Name is not ("type" or "attrs" or "content" or "text" or "marks"))
            {
                throw new Refusal(BlocksText.UnknownAttribute, property.Name, Type());
            }
        }
    }

    public string Type() => Text(element, "type");

    public void Type(string expected)
    {
        if (Type() != expected)
        {
            throw new Refusal(BlocksText.UnknownBlock, Type());
        }
    }

    public string String(string name) => Attribute(name) is { } value
        ? value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Null => "",
            _ => throw new Refusal(BlocksText.UnknownAttribute, name, Type()),
        }
        : "";

    public int Int(string name, int missing) => Attribute(name) is { } value
        ? value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : throw new Refusal(BlocksText.UnknownAttribute, name, Type())
        : missing;

    public bool Bool(string name) => Attribute(name) is { } value && value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw new Refusal(BlocksText.UnknownAttribute, name, Type()),
    };

    /// <summary>The last attribute of a node that has no content.</summary>
    public string Leaf(string name)
    {
        var value = String(name);
        return Done().Any() ? throw new Refusal(BlocksText.MisplacedBlock) : value;
    }

    /// <summary>The children, after checking that nothing unknown stands beside them.</summary>
    public IEnumerable<NodeReader> Done()
    {
        if (element.TryGetProperty("attrs", out var attributes) && attributes.ValueKind == JsonValueKind.Object)
        {
            foreach (var attribute in attributes.EnumerateObject())
            {
                if (!asked.Contains(attribute.Name))
                {
                    throw new Refusal(BlocksText.UnknownAttribute, attribute.Name, Type());
                }
            }
        }

        if (Type() != "text" && (element.TryGetProperty("text", out _) || element.TryGetProperty("marks", out _)))
        {
            throw new Refusal(BlocksText.UnknownAttribute, "text", Type());
        }

        return element.TryGetProperty("content", out var content)
            ? content.ValueKind == JsonValueKind.Array ? content.EnumerateArray().Select(static child => new NodeReader(child)) : throw new Refusal(BlocksText.NotADocument)
            : [];
    }

    public Inline Inline()
    {
        if (Type() == "hardBreak")
        {
            return Done().Any() ? throw new Refusal(BlocksText.MisplacedBlock) : Blocks.Inline.Break;
        }

        if (Type() == "footnote")
        {
            return Blocks.Inline.Call(Visible(Leaf("text")).ReplaceLineEndings(" ").Trim());
        }

        Type("text");
        var (marks, link) = (Marks.None, (string?)null);
        if (element.TryGetProperty("marks", out var list))
        {
            foreach (var mark in list.EnumerateArray())
            {
                var name = Text(mark, "type");
                if (name == "link" && mark.TryGetProperty("attrs", out var attributes))
                {
                    link = Text(attributes, "href");
                }
                else
                {
                    var known = Array.Find(BlockJson.MarkNames, pair => pair.Name == name);
                    marks |= known.Mark != Marks.None ? known.Mark : throw new Refusal(BlocksText.UnknownBlock, name);
                }
            }
        }

        return Done().Any() ? throw new Refusal(BlocksText.MisplacedBlock) : new Inline(Visible(Text(element, "text")), marks, link);
    }

    private JsonElement? Attribute(string name)
    {
        asked.Add(name);
        return element.TryGetProperty("attrs", out var attributes) && attributes.ValueKind == JsonValueKind.Object
            && attributes.TryGetProperty(name, out var value) ? value : null;
    }

    // Control characters, which other programs leave between words, would break a feed.
    private static string Visible(string text) => text.AsSpan().ContainsAnyInRange('\0', '\u001F') ? string.Concat(text.Where(static c => c is '\t' or '\n' || c > '\u001F')) : text;

    private static string Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw new Refusal(BlocksText.NotADocument);
}
