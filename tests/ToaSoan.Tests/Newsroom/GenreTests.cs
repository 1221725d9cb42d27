using Microsoft.EntityFrameworkCore;
using ToaSoan.Newsroom;
using ToaSoan.Platform;
using ToaSoan.Staff;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Reader;
using ToaSoan.Tests.Staff;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.Newsroom;

/// <summary>The genre of an article: chosen in the editor, kept in versions, told by its edition.</summary>
public sealed class GenreTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_genre_chosen_in_the_editor_goes_into_the_edition_and_nothing_readers_see_changes_by_it(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var edition = await portal.PublishAsync("Tiêm chủng", "Lời.", section: "y-te", office: "so-y-te", authors: ["Thu Hằng"], topics: ["tiem-chung"]);
        Assert.Equal(("genre", "tin", "Tin"), Of(edition));
        var canonical = ToaSoan.Platform.Record.Canonical(edition);
        using var desk = await portal.EnterAsync("thuky");
        var page = $"/ban/bai/{edition.ObjectId}";
        var form = await desk.ReadAsync(page);
        Assert.Equal("tin", form.QuerySelector("select[name='Form.Genre'] option[selected]")!.GetAttribute("value"));
        string Value(string name) => form.QuerySelector($"[name='{name}']")!.GetAttribute("value") ?? form.QuerySelector($"[name='{name}']")!.TextContent;
        (string, string)[] fields = [("Form.Version", Value("Form.Version")), ("Form.Title", Value("Form.Title")), ("Form.SectionId", form.QuerySelector("select[name='Form.SectionId'] option[selected]")!.GetAttribute("value")!), ("Form.Authors", Value("Form.Authors")), ("Form.Topics", form.QuerySelector("input[name='Form.Topics'][checked]")!.GetAttribute("value")!), ("Form.Blocks[0].Kind", "text"), ("Form.Blocks[0].Text", "Lời.")];
        Assert.Equal(NewsroomText.NoSuchGenre, await (await desk.PostAsync(page, page, [.. fields, ("Form.Genre", "tho")])).RefusedAsync());
        await desk.PostAsync(page, page + "/cap-nhat", [.. fields, ("Form.Genre", "phong-su")]);
        var revised = await portal.DoAsync<PortalDb, Edition>(db => db.Editions.Include(static e => e.Tags).SingleAsync(e => e.ObjectId == edition.ObjectId && e.Current, Stop));
        Assert.Equal(("genre", "phong-su", "Phóng sự"), Of(revised));
        Assert.Equal((2, canonical), (revised.Number, ToaSoan.Platform.Record.Canonical(revised)));
        Assert.Equal((1, 1), (revised.Authors.Count(), revised.Topics.Count()));
        var saved = await portal.DoAsync<PortalDb, List<ArticleVersion>>(db => db.Set<ArticleVersion>().Where(v => v.ArticleId == edition.ObjectId && v.Content != "").OrderBy(static v => v.Number).ToListAsync(Stop));
        Assert.Equal(("tin", "phong-su"), (saved[0].Read().Genre, saved[^1].Read().Genre));
        using var reader = portal.NewClient();
        Assert.Single((await reader.ReadAsync("/y-te")).QuerySelectorAll("main h2 a, main h3 a"), static link => link.TextContent == "Tiêm chủng");
    }

    [Fact]
    public void Versions_saved_before_there_were_genres_still_read_and_every_genre_has_a_name()
    {
        var old = System.Text.Json.JsonSerializer.Deserialize<VersionContent>("""{"Kicker":"","Title":"Cũ","Lead":"","Body":"{}","SectionId":null,"SectionName":"","Authors":[],"Topics":[],"TopicNames":[],"LeadPhoto":null,"LeadPhotoAlt":""}""")!;
        Assert.Equal("tin", old.Genre);
        Assert.All(Genres.Keys, static key => Assert.NotEqual(key, Genres.Name(key)));
    }

    private static (string Kind, string Slug, string Name) Of(Edition edition) => edition.Tags.Where(static tag => tag.Kind == EditionTag.Genre).Select(static tag => (tag.Kind, tag.Slug, tag.Name)).Single();
}
