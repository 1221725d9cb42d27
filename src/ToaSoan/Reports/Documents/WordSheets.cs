using DocumentFormat.OpenXml;
using static ToaSoan.Reports.Documents.WordText;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace ToaSoan.Reports.Documents;

/// <summary>
/// The parts of a Word file that differ in how their sheets lie or how they are numbered, in order. The page number stands in the upper margin; on the first sheet of the document,
/// and of each annex, it is not shown.
/// </summary>
internal sealed class WordSheets(DocumentProfile profile)
{
    internal const string NumberedHead = "head", EmptyHead = "emptyHead";
    private const decimal Short = 210, Long = 297;
    private readonly List<(bool Wide, bool First, List<OpenXmlElement> Content)> parts = [];

    /// <summary>Begins sheets of one kind; <paramref name="first"/> begins the numbers again.</summary>
    internal void Begin(bool wide, bool first) => parts.Add((wide, first, []));

    /// <summary>Adds to the sheets begun last.</summary>
    internal void Add(IEnumerable<OpenXmlElement> content) => parts[^1].Content.AddRange(content);

    /// <summary>The width between the margins of the sheets begun last, in millimetres.</summary>
    internal decimal Width => (parts[^1].Wide ? Long : Short) - profile.Margins.Left - profile.Margins.Right;

    /// <summary>The height between the margins of the sheets begun last, in millimetres.</summary>
    internal decimal Height => (parts[^1].Wide ? Short : Long) - profile.Margins.Top - profile.Margins.Bottom;

    /// <summary>The whole body: each part but the last ends in a paragraph of one point that holds its page set-up; so does the last where Word wants a paragraph after a table.</summary>
    internal W.Body Body()
    {
        var body = new W.Body();
        foreach (var (part, index) in parts.Select(static (part, index) => (part, index)))
        {
            body.Append(part.Content);
            var page = Page(part.Wide, part.First);
            var end = Line("Break", []);
            if (index < parts.Count - 1)
            {
                end.ParagraphProperties!.SectionProperties = page;
                body.Append(end);
            }
            else
            {
                body.Append(end, page);
            }
        }

        return body;
    }

    private W.SectionProperties Page(bool wide, bool first)
    {
        var margins = profile.Margins;
        var page = new W.SectionProperties();
        page.Append(new W.HeaderReference { Type = W.HeaderFooterValues.Default, Id = NumberedHead });
        page.Append(new W.HeaderReference { Type = W.HeaderFooterValues.First, Id = EmptyHead });
        page.Append(new W.SectionType { Val = W.SectionMarkValues.NextPage });
        page.Append(new W.PageSize
        {
            Width = (uint)Twips(wide ? Long : Short), Height = (uint)Twips(wide ? Short : Long), Orient = wide ? W.PageOrientationValues.Landscape : null,
        });
        page.Append(new W.PageMargin
        {
            Top = Twips(margins.Top), Bottom = Twips(margins.Bottom), Left = (uint)Twips(margins.Left), Right = (uint)Twips(margins.Right), Header = (uint)Twips(margins.Number), Footer = (uint)Twips(margins.Number), Gutter = 0,
        });
        if (first)
        {
            page.Append(new W.PageNumberType { Start = 1 });
            page.Append(new W.TitlePage());
        }

        return page;
    }
}
