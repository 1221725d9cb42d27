using System.Globalization;
using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using ToaSoan.Platform;
using static ToaSoan.Reports.Documents.WordText;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace ToaSoan.Reports.Documents;

/// <summary>
/// A report as a Word file (ECMA-376, WordprocessingML) in the format its profile describes; docs/report-format.md holds every point with its test. The same document and profile
/// give the same bytes: nothing in the file is of the hour it was made, and nothing in it is random.
/// </summary>
public static class WordExport
{
    /// <summary>Its media type.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>The file's bytes. Throws <see cref="Refusal"/> for a document that breaks a rule of its profile.</summary>
    public static byte[] Write(ReportDocument document, DocumentProfile profile)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(profile);
        DocumentRules.Check(document, profile);
        using var file = new MemoryStream();
        using (var package = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            var main = package.AddNewPart<MainDocumentPart>("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "document"); // a part without a name of ours gets a random one
            main.AddNewPart<StyleDefinitionsPart>("styles").Styles = WordStyles.Of(profile);
            main.AddNewPart<DocumentSettingsPart>("settings").Settings = Settings();
            main.AddNewPart<HeaderPart>(WordSheets.NumberedHead).Header = new W.Header(Line("PageNumber", new W.SimpleField(Run("2")) { Instruction = " PAGE " }));
            main.AddNewPart<HeaderPart>(WordSheets.EmptyHead).Header = new W.Header(Line("PageNumber", []));
            main.Document = new W.Document(Body(document, profile, main));
            Describe(package.AddNewPart<CoreFilePropertiesPart>("application/vnd.openxmlformats-package.core-properties+xml", "core"), document);
        }

        return Workbook.Repack(file.ToArray());
    }

    private static W.Body Body(ReportDocument document, DocumentProfile profile, MainDocumentPart main)
    {
        var sheets = new WordSheets(profile);
        var body = new WordBody(profile, main, sheets);
        sheets.Begin(wide: false, first: true);
        sheets.Add(WordHead.Of(document, profile, sheets.Width));
        body.Write(DocumentWords.Ended(document, profile), wide: false, named: true, kept: true);
        sheets.Add([WordFoot.Of(document, profile, sheets.Width)]);
        foreach (var (annex, index) in document.Annexes.Select(static (annex, index) => (annex, index)))
        {
            sheets.Begin(annex.Wide, first: true);
            sheets.Add(
            [
                Line("AnnexNumber", DocumentWords.AnnexName(document, index)),
                Line("AnnexTitle", WordHead.Cased(annex.Title, profile.Parts.AnnexTitle)),
                Line("AnnexReference", DocumentWords.AnnexReference(document, profile)),
            ]);
            body.Write(annex.Blocks, annex.Wide, named: false, kept: false);
        }

        return sheets.Body();
    }

    private static W.Settings Settings()
    {
        var modern = new W.Compatibility(
            new W.CompatibilitySetting { Name = W.CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15" });
        return new W.Settings(modern, new W.ThemeFontLanguages { Val = "vi-VN" }, new W.DecimalSymbol { Val = "," }, new W.ListSeparator { Val = ";" });
    }

    private static void Describe(CoreFilePropertiesPart part, ReportDocument document)
    {
        XNamespace core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties", dc = "http://purl.org/dc/elements/1.1/", terms = "http://purl.org/dc/terms/", xsi = "http://www.w3.org/2001/XMLSchema-instance";
        var about = new XElement(core + "coreProperties",
            new XAttribute(XNamespace.Xmlns + "cp", core), new XAttribute(XNamespace.Xmlns + "dc", dc), new XAttribute(XNamespace.Xmlns + "dcterms", terms), new XAttribute(XNamespace.Xmlns + "xsi", xsi),
            new XElement(dc + "title", $"{document.TypeName} {document.Abstract.Replace('\n', ' ')}"),
            new XElement(dc + "creator", document.IssuingAgency),
            document.Date is { } day ? new XElement(terms + "created", new XAttribute(xsi + "type", "dcterms:W3CDTF"), day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T00:00:00Z") : null,
            new XElement(dc + "language", "vi-VN"));
        using var stream = part.GetStream(FileMode.Create);
        using var writer = new StreamWriter(stream, new UTF8Encoding(false));
        new XDocument(about).Save(writer, SaveOptions.DisableFormatting);
    }
}
