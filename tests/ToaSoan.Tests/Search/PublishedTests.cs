using Microsoft.EntityFrameworkCore;
using ToaSoan.Blocks;
using ToaSoan.Newsroom;
using ToaSoan.Platform;
using ToaSoan.Search;
using ToaSoan.Staff;
using ToaSoan.Tests.Ground;

namespace ToaSoan.Tests.Search;

/// <summary>What is found follows what readers are shown.</summary>
public sealed class PublishedTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_published_article_is_findable_at_once(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        await portal.FindAsync("khởi động");
        var edition = await portal.PublishAsync("Khai trương thư viện", "Nội dung.", lead: "Sách mới cho trẻ em.", authors: ["Hoài Thu"], topics: ["tiem-chung"], kicker: "Đọc sách");
        foreach (var words in (string[])["thư viện", "sách mới", "Hoài Thu", "tiêm chủng", "đọc sách"])
        {
            Assert.Equal(edition.Id, Assert.Single((await portal.FindAsync(words)).Hits).Edition.Id);
        }

        var kicker = Assert.Single((await portal.FindAsync("đọc sách")).Hits);
        Assert.Equal("Đọc sách · Sách mới cho trẻ em.", string.Concat(kicker.Snippet.Select(static part => part.Text)));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_withdrawn_article_is_not_found(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var edition = await portal.PublishAsync("Tin sai về cầu", "Nội dung sai.");
        var other = await portal.PublishAsync("Cầu vẫn an toàn", "Nội dung đúng.");
        Assert.Equal(2, (await portal.FindAsync("cầu")).Found);
        await portal.DoAsync<Publication>(publication => publication.WithdrawAsync(edition.ObjectId, Permissions.Command, "Sai sự thật", CancellationToken.None));
        Assert.Equal(other.Id, Assert.Single((await portal.FindAsync("cầu")).Hits).Edition.Id);
        Assert.Equal(0, (await portal.FindAsync("sai")).Found);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_revised_article_is_found_by_its_new_words_only(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var first = await portal.PublishAsync("Lịch cắt điện", "Cắt điện ngày thứ Hai.");
        await portal.DoAsync<IServiceProvider>(async services =>
        {
            var db = services.GetRequiredService<PortalDb>();
            var article = await db.Articles.SingleAsync(a => a.Id == first.ObjectId);
            article.Body = BlockJson.Write(new Document([new Paragraph([new Inline("Cắt điện ngày thứ Bảy.")])]));
            article.Version++;
            await db.SaveChangesAsync();
            await services.GetRequiredService<Publication>().ReviseAsync(article.Id, Permissions.Command, CancellationToken.None);
        });
        Assert.Equal(0, (await portal.FindAsync("thứ hai")).Found);
        var hit = Assert.Single((await portal.FindAsync("thứ bảy")).Hits);
        Assert.Equal((2, "Cắt điện ngày [thứ Bảy]."), (hit.Edition.Number, hit.Snippet.Marked()));
        await portal.DoAsync<PortalDb>(async db => Assert.Equal(1, await db.SearchTexts.CountAsync()));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Section_office_and_days_narrow_the_answer(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        await portal.PublishAsync("Họp một", "Cuộc họp.", section: "y-te", office: "so-y-te");
        portal.Clock.Advance(TimeSpan.FromDays(1));
        await portal.PublishAsync("Họp hai", "Cuộc họp.", office: "phuong-ben-sen");
        portal.Clock.Advance(TimeSpan.FromHours(16.9)); // 23:59 in the city, still the 17th; in UTC as well
        await portal.PublishAsync("Họp ba", "Cuộc họp.");
        portal.Clock.Advance(TimeSpan.FromHours(1)); // the 18th in the city, the 17th in UTC
        await portal.PublishAsync("Họp bốn", "Cuộc họp.", section: "y-te");
        var (first, second, third) = (new DateOnly(2026, 6, 16), new DateOnly(2026, 6, 17), new DateOnly(2026, 6, 18));
        Assert.Equal(["Họp bốn", "Họp một"], (await portal.TitlesAsync(new SearchQuery("họp", Section: "y-te"))).Order(StringComparer.Ordinal));
        Assert.Equal(["Họp hai"], await portal.TitlesAsync(new SearchQuery("họp", Office: "phuong-ben-sen")));
        Assert.Equal(["Họp ba", "Họp hai"], (await portal.TitlesAsync(new SearchQuery("họp", From: second, To: second))).Order(StringComparer.Ordinal));
        Assert.Equal(["Họp bốn"], await portal.TitlesAsync(new SearchQuery("họp", From: third)));
        Assert.Equal(["Họp một"], await portal.TitlesAsync(new SearchQuery("họp", To: first)));
        Assert.Equal(["Họp bốn"], await portal.TitlesAsync(new SearchQuery("họp", "y-te", "trung-tam", From: second)));
        Assert.Empty(await portal.TitlesAsync(new SearchQuery("họp", From: third, To: first)));
        Assert.Empty(await portal.TitlesAsync(new SearchQuery("họp", Section: "y te\" OR words:\"hop")));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Things_of_the_same_second_keep_their_own_entries(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var when = new DateTime(2020, 1, 1, 16, 59, 59, DateTimeKind.Utc);
        await portal.DoAsync<PortalDb>(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            for (var number = 1; number <= 30; number++)
            {
                var article = SearchCity.Article(number);
                var edition = new Edition { Kind = article.Kind, ObjectId = number, Number = 1, Change = article.Change, Path = article.Path, Section = "y-te", SectionName = "", Office = "trung-tam", OfficeName = "", Kicker = "", Title = "Tin cũ", Lead = "", Body = article.Body, FirstPublishedAt = when, PublishedAt = when, Reason = "", Salt = article.Salt };
                db.Editions.Add(edition);
                await db.SaveChangesAsync();
                await SearchIndex.WriteAsync(db, edition, CancellationToken.None);
            }

            await transaction.CommitAsync();
        });
        Assert.Equal(30, (await portal.FindAsync(new SearchQuery("tin cũ", From: new DateOnly(2020, 1, 1), To: new DateOnly(2020, 1, 1)))).Found);
        Assert.Equal(10, (await portal.FindAsync(new SearchQuery("tin cũ", Page: 2))).Hits.Count);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task What_older_rules_indexed_or_never_indexed_is_remade(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var old = await portal.PublishAsync("Quy tắc cũ", "Nội dung.");
        await portal.PublishAsync("Quy tắc mới", "Nội dung.");
        await portal.DoAsync<PortalDb>(async db =>
        {
            await db.SearchTexts.Where(t => t.EditionId == old.Id).ExecuteUpdateAsync(static set => set.SetProperty(static t => t.KeyVersion, 0).SetProperty(static t => t.Words, "hỏng"));
            await db.Database.ExecuteSqlAsync($"DELETE FROM \"SearchFts\"");
            var missing = SearchCity.Article(77);
            db.Editions.Add(missing);
            await db.SaveChangesAsync();
            Assert.Equal(2, await SearchIndex.RebuildAsync(db, [], CancellationToken.None));
            Assert.Equal(0, await SearchIndex.RebuildAsync(db, [], CancellationToken.None));
        });
        Assert.Equal(old.Id, Assert.Single((await portal.FindAsync("\"nội dung\"")).Hits).Edition.Id);
        Assert.NotEqual(0, (await portal.FindAsync("Minh Hà")).Found);
    }
}
