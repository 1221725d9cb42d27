using ToaSoan.Intake;
using ToaSoan.Platform;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Search;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.Intake;

/// <summary>What was published on the same matter is found before it is sent in again.</summary>
public sealed class AlikeTests
{
    private const string Title = "Nước máy ở phường Bến Sen bị nhiễm asen, người dân không được uống?";

    private const string Body = "Mấy hôm nay trên mạng lan truyền tin nước máy ở phường Bến Sen nhiễm asen vượt ngưỡng, phải mua nước đóng chai.\n\nCông ty Cấp nước lấy mẫu tại 12 điểm, kết quả đều dưới ngưỡng cho phép của quy chuẩn.";

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_text_is_found_word_for_word_reworded_without_diacritics_in_another_order_and_out_of_the_middle(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        portal.Clock.Advance(TimeSpan.FromDays(-3 * 365)); // older than everything else
        var edition = await portal.PublishAsync(Title, Body);
        await SearchCity.FillAsync(portal, 420);
        foreach (var (text, least) in new[]
        {
            (Title, 0.999),
            (Title.ToUpperInvariant(), 0.999),
            ("Nuoc may o phuong Ben Sen bi nhiem asen, nguoi dan khong duoc uong", 0.999),
            ("Người dân không được uống nước máy ở phường Bến Sen, bị nhiễm asen", 0.8),
            ("uống được không dân người asen nhiễm bị Sen Bến phường ở máy nước", 0.7),
            ("Nghe nói nước máy phường Bến Sen nhiễm asen nên dân đừng uống", AlikeTexts.Least),
            ("tin nước máy ở phường Bến Sen nhiễm asen vượt ngưỡng", 0.6),
            ("Cong ty Cap nuoc lay mau tai 12 diem ket qua deu duoi nguong", 0.6),
        })
        {
            var found = await AlikeAsync(portal, text, "article");
            Assert.True(found.Count > 0, text);
            Assert.Equal(("article", edition.ObjectId, edition.Path, Title), (found[0].Kind, found[0].ObjectId, found[0].Path, found[0].Title));
            Assert.True(found[0].Likeness >= least && found[0].Likeness <= 1, $"{text}: {found[0].Likeness}");
        }
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Another_matter_with_some_of_the_same_words_another_kind_too_few_words_and_what_was_withdrawn_are_not(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var edition = await portal.PublishAsync(Title, Body);
        foreach (var text in new[]
        {
            "Phường Bến Sen thu phí đỗ xe trên vỉa hè của người dân từ tháng này có đúng không", "Trường học ở phường Bến Sen nghỉ ngày thứ Hai", "asen", "nước máy", "", "   ?!", "nước nước nước nước nước", "Lịch tiêm chủng cho trẻ dưới năm tuổi",
        })
        {
            Assert.Empty(await AlikeAsync(portal, text, "article"));
        }

        Assert.Empty(await AlikeAsync(portal, Title, "project", "event"));
        Assert.Empty(await AlikeAsync(portal, Title));
        Assert.Single(await AlikeAsync(portal, Title, "project", "article"));
        await portal.DoAsync<PortalDb>(async db =>
        {
            (await db.Editions.FindAsync([edition.Id], Stop))!.Shown = false;
            await db.SaveChangesAsync(Stop);
        });
        Assert.Empty(await AlikeAsync(portal, Title, "article"));
    }

    [Fact]
    public async Task The_likest_comes_first_no_more_than_asked_for_and_both_databases_say_the_same()
    {
        await using var sqlite = await TestPortal.StartAsync(Engine.Sqlite);
        await using var postgres = await TestPortal.StartAsync(Engine.Postgres);
        await SearchCity.FillAsync(sqlite, 420);
        await SearchCity.FillAsync(postgres, 420);
        var found = 0;
        foreach (var number in Enumerable.Range(0, 30))
        {
            var text = SearchCity.Article(1 + (number * 13)) is var article && number % 2 == 0 ? article.Title + " " + article.Lead : article.Lead;
            var (one, two) = (await AlikeAsync(sqlite, text, "article"), await AlikeAsync(postgres, text, "article"));
            Assert.Equal(one, two);
            Assert.True(one.Count <= 5 && one.Select(static alike => alike.Likeness).SequenceEqual(one.Select(static alike => alike.Likeness).OrderDescending()));
            found += one.Count;
        }

        Assert.True(found >= 60, $"{found}");
    }

    private static Task<IReadOnlyList<Alike>> AlikeAsync(TestPortal portal, string text, params string[] kinds) => portal.DoAsync<AlikeTexts, IReadOnlyList<Alike>>(alike => alike.FindAsync(text, kinds, 5, Stop));
}
