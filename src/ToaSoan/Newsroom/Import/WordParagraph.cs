using System.Xml.Linq;
using ToaSoan.Blocks;
using static ToaSoan.Newsroom.Import.WordNames;

namespace ToaSoan.Newsroom.Import;

/// <summary>
/// One paragraph while it is read; several w:p elements when tracked changes deleted the marks between them. What floats
/// in it (text boxes, photos anchored inside a sentence) follows it.
/// </summary>
internal sealed class WordParagraph(WordReader reader)
{
    private readonly List<RawRun> runs = [];
    private readonly List<string> photos = [];
    private readonly List<SourcePiece> done = [];
    private readonly List<SourcePiece> after = [];
    private WordStyle style = reader.Styles.OfParagraph(null);
    private ParagraphFormat format = ParagraphFormat.Nothing;
    private ListMark? list;
    private double size;
    private bool empty = true;
    private bool words;

    /// <summary>The format of a run of this paragraph.</summary>
    public RunFormat Format(XElement? properties)
    {
        var paragraph = reader.Styles.Run.Under(style.Run);
        var character = properties.Val("rStyle") is { } name ? paragraph.UnderCharacterStyle(reader.Styles.OfRun(name).Run) : paragraph;
        return character.Under(RunFormat.Read(properties, reader.Theme));
    }

    /// <summary>Reads one w:p; false when its mark is deleted and the next paragraph continues it.</summary>
    public bool Read(XElement paragraph)
    {
        var properties = paragraph.Element(W + "pPr");
        if (empty)
        {
            style = reader.Styles.OfParagraph(properties.Val("pStyle"));
            format = reader.Styles.Paragraph.Under(style.Paragraph).Under(ParagraphFormat.Read(properties));
            empty = false;
        }

        new WordRuns(reader, this).Read(paragraph, null);
        var mark = properties?.Element(W + "rPr");
        return mark?.Element(W + "del") is null && mark?.Element(W + "moveFrom") is null;
    }

    public void Text(string text, RunFormat run, string? link)
    {
        if (text.Length == 0)
        {
            return;
        }

        if (photos.Count > 0 && text == "\n" && words)
        {
            FlushLine();
            FlushPhotos();
        }

        if (!string.IsNullOrWhiteSpace(text))
        {
            if (!words)
            {
                FlushPhotos();
            }

            words = true;
            size = Math.Max(size, (run.HalfPoints ?? 0) / 2.0);
        }

        var marks = (run.Bold is true ? Marks.Bold : Marks.None) | (run.Italic is true ? Marks.Italic : Marks.None)
            | (run.Vertical == "superscript" ? Marks.Superscript : run.Vertical == "subscript" ? Marks.Subscript : Marks.None);
        var encoding = VietnameseText.Legacy.OfFont(run.HighFont ?? run.AsciiFont ?? "");
        encoding = encoding == VietnameseText.LegacyEncoding.Unicode && run.AsciiFont is not null ? VietnameseText.Legacy.OfFont(run.AsciiFont) : encoding;
        runs.Add(new RawRun(text, marks, link, encoding, run.Caps is true));
    }

    /// <summary>A break or a photo after a break ends the line before it; inside a sentence the photo waits for the paragraph's end.</summary>
    public void Photo(string hash)
    {
        if (photos.Count == 0 && words && runs[^1].Text.EndsWith('\n'))
        {
            FlushLine();
        }

        photos.Add(hash);
    }

    /// <summary>Pieces of a text box; they stand after the paragraph.</summary>
    public void Box(IEnumerable<SourcePiece> pieces) => after.AddRange(pieces);

    public void Close(List<SourcePiece> pieces)
    {
        FlushLine();
        FlushPhotos();
        pieces.AddRange(done);
        pieces.AddRange(after);
    }

    private void FlushPhotos()
    {
        if (photos.Count > 0)
        {
            done.Add(new SourcePhotos([.. photos]));
            photos.Clear();
        }
    }

    private void FlushLine()
    {
        var content = RunRepair.Inlines(runs, reader.Findings);
        runs.Clear();
        words = false;
        if (content.Count == 0 || style.Contents)
        {
            return;
        }

        var outline = format.Outline is >= 0 and < 9 ? format.Outline + 1 : null;
        var role = style.Role == LineRole.Text && outline is not null ? LineRole.Heading : style.Role;
        list ??= role == LineRole.Text ? reader.Numbering.Next(format.List, format.ListLevel) : null;
        var align = format.Align switch
        {
            "center" => LineAlign.Centre,
            "right" or "end" => LineAlign.Right,
            _ => LineAlign.Left,
        };
        done.Add(new SourceLine(content, role, role == LineRole.Heading ? outline ?? style.Level : 0, align, size, list));
        size = 0;
    }
}
