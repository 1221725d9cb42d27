using System.Globalization;
using ToaSoan.Platform;
using ToaSoan.Reports.Documents;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace ToaSoan.Tests.Reports.Documents;

/// <summary>Decree 30/2020/NĐ-CP: signature, recipients, annexes; and tables, on which it does not rule.</summary>
public sealed class StateFootTests : IDisposable
{
    private static readonly string[] Powers = ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"];
    private readonly OpenedWord word = new(SampleReport.Long());

    public void Dispose() => word.Dispose();

    [Fact]
    public void The_signers_power_and_title_are_upper_case_14_bold_on_the_right()
    {
        Assert.Equal(Powers, Foot.Elements<W.TableCell>().Last().Elements<W.Paragraph>().SkipLast(1).Select(OpenedWord.Text));
        Assert.All(Powers, words => Assert.Equal(("14 bold", "center", "right"), (word.Line(words).Look, word.Line(words).Side, word.Line(words).Column)));
    }

    [Theory]
    [InlineData(SigningPower.OnBehalf, "TM. GIÁM ĐỐC")]
    [InlineData(SigningPower.ForHead, "KT. GIÁM ĐỐC")]
    [InlineData(SigningPower.ByOrder, "TL. GIÁM ĐỐC")]
    [InlineData(SigningPower.ByAuthority, "TUQ. GIÁM ĐỐC")]
    [InlineData(SigningPower.Acting, "Q. GIÁM ĐỐC")]
    [InlineData(SigningPower.None, "GIÁM ĐỐC")]
    public void Every_right_to_sign_has_its_letters(SigningPower power, string said) => Assert.Equal(said, DocumentWords.Signer(new SignatureLine(power, "Giám đốc"), DocumentProfiles.State));

    [Fact]
    public void The_name_is_14_bold_centred_under_the_title_with_room_for_the_signature()
    {
        Assert.Equal(("14 bold", "center", "right"), (word.Line("Đặng Thị Mẫu").Look, word.Line("Đặng Thị Mẫu").Side, word.Line("Đặng Thị Mẫu").Column));
        Assert.InRange(int.Parse(word.Line("Đặng Thị Mẫu").Spacing.Before!, CultureInfo.InvariantCulture), 36 * 20, 120 * 20);
    }

    [Theory]
    [InlineData("ThS. Đặng Thị Mẫu")]
    [InlineData("PGS.TS Đặng Thị Mẫu")]
    [InlineData("Bs. Đặng Thị Mẫu")]
    public void A_name_has_no_academic_title(string name) =>
        Assert.Throws<Refusal>(() => DocumentRules.Check(SampleReport.Short() with { Signature = SampleReport.Short().Signature with { Name = name } }, DocumentProfiles.State));

    [Fact]
    public void Recipients_are_headed_12_bold_italic_on_the_left_level_with_the_power()
    {
        Assert.Equal(("12 bold italic", "left", "left"), (word.Line("Nơi nhận:").Look, word.Line("Nơi nhận:").Side, word.Line("Nơi nhận:").Column));
        Assert.Equal(word.Line("Nơi nhận:").Spacing.Before!.Value, word.Line("TM. ỦY BAN").Line.ParagraphProperties!.SpacingBetweenLines!.Before!.Value);
        Assert.Same(Foot, word.Line("Nơi nhận:").Line.Ancestors<W.TableRow>().Single());
    }

    [Fact]
    public void Recipients_are_11_upright_with_dashes_semicolons_and_the_archive_last()
    {
        Assert.Equal(["- Như trên;", "- Thường trực Hội đồng nhân dân thành phố;", "- Các phòng, ban, đơn vị;", "- Ủy ban nhân dân các phường, xã;", "- Lưu: VT, BBT."], Foot.Elements<W.TableCell>().First().Elements<W.Paragraph>().Skip(1).Select(OpenedWord.Text));
        Assert.Equal(("11", "left"), (word.Line("- Như trên;").Look, word.Line("- Như trên;").Side));
    }

    [Fact]
    public void A_report_that_goes_to_nobody_above_begins_with_its_recipients() =>
        Assert.Equal("- Thường trực Hội đồng nhân dân thành phố;", DocumentWords.Recipients(SampleReport.Short() with { Addressees = [] }, DocumentProfiles.State)[0]);

