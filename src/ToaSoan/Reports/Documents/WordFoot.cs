using DocumentFormat.OpenXml;
using static ToaSoan.Reports.Documents.WordText;

namespace ToaSoan.Reports.Documents;

/// <summary>The foot of a document in Word: recipients on the left, level with the lines of the signature on the right; never parted by a page.</summary>
internal static class WordFoot
{
    internal static OpenXmlElement Of(ReportDocument document, DocumentProfile profile, decimal width)
    {
        var left = Twips(WordHead.Widths(profile.FootColumns, width).Left);
        return Columns(left, Twips(width) - left, (Recipients(document, profile), Signature(document.Signature, profile)));
    }

    private static IEnumerable<OpenXmlElement> Recipients(ReportDocument document, DocumentProfile profile) =>
        [Line("RecipientsHead", DocumentWords.RecipientsHead), .. DocumentWords.Recipients(document, profile).Select(static line => Line("Recipients", line))];

    private static IEnumerable<OpenXmlElement> Signature(ReportSignature signature, DocumentProfile profile)
    {
        foreach (var (line, index) in signature.Lines.Select(static (line, index) => (line, index)))
        {
            var paragraph = Line(line.Power == SigningPower.None ? "Title" : "Power", DocumentWords.Signer(line, profile));
            if (index == 0)
            {
                // As far below the text as "Nơi nhận:".
                paragraph.ParagraphProperties!.SpacingBetweenLines = new DocumentFormat.OpenXml.Wordprocessing.SpacingBetweenLines { Before = Number(Points(12)) };
            }

            yield return paragraph;
        }

        yield return Line("Name", WordHead.Cased(signature.Name, profile.Parts.Name));
    }
}
