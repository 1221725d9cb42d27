using System.Globalization;
using ToaSoan.Blocks;
using ToaSoan.Newsroom.Import;

namespace ToaSoan.Tests.Newsroom.Import;

/// <summary>What an editor would recognise in a file, recognised.</summary>
public sealed class ArticleShapeTests
{
    private const string Long = "Đây là một đoạn thân bài đủ dài để không ai nhầm với chú thích ảnh hay tên người viết, kể về việc làm của phường trong tháng.";

    private static TinyDocx Top() => new TinyDocx().Top().P(Long);

    private static ImportedArticle Read(TinyDocx docx)
    {
        var article = docx.Read();
        Documents.AssertSound(article);
        return article;
    }

    [Fact]
    public void A_title_of_two_centred_lines_is_one_title_under_its_kicker()
    {
        const string Centre = "<w:jc w:val=\"center\"/>";
        var article = Read(new TinyDocx().P("XÂY DỰNG ĐÔ THỊ", Centre, "<w:b/><w:sz w:val=\"26\"/>").P("Phường Đông Minh hoàn thành", Centre, "<w:b/><w:sz w:val=\"36\"/>").P("tuyến đường ven sông", Centre, "<w:b/><w:sz w:val=\"36\"/>")
            .P("Sau tám tháng thi công, tuyến đường ven sông dài hai cây số đã thông xe trước hạn nửa tháng.", "", "<w:sz w:val=\"28\"/>").P(Long, "", "<w:sz w:val=\"28\"/>"));
        Assert.Equal(("XÂY DỰNG ĐÔ THỊ", "Phường Đông Minh hoàn thành tuyến đường ven sông"), (article.Kicker, article.Title));
        Assert.StartsWith("Sau tám tháng", article.Lead, StringComparison.Ordinal);
        Assert.Equal(Long, BlockWords.Of(article.Body));
    }

    [Fact]
    public void A_plain_first_line_is_only_guessed_to_be_the_title_and_the_editor_is_told()
    {
        var article = Read(new TinyDocx().P("Phường Cầu Mây ra quân dọn vệ sinh").P("Sáng nay mưa.").P(Long));
        Assert.Equal("Phường Cầu Mây ra quân dọn vệ sinh", article.Title);
        Assert.Equal(FindingKind.Doubtful, article.Findings[0].Kind);
        Assert.Equal("", article.Lead);
    }

    [Fact]
    public void Without_a_title_nothing_is_invented()
    {
        var article = Read(new TinyDocx().P(Long).P(Long));
        Assert.Equal("", article.Title);
        Assert.Contains(article.Findings, static finding => finding.Rule == Rules.NoTitle);
    }

    [Theory]
    [InlineData("Tin, ảnh: Minh Hà", "Minh Hà")]
    [InlineData("Bài và ảnh: Thu Hằng - Quốc Bảo", "Thu Hằng|Quốc Bảo")]
    [InlineData("Tin: Minh Hà - Ảnh: Quốc Bảo", "Minh Hà|Quốc Bảo")]
    [InlineData("Tin, ảnh: Minh Hà (Văn phòng UBND phường)", "Minh Hà")]
    [InlineData("Theo Trung tâm Truyền thông", "Trung tâm Truyền thông")]
    [InlineData("Minh An", "Minh An")]
    [InlineData("Nguyễn Thị Minh An", "Nguyễn Thị Minh An")]
    [InlineData("MINH AN", "MINH AN")]
    [InlineData("Minh An, Thu Hà", "Minh An|Thu Hà")]
    [InlineData("Minh An và Thu Hà", "Minh An|Thu Hà")]
    [InlineData("Hết giờ rồi", "")]
    [InlineData("Xin trân trọng cảm ơn", "")]
    [InlineData("Tin, bài được bạn đọc gửi về tòa soạn", "")]
    [InlineData("Theo kế hoạch, tháng sau hoàn thành", "")]
    public void The_last_line_names_the_author_or_is_text(string line, string names)
    {
        var article = Read(Top().P(line));
        Assert.Equal(names.Split('|', StringSplitOptions.RemoveEmptyEntries), article.Authors);
        Assert.Equal(names.Length == 0, BlockWords.Of(article.Body).EndsWith(line, StringComparison.Ordinal));
    }

    [Fact]
    public void A_byline_on_two_lines_or_after_a_line_break_is_found()
    {
        Assert.Equal(["Minh Hà", "Quốc Bảo"], Read(Top().P("Bài: Minh Hà").P("Ảnh: Quốc Bảo")).Authors);
        var glued = Read(Top().Add("<w:p><w:r><w:t>Phường sẽ làm tiếp trong tháng tới.</w:t><w:br/><w:t>Tin, ảnh: Minh Hà</w:t></w:r></w:p>"));
        Assert.Equal(["Minh Hà"], glued.Authors);
        Assert.EndsWith("trong tháng tới.", BlockWords.Of(glued.Body), StringComparison.Ordinal);
    }

