using ToaSoan.Search;
using ToaSoan.Tests.Ground;

namespace ToaSoan.Tests.Search;

/// <summary>What a reader may rely on when typing words.</summary>
public sealed class WordsTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Exact_marks_come_first_and_other_marks_are_found_too(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        await portal.PublishAsync("Bàn về câu giây", "Một bài khác.");
        await portal.PublishAsync("Thông xe", "Hôm nay cầu tạm mở lại; mai bọc giấy quà.");
        await portal.PublishAsync("Khánh thành Cầu Giấy", "Cầu dài 320 mét.");
        await portal.PublishAsync("cau giay khong dau", "Bài không dấu.");
        string[] all = ["Khánh thành Cầu Giấy", "Thông xe"];
        var titles = await portal.TitlesAsync("cầu giấy");
        Assert.Equal(all, titles[..2]);
        Assert.Equal(4, titles.Length);
        Assert.Equal("Bàn về câu giây", (await portal.TitlesAsync("câu giây"))[0]);
        Assert.Equal(4, (await portal.TitlesAsync("CAU GIAY")).Length);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Old_and_new_tone_style_are_one_word(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        await portal.PublishAsync("Thành uỷ họp", "Nội dung.");
        await portal.PublishAsync("Thành ủy kiểm tra", "Nội dung.");
        await portal.PublishAsync("Thành phố giữ uy tín", "Nội dung.");
        foreach (var query in (string[])["thành ủy", "Thành uỷ", "thành u\u0309y", "thành uy\u0309"])
        {
            var titles = await portal.TitlesAsync(query);
            Assert.Equal(["Thành uỷ họp", "Thành ủy kiểm tra"], titles[..2].Order(StringComparer.Ordinal));
            Assert.Equal(3, titles.Length);
        }
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Đ_is_found_as_d_and_as_eth_and_ranks_as_typed(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        await portal.PublishAsync("Dương liễu ven sông", "Nội dung.");
        await portal.PublishAsync("Đường mới", "Nội dung.");
        Assert.Equal("Đường mới", (await portal.TitlesAsync("đường"))[0]);
        Assert.Equal("Đường mới", (await portal.TitlesAsync("Ðường"))[0]);
        Assert.Equal("Dương liễu ven sông", (await portal.TitlesAsync("dương"))[0]);
        Assert.Equal(2, (await portal.TitlesAsync("duong")).Length);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Thousands_are_found_with_and_without_their_dot(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        await portal.PublishAsync("Ngân sách", "Thành phố dành 5.080 triệu đồng.");
        await portal.PublishAsync("Khác", "Có 508 hộ và 80 em.");
        foreach (var query in (string[])["5080", "5.080", "5,080"])
        {
            var hit = Assert.Single((await portal.FindAsync(query)).Hits);
            Assert.Contains("dành [5.080] triệu", hit.Snippet.Marked(), StringComparison.Ordinal);
        }
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_phrase_in_quotes_stands_together(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        await portal.PublishAsync("Một", "Bờ kè sông Minh được kè đá.");
        await portal.PublishAsync("Hai", "Sông rộng, nước trong. Minh Hà viết.");
        await portal.PublishAsync("Ba", "Bo ke song Minh dai.");
        await portal.PublishAsync("Bốn", "Kè sông. Sông Minh.\n\nBờ kè cao.");
        await portal.PublishAsync("Năm", "Họp ở bờ kè.\n\nSông Minh lên.");
        Assert.Equal(["Bốn", "Một", "Năm"], (await portal.TitlesAsync("\"sông minh\"")).Order(StringComparer.Ordinal));
        Assert.Equal(["Một"], await portal.TitlesAsync("\"bờ kè sông Minh\""));
        Assert.Equal(["Ba", "Một"], (await portal.TitlesAsync("\"bo ke song minh\"")).Order(StringComparer.Ordinal));
        Assert.Equal(["Một"], await portal.TitlesAsync("“bờ kè sông” đá"));
        Assert.Equal(5, (await portal.TitlesAsync("sông minh")).Length);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Abbreviations_find_what_they_stand_for_and_back(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        await portal.PublishAsync("UBND phường họp", "Nội dung.");
        await portal.PublishAsync("Ủy ban nhân dân phường trả lời", "Nội dung.");
        await portal.PublishAsync("Nhân dân phường góp ý cho ủy ban", "Nội dung.");
        var by = (await portal.TitlesAsync("UBND phường")).Order(StringComparer.Ordinal);
        Assert.Equal(["UBND phường họp", "Ủy ban nhân dân phường trả lời"], by);
        Assert.Equal(3, (await portal.TitlesAsync("ủy ban nhân dân phường")).Length);
        Assert.Equal(3, (await portal.TitlesAsync("uy ban nhan dan phuong")).Length);
        var hit = (await portal.FindAsync("ubnd")).Hits.Single(static h => h.Edition.Title.StartsWith('Ủ'));
        Assert.Equal("[Ủy ban nhân dân] phường trả lời", hit.Title.Marked());
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task I_and_y_are_one_word_where_both_are_written(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        await portal.PublishAsync("Kỹ năng số", "Nội dung.");
        await portal.PublishAsync("Kĩ năng bơi", "Nội dung.");
        Assert.Equal(2, (await portal.TitlesAsync("kỹ năng")).Length);
        Assert.Equal(2, (await portal.TitlesAsync("kĩ năng")).Length);
        Assert.Equal(2, (await portal.TitlesAsync("ky nang")).Length);
        Assert.Equal("Kĩ năng bơi", (await portal.TitlesAsync("kĩ năng bơi"))[0]);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task An_unfinished_word_and_a_wrong_word_still_find(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        await portal.PublishAsync("Nghiệm thu công trình", "Ở phường Bến Sen.");
        Assert.Single(await portal.TitlesAsync("phường bến se"));
        Assert.Single(await portal.TitlesAsync("ngh"));
        Assert.Single(await portal.TitlesAsync("nghiệm thu xyzt trình"));
        Assert.Empty(await portal.TitlesAsync("nghiệm xyzt"));
        Assert.Empty(await portal.TitlesAsync("xyzt"));
    }
}
