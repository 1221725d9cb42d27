using System.Net;
using System.Text.Json;
using ToaSoan.Newsroom;
using ToaSoan.Search;
using ToaSoan.Staff;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Reader;

namespace ToaSoan.Tests.Search;

/// <summary>The search page beside its results: suggestions, orders, ways out of an empty answer, and the same for programs.</summary>
public sealed class SearchPageTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Topics_and_titles_are_suggested_and_a_withdrawn_title_is_not(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var edition = await portal.PublishAsync("Tiêm vắc xin cho trẻ", "Nội dung.", topics: ["tiem-chung"]);
        using var reader = portal.NewClient();
        var urls = await SuggestedAsync(reader, "tiem");
        Assert.Equal(["/chu-de/tiem-chung", edition.Path], urls);
        Assert.Equal([edition.Path], await SuggestedAsync(reader, "tiêm vắc x"));
        Assert.Equal(["/en" + edition.Path], await SuggestedAsync(reader, "tiem vac", "/en"));
        Assert.Empty(await SuggestedAsync(reader, "t"));
        Assert.Empty(await SuggestedAsync(reader, "\"*' OR"));
        await portal.DoAsync<Publication>(publication => publication.WithdrawAsync(edition.ObjectId, Permissions.Command, "Sai sự thật", CancellationToken.None));
        Assert.Equal(["/chu-de/tiem-chung"], await SuggestedAsync(reader, "tiem"));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task The_newest_or_the_oldest_come_first_when_asked_for(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        await SearchCity.FillAsync(portal, 620);
        foreach (var words in (string[])["Minh Hà", "\"Minh Hà\"", "tiem chung"])
        {
            var newest = (await portal.FindAsync(new SearchQuery(words, Order: SearchOrder.Newest))).Hits.Select(static hit => hit.Edition.FirstPublishedAt).ToList();
            var oldest = (await portal.FindAsync(new SearchQuery(words, Order: SearchOrder.Oldest))).Hits.Select(static hit => hit.Edition.FirstPublishedAt).ToList();
            Assert.Equal((20, 20), (newest.Count, oldest.Count));
            Assert.Equal(newest.OrderDescending(), newest);
            Assert.Equal(oldest.Order(), oldest);
            Assert.True(oldest[^1] < newest[^1]);
        }

        var first = SearchCity.Article(1).FirstPublishedAt;
        Assert.Equal(first, (await portal.FindAsync(new SearchQuery("Minh Hà", Order: SearchOrder.Oldest))).Hits[0].Edition.FirstPublishedAt);
        using var reader = portal.NewClient();
        using var json = JsonDocument.Parse(await reader.GetStringAsync(new Uri("/tim-kiem?q=minh+ha&thu-tu=cu&chuyen-muc=thoi-su&trang=2&json", UriKind.Relative), TestContext.Current.CancellationToken));
        var root = json.RootElement;
        Assert.Equal(("cu", 2, "thoi-su"), (root.GetProperty("sort").GetString(), root.GetProperty("page").GetInt32(), root.GetProperty("filters").GetProperty("section").GetString()));
        Assert.True(root.GetProperty("pages").GetInt32() > 2);
        Assert.Equal("https://minhgiang.example/tim-kiem?q=minh%20ha&chuyen-muc=thoi-su&thu-tu=cu&trang=3&json", root.GetProperty("next").GetString());
        var page = await reader.ReadAsync("/tim-kiem?q=minh+ha&thu-tu=cu");
        Assert.Equal("cu", page.QuerySelector("input[name=thu-tu]")!.GetAttribute("value"));
        Assert.All(page.QuerySelectorAll(".pager a"), static link => Assert.Contains("thu-tu=cu", link.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_empty_answer_shows_ways_out_that_lead_somewhere()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.PublishAsync("Tiêm phòng dại", "Nội dung.");
        using var reader = portal.NewClient();
        var page = await reader.ReadAsync("/tim-kiem?q=tiem+phong&chuyen-muc=y-te&tu=2026-01-01&thu-tu=moi");
        var ways = page.QuerySelectorAll(".ways-out a").Select(static link => link.GetAttribute("href")).ToList();
        Assert.Equal(["/tim-kiem?q=tiem%20phong&tu=2026-01-01&thu-tu=moi", "/tim-kiem?q=tiem%20phong&chuyen-muc=y-te&thu-tu=moi", "/chu-de/tiem-chung"], ways);
        Assert.Single((await reader.ReadAsync(ways[0]!)).QuerySelectorAll(".results li"));
        Assert.Empty((await reader.ReadAsync("/tim-kiem?q=tiem")).QuerySelectorAll(".ways-out"));
    }

    [Fact]
    public async Task A_program_is_told_which_day_cannot_be_read()
    {
        await using var portal = await TestPortal.StartAsync();
        using var reader = portal.NewClient();
        using var answer = await reader.AskAsync(HttpMethod.Get, "/tim-kiem?q=cau&den=hom-qua&json");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("den", json.RootElement.GetProperty("parameter").GetString());
    }

    private static async Task<List<string?>> SuggestedAsync(HttpClient reader, string typed, string language = "")
    {
        using var json = JsonDocument.Parse(await reader.GetStringAsync(new Uri($"{language}/tim-kiem/goi-y?q={Uri.EscapeDataString(typed)}", UriKind.Relative), TestContext.Current.CancellationToken));
        return [.. json.RootElement.GetProperty("suggestions").EnumerateArray().Select(static suggestion => suggestion.GetProperty("url").GetString())];
    }
}