    [Fact]
    public void The_foot_is_not_parted_by_a_page_and_stands_with_the_last_words()
    {
        Assert.NotNull(Foot.TableRowProperties!.GetFirstChild<W.CantSplit>());
        Assert.True(word.Line("Đề nghị tỉnh hỗ trợ").KeptWithNext);
    }

    [Fact]
    public void An_annex_has_its_number_14_bold_title_upper_case_14_bold_and_reference_14_italic()
    {
        Assert.Equal(("14 bold", "center"), (word.Line("Phụ lục I").Look, word.Line("Phụ lục I").Side));
        Assert.Equal(("14 bold", "center"), (word.Line("TIN, BÀI THEO TỪNG ĐƠN VỊ").Look, word.Line("TIN, BÀI THEO TỪNG ĐƠN VỊ").Side));
        Assert.Equal(("14 italic", "center", "(Kèm theo Báo cáo số 05/BC-UBND ngày 05 tháng 7 năm 2026 của Ủy ban nhân dân thành phố Bến Sỏi)"), (word.Line("(Kèm theo").Look, word.Line("(Kèm theo").Side, word.Line("(Kèm theo").Words));
        Assert.Contains("Phụ lục II", word.Texts);
    }

    [Fact]
    public void An_only_annex_has_no_number() => Assert.Equal("Phụ lục", DocumentWords.AnnexName(SampleReport.Short() with { Annexes = [new ReportAnnex("Bảng", [])] }, 0));

    [Fact]
    public void Each_annex_counts_its_own_pages_from_1_and_hides_that()
    {
        Assert.Equal([true, false, false, true, true], word.Pages.Select(static page => page.GetFirstChild<W.PageNumberType>()?.Start?.Value == 1));
        Assert.Equal([true, false, false, true, true], word.Pages.Select(static page => page.GetFirstChild<W.TitlePage>() is not null));
    }

    [Fact]
    public void A_wide_table_lies_on_a_sheet_of_its_own_and_so_does_a_wide_annex() =>
        Assert.Equal([null, "landscape", null, null, "landscape"], word.Pages.Select(static page => page.GetFirstChild<W.PageSize>()!.Orient?.InnerText));

    [Fact]
    public void Tables_are_13_with_a_bold_head_repeated_and_rows_not_parted()
    {
        var table = Table;
        Assert.Equal(("13 bold", "center"), (word.Line("Đơn vị").Look, word.Line("Đơn vị").Side));
        Assert.Equal("13", word.Line("Phòng Nội vụ").Look);
        Assert.NotNull(table.Elements<W.TableRow>().First().TableRowProperties!.GetFirstChild<W.TableHeader>());
        Assert.All(table.Elements<W.TableRow>(), static row => Assert.NotNull(row.TableRowProperties!.GetFirstChild<W.CantSplit>()));
        Assert.Equal("13 bold", word.Line("Tổng cộng").Look);
    }

    [Fact]
    public void Amounts_stand_to_the_right() =>
        Assert.All(Table.Elements<W.TableRow>().Skip(1), static row => Assert.Equal(["TableCentre", "TableLeft", "TableRight", "TableRight", "TableRight"], row.Descendants<W.ParagraphStyleId>().Select(static style => style.Val!.Value!)));

    [Fact]
    public void A_table_is_as_wide_as_the_text_and_fixed()
    {
        Assert.Equal(("9354", "fixed"), (Table.GetFirstChild<W.TableProperties>()!.TableWidth!.Width!.Value, Table.GetFirstChild<W.TableProperties>()!.TableLayout!.Type!.InnerText));
        Assert.Equal(9354, Table.GetFirstChild<W.TableGrid>()!.Elements<W.GridColumn>().Sum(static column => int.Parse(column.Width!, CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Numbers_and_their_units_are_never_parted()
    {
        var raw = string.Concat(word.Line("Toàn thành phố").Line.Descendants<W.Text>().Select(static text => text.Text));
        Assert.Contains("5.080\u00a0tin, bài", raw, StringComparison.Ordinal);
        Assert.Contains("14.000\u00a0lượt", raw, StringComparison.Ordinal);
        Assert.Contains("TP\u00a0Bến Sỏi", DocumentWords.Bound("ở TP Bến Sỏi"), StringComparison.Ordinal);
    }

    private W.Table Table => word.Body.Elements<W.Table>().ElementAt(1);

    private W.TableRow Foot => word.Line("Đặng Thị Mẫu").Line.Ancestors<W.TableRow>().Single();
}
