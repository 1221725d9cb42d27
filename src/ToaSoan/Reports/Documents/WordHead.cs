using DocumentFormat.OpenXml;
using static ToaSoan.Reports.Documents.WordText;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace ToaSoan.Reports.Documents;

/// <summary>The head of a document in Word: bodies and nation, number and day, type and abstract, addressees.</summary>
internal static class WordHead
{
    internal static IEnumerable<OpenXmlElement> Of(ReportDocument document, DocumentProfile profile, decimal width)
    {
        var (left, right) = Widths(profile.HeadColumns, width);
        yield return Columns(Twips(left), Twips(width) - Twips(left),
            (Bodies(document, profile, left), Nation(profile, right)),
            ([Line("Number", DocumentWords.NumberLine(document, profile))], [Line("PlaceDate", DocumentWords.PlaceLine(document))]));
        yield return Line("TypeName", Cased(document.TypeName, profile.Parts.TypeName));
        yield return Line("Abstract", document.Abstract);
        if (profile.AbstractMark.Length > 0)
        {
            yield return Line("Mark", profile.AbstractMark);
        }

        if (profile.AbstractRule > 0)
        {
            yield return Rule(PointsOf(width), Length(document.Abstract, profile.Parts.Abstract, width) * profile.AbstractRule);
        }

        foreach (var line in Addressees(document, profile, PointsOf(width)))
        {
            yield return line;
        }
    }

    /// <summary>The words as their style writes them.</summary>
    internal static string Cased(string text, PartStyle part) => part.Upper ? DocumentWords.Upper(text) : text;

    /// <summary>Two columns brought to the width between the margins.</summary>
    internal static (decimal Left, decimal Right) Widths(TwoColumns columns, decimal width)
    {
        var left = width * columns.Left / (columns.Left + columns.Right);
        return (left, width - left);
    }

    private static IEnumerable<OpenXmlElement> Bodies(ReportDocument document, DocumentProfile profile, decimal width)
    {
        if (document.ParentAgency.Length > 0)
        {
            yield return Line("Parent", Cased(document.ParentAgency, profile.Parts.Parent));
        }

        var issuer = Cased(document.IssuingAgency, profile.Parts.Issuer);
        yield return Line("Issuer", issuer);
        if (profile.IssuerMark.Length > 0)
        {
            yield return Line("Mark", profile.IssuerMark);
        }

        if (profile.IssuerRule > 0)
        {
            yield return Rule(PointsOf(width), Length(issuer, profile.Parts.Issuer, width) * profile.IssuerRule);
        }
    }

    private static IEnumerable<OpenXmlElement> Nation(DocumentProfile profile, decimal width)
    {
        var nation = Cased(profile.Nation, profile.Parts.Nation);
        yield return Line("Nation", nation);
        if (profile.Motto.Length > 0)
        {
            yield return Line("Motto", Cased(profile.Motto, profile.Parts.Motto));
        }

        var (last, part) = profile.Motto.Length > 0 ? (Cased(profile.Motto, profile.Parts.Motto), profile.Parts.Motto) : (nation, profile.Parts.Nation);
        yield return Rule(PointsOf(width), Length(last, part, width) * profile.NationRule);
    }

    // One addressee stands on the line of "Kính gửi:"; of several the dashes stand in a column under its colon, and all is moved to the middle.
    private static IEnumerable<OpenXmlElement> Addressees(ReportDocument document, DocumentProfile profile, decimal room)
    {
        var (names, part) = (DocumentWords.Addressees(document), profile.Parts.Addressee);
        if (names is [var only])
        {
            yield return Line("Addressee", $"{DocumentWords.To} {only}");
        }
        else if (names.Count > 1)
        {
            var colon = LetterWidths.Of(DocumentWords.To[..^1], part);
            var left = Math.Max(0, (room - colon - names.Max(name => LetterWidths.Of(name, part))) / 2);
            yield return Moved(DocumentWords.To, left, hanging: 0);
            foreach (var name in names)
            {
                var line = Moved(name, left + colon + LetterWidths.Of("- ", part), LetterWidths.Of("- ", part));
                line.ParagraphProperties!.SpacingBetweenLines = new W.SpacingBetweenLines { Before = "0" };
                yield return line;
            }
        }
    }

    private static W.Paragraph Moved(string text, decimal left, decimal hanging)
    {
        var line = Line("Addressee", text);
        line.ParagraphProperties!.Justification = new W.Justification { Val = W.JustificationValues.Left };
        line.ParagraphProperties.Indentation = new W.Indentation { Left = Number(Points(left)), Hanging = Number(Points(hanging)) };
        return line;
    }

    // Of words on several lines, the longest; of one that breaks by itself, the room it fills.
    private static decimal Length(string text, PartStyle part, decimal width) => Math.Min(PointsOf(width), text.Split('\n').Max(line => LetterWidths.Of(line, part)));
}
