using ToaSoan.Search;
using ToaSoan.Tests.Ground;

namespace ToaSoan.Tests.Search;

/// <summary>Nothing a reader types is an operator, an error or a way in.</summary>
public sealed class HostileTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Operators_and_signs_are_words_or_nothing(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        await portal.PublishAsync("Cầu và đường", "Not far near here or there.");
        await portal.PublishAsync("Chợ", "Không có gì.");
        (string Text, int Found)[] inputs =
        [
            ("\"", 0), ("\"cầu", 1), ("cầu\"", 1), ("cầu\" OR \"chợ", 1), ("'; DROP TABLE \"SearchFts\"; --", 0), ("cầu' & 'đường", 1), ("cầu:*", 1), ("^cầu", 1), ("words:cầu", 0), ("-cầu", 1), ("cầu\\", 1),
            ("NEAR(far here)", 1), ("cầu NOT chợ", 1), ("not or near", 1), ("*", 0), ("(((", 0), ("cầu 😀 \uD83D", 1), ("cầu\0đường", 1), ("\0", 0), ("¶cầu §thoi-su ¤trung-tam ·", 0), ("cầu·đường", 1), ("%_", 0), ("{tx}: cầu", 0),
            (new string('"', 500), 0), ("\u202Ecầu\u200B", 1),
        ];
        foreach (var (text, found) in inputs)
        {
            Assert.True(found == (await portal.FindAsync(text)).Found, $"{text} finds {(await portal.FindAsync(text)).Found}, not {found}");
        }

        Assert.Equal(1, (await portal.FindAsync("chợ")).Found);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Too_much_is_cut_and_nothing_is_empty(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var word = new string('ấ', 5_000);
        await portal.PublishAsync("Một", $"Từ dài {word} và {string.Concat(Enumerable.Repeat("𠀀", 200))} hết.");
        Assert.Equal((0, true), ((await portal.FindAsync("")).Found, (await portal.FindAsync(" \n\t ")).FoundIsExact));
        Assert.Equal(1, (await portal.FindAsync(word)).Found);
        Assert.Equal(1, (await portal.FindAsync(word[..150])).Found);
        Assert.Equal(0, (await portal.FindAsync(word[..50])).Found);
        Assert.Equal(1, (await portal.FindAsync(string.Concat(Enumerable.Repeat("𠀀", 90)))).Found);
        Assert.Equal(1, (await portal.FindAsync(string.Concat(Enumerable.Repeat("từ dài ", 10_000)))).Found);
        Assert.Equal(0, (await portal.FindAsync("a b c d e f g h i k l m n o p q r s t u v x y")).Found);
        Assert.Equal(0, (await portal.FindAsync("\"" + string.Concat(Enumerable.Repeat("từ ", 40)) + "\" dài")).Found);
    }
}
