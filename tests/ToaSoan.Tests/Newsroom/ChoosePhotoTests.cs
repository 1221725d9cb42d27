using System.Text.Json.Nodes;
using ToaSoan.Media;
using ToaSoan.Platform;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Staff;

namespace ToaSoan.Tests.Newsroom;

/// <summary>The library as the editor asks for it.</summary>
public sealed class ChoosePhotoTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_writer_is_offered_the_photos_they_may_use_with_the_words_of_the_library(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        await portal.NeighbourAsync();
        var (today, other) = (portal.Clock.Today(), (await portal.MayAsync("nguoikhac")).StaffId);
        await portal.HangAsync('a', "DSC_001.jpg", "Đua thuyền trên sông Minh", "Ảnh: Lê Thảo Miên", "Thuyền đua", until: today.AddDays(-1), shown: true);
        await portal.HangAsync('b', "kin.jpg", "Đua thuyền chưa đăng", by: other);
        await portal.HangAsync('c', "cho.jpg", "Chợ hoa", shown: true);
        using var writer = await portal.EnterAsync("phongvien");

        var found = await AskAsync(writer, "/ban/anh/chon?q=dua+thuyen");
        Assert.Equal("""{"photos":[{"block":{"type":"figure","attrs":{"photo":"HASH","caption":"Đua thuyền trên sông Minh","credit":"Ảnh: Lê Thảo Miên","alt":"Thuyền đua"}},"name":"DSC_001.jpg","picture":null,"ended":true}],"total":1,"before":null}"""
            .Replace("HASH", new string('a', 64), StringComparison.Ordinal), found.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        Assert.Equal("ac", await LettersAsync(writer, "/ban/anh/chon"));
        using var neighbour = await portal.EnterAsync("nguoikhac");
        Assert.Equal("abc", await LettersAsync(neighbour, "/ban/anh/chon"));
        Assert.Equal("", await LettersAsync(writer, "/ban/anh/chon?q=khong+co"));
    }

    [Fact]
    public async Task Older_photos_come_when_asked_for()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.DoAsync<PortalDb>(async db =>
        {
            for (var number = 0; number < 25; number++)
            {
                db.Add(new Photo { Hash = $"{number:x64}", Name = $"{number}.jpg", Format = "jpg", Bytes = 1, Width = 9, Height = 6, UploadedAt = portal.Clock.Now() });
            }

            await db.SaveChangesAsync(Stop);
        });
        using var writer = await portal.EnterAsync("thuky");
        var first = await AskAsync(writer, "/ban/anh/chon");
        var second = await AskAsync(writer, $"/ban/anh/chon?before={(string?)first["before"]}");
        Assert.Equal((24, 1, 25), (first["photos"]!.AsArray().Count, second["photos"]!.AsArray().Count, (int)first["total"]!));
        Assert.Null(second["before"]);
        Assert.Equal(25, new[] { first, second }.SelectMany(static page => page["photos"]!.AsArray()).Select(static photo => (string?)photo!["name"]).Distinct().Count());
    }

    private static async Task<JsonNode> AskAsync(HttpClient client, string address) => JsonNode.Parse(await client.GetStringAsync(address, Stop))!;

    private static async Task<string> LettersAsync(HttpClient client, string address) =>
        string.Concat((await AskAsync(client, address))["photos"]!.AsArray().Select(static photo => ((string)photo!["block"]!["attrs"]!["photo"]!)[..1]).Order());

    private static CancellationToken Stop => TestContext.Current.CancellationToken;
}
