using System.Globalization;
using ToaSoan.Reports.Documents;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace ToaSoan.Tests.Reports.Documents;

/// <summary>Decree 30/2020/NĐ-CP, Annex I, point by point, read out of the written file. docs/report-format.md names each point's test.</summary>
public sealed class StateFormatTests : IDisposable
{
    private readonly OpenedWord word = new(SampleReport.Short());

    public void Dispose() => word.Dispose();

    [Fact]
    public void Sheets_are_A4_upright() => Assert.Equal((11906u, 16838u, null), (Page.GetFirstChild<W.PageSize>()!.Width!.Value, Page.GetFirstChild<W.PageSize>()!.Height!.Value, Page.GetFirstChild<W.PageSize>()!.Orient?.InnerText));

    [Fact]
    public void Margins_are_20_20_30_15() => Assert.Equal([20, 20, 30, 15], Margins(Page));

    [Fact]
    public void Letters_are_Times_New_Roman_black_and_the_language_Vietnamese()
    {
        var plain = word.Styles.DocDefaults!.RunPropertiesDefault!.RunPropertiesBaseStyle!;
        Assert.Equal(("Times New Roman", "Times New Roman", "000000", "vi-VN"), (plain.RunFonts!.Ascii!.Value, plain.RunFonts.HighAnsi!.Value, plain.Color!.Val!.Value, plain.Languages!.Val!.Value));
        Assert.All(word.Texts, static text => Assert.True(text.IsNormalized()));
    }

    [Fact]
    public void The_page_number_is_Arabic_14_upright_centred_in_the_upper_margin()
    {
        var head = word.Main.HeaderParts.Select(static part => part.Header!).Single(static head => head.Descendants<W.SimpleField>().Any());
        var style = word.Styles.Elements<W.Style>().Single(static style => style.StyleId == "PageNumber");
        Assert.Equal(" PAGE ", head.Descendants<W.SimpleField>().Single().Instruction!.Value);
        Assert.Equal(("28", null, "center"), (style.StyleRunProperties!.FontSize!.Val!.Value, style.StyleRunProperties.Italic, style.StyleParagraphProperties!.Justification!.Val!.InnerText));
        Assert.InRange((int)Page.GetFirstChild<W.PageMargin>()!.Header!.Value, 1, Page.GetFirstChild<W.PageMargin>()!.Top!.Value - 280);
    }

    [Fact]
    public void The_first_page_shows_no_number()
    {
        Assert.NotNull(Page.GetFirstChild<W.TitlePage>());
        var first = Page.Elements<W.HeaderReference>().Single(static head => head.Type!.Value == W.HeaderFooterValues.First);
        Assert.Equal("", word.Main.GetPartById(first.Id!).RootElement!.InnerText);
    }

