using ToaSoan.Search;
using ToaSoan.Tests.Ground;

namespace ToaSoan.Tests.Search;

/// <summary>Both databases give the same answers, and answers do not end where the ranking does.</summary>
public sealed class SameAnswersTests
{
    private static readonly SearchQuery[] Queries =
    [
        .. new[]
        {
            "cầu giấy", "cau giay", "câu giây", "Thành ủy", "thành uỷ", "thanh uy", "uy tín", "đường", "duong", "dương liễu", "Đảng viên", "dang vien", "5080", "5.080", "320 mét",
            "ubnd", "ủy ban nhân dân", "uy ban nhan dan phuong", "ATGT", "an toàn giao thông", "\"sông Minh\"", "\"song minh\"", "\"bờ kè được kè đá\"", "\"ủy ban nhân dân\" thành phố", "kỹ năng", "ki nang",
            "lễ hội hoa sen khánh thành", "le hoi hoa sen", "tập huấn cán bộ đợt 3", "người dân", "nguoi dan phan anh", "các của và", "trời mưa to nước lên nhanh", "tiêm chủng tập huấn xyzt", "Minh Hà",
            "xe bu", "khánh thành ngh", "hòa giải", "hoà giải", "họp báo hop bao", "bến sen đồng tình", "nhà ở xã hội bàn giao", "\"thành ủy\" \"họp báo\"", "đội cứu hộ",
        }.Select(static text => new SearchQuery(text)),
        new("người dân", Section: "y-te"), new("cầu", Office: "phuong-ben-sen"), new("thành phố", From: new DateOnly(2025, 9, 1), To: new DateOnly(2025, 9, 30)), new("phường", Page: 3), new("người dân", Page: 20),
    ];

    [Fact]
    public async Task The_same_top_ten_on_sqlite_and_postgresql()
    {
        await using var sqlite = await TestPortal.StartAsync(Engine.Sqlite);
        await using var postgres = await TestPortal.StartAsync(Engine.Postgres);
        await SearchCity.FillAsync(sqlite, 480);
        await SearchCity.FillAsync(postgres, 480);
        var found = 0;
        foreach (var query in Queries)
        {
            var (one, two) = (await sqlite.FindAsync(query), await postgres.FindAsync(query));
            Assert.Equal(one.Hits.Select(static hit => hit.Edition.ObjectId), two.Hits.Select(static hit => hit.Edition.ObjectId));
            Assert.Equal((one.Found, one.FoundIsExact), (two.Found, two.FoundIsExact));
            Assert.Equal(one.Hits.Select(static hit => hit.Snippet.Marked()), two.Hits.Select(static hit => hit.Snippet.Marked()));
            found += one.Found > 0 ? 1 : 0;
        }

        Assert.True(Queries.Length >= 40 && found >= 40, $"{found} of {Queries.Length} queries find anything");
    }

    [Fact]
    public async Task Every_page_holds_other_articles_until_all_were_shown()
    {
        await using var portal = await TestPortal.StartAsync();
        await SearchCity.FillAsync(portal, 420);
        var all = await portal.FindAsync("minh hà");
        Assert.Equal((420, true), (all.Found, all.FoundIsExact));
        var shown = new HashSet<long>();
        for (var page = 1; page <= 21; page++)
        {
            var hits = (await portal.FindAsync(new SearchQuery("minh hà", Page: page))).Hits;
            Assert.Equal(20, hits.Count);
            shown.UnionWith(hits.Select(static hit => hit.Edition.ObjectId));
        }

        Assert.Equal(420, shown.Count);
        Assert.Empty((await portal.FindAsync(new SearchQuery("minh hà", Page: 22))).Hits);
        Assert.Empty((await portal.FindAsync(new SearchQuery("minh hà", Page: int.MaxValue))).Hits);
        Assert.Equal(20, (await portal.FindAsync(new SearchQuery("minh hà", Page: int.MinValue))).Hits.Count);
    }

    [Fact]
    public async Task A_good_old_article_is_not_lost_among_many_new_ones()
    {
        await using var portal = await TestPortal.StartAsync();
        portal.Clock.Advance(TimeSpan.FromDays(-3 * 365));
        await portal.PublishAsync("Đua thuyền trên sông Minh Hà", "Nội dung.");
        await SearchCity.FillAsync(portal, 420); // all signed by Minh Hà, some about the river
        Assert.Contains("Đua thuyền trên sông Minh Hà", (await portal.TitlesAsync("Minh Hà"))[..1]);
    }

    [Fact]
    public async Task A_long_question_finds_its_old_article_whatever_the_order_of_the_words()
    {
        await using var portal = await TestPortal.StartAsync();
        portal.Clock.Advance(TimeSpan.FromDays(-3 * 365));
        await portal.PublishAsync("Phương án mới: phường Bến Sen đồng tình với người dân", "Nội dung.");
        await portal.PublishAsync("Một dòng", "Ý kiến của Người dân phường Bến Sen đồng tình với phương án ấy.");
        await SearchCity.FillAsync(portal, 420);
        var found = await portal.FindAsync("người dân phường Bến Sen đồng tình với phương án");
        Assert.Equal((200, false), (found.Found, found.FoundIsExact));
        Assert.Equal("Phương án mới: phường Bến Sen đồng tình với người dân", found.Hits[0].Edition.Title);
    }
}
