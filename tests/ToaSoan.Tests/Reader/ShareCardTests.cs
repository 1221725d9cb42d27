using System.Net;
using NetVips;
using ToaSoan.Platform;
using ToaSoan.Reader.ShareCards;
using ToaSoan.Tests.Ground;

namespace ToaSoan.Tests.Reader;

/// <summary>The picture that goes with a shared link.</summary>
public sealed class ShareCardTests
{
    [Fact]
    public async Task A_card_is_drawn_when_asked_for_follows_the_title_and_goes_with_the_article()
    {
        await using var portal = await TestPortal.StartAsync();
        var edition = await portal.PublishAsync("Ủy ban thành phố đổi giờ làm việc", "Nội dung.");
        using var reader = portal.NewClient();
        var first = await CardAsync(reader, edition.Path);
        using (var answer = await reader.AskAsync(HttpMethod.Get, first))
        {
            Assert.Equal(("image/jpeg", HttpStatusCode.OK), (answer.Content.Headers.ContentType!.MediaType, answer.StatusCode));
            using var image = Image.NewFromBuffer(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
            Assert.Equal((1200, 630), (image.Width, image.Height));
        }

        await portal.CorrectAsync(edition, "Ủy ban thành phố không đổi giờ làm việc", "Sai tin.");
        var second = await CardAsync(reader, edition.Path);
        Assert.NotEqual(first, second);
        using (var old = await reader.AskAsync(HttpMethod.Get, first))
        {
            Assert.Equal((HttpStatusCode.Redirect, second), (old.StatusCode, old.Headers.Location!.ToString()));
        }

        using (var current = await reader.AskAsync(HttpMethod.Get, second))
        {
            Assert.Equal(HttpStatusCode.OK, current.StatusCode);
        }

        Assert.Single(Directory.GetFiles(portal.Settings.PathOf("cards"), "*.jpg", SearchOption.AllDirectories));
        await portal.WithdrawAsync(edition, "Sai sự thật.");
        foreach (var card in new[] { first, second })
        {
            using var gone = await reader.AskAsync(HttpMethod.Get, card);
            Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        }

        Assert.Empty(Directory.GetFiles(portal.Settings.PathOf("cards"), "*.jpg", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_card_bears_the_citys_own_accent_and_another_address_with_another_colour()
    {
        await using var portal = await TestPortal.StartAsync();
        var edition = await portal.PublishAsync("Đường ven sông thông xe", "Nội dung.");
        using var reader = portal.NewClient();
        var red = await CardAsync(reader, edition.Path);
        await BearsAsync(red, 163, 32, 29);
        await portal.DoAsync((PortalDb db) => db.SetMarkAsync("site.accent", "#0b5a68", TestContext.Current.CancellationToken));
        using var old = await reader.AskAsync(HttpMethod.Get, red);
        await BearsAsync(old.Headers.Location!.ToString(), 11, 90, 104);

        // A JPEG is a little beside the colour.
        async Task BearsAsync(string card, params double[] colour)
        {
            using var image = Image.NewFromBuffer(await reader.GetByteArrayAsync(new Uri(card, UriKind.Relative), TestContext.Current.CancellationToken));
            Assert.All(image.Getpoint(40, 4).Zip(colour), static pair => Assert.InRange(pair.First, pair.Second - 8, pair.Second + 8));
        }
    }

    [Fact]
    public void Titles_are_set_in_our_type_with_every_mark_and_none_is_cut()
    {
        foreach (var title in new[] { "Ế", "Ỗ gỵ & <b>Ặ</b>", string.Join(' ', Enumerable.Repeat("Nghiêng", 12)), string.Join(' ', Enumerable.Repeat("đường", 60)), new string('ư', 300) })
        {
            using var mask = ShareCardDrawing.Title(title, 600);
            Assert.InRange(mask.Width, 1, 600);
            Assert.InRange(mask.Height, 1, 330);
        }

        using var marked = ShareCardDrawing.Title("Ế", 600);
        using var plain = ShareCardDrawing.Title("E", 600);
        Assert.True(marked.Height > plain.Height * 1.3, $"{marked.Height} and {plain.Height}");

        // What this word measures in Be Vietnam Pro Bold at 68 pixels; in any other type it is wider or narrower.
        using var word = ShareCardDrawing.Title("Tập huấn", 600);
        Assert.InRange(word.Width, 304, 310);
    }

    private static async Task<string> CardAsync(HttpClient reader, string path) =>
        new Uri((await reader.ReadAsync(path)).QuerySelector("meta[property='og:image']")!.GetAttribute("content")!).AbsolutePath;
}
