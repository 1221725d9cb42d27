using ToaSoan.Blocks;
using ToaSoan.Platform;
using ToaSoan.Search;
using ToaSoan.Tests.Ground;

namespace ToaSoan.Tests.Search;

/// <summary>Asking a test portal, and a generated city to ask about: the same articles on every run and every database.</summary>
internal static class SearchCity
{
    private static readonly string[] Subjects =
        ["cầu Giấy", "câu giây", "trường học", "Thành ủy", "uy tín", "lễ hội hoa sen", "chợ cá", "sông Minh", "tiêm chủng", "an toàn giao thông", "ATGT", "UBND phường", "Ủy ban nhân dân phường", "thoát nước", "nhà ở xã hội", "kỹ năng số", "kĩ năng bơi", "đường thủy", "dương liễu", "Đảng viên", "hòa giải", "xe buýt", "ngập nước"];

    private static readonly string[] Acts =
        ["triển khai kế hoạch", "họp báo", "khánh thành", "kiểm tra", "tập huấn cán bộ", "lấy ý kiến người dân", "tổng kết năm", "khởi công", "bàn giao", "tuyên truyền"];

    private static readonly string[] Sentences =
        ["Người dân phường Bến Sen đồng tình với phương án.", "Thành phố dành 5.080 triệu đồng cho công trình.", "Cán bộ đến từng nhà để hướng dẫn.", "Cây cầu bắc qua sông Minh dài 320 mét.", "Trời mưa to, nước lên nhanh.", "Học sinh nghỉ học ngày thứ Hai.", "Bờ kè được kè đá trên chiều dài hai cây số.", "Nguoi dan phan anh qua tong dai.", "Trạm y tế mở cửa từ bảy giờ.", "Báo cáo gửi Ủy ban nhân dân thành phố trước ngày 20.", "Các xe buýt chạy qua nút giao mới.", "Đội cứu hộ diễn tập chữa cháy."];

    /// <summary>Fills a portal with articles of a year, straight through the index.</summary>
    public static Task FillAsync(TestPortal portal, int articles) => portal.DoAsync<PortalDb>(async db =>
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        foreach (var numbers in Enumerable.Range(1, articles).Chunk(60))
        {
            var editions = numbers.Select(Article).ToList();
            db.Editions.AddRange(editions);
            await db.SaveChangesAsync();
            await SearchIndex.WriteAsync(db, editions, CancellationToken.None);
            db.ChangeTracker.Clear();
        }

        await transaction.CommitAsync();
    });

    /// <summary>The first page of an answer.</summary>
    public static Task<SearchPage> FindAsync(this TestPortal portal, string text) => portal.FindAsync(new SearchQuery(text));

    /// <summary>The page of an answer.</summary>
    public static Task<SearchPage> FindAsync(this TestPortal portal, SearchQuery query) =>
        portal.DoAsync<ArticleSearch, SearchPage>(search => search.FindAsync(query, CancellationToken.None));

    /// <summary>The titles found, best first.</summary>
    public static async Task<string[]> TitlesAsync(this TestPortal portal, SearchQuery query) => [.. (await portal.FindAsync(query)).Hits.Select(static hit => hit.Edition.Title)];

    /// <summary>The titles found, best first.</summary>
    public static Task<string[]> TitlesAsync(this TestPortal portal, string text) => portal.TitlesAsync(new SearchQuery(text));

    /// <summary>Fragments as one text, the hits in square brackets.</summary>
    public static string Marked(this IEnumerable<Fragment> fragments) => string.Concat(fragments.Select(static f => f.Hit ? $"[{f.Text}]" : f.Text));

    /// <summary>An edition of a number, made by simple arithmetic.</summary>
    public static Edition Article(int number)
    {
        var title = $"{Subjects[number % Subjects.Length]}: {Acts[number * 7 / 3 % Acts.Length]} {(number % 4 == 0 ? Subjects[number * 5 % Subjects.Length] : $"đợt {number % 9}")}";
        var body = Enumerable.Range(0, 3 + (number % 5)).Select(line => (Block)new Paragraph([new Inline(
            $"{Sentences[((number * 3) + (line * 5)) % Sentences.Length]} {Subjects[(number + (line * line)) % Subjects.Length]} {Acts[(number + line) % Acts.Length]}. {Sentences[((number * 11) + line) % Sentences.Length]}")]));
        var when = new DateTime(2025, 6, 1, 1, 0, 0, DateTimeKind.Utc).AddHours(number * 7 % 8_000);
        return new Edition
        {
            Kind = "article", ObjectId = 1_000 + number, Number = 1, Change = EditionChange.Publish, Path = $"/thoi-su/bai-{number}", Section = number % 3 == 0 ? "y-te" : "thoi-su", SectionName = "Thời sự",
            Office = number % 5 == 0 ? "phuong-ben-sen" : "trung-tam", OfficeName = "Trung tâm", Kicker = "", Title = title, Lead = Sentences[number * 13 % Sentences.Length],
            Body = BlockJson.Write(new Document([.. body])), FirstPublishedAt = when, PublishedAt = when, Reason = "", Salt = new byte[32],
            Tags = [new EditionTag { Kind = EditionTag.Author, Slug = "minh-ha", Name = "Minh Hà", Position = 0 }],
        };
    }
}