    [Fact]
    public void A_byline_before_the_last_photo_is_still_a_byline()
    {
        var article = Read(Top().P("Minh An", "<w:jc w:val=\"right\"/>", "<w:b/>").Photos(1).P("Quang cảnh lễ khánh thành.", "", "<w:i/>"));
        Assert.Equal(["Minh An"], article.Authors);
        Assert.Equal("Quang cảnh lễ khánh thành.", Assert.Single(article.Body.Figures()).Caption);
    }

    [Theory]
    [InlineData("Cầu mới nhìn từ bờ kè. Ảnh: Minh Hà", "Cầu mới nhìn từ bờ kè.", "Minh Hà")]
    [InlineData("Cầu mới nhìn từ bờ kè (Ảnh: Minh Hà)", "Cầu mới nhìn từ bờ kè", "Minh Hà")]
    [InlineData("Ảnh: Minh Hà", "", "Minh Hà")]
    [InlineData("Ảnh: Các đại biểu dự lễ khánh thành cầu", "Các đại biểu dự lễ khánh thành cầu", "")]
    [InlineData("Đồng chí Bí thư Đảng ủy phường trao quà cho hộ nghèo.", "Đồng chí Bí thư Đảng ủy phường trao quà cho hộ nghèo.", "")]
    [InlineData("Quang cảnh buổi lễ.", "Quang cảnh buổi lễ.", "")]
    public void A_plain_line_under_a_photo_that_reads_like_a_caption_goes_with_it(string line, string caption, string credit)
    {
        var figure = Assert.IsType<Figure>(Read(Top().Photos(1).P(line, "", line.StartsWith("Cầu", StringComparison.Ordinal) ? "<w:i/>" : "").P(Long)).Body.Blocks[1]);
        Assert.Equal((caption, credit), (figure.Caption, figure.Credit));
    }

    [Fact]
    public void Running_text_under_a_photo_stays_text()
    {
        var article = Read(Top().Photos(1).P("Đồng chí Bí thư phát biểu, nhấn mạnh ba việc cần làm ngay trong tháng.").P(Long));
        Assert.Equal("", Assert.Single(article.Body.Figures()).Caption);
    }

    [Fact]
    public void Photos_side_by_side_become_a_gallery_with_the_caption_in_common()
    {
        var gallery = Assert.IsType<Gallery>(Read(Top().Photos(1, 2).P("Hai góc của cây cầu mới.", "<w:jc w:val=\"center\"/>").P(Long)).Body.Blocks[1]);
        Assert.Equal(2, gallery.Figures.Count);
        Assert.Equal("Hai góc của cây cầu mới.", gallery.Caption);
    }

    [Fact]
    public void A_table_that_only_holds_photos_is_a_gallery_with_its_captions()
    {
        var docx = Top();
        docx.Add($"<w:tbl><w:tr><w:tc><w:p><w:r>{docx.Drawing(1)}</w:r></w:p></w:tc><w:tc><w:p><w:r>{docx.Drawing(2)}</w:r></w:p></w:tc></w:tr>"
            + "<w:tr><w:tc><w:p><w:r><w:t>Bờ bắc.</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Bờ nam. Ảnh: Minh Hà</w:t></w:r></w:p></w:tc></w:tr></w:tbl>").P(Long);
        var gallery = Assert.IsType<Gallery>(Read(docx).Body.Blocks[1]);
        Assert.Equal([("Bờ bắc.", ""), ("Bờ nam.", "Minh Hà")], gallery.Figures.Select(static figure => (figure.Caption, figure.Credit)));
    }

    [Fact]
    public void The_same_photo_used_twice_is_kept_once()
    {
        var docx = Top();
        var article = Read(docx.Add($"<w:p><w:r>{docx.Drawing(1)}</w:r></w:p>").P(Long).Add("<w:p><w:r><w:drawing><a:blip r:embed=\"rIdAnh1\"/></w:drawing></w:r></w:p>"));
        Assert.Equal(2, article.Body.Figures().Count());
        Assert.Equal("anh1.png", Assert.Single(article.Photos).Name);
    }

    [Fact]
    public void A_letterhead_typed_as_lines_goes_and_the_agency_is_remembered()
    {
        var article = Read(new TinyDocx().P("UBND PHƯỜNG CẦU MÂY").P("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "", "<w:b/>").P("Độc lập - Tự do - Hạnh phúc", "", "<w:b/>").P("-------").P("Số: 05/TB-UBND").P("Cầu Mây, ngày 05 tháng 7 năm 2026", "", "<w:i/>")
            .P("Lịch tiếp công dân tháng 7", "<w:jc w:val=\"center\"/>", "<w:b/>").P(Long).P(Long));
        Assert.Equal("Lịch tiếp công dân tháng 7", article.Title);
        Assert.Equal("UBND PHƯỜNG CẦU MÂY", Assert.Single(article.Findings, static finding => finding.Rule == Rules.Letterhead).After);
    }

    [Fact]
    public void Every_rule_has_a_sentence_in_both_languages()
    {
        foreach (var culture in new[] { "vi", "en" })
        {
            CultureInfo.CurrentUICulture = new CultureInfo(culture);
            var sentences = Rules.All.Select(static rule => new Finding(rule, FindingKind.Repaired, "trước", "sau", 3).Sentence()).ToArray();
            Assert.Equal(sentences.Length, sentences.Distinct().Count());
        }
    }
}
