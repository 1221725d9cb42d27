using ToaSoan.Platform;

namespace ToaSoan.Reports.Documents;

/// <summary>What must hold of a document before it is written in any format. Each broken rule is a <see cref="Refusal"/> that says where.</summary>
public static class DocumentRules
{
    private const int MaxSeries = 2; // what is compared with what
    private static readonly string[] Degrees = ["GS", "PGS", "TS", "TSKH", "ThS", "BS", "BSCKI", "BSCKII", "CN", "KS", "NSND", "NSƯT", "NGND", "NGƯT", "AHLĐ"];

    /// <summary>Checks a document against a profile.</summary>
    public static void Check(ReportDocument document, DocumentProfile profile)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(profile);
        if (document.Profile != profile.Key)
        {
            throw new Refusal(DocumentsText.OtherProfile, document.Profile, profile.Key);
        }

        Need(document.IssuingAgency, DocumentsText.IssuerMissing);
        Need(document.Place, DocumentsText.PlaceMissing);
        Need(document.TypeName, DocumentsText.TypeMissing);
        Need(document.Abstract, DocumentsText.AbstractMissing);
        Need(document.Archive, DocumentsText.ArchiveMissing);
        Code(document.TypeCode);
        Code(document.IssuerCode);
        if (document.Number is < 1 or > 99_999)
        {
            throw new Refusal(DocumentsText.NumberWrong, document.Number);
        }

        Check(document.Signature, profile);
        if (document.Body is not [.., ReportParagraph or ReportItem])
        {
            throw new Refusal(DocumentsText.EndsWithoutWords);
        }

        foreach (var block in document.Body.Concat(document.Annexes.SelectMany(static annex => annex.Blocks)))
        {
            Check(block);
        }

        foreach (var annex in document.Annexes)
        {
            Need(annex.Title, DocumentsText.AnnexTitleMissing);
        }
    }

    private static void Check(ReportSignature signature, DocumentProfile profile)
    {
        Need(signature.Name, DocumentsText.SignerMissing);
        if (signature.Lines is [] || signature.Lines.Any(static line => line.Text.Trim().Length == 0))
        {
            throw new Refusal(DocumentsText.SignerTitleMissing);
        }

        if (signature.Lines.FirstOrDefault(line => line.Power != SigningPower.None && profile.Powers.Of(line.Power).Length == 0) is { } unknown)
        {
            throw new Refusal(DocumentsText.PowerUnknown, DocumentProfiles.State.Powers.Of(unknown.Power), profile.Name);
        }

        if (!profile.DeputiesOfCollectives && signature.Lines.Any(static line => line.Power == SigningPower.OnBehalf) && signature.Lines.Any(static line => line.Power == SigningPower.ForHead))
        {
            throw new Refusal(DocumentsText.CollectiveHasNoDeputies, profile.Powers.OnBehalf, profile.Powers.ForHead);
        }

        var first = signature.Name.TrimStart().Split(' ', '.')[0];
        if (Degrees.Contains(first, StringComparer.OrdinalIgnoreCase) && signature.Name.Contains('.', StringComparison.Ordinal))
        {
            throw new Refusal(DocumentsText.NameWithDegree, signature.Name);
        }
    }

    private static void Check(ReportBlock block)
    {
        switch (block)
        {
            case ReportHeading { Level: < 1 or > 3 } heading:
                throw new Refusal(DocumentsText.HeadingLevel, heading.Text);
            case ReportHeading heading:
                Need(heading.Text, DocumentsText.HeadingEmpty);
                break;
            case ReportTable table when table.Columns.Count == 0 || table.Columns.Any(static column => column.Width <= 0) || table.Rows.Any(row => row.Cells.Count != table.Columns.Count):
                throw new Refusal(DocumentsText.TableCells, table.Caption);
            case ReportChart chart when chart.Categories.Count == 0 || chart.Series.Count is 0 or > MaxSeries || chart.Decimals is < 0 or > 2 || chart.Series.Any(series => series.Values.Count != chart.Categories.Count):
                throw new Refusal(DocumentsText.ChartValues, chart.Title, MaxSeries);
            case ReportChart chart when chart.Alternative.Trim().Length == 0:
                throw new Refusal(DocumentsText.ChartAlternative, chart.Title);
        }
    }

    private static void Code(string code)
    {
        if (!IsCode(code))
        {
            throw new Refusal(DocumentsText.CodeWrong, code);
        }
    }

    internal static bool IsCode(string code) => code.Length is > 0 and <= 30 && code.All(static letter => char.IsLetterOrDigit(letter) || letter is '-' or '.' or '&');

    private static void Need(string text, string sentence)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new Refusal(sentence);
        }
    }
}
