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
        var about = Halved(document.Abstract, profile.Parts.Abstract, width);
        yield return Line("Abstract", about);
        if (profile.AbstractMark.Length > 0)
        {
            yield return Line("Mark", profile.AbstractMark);
        }

        if (profile.AbstractRule > 0)
        {
            yield return Rule(PointsOf(width), Length(about, profile.Parts.Abstract, width) * profile.AbstractRule);
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
            yield return Line("Parent", Even(Cased(document.ParentAgency, profile.Parts.Parent), profile.Parts.Parent, width));
        }

        var issuer = Even(Cased(document.IssuingAgency, profile.Parts.Issuer), profile.Parts.Issuer, width);
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
            yield return Parted(Line("Addressee", $"{DocumentWords.To} {only}"), before: 12, after: 6);
        }
        else if (names.Count > 1)
        {
            var colon = LetterWidths.Of(DocumentWords.To[..^1], part);
            var left = Math.Max(0, (room - colon - names.Max(name => LetterWidths.Of(name, part))) / 2);
            yield return Parted(Moved(DocumentWords.To, left, hanging: 0), before: 12, after: 0);
            foreach (var (name, index) in names.Select(static (name, index) => (name, index)))
            {
                yield return Parted(Moved(name, left + colon + LetterWidths.Of("- ", part), LetterWidths.Of("- ", part)), before: 0, after: index == names.Count - 1 ? 6 : 0);
            }
        }
    }

    private static W.Paragraph Parted(W.Paragraph line, decimal before, decimal after)
    {
        line.ParagraphProperties!.SpacingBetweenLines = new W.SpacingBetweenLines { Before = Number(Points(before)), After = Number(Points(after)) };
        return line;
    }

    private static W.Paragraph Moved(string text, decimal left, decimal hanging)
    {
        var line = Line("Addressee", text);
        line.ParagraphProperties!.Justification = new W.Justification { Val = W.JustificationValues.Left };
        line.ParagraphProperties.Indentation = new W.Indentation { Left = Number(Points(left)), Hanging = Number(Points(hanging)) };
        return line;
    }

    private static readonly string[] Units = ["TỈNH", "THÀNH", "ĐẶC", "PHƯỜNG", "XÃ", "HUYỆN", "QUẬN", "THỊ"];

    // A name too long for its column is broken before the name of its unit, else where its two lines are most alike; one with a break of its own, or too long for two lines, is left as it is.
    private static string Even(string name, PartStyle part, decimal width)
    {
        var room = PointsOf(width);
        if (LetterWidths.Of(name, part) <= room || name.Contains('\n', StringComparison.Ordinal))
        {
            return name;
        }

        var words = name.Split(' ');
        var lines = Enumerable.Range(1, words.Length - 1).Reverse().Select(count => (First: string.Join(' ', words[..count]), Second: string.Join(' ', words[count..])))
            .Where(lines => LetterWidths.Of(lines.First, part) <= room && LetterWidths.Of(lines.Second, part) <= room)
            .OrderBy(static lines => !Units.Contains(DocumentWords.Upper(lines.Second.Split(' ')[0]))).ThenBy(lines => Math.Abs(LetterWidths.Of(lines.First, part) - LetterWidths.Of(lines.Second, part))).ToArray();
        return lines is [var even, ..] ? $"{even.First}\n{even.Second}" : name;
    }

    // An abstract too long for a line is broken between its two halves where it has such.
    private static string Halved(string about, PartStyle part, decimal width) =>
        LetterWidths.Of(about, part) > PointsOf(width) && about.Split("; ") is [var first, var second] && !about.Contains('\n', StringComparison.Ordinal) && Length(first, part, width) < PointsOf(width) && Length(second, part, width) < PointsOf(width)
            ? $"{first};\n{second}" : about;

    // Of words on several lines, the longest; of one that breaks by itself, the room it fills.
    private static decimal Length(string text, PartStyle part, decimal width) => Math.Min(PointsOf(width), text.Split('\n').Max(line => LetterWidths.Of(line, part)));
}
