using ToaSoan.Blocks;
using ToaSoan.Search;
using ToaSoan.Tests.Ground;
using VietnameseText;

namespace ToaSoan.Tests.Search;

/// <summary>How found words are shown.</summary>
public sealed class HighlightTests
{
    [Fact]
    public async Task Hits_are_shown_in_the_editions_own_text()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.PublishAsync("Thành uỷ: “cầu” Minh", "Sông Minh.", lead: "Cầu mới, cau cu; CẦU dài.");
        var hit = Assert.Single((await portal.FindAsync("cầu thành ủy")).Hits);
        Assert.Equal("[Thành uỷ]: “[cầu]” Minh", hit.Title.Marked());
        Assert.Equal("[Cầu] mới, cau cu; [CẦU] dài.", hit.Snippet.Marked());
        hit = Assert.Single((await portal.FindAsync("cau thanh uy")).Hits);
        Assert.Equal("[Cầu] mới, [cau] cu; [CẦU] dài.", hit.Snippet.Marked());
    }

    [Fact]
    public async Task Decomposed_text_is_marked_with_its_marks()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.PublishAsync("Một", "Bài", document: new Document([new Paragraph([new Inline("Qua ca\u0302\u0300u gỗ.")])]));
        var hit = Assert.Single((await portal.FindAsync("cầu")).Hits);
        var fragment = Assert.Single(hit.Snippet, static f => f.Hit);
        Assert.Equal("cầu", fragment.Text.Normalize());
        Assert.Equal(" gỗ.", hit.Snippet[^1].Text);
    }

    [Fact]
    public async Task A_long_text_shows_the_window_that_says_most()
    {
        await using var portal = await TestPortal.StartAsync();
        string filler = string.Join(' ', Enumerable.Range(0, 80).Select(static n => $"chữ{n}"));
        await portal.PublishAsync("Một", $"Sông. {filler} bờ kè sông Minh, {filler} kè. {filler}");
        var snippet = (await portal.FindAsync("bờ kè sông")).Hits[0].Snippet;
        Assert.Contains(" [bờ kè sông] Minh, ", snippet.Marked(), StringComparison.Ordinal);
        Assert.StartsWith("… ", snippet.Marked(), StringComparison.Ordinal);
        Assert.EndsWith(" …", snippet.Marked(), StringComparison.Ordinal);
        Assert.InRange(SearchKey.Tokens(string.Concat(snippet.Select(static f => f.Text))).Count, 30, 36);
        var phrase = (await portal.FindAsync("\"sông minh\"")).Hits[0].Snippet;
        Assert.Contains("kè [sông Minh],", phrase.Marked(), StringComparison.Ordinal);
    }
}
