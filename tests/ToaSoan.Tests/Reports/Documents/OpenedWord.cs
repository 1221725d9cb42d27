using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using ToaSoan.Reports.Documents;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace ToaSoan.Tests.Reports.Documents;

/// <summary>A written Word file, opened by Microsoft's own reader: what a paragraph really looks like, its style's word and its own taken together.</summary>
internal sealed class OpenedWord : IDisposable
{
    private readonly WordprocessingDocument file;

    internal OpenedWord(ReportDocument document, DocumentProfile? profile = null)
    {
        Bytes = WordExport.Write(document, profile ?? DocumentProfiles.Find(document.Profile));
        file = WordprocessingDocument.Open(new MemoryStream(Bytes), isEditable: false);
    }

    internal byte[] Bytes { get; }

    internal MainDocumentPart Main => file.MainDocumentPart!;

    internal W.Body Body => Main.Document!.Body!;

    internal W.Styles Styles => Main.StyleDefinitionsPart!.Styles!;

    internal IReadOnlyList<W.SectionProperties> Pages => [.. Body.Descendants<W.SectionProperties>()];

    internal IReadOnlyList<W.Paragraph> Lines => [.. Body.Descendants<W.Paragraph>()];

    /// <summary>The words of every paragraph, in order.</summary>
    internal IReadOnlyList<string> Texts => [.. Lines.Select(Text)];

    /// <summary>What the validator for a version of Office has to say.</summary>
    internal IEnumerable<string> Errors(FileFormatVersions version) =>
        new OpenXmlValidator(version).Validate(file, TestContext.Current.CancellationToken).Select(static error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}");

    /// <summary>The paragraph that begins with words.</summary>
    internal Seen Line(string words) => new(this, Lines.First(line => Text(line).StartsWith(words, StringComparison.Ordinal)));

    /// <summary>The words of a paragraph, line breaks and non-breaking spaces as spaces.</summary>
    internal static string Text(OpenXmlElement line) => string.Concat(line.Descendants().Select(static part => part switch { W.Text text => text.Text, W.Break => " ", _ => "" })).Replace('\u00a0', ' ');

    public void Dispose() => file.Dispose();

    /// <summary>A paragraph as it is shown.</summary>
    internal sealed class Seen(OpenedWord word, W.Paragraph line)
    {
        private readonly W.Style style = word.Styles.Elements<W.Style>().Single(style => style.StyleId == line.ParagraphProperties!.ParagraphStyleId!.Val);

        internal W.Paragraph Line => line;

        /// <summary>"14 bold italic underlined", as the specification's table says it; every run must agree.</summary>
        internal string Look
        {
            get
            {
                var set = style.StyleRunProperties!;
                Assert.All(line.Descendants<W.Run>(), static run => Assert.Null(run.RunProperties?.FontSize));
                var bold = set.Bold is not null || (line.Descendants<W.Run>().Any() && line.Descendants<W.Run>().All(static run => run.RunProperties?.Bold is not null));
                return (int.Parse(set.FontSize!.Val!, CultureInfo.InvariantCulture) / 2m).ToString(CultureInfo.InvariantCulture) + (bold ? " bold" : "") + (set.Italic is not null ? " italic" : "") + (set.Underline is not null ? " underlined" : "");
            }
        }

        internal string Side => (line.ParagraphProperties!.Justification ?? style.StyleParagraphProperties!.Justification)!.Val!.InnerText!;

        internal W.SpacingBetweenLines Spacing => style.StyleParagraphProperties!.SpacingBetweenLines!;

        internal decimal FirstLine => Math.Round(int.Parse(style.StyleParagraphProperties!.Indentation!.FirstLine!, CultureInfo.InvariantCulture) * 25.4m / 1440, 1);

        internal bool KeptWithNext => (line.ParagraphProperties!.KeepNext ?? style.StyleParagraphProperties!.KeepNext) is not null;

        internal int? Outline => style.StyleParagraphProperties!.OutlineLevel?.Val?.Value;

        internal string Words => Text(line);

        /// <summary>Left or right in the head or foot table, or "" outside of both.</summary>
        internal string Column => line.Ancestors<W.TableCell>().FirstOrDefault() is { } cell ? (cell.ElementsBefore().OfType<W.TableCell>().Any() ? "right" : "left") : "";

        /// <summary>The rule below: its length in millimetres and whether it stands in the middle.</summary>
        internal (decimal Length, bool Centred) Rule
        {
            get
            {
                var rule = (W.Paragraph)line.NextSibling()!;
                Assert.Equal(W.BorderValues.Single, rule.ParagraphProperties!.ParagraphBorders!.BottomBorder!.Val!.Value);
                var room = line.Ancestors<W.TableCell>().FirstOrDefault()?.TableCellProperties!.TableCellWidth!.Width!.Value ?? "9355";
                var (left, right) = (int.Parse(rule.ParagraphProperties.Indentation!.Left!, CultureInfo.InvariantCulture), int.Parse(rule.ParagraphProperties.Indentation.Right!, CultureInfo.InvariantCulture));
                return (Math.Round((int.Parse(room, CultureInfo.InvariantCulture) - left - right) * 25.4m / 1440, 1), left == right);
            }
        }
    }
}
