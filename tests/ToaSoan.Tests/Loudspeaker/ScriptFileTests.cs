using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using ToaSoan.Loudspeaker;
using ToaSoan.Platform;

namespace ToaSoan.Tests.Loudspeaker;

/// <summary>The Word file, judged by Microsoft's own reader and validator.</summary>
public sealed class ScriptFileTests
{
    [Fact]
    public void It_is_valid_A4_and_Times_New_Roman_and_holds_the_words_in_NFC()
    {
        var bytes = ScriptFile.Of(Script("Quỹ “đền ơn” <đáp nghĩa> & tiễn đưa.".Normalize(NormalizationForm.FormD) + "\nẪm ờ kỹ thuật."));
        using var file = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(file, TestContext.Current.CancellationToken).Select(static error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}"));
        var body = file.MainDocumentPart!.Document!.Body!;
        Assert.Equal(["Bản tin sáng 16/6/2026", "Kính chào.", "Quỹ “đền ơn” <đáp nghĩa> & tiễn đưa.", "Ẫm ờ kỹ thuật.", "Hết."],
            body.Elements<Paragraph>().Where(static line => line.ParagraphProperties?.ParagraphStyleId?.Val?.Value is "Title" or "Normal").Select(static line => line.InnerText));
        Assert.Equal((11906u, 16838u), (body.GetFirstChild<SectionProperties>()!.GetFirstChild<PageSize>()!.Width!.Value, body.GetFirstChild<SectionProperties>()!.GetFirstChild<PageSize>()!.Height!.Value));
        var plain = file.MainDocumentPart.StyleDefinitionsPart!.Styles!.DocDefaults!.RunPropertiesDefault!.RunPropertiesBaseStyle!;
        Assert.Equal(("Times New Roman", "28"), (plain.RunFonts!.Ascii!.Value, plain.FontSize!.Val!.Value));
        Assert.Contains("PAGE", file.MainDocumentPart.HeaderParts.Single().Header!.InnerXml, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_script_gives_the_same_bytes() => Assert.Equal(ScriptFile.Of(Script("Lời.")), ScriptFile.Of(Script("Lời.")));

    private static Script Script(string text)
    {
        var edition = new Edition
        {
            Kind = "article", ObjectId = 1, Number = 1, Change = EditionChange.Publish, Path = "/a", Section = "", SectionName = "", Office = "", OfficeName = "", Kicker = "", Title = "Tít", Lead = "", Body = "",
            FirstPublishedAt = DateTime.UnixEpoch, PublishedAt = DateTime.UnixEpoch, Reason = "", Salt = [],
        };
        var bulletin = new Bulletin { Title = "Bản tin sáng 16/6/2026", Day = new DateOnly(2026, 6, 16), Slot = BulletinSlot.Morning, Greeting = "", Closing = "", Pace = 200, Target = 15, By = "", At = DateTime.UnixEpoch };
        var item = new ScriptItem(new BulletinItem { Position = 0, Article = 1, EditionId = 1 }, edition, edition, text, 75);
        return new Script(bulletin, new ScriptPart(["Kính chào."], 1), [item], new ScriptPart(["Hết."], 1));
    }
}