    [Fact]
    public void The_nation_is_upper_case_13_bold_top_right() => Look("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "13 bold", "center", "right");

    [Fact]
    public void The_motto_is_14_bold_centred_under_the_nation_with_single_spacing()
    {
        Look("Độc lập - Tự do - Hạnh phúc", "14 bold", "center", "right");
        Assert.Equal("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", word.Line("Độc lập").Line.PreviousSibling()!.InnerText);
        Assert.Equal(("0", "0", "240"), (word.Line("Độc lập").Spacing.Before!.Value, word.Line("CỘNG HÒA").Spacing.After!.Value, word.Line("Độc lập").Spacing.Line!.Value));
    }

    [Fact]
    public void A_solid_rule_as_long_as_the_motto_stands_under_it()
    {
        var (length, centred) = word.Line("Độc lập").Rule;
        Assert.InRange(length, 58, 62); // the line in 14 points bold is 60 mm long
        Assert.True(centred);
    }

    [Fact]
    public void The_parent_body_is_upper_case_13_upright_top_left() => Look("ỦY BAN NHÂN DÂN TỈNH AN HẢI", "13", "center", "left");

    [Fact]
    public void The_issuing_body_is_upper_case_13_bold_centred_below()
    {
        Look("ỦY BAN NHÂN DÂN THÀNH PHỐ BẾN SỎI", "13 bold", "center", "left");
        Assert.Equal("ỦY BAN NHÂN DÂN TỈNH AN HẢI", OpenedWord.Text(word.Line("ỦY BAN NHÂN DÂN THÀNH PHỐ").Line.PreviousSibling()!));
        Assert.Equal(["ỦY BAN NHÂN DÂN", "THÀNH PHỐ BẾN SỎI"], word.Line("ỦY BAN NHÂN DÂN THÀNH PHỐ").Line.Descendants<W.Text>().Select(static text => text.Text));
    }

    [Fact]
    public void The_rule_under_the_issuing_body_is_a_third_to_a_half_of_the_line()
    {
        var (length, centred) = word.Line("ỦY BAN NHÂN DÂN THÀNH PHỐ").Rule;
        Assert.InRange(length, 47.5m / 3, 47.5m / 2); // the longer of its two lines, THÀNH PHỐ BẾN SỎI, is 47.5 mm long
        Assert.True(centred);
    }

    [Fact]
    public void The_number_is_13_upright_under_the_body_with_a_colon_a_zero_and_no_spaces() => Look("Số: 05/BC-UBND", "13", "center", "left");

    [Fact]
    public void Place_and_day_are_14_italic_on_the_line_of_the_number()
    {
        Look("Bến Sỏi, ngày 05 tháng 7 năm 2026", "14 italic", "center", "right");
        Assert.Same(word.Line("Số:").Line.Ancestors<W.TableRow>().Single(), word.Line("Bến Sỏi, ngày").Line.Ancestors<W.TableRow>().Single());
    }

    [Theory]
    [InlineData("2026-01-09", "ngày 09 tháng 01 năm 2026")]
    [InlineData("2026-02-10", "ngày 10 tháng 02 năm 2026")]
    [InlineData("2026-03-31", "ngày 31 tháng 3 năm 2026")]
    [InlineData("2026-12-01", "ngày 01 tháng 12 năm 2026")]
    public void Days_below_10_and_months_1_and_2_have_a_zero(string day, string said) =>
        Assert.EndsWith(said, DocumentWords.PlaceLine(SampleReport.Short() with { Date = DateOnly.Parse(day, CultureInfo.InvariantCulture) }), StringComparison.Ordinal);

    [Theory]
    [InlineData(5, "Số: 05/BC-UBND")]
    [InlineData(10, "Số: 10/BC-UBND")]
    [InlineData(123, "Số: 123/BC-UBND")]
    public void Numbers_below_10_have_a_zero(int number, string said) => Assert.Equal(said, DocumentWords.NumberLine(SampleReport.Short() with { Number = number }, DocumentProfiles.State));

    [Fact]
    public void Room_is_left_for_a_number_and_a_day_that_are_not_known()
    {
        var open = SampleReport.Short() with { Number = null, Date = null };
        Assert.Matches(@"^Số: {5,}/BC-UBND$", DocumentWords.NumberLine(open, DocumentProfiles.State).Replace('\u00a0', ' '));
        Assert.Matches(@"^Bến Sỏi, ngày +tháng +năm +$", DocumentWords.PlaceLine(open).Replace('\u00a0', ' '));
    }

    [Fact]
    public void The_type_is_upper_case_14_bold_centred() => Look("BÁO CÁO", "14 bold", "center", "");

    [Fact]
    public void The_abstract_is_14_bold_centred_right_under_the_type()
    {
        Look("Sơ kết công tác", "14 bold", "center", "");
        Assert.Equal("BÁO CÁO", word.Line("Sơ kết công tác").Line.PreviousSibling()!.InnerText);
    }

    [Fact]
    public void The_rule_under_the_abstract_is_a_third_to_a_half_of_its_line()
    {
        var (length, centred) = word.Line("Sơ kết công tác").Rule;
        Assert.InRange(length, 139 / 3m, 139 / 2m); // the longer line is 139 mm long
        Assert.True(centred);
    }

    [Fact]
    public void Several_addressees_stand_each_on_a_line_with_a_dash_under_the_colon()
    {
        Look("Kính gửi:", "14", "left", "");
        Assert.Equal(["Kính gửi:", "- Ủy ban nhân dân tỉnh An Hải;", "- Sở Khoa học và Công nghệ tỉnh An Hải."], word.Texts.SkipWhile(static text => text != "Kính gửi:").Take(3));
        var (head, first, second) = (Indent("Kính gửi:"), Indent("- Ủy ban nhân dân tỉnh"), Indent("- Sở Khoa học"));
        Assert.Equal(first, second);
        Assert.InRange(first - head, 960, 1040); // "Kính gửi" in 14 points is 988 twips long
    }

    [Fact]
    public void One_addressee_stands_on_the_same_line()
    {
        using var one = new OpenedWord(SampleReport.Short() with { Addressees = ["Ủy ban nhân dân tỉnh An Hải"] });
        Assert.Contains("Kính gửi: Ủy ban nhân dân tỉnh An Hải", one.Texts);
        Assert.Equal(("14", "center"), (one.Line("Kính gửi:").Look, one.Line("Kính gửi:").Side));
    }

    [Fact]
    public void The_text_is_14_upright_justified_with_1_27_cm_6_points_and_single_to_one_and_a_half_lines()
    {
        Look("Thực hiện Kế hoạch", "14", "both", "");
        var line = word.Line("Thực hiện Kế hoạch");
        Assert.Equal(12.7m, line.FirstLine);
        Assert.InRange(int.Parse(line.Spacing.Before!, CultureInfo.InvariantCulture), 120, 240);
        Assert.Equal("auto", line.Spacing.LineRule!.InnerText);
        Assert.InRange(int.Parse(line.Spacing.Line!, CultureInfo.InvariantCulture), 240, 360);
    }

    [Fact]
    public void A_section_has_a_Roman_number_in_upper_case_14_bold()
    {
        Look("I. KẾT QUẢ THỰC HIỆN", "14 bold", "both", "");
        Assert.Contains("III. PHƯƠNG HƯỚNG, NHIỆM VỤ 6 THÁNG CUỐI NĂM 2026", word.Texts);
        Assert.Equal((0, true), (word.Line("I. ").Outline, word.Line("I. ").KeptWithNext));
    }

    [Fact]
    public void A_clause_with_a_title_is_14_bold_and_one_without_upright()
    {
        Look("1. Công tác lãnh đạo, chỉ đạo", "14 bold", "both", "");
        Look("1. Ưu điểm:", "14", "both", "");
        Assert.Equal(["1. Công tác lãnh đạo, chỉ đạo", "2. Kết quả theo từng lĩnh vực", "1. Ưu điểm: các đơn vị chủ động cung cấp thông tin.", "2. Hạn chế:"], word.Texts.Where(static text => text.Length > 3 && char.IsDigit(text[0]) && text[1..3] == ". "));
    }

    [Fact]
    public void A_point_is_14_upright_with_a_letter_of_the_Vietnamese_alphabet()
    {
        Look("a) Đăng tải", "14", "both", "");
        Assert.Equal(["a) Đăng tải", "b) Tổ chức sự kiện", "a) Tin, bài còn thiếu ảnh;", "b) Báo cáo tháng gửi chậm;", "c) Chưa đều giữa các đơn vị;", "d) Ít tin về cơ sở;", "đ) Chưa có bản tin tiếng Anh."],
            word.Texts.Where(static text => text.Length > 3 && text[1] == ')'));
        Assert.Equal("a b c d đ e g h i k l m n o p q r s t u v x y aa ab", string.Join(' ', Enumerable.Range(1, 25).Select(DocumentNumbers.Letter)));
    }

    [Fact]
    public void The_text_ends_with_a_stroke_between_two_stops()
    {
        Assert.Contains("Đề nghị tỉnh hỗ trợ tập huấn cho cán bộ các phường, xã./.", word.Texts);
        Assert.Single(word.Texts, static text => text.Contains("./.", StringComparison.Ordinal));
    }

    private W.SectionProperties Page => word.Pages[0];

    private int Indent(string words)
    {
        var indent = word.Line(words).Line.ParagraphProperties!.Indentation!;
        return int.Parse(indent.Left!, CultureInfo.InvariantCulture) - int.Parse(indent.Hanging!, CultureInfo.InvariantCulture);
    }

    private void Look(string words, string look, string side, string column)
    {
        var line = word.Line(words);
        Assert.Equal((look, side, column), (line.Look, line.Side, line.Column));
        Assert.Equal(words, line.Words[..words.Length]);
    }

    private static int[] Margins(W.SectionProperties page)
    {
        var margins = page.GetFirstChild<W.PageMargin>()!;
        return [.. new[] { margins.Top!.Value, margins.Bottom!.Value, (int)margins.Left!.Value, (int)margins.Right!.Value }.Select(static twips => (int)Math.Round(twips * 25.4 / 1440))];
    }
}
