using System.Xml.Linq;
using ToaSoan.Blocks;
using static ToaSoan.Newsroom.Import.WordNames;

namespace ToaSoan.Newsroom.Import;

/// <summary>Walks the content of a paragraph: runs, links, fields, tracked changes, drawings.</summary>
internal sealed class WordRuns(WordReader reader, WordParagraph paragraph)
{
    public void Read(XElement parent, string? link)
    {
        foreach (var child in parent.Elements())
        {
            switch (child.Name.LocalName)
            {
                case "r" when child.Name.Namespace == W:
                    Run(child, link);
                    break;
                case "hyperlink":
                    var target = reader.Link((string?)child.Attribute(R + "id"))?.Target;
                    Read(child, target is null ? link : WordFields.Safe(target, reader.Findings));
                    break;
                case "fldSimple":
                    reader.Fields.Simple((string?)child.Attribute(W + "instr") ?? "", () => Read(child, link));
                    break;
                case "del" or "moveFrom":
                    WordRevisions.Dropped(child, reader.Findings);
                    break;
                case "sdt":
                    Read(WordRevisions.Content(child, reader.Findings), link);
                    break;
                case "AlternateContent":
                    Read(WordRevisions.Choose(child), link);
                    break;
                case "oMath" or "oMathPara":
                    Formula(child, link);
                    break;
                case "ins" or "moveTo" or "smartTag" or "customXml" or "dir" or "bdo":
                    Read(child, link);
                    break;
            }
        }
    }

    private void Run(XElement run, string? link)
    {
        var format = paragraph.Format(run.Element(W + "rPr"));
        if (format.Hidden is true && run.Elements(W + "t").Any())
        {
            reader.Findings.Add(Rules.Hidden, FindingKind.Dropped, string.Concat(run.Elements(W + "t").Select(static text => text.Value)));
            return;
        }

        Inside(run, format, link);
    }

    private void Inside(XElement run, RunFormat format, string? link)
    {
        foreach (var child in run.Elements())
        {
            switch (child.Name.LocalName)
            {
                case "t":
                    Text(child.Value);
                    break;
                case "tab" or "ptab":
                    Text("\t");
                    break;
                case "br" when (string?)child.Attribute(W + "type") is not ("page" or "column"):
                case "cr":
                    Text("\n");
                    break;
                case "noBreakHyphen":
                    Text("-");
                    break;
                case "softHyphen":
                    Text("\u00AD");
                    break;
                case "sym":
                    Symbol(child);
                    break;
                case "fldChar":
                    reader.Fields.Mark((string?)child.Attribute(W + "fldCharType"));
                    break;
                case "instrText":
                    reader.Fields.Code(child.Value);
                    break;
                case "footnoteReference" or "endnoteReference":
                    var number = reader.Note(child.Name.LocalName[..^"Reference".Length], (string?)child.Attribute(W + "id") ?? "");
                    paragraph.Text($"[{number}]", new RunFormat { Vertical = "superscript" }, null);
                    break;
                case "drawing" or "pict" or "object":
                    Drawing(child);
                    break;
                case "AlternateContent":
                    Inside(WordRevisions.Choose(child), format, link);
                    break;
                case "ruby":
                    Read(child.Element(W + "rubyBase") ?? child, link);
                    break;
            }
        }

        void Text(string text)
        {
            if (!reader.Fields.Hides)
            {
                paragraph.Text(text, format, reader.Fields.Link ?? link);
            }
        }

        void Symbol(XElement symbol)
        {
            var (font, code) = ((string?)symbol.Attribute(W + "font") ?? "", (string?)symbol.Attribute(W + "char") ?? "");
            if (WordSymbols.Text(font, code) is { } text)
            {
                // The symbol is Unicode now; the run's own legacy font does not speak for it.
                paragraph.Text(text, format with { HighFont = null, AsciiFont = null }, reader.Fields.Link ?? link);
            }
            else
            {
                reader.Findings.Add(Rules.Symbol, FindingKind.Dropped, $"{font} {code}");
            }
        }
    }

    /// <summary>Photos and text boxes of a drawing, wherever they sit in groups and canvases.</summary>
    private void Drawing(XElement drawing)
    {
        foreach (var child in drawing.Elements())
        {
            if (child.Name == A + "blip")
            {
                Photo((string?)child.Attribute(R + "embed") ?? (string?)child.Attribute(R + "link"));
            }
            else if (child.Name == V + "imagedata")
            {
                Photo((string?)child.Attribute(R + "id") ?? (string?)child.Attribute(R + "href"));
            }
            else if (child.Name == W + "txbxContent")
            {
                paragraph.Box(reader.Blocks(child));
            }
            else if (child.Name.LocalName == "AlternateContent")
            {
                Drawing(WordRevisions.Choose(child));
            }
            else if (child.Name.LocalName is "chart" or "relIds")
            {
                reader.Findings.Add(Rules.Chart, FindingKind.Dropped);
            }
            else
            {
                Drawing(child);
            }
        }
    }

    private void Photo(string? id)
    {
        if (reader.Photos.Find(reader.Link(id)) is { } hash)
        {
            paragraph.Photo(hash);
        }
    }

    private void Formula(XElement formula, string? link)
    {
        var text = string.Concat(formula.Descendants().Where(static element => element.Name.LocalName == "t").Select(static element => element.Value));
        if (text.Length > 0)
        {
            reader.Findings.Add(Rules.Formula, FindingKind.Doubtful, text);
            paragraph.Text(text, paragraph.Format(null), link);
        }
    }
}
