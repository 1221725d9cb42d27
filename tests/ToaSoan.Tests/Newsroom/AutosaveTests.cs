using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ToaSoan.Blocks;
using ToaSoan.Newsroom;
using ToaSoan.Platform;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Staff;

namespace ToaSoan.Tests.Newsroom;

/// <summary>Saves of the editor's script, spoken over HTTP as the script does.</summary>
public sealed class AutosaveTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task What_two_people_saved_is_joined_and_the_second_is_told_with_whom(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        using var writer = await portal.EnterAsync("phongvien");
        using var editor = await portal.EnterAsync("bientap");
        var origin = new Words("Tít", "Sapô", ["một", "hai", "ba"]);
        var begun = await SaveAsync(writer, 0, 0, origin, null);
        var id = (long)begun["id"]!;

        var theirs = await SaveAsync(editor, id, 0, origin with { Lead = "Sapô của biên tập", Body = ["một", "HAI của biên tập", "ba"] }, origin);
        Assert.Null(theirs["form"]);
        Assert.True((bool)(await SaveAsync(writer, id, 0, origin with { Title = "Tít của tôi" }, null))["stale"]!);

        var mine = await SaveAsync(writer, id, 0, origin with { Title = "Tít của tôi", Body = ["một", "hai", "ba", "bốn của tôi"] }, origin);
        Assert.Contains("Biên Tập", (string)mine["told"]!, StringComparison.Ordinal);
        Assert.Equal(("Tít của tôi", "Sapô của biên tập"), ((string)mine["form"]!["Title"]!, (string)mine["form"]!["Lead"]!));
        Assert.Equal(["một", "HAI của biên tập", "ba", "bốn của tôi"], Body(mine["form"]!));
        var stored = await portal.DoAsync<ArticleDesk, Article>(desk => desk.FindAsync(id, StaffSteps.Stop));
        Assert.Equal(("Tít của tôi", "Sapô của biên tập", (int)mine["version"]!), (stored.Title, stored.Lead, stored.Version));

        var both = await SaveAsync(editor, id, (int)theirs["version"]!, origin with { Lead = "Sapô của biên tập", Body = ["một", "HAI của biên tập", "ba", "bốn khác"] }, origin with { Lead = "Sapô của biên tập", Body = ["một", "HAI của biên tập", "ba"] });
        Assert.Equal(["một", "HAI của biên tập", "ba", "bốn khác", "bốn của tôi"], Body(both["form"]!));
        Assert.Contains("1 chỗ hai người cùng sửa", (string)both["told"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_script_the_second_of_two_is_told_keeps_the_words_and_can_save_again()
    {
        await using var portal = await TestPortal.StartAsync();
        var article = await portal.BeginAsync("Hai người");
        using var writer = await portal.EnterAsync("phongvien");
        await portal.SaveAsync(article.Id, "Lời của biên tập viên.", "bientap");
        (string, string)[] fields = [("Form.Version", "0"), .. new Words("Hai người", "Lời của tôi", ["Lời của phóng viên."]).Fields("Form")];
        using var told = await writer.PostAsync($"/ban/bai/{article.Id}", $"/ban/bai/{article.Id}", fields);
        Assert.Equal(NewsroomText.SavedByAnother, await told.RefusedAsync());
        Assert.Contains("Lời của phóng viên.", WebUtility.HtmlDecode(await told.Content.ReadAsStringAsync(StaffSteps.Stop)), StringComparison.Ordinal);
        fields[0] = ("Form.Version", "1");
        using var saved = await writer.PostAsync($"/ban/bai/{article.Id}", $"/ban/bai/{article.Id}", fields);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal("Lời của tôi", (await portal.DoAsync<ArticleDesk, Article>(desk => desk.FindAsync(article.Id, StaffSteps.Stop))).Lead);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_save_whose_answer_was_lost_is_known_again_and_doubles_nothing(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        using var writer = await portal.EnterAsync("phongvien");
        var origin = new Words("Tít", "", ["một"]);
        await SaveAsync(writer, 0, 0, origin, null, "k1");
        var again = await SaveAsync(writer, 0, 0, origin with { Body = ["một hai"] }, null, "k2", "k1");
        var id = (long)again["id"]!;
        Assert.Equal(1, await portal.DoAsync<PortalDb, int>(static db => Task.FromResult(db.Articles.Count())));

        await SaveAsync(writer, id, (int)again["version"]!, origin with { Body = ["một hai ba"] }, null, "k3");
        var later = await SaveAsync(writer, id, (int)again["version"]!, origin with { Body = ["một hai ba bốn"] }, origin with { Body = ["một hai"] }, "k4", "k3");
        Assert.Null(later["form"]);
        var stored = await portal.DoAsync<ArticleDesk, Article>(desk => desk.FindAsync(id, StaffSteps.Stop));
        Assert.Equal(["một hai ba bốn"], BlockJson.Read(stored.Body).Blocks.Cast<Paragraph>().Select(static p => p.Content.Single().Text));
    }

    [Fact]
    public async Task What_may_not_be_saved_is_refused_in_a_sentence_and_changes_nothing()
    {
        await using var portal = await TestPortal.StartAsync();
        var article = await portal.ApprovedAsync("Đã duyệt");
        using var writer = await portal.EnterAsync("phongvien");
        using var answer = await SendAsync(writer, article.Id, 0, new Words("Sửa lén", "", []), null);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(WorkflowText.AtDeskIsTheDesks, (string)(await answer.Content.ReadFromJsonAsync<JsonObject>(StaffSteps.Stop))!["refused"]!);
        Assert.Equal("Đã duyệt", (await portal.DoAsync<ArticleDesk, Article>(desk => desk.FindAsync(article.Id, StaffSteps.Stop))).Title);
        using var stranger = portal.NewClient();
        Assert.NotEqual(HttpStatusCode.OK, (await stranger.PostAsync($"/ban/bai/{article.Id}/tu-luu", null, StaffSteps.Stop)).StatusCode);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Who_has_an_article_open_is_named_to_the_others_until_they_leave_or_fall_silent(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var article = await portal.BeginAsync("Cùng mở");
        using var writer = await portal.EnterAsync("phongvien");
        using var editor = await portal.EnterAsync("bientap");
        Assert.Empty(await HereAsync(writer, article.Id));
        Assert.Equal(["Phóng Viên"], await HereAsync(editor, article.Id));
        Assert.Equal(["Biên Tập"], await HereAsync(writer, article.Id));
        await HereAsync(editor, article.Id, gone: true);
        Assert.Empty(await HereAsync(writer, article.Id));
        await HereAsync(editor, article.Id);
        portal.Clock.Advance(TimeSpan.FromSeconds(Presence.Seconds + 1));
        Assert.Empty(await HereAsync(writer, article.Id));
        Assert.Equal(1, await portal.DoAsync<PortalDb, int>(static db => Task.FromResult(db.Presences.Count())));
    }

    private static async Task<IEnumerable<string>> HereAsync(HttpClient client, long id, bool gone = false)
    {
        using var answer = await client.PostAsync("/ban/toi", $"/ban/bai/{id}/co-mat", ("gone", gone ? "true" : "false"));
        return (await answer.Content.ReadFromJsonAsync<JsonObject>(StaffSteps.Stop))!["people"]!.AsArray().Select(static name => (string)name!);
    }

    private static async Task<JsonObject> SaveAsync(HttpClient client, long id, int version, Words words, Words? origin, string? key = null, string? lost = null)
    {
        using var answer = await SendAsync(client, id, version, words, origin, key, lost);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(StaffSteps.Stop));
        return (await answer.Content.ReadFromJsonAsync<JsonObject>(StaffSteps.Stop))!;
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, long id, int version, Words words, Words? origin, string? key = null, string? lost = null)
    {
        var office = id == 0 ? new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await client.GetStringAsync("/ban/bai/moi", StaffSteps.Stop)).QuerySelector("select[name='Form.OfficeId'] option")!.GetAttribute("value")! : "0";
        (string, string)[] fields =
        [
            ("Form.Version", $"{version}"), ("Form.OfficeId", office), .. words.Fields("Form"), .. origin?.Fields("Base") ?? [],
            .. key is null ? [] : new[] { ("Key", key) }, .. lost is null ? [] : new[] { ("Lost", lost) },
        ];
        return await client.PostAsync("/ban/toi", $"/ban/bai/{id}/tu-luu", fields);
    }

    private static IEnumerable<string> Body(JsonNode form) => BlockJson.Read((string)form["Body"]!).Blocks.Cast<Paragraph>().Select(static p => p.Content.Single().Text);

    private sealed record Words(string Title, string Lead, string[] Body)
    {
        public IEnumerable<(string, string)> Fields(string prefix) =>
        [
            ($"{prefix}.Title", Title), ($"{prefix}.Lead", Lead), ($"{prefix}.Body", BlockJson.Write(new Document([.. Body.Select(static text => new Paragraph([new Inline(text)]))]))),
        ];
    }
}
