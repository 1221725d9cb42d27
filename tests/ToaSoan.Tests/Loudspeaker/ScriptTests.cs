using ToaSoan.Blocks;
using ToaSoan.Loudspeaker;
using ToaSoan.Tests.Ground;

namespace ToaSoan.Tests.Loudspeaker;

/// <summary>The words an announcer is given: nothing in them has to be worked out while reading.</summary>
public sealed class ScriptTests
{
    [Fact]
    public async Task Figures_days_and_abbreviations_are_written_out_line_by_line_and_the_office_is_named()
    {
        await using var portal = await TestPortal.StartAsync();
        var document = new Document(
        [
            .. BlockMarkup.Parse("UBND phường chi 1.250.000 đồng.\n\n## Ai được hỗ trợ\n\n- 3 tổ dân phố\n- trạm y tế\n\n| Tổ | Số tiền |\n| 1 | 400.000 |\n\n> Xong trước Tết.\n> — Ông Tư, tổ 3"),
            new Paragraph([new Inline("Hẹn 7h30 ngày 2/9 tại nhà văn hóa.")]),
        ]);
        var edition = await portal.PublishAsync("UBND phường Bến Sen họp dân", "", "50 hộ dân dự họp sáng 16/6/2026", "thoi-su", "phuong-ben-sen", ["Thu Hằng"], document: document);
        Assert.Equal("""
            Ủy ban nhân dân phường Bến Sen họp dân.
            Năm mươi hộ dân dự họp sáng ngày mười sáu tháng sáu năm hai nghìn không trăm hai mươi sáu.
            Tin của Phường Bến Sen.
            """, ScriptWords.Of(edition, whole: false));
        Assert.Equal("""
            Ủy ban nhân dân phường Bến Sen họp dân.
            Năm mươi hộ dân dự họp sáng ngày mười sáu tháng sáu năm hai nghìn không trăm hai mươi sáu.
            Ủy ban nhân dân phường chi một triệu hai trăm năm mươi nghìn đồng.
            Ai được hỗ trợ.
            Ba tổ dân phố.
            Trạm y tế.
            Theo Ông Tư, tổ ba:
            Xong trước Tết.
            Hẹn bảy giờ ba mươi phút ngày hai tháng chín tại nhà văn hóa.
            Bài của Thu Hằng, Phường Bến Sen.
            """, ScriptWords.Of(edition, whole: true));
    }

    [Fact]
    public async Task An_article_without_a_lead_is_told_by_its_first_paragraph()
    {
        await using var portal = await TestPortal.StartAsync();
        var edition = await portal.PublishAsync("Cúp nước", "Nước ngừng từ 8h.\n\nĐoạn sau.");
        Assert.Equal("Cúp nước.\nNước ngừng từ tám giờ.\nTin của Trung tâm Truyền thông thành phố.", ScriptWords.Of(edition, whole: false));
    }

    [Fact]
    public void Greeting_and_closing_name_the_city_the_slot_and_the_day()
    {
        Assert.Equal("Kính chào quý vị và các bạn!\nMời quý vị và các bạn nghe bản tin buổi sáng chủ nhật, ngày hai mươi chín tháng mười một năm hai nghìn không trăm hai mươi sáu, của Thành phố Minh Giang.",
            ScriptWords.Fill(ScriptWords.Greeting, "Thành phố Minh Giang", new DateOnly(2026, 11, 29), BulletinSlot.Morning));
        Assert.StartsWith("Bản tin buổi chiều của Thành phố Minh Giang đến đây là hết.", ScriptWords.Fill(ScriptWords.Closing, "Thành phố Minh Giang", new DateOnly(2026, 11, 29), BulletinSlot.Evening), StringComparison.Ordinal);
        Assert.Equal("{thanh-pho}", ScriptWords.Unknown("Chào {trang} và {thanh-pho}"));
        Assert.Null(ScriptWords.Unknown(ScriptWords.Greeting + ScriptWords.Closing));
    }

    [Theory]
    [InlineData("một hai ba", 180, 1)]
    [InlineData("một hai ba bốn", 180, 2)]
    [InlineData("1.250.000 đồng", 60, 8)]
    [InlineData("", 200, 0)]
    public void A_figure_takes_the_time_of_the_words_it_is_said_in(string words, int pace, int seconds) => Assert.Equal(seconds, ScriptWords.Seconds(words, pace));
}
