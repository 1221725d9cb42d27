using System.IO.Compression;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using ToaSoan.Platform;
using ToaSoan.Reports.Documents;
using C = DocumentFormat.OpenXml.Drawing.Charts;
using D = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace ToaSoan.Tests.Reports.Documents;

/// <summary>The file as a whole.</summary>
public sealed class WordExportTests
{
    [Theory]
    [InlineData("state")]
    [InlineData("party")]
    public void Microsofts_validator_finds_nothing(string profile)
    {
        foreach (var document in new[] { SampleReport.Short(profile), SampleReport.Long(profile), SampleReport.Long(profile) with { Number = null, Date = null, ParentAgency = "", Addressees = [], Recipients = [] } })
        {
            using var word = new OpenedWord(document);
            Assert.Empty(word.Errors(FileFormatVersions.Office2019));
            Assert.Empty(word.Errors(FileFormatVersions.Microsoft365));
        }
    }

    [Theory]
    [InlineData("state")]
    [InlineData("party")]
    public void The_same_report_gives_the_same_bytes(string profile)
    {
        var first = WordExport.Write(SampleReport.Long(profile), DocumentProfiles.Find(profile));
        Assert.Equal(first, WordExport.Write(JsonReport.Read(JsonReport.Write(SampleReport.Long(profile))), DocumentProfiles.Find(profile)));
        using var zip = new ZipArchive(new MemoryStream(first));
        Assert.All(zip.Entries, static entry => Assert.Equal(1980, entry.LastWriteTime.Year));
        Assert.All(zip.Entries, static entry => Assert.DoesNotMatch(new Regex("[0-9a-f]{12}", RegexOptions.NonBacktracking), entry.FullName));
    }

    [Fact]
    public void Charts_are_words_own_with_their_values_a_workbook_and_a_description()
    {
        using var word = new OpenedWord(SampleReport.Long());
        var drawn = word.Body.Descendants<D.Inline>().ToArray();
        Assert.Equal([SampleReport.Bars.Alternative, SampleReport.Months.Alternative], drawn.Select(static inline => inline.DocProperties!.Description!.Value!));
        var bars = word.Main.ChartParts.Single(static part => part.ChartSpace!.Descendants<C.BarChart>().Any());
        Assert.Equal(SampleReport.Rows.Select(static row => row.Name), bars.ChartSpace!.Descendants<C.CategoryAxisData>().Single().Descendants<C.NumericValue>().Select(static value => value.Text));
        Assert.Equal(SampleReport.Rows.Select(static row => $"{row.Items}"), bars.ChartSpace.Descendants<C.Values>().Single().Descendants<C.NumericValue>().Select(static value => value.Text));
        using var workbook = SpreadsheetDocument.Open(bars.EmbeddedPackagePart!.GetStream(), isEditable: false);
        Assert.Equal(31, workbook.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Row>().Count());
        var lines = word.Main.ChartParts.Single(static part => part.ChartSpace!.Descendants<C.LineChart>().Any());
        Assert.Equal(2, lines.ChartSpace!.Descendants<C.LineChartSeries>().Count());
        Assert.Contains("Biểu đồ 1. Tin, bài theo đơn vị, 6 tháng đầu năm 2026", word.Texts);
        Assert.Contains("Biểu đồ 2. Tin, bài theo tháng", word.Texts);
    }

    [Fact]
    public void The_last_words_get_the_mark_of_the_end_also_after_a_figure_and_in_an_item()
    {
        string Ended(ReportBlock last) => string.Concat(DocumentWords.Ended(SampleReport.Short() with { Body = [last] }, DocumentProfiles.State) switch
        {
            [ReportParagraph paragraph] => paragraph.Runs.Select(static run => run.Text),
            [ReportItem item] => item.Runs.Select(static run => run.Text),
            _ => [],
        });
        Assert.Equal("Hết./.", Ended(new ReportParagraph("Hết.")));
        Assert.Equal("Hết./.", Ended(new ReportParagraph("Hết./. ")));
        Assert.Equal("Tổng 5.080./.", Ended(new ReportParagraph(new ReportRun("Tổng "), new ReportRun("5.080", Figure: new FigureReference("items", "")), new ReportRun("."))));
        Assert.Equal("Một việc./.", Ended(new ReportItem(ReportMark.Dash, "Một việc")));
    }

    [Fact]
    public void A_document_that_breaks_a_rule_is_refused_with_the_place()
    {
        var document = SampleReport.Short();
        foreach (var (wrong, said) in new (ReportDocument, string)[]
        {
            (document with { Abstract = " " }, "trích yếu"),
            (document with { IssuerCode = "U BND" }, "U BND"),
            (document with { Number = 0 }, "0"),
            (document with { Profile = "party" }, "party"),
            (document with { Body = [new ReportHeading(1, "Kết quả")] }, "kết thúc"),
            (document with { Body = [new ReportTable("Lệch", [new ReportColumn("A")], [new ReportRow([])], []), .. document.Body] }, "Lệch"),
            (document with { Body = [SampleReport.Months with { Alternative = "" }, .. document.Body] }, "Tin, bài theo tháng"),
            (document with { Body = [SampleReport.Months with { Categories = ["Tháng 1"] }, .. document.Body] }, "Tin, bài theo tháng"),
            (document with { Signature = document.Signature with { Lines = [] } }, "chức vụ"),
            (document with { Annexes = [new ReportAnnex("", [])] }, "phụ lục"),
        })
        {
            Assert.Contains(said, Assert.Throws<Refusal>(() => WordExport.Write(wrong, DocumentProfiles.State)).Message, StringComparison.OrdinalIgnoreCase);
        }
    }
}
