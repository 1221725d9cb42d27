using System.Globalization;
using ToaSoan.Platform;
using ToaSoan.Reports.Documents;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace ToaSoan.Tests.Reports.Documents;

/// <summary>Regulation 399-QĐ/TW and Guideline 05-HD/VPTW, point by point, read out of the written file.</summary>
public sealed class PartyFormatTests : IDisposable
{
    private readonly OpenedWord word = new(SampleReport.Short("party"));

    public void Dispose() => word.Dispose();

    [Fact]
    public void Margins_are_20_20_30_15_on_A4()
    {
        var (size, margins) = (word.Pages[0].GetFirstChild<W.PageSize>()!, word.Pages[0].GetFirstChild<W.PageMargin>()!);
        Assert.Equal((11906u, 16838u), (size.Width!.Value, size.Height!.Value));
        Assert.Equal((1134, 1134, 1701u, 850u), (margins.Top!.Value, margins.Bottom!.Value, margins.Left!.Value, margins.Right!.Value));
    }

    [Fact]
    public void The_parent_body_is_14_upright_and_the_issuing_body_14_bold_top_left()
    {
        Look("TỈNH ỦY AN HẢI", "14", "center", "left");
        Look("BAN CHỈ ĐẠO 35", "14 bold", "center", "left");
    }

    [Fact]
    public void A_star_stands_between_the_body_and_the_number()
    {
        Look("*", "14 bold", "center", "left");
        Assert.Equal(["TỈNH ỦY AN HẢI", "BAN CHỈ ĐẠO 35", "*"], word.Line("*").Line.Parent!.Elements<W.Paragraph>().Select(OpenedWord.Text));
    }

    [Fact]
    public void The_number_has_no_colon_a_hyphen_before_the_type_and_a_stroke_before_the_body() => Look("Số 05-BC/BCĐ", "14", "center", "left");

    [Fact]
    public void The_Party_is_upper_case_15_bold_top_right_with_a_rule_of_its_length()
    {
        Look("ĐẢNG CỘNG SẢN VIỆT NAM", "15 bold", "center", "right");
        var (length, centred) = word.Line("ĐẢNG CỘNG SẢN").Rule;
        Assert.InRange(length, 71, 75); // the line in 15 points bold is 72.9 mm long
        Assert.True(centred);
        Assert.DoesNotContain("Độc lập - Tự do - Hạnh phúc", word.Texts);
    }

    [Fact]
    public void Place_and_day_are_14_italic_below() => Look("Bến Sỏi, ngày 05 tháng 7 năm 2026", "14 italic", "center", "right");

    [Fact]
    public void The_type_is_16_bold_and_the_abstract_14_bold_with_five_hyphens_below()
    {
        Look("BÁO CÁO", "16 bold", "center", "");
        Look("Sơ kết công tác", "14 bold", "center", "");
        Assert.Equal("-----", word.Line("Sơ kết").Line.NextSibling()!.InnerText);
    }

    [Fact]
    public void The_text_is_14_justified_with_lines_of_exactly_18_points_and_10_mm()
    {
        Look("Thực hiện Kế hoạch", "14", "both", "");
        var line = word.Line("Thực hiện Kế hoạch");
        Assert.Equal(("360", "exact", 10m), (line.Spacing.Line!.Value, line.Spacing.LineRule!.InnerText, line.FirstLine));
    }

    [Fact]
    public void Headings_are_numbered_with_a_hyphen_a_stop_and_a_bracket()
    {
        Look("I- KẾT QUẢ THỰC HIỆN", "14 bold", "both", "");
        Look("1. Công tác lãnh đạo, chỉ đạo", "14 bold", "both", "");
        Look("a) Đăng tải", "14", "both", "");
        Look("- Tổ chức 5 buổi tuyên truyền", "14", "both", "");
    }

    [Fact]
    public void The_text_ends_with_a_full_stop()
    {
        Assert.Contains("Đề nghị tỉnh hỗ trợ tập huấn cho cán bộ các phường, xã.", word.Texts);
        Assert.DoesNotContain(word.Texts, static text => text.Contains("./.", StringComparison.Ordinal));
    }

    [Fact]
    public void The_power_is_bold_with_a_stroke_the_title_upright_the_name_bold()
    {
        Look("T/M BAN CHỈ ĐẠO", "14 bold", "center", "right");
        Look("PHÓ TRƯỞNG BAN", "14", "center", "right");
        Look("Đặng Thị Mẫu", "14 bold", "center", "right");
        Assert.Equal("K/T CHÁNH VĂN PHÒNG", DocumentWords.Signer(new SignatureLine(SigningPower.ForHead, "Chánh Văn phòng"), DocumentProfiles.Party));
        Assert.Equal("T/L BAN THƯỜNG VỤ", DocumentWords.Signer(new SignatureLine(SigningPower.ByOrder, "Ban Thường vụ"), DocumentProfiles.Party));
    }

    [Fact]
    public void Nobody_signs_as_deputy_where_a_collective_is_named()
    {
        var signature = new ReportSignature([new(SigningPower.OnBehalf, "Ban Chỉ đạo"), new(SigningPower.ForHead, "Trưởng ban"), new(SigningPower.None, "Phó Trưởng ban")], "Đặng Thị Mẫu");
        Assert.Contains("K/T", Assert.Throws<Refusal>(() => DocumentRules.Check(SampleReport.Short("party") with { Signature = signature }, DocumentProfiles.Party)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Recipients_are_headed_14_underlined_and_12_and_end_with_the_archive_without_VT()
    {
        Look("Nơi nhận:", "14 underlined", "left", "left");
        Look("- Như trên,", "12", "left", "left");
        Assert.Equal(["- Như trên,", "- Thường trực Hội đồng nhân dân thành phố,", "- Các phòng, ban, đơn vị,", "- Ủy ban nhân dân các phường, xã,", "- Lưu Văn phòng."], DocumentWords.Recipients(SampleReport.Short("party"), DocumentProfiles.Party));
    }

    [Fact]
    public void The_page_number_is_14_centred_above_from_page_2()
    {
        Assert.NotNull(word.Pages[0].GetFirstChild<W.TitlePage>());
        Assert.Equal("28", word.Styles.Elements<W.Style>().Single(static style => style.StyleId == "PageNumber").StyleRunProperties!.FontSize!.Val!.Value);
        Assert.Equal(10, (int)Math.Round(word.Pages[0].GetFirstChild<W.PageMargin>()!.Header!.Value * 25.4 / 1440, 0, MidpointRounding.ToEven));
    }

    [Fact]
    public void An_annex_refers_to_the_number_as_it_is_written_here() =>
        Assert.Equal("(Kèm theo Báo cáo số 05-BC/BCĐ ngày 05 tháng 7 năm 2026 của Ban Chỉ đạo 35)", DocumentWords.AnnexReference(SampleReport.Short("party"), DocumentProfiles.Party));

    private void Look(string words, string look, string side, string column)
    {
        var line = word.Line(words);
        Assert.Equal((look, side, column), (line.Look, line.Side, line.Column));
        Assert.Equal(words, line.Words[..words.Length], StringComparer.Create(CultureInfo.InvariantCulture, ignoreCase: false));
    }
}
