using System.Xml.Linq;
using static ToaSoan.Newsroom.Import.WordNames;

namespace ToaSoan.Newsroom.Import;

/// <summary>What one .docx says, in reading order, before it is made an article of.</summary>
/// <param name="Pieces">The lines, photos and tables.</param>
/// <param name="Notes">The footnotes and endnotes in the order they are referred to, each its lines.</param>
internal sealed record WordContent(IReadOnlyList<SourcePiece> Pieces, IReadOnlyList<IReadOnlyList<SourceLine>> Notes);

/// <summary>
/// Walks the parts of a package in reading order. Recursion is safe because <see cref="SafeXml"/> bounds the depth.
/// One reader reads one document.
/// </summary>
internal sealed class WordReader
{
    private readonly WordPackage package;
    private readonly CancellationToken cancellation;
    private readonly Dictionary<string, Dictionary<string, WordLink>> links = [];
    private readonly Dictionary<(string Kind, string Id), int> noted = [];
    private readonly List<(string Kind, string Id)> order = [];

    public WordReader(WordPackage package, FindingLog findings, CancellationToken cancellation)
    {
        this.package = package;
        this.cancellation = cancellation;
        Findings = findings;
        Photos = new WordPhotos(package, findings);
        Fields = new WordFields(findings);
        var theme = new WordTheme(Related("theme"));
        Styles = new WordStyles(Related("styles"), theme);
        Theme = theme;
        Numbering = new WordNumbering(Related("numbering"));
    }

    public FindingLog Findings { get; }

    public WordPhotos Photos { get; }

    public WordFields Fields { get; }

    public WordStyles Styles { get; }

    public WordTheme Theme { get; }

    public WordNumbering Numbering { get; }

    /// <summary>The part being read; relationship ids belong to it.</summary>
    public string Part { get; private set; } = "";

    public WordContent Read()
    {
        Part = package.Main;
        var pieces = package.Xml(Part)?.Element(W + "body") is { } body ? Blocks(body) : [];
        var comments = Related("comments")?.Elements(W + "comment").ToArray() ?? [];
        if (comments.Length > 0)
        {
            Findings.Add(Rules.Comments, FindingKind.Dropped, string.Concat(comments[0].Descendants(W + "t").Select(static text => text.Value)), count: comments.Length);
        }

        return new WordContent(pieces, Notes());
    }

    /// <summary>Registers a reference to a note and returns its number, from 1.</summary>
    public int Note(string kind, string id)
    {
        if (!noted.TryGetValue((kind, id), out var number))
        {
            noted[(kind, id)] = number = noted.Count + 1;
            order.Add((kind, id));
        }

        return number;
    }

    public WordLink? Link(string? id)
    {
        if (!links.TryGetValue(Part, out var known))
        {
            links[Part] = known = package.Links(Part);
        }

        return id is null ? null : known.GetValueOrDefault(id);
    }

    /// <summary>The pieces of a body, cell, text box or note.</summary>
    public List<SourcePiece> Blocks(XElement parent)
    {
        var pieces = new List<SourcePiece>();
        var paragraph = (WordParagraph?)null;
        Blocks(parent, pieces, ref paragraph);
        paragraph?.Close(pieces);
        return pieces;
    }

    private void Blocks(XElement parent, List<SourcePiece> pieces, ref WordParagraph? open)
    {
        foreach (var child in parent.Elements())
        {
            cancellation.ThrowIfCancellationRequested();
            switch (child.Name.LocalName)
            {
                case "p" when child.Name.Namespace == W:
                    open ??= new WordParagraph(this);
                    if (open.Read(child))
                    {
                        open.Close(pieces);
                        open = null;
                    }

                    break;
                case "tbl" when child.Name.Namespace == W:
                    open?.Close(pieces);
                    open = null;
                    if (new WordTable(this).Read(child) is { Rows.Count: > 0 } table)
                    {
                        pieces.Add(table);
                    }

                    break;
                case "sdt":
                    Blocks(WordRevisions.Content(child, Findings), pieces, ref open);
                    break;
                case "ins" or "moveTo" or "customXml" or "smartTag":
                    Blocks(child, pieces, ref open);
                    break;
                case "AlternateContent":
                    Blocks(WordRevisions.Choose(child), pieces, ref open);
                    break;
                case "del" or "moveFrom":
                    WordRevisions.Dropped(child, Findings);
                    break;
                case "altChunk":
                    Findings.Add(Rules.Foreign, FindingKind.Dropped);
                    break;
            }
        }
    }

    private List<IReadOnlyList<SourceLine>> Notes()
    {
        var notes = new List<IReadOnlyList<SourceLine>>();
        var parts = new Dictionary<string, (string? Part, Dictionary<string, XElement> Notes)>();

        // A note may refer to another note while it is read: the list grows under the loop.
        for (var number = 1; number <= noted.Count; number++)
        {
            var (kind, id) = order[number - 1];
            if (!parts.TryGetValue(kind, out var source))
            {
                var target = Target(kind + "s");
                var known = (target is null ? null : package.Xml(target))?.Elements(W + kind).DistinctBy(static note => (string?)note.Attribute(W + "id") ?? "");
                parts[kind] = source = (target, known?.ToDictionary(static note => (string?)note.Attribute(W + "id") ?? "") ?? []);
            }

            Part = source.Part ?? package.Main;
            notes.Add(source.Notes.TryGetValue(id, out var element) ? [.. Blocks(element).OfType<SourceLine>()] : []);
            Part = package.Main;
        }

        return notes;
    }

    private XElement? Related(string type) => Target(type) is { } target ? package.Xml(target) : null;

    private string? Target(string type)
    {
        Part = package.Main;
        Link(null);
        return links[Part].Values.FirstOrDefault(link => link.Type == type && !link.External)?.Target;
    }
}
