using System.Net;
using System.Net.Http.Headers;
using System.Text;
using ToaSoan.Tests.Ground;

namespace ToaSoan.Tests.Media;

public sealed class ServingTests(MediaPortal media) : IClassFixture<MediaPortal>
{
    private static CancellationToken Stop => MediaSteps.Stop;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Only_staff_see_a_photo_before_an_edition_shows_it_and_then_everybody_does(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine, compactPhotos: true);
        var photo = await portal.ReadyAsync((await portal.AddPhotoAsync(TestPhotos.Jpeg(1000, 700))).Hash);
        using var reader = portal.NewClient();
        using var staff = await portal.SignedInAsync("phongvien");
        var address = "/" + photo.Source().Address(480, "webp");

        using var early = await reader.GetAsync(address, Stop);
        Assert.Equal(HttpStatusCode.NotFound, early.StatusCode);
        Assert.True(early.Headers.CacheControl!.NoStore);
        using var preview = await staff.GetAsync(address, Stop);
        Assert.Equal("private, no-store", Join(preview.Headers.CacheControl));
        Assert.Equal(portal.Rendition(photo.Hash, 480, "webp"), await preview.Content.ReadAsByteArrayAsync(Stop));

        await portal.PublishAsync("Bài có ảnh", "Một đoạn.", photo: photo.Hash);
        foreach (var (extension, type) in new[] { ("jpg", "image/jpeg"), ("webp", "image/webp"), ("avif", "image/avif") })
        {
            foreach (var width in photo.Source().Widths)
            {
                using var shown = await reader.GetAsync("/" + photo.Source().Address(width, extension), Stop);
                Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
                Assert.Equal(type, shown.Content.Headers.ContentType!.ToString());
                Assert.Equal("immutable", shown.Headers.CacheControl!.Extensions.Single().Name);
                Assert.Equal((true, TimeSpan.FromDays(365)), (shown.Headers.CacheControl.Public, shown.Headers.CacheControl.MaxAge));
                Assert.Equal("sandbox; default-src 'none'", shown.Headers.GetValues("Content-Security-Policy").Single());
                Assert.Equal("nosniff", shown.Headers.GetValues("X-Content-Type-Options").Single());
                Assert.False(shown.Headers.Contains("Set-Cookie"));
                Assert.Equal(portal.Rendition(photo.Hash, width, extension), await shown.Content.ReadAsByteArrayAsync(Stop));
            }
        }

        using var english = await reader.GetAsync("/en" + address, Stop);
        Assert.Equal(HttpStatusCode.OK, english.StatusCode);
    }

    [Fact]
    public async Task A_photo_answers_HEAD_and_spares_those_who_have_it()
    {
        var photo = await PublicAsync(11);
        using var reader = media.Portal.NewClient();
        using var head = await reader.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/" + photo), Stop);
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal("image/jpeg", head.Content.Headers.ContentType!.ToString());
        Assert.True(head.Content.Headers.ContentLength > 100);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(Stop));

        using var again = new HttpRequestMessage(HttpMethod.Get, "/" + photo) { Headers = { IfNoneMatch = { head.Headers.ETag! } } };
        using var same = await reader.SendAsync(again, Stop);
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        using var post = await reader.PostAsync("/" + photo, null, Stop);
        Assert.NotEqual(HttpStatusCode.OK, post.StatusCode);
    }

    [Theory]
    [InlineData("/anh/{0}-481.jpg")]
    [InlineData("/anh/{0}-0480.jpg")]
    [InlineData("/anh/{0}-480.png")]
    [InlineData("/anh/{0}-480.jpg.webp")]
    [InlineData("/anh/{0}-480.JPG")]
    [InlineData("/anh/{0}.jpg")]
    [InlineData("/anh/{0}-480.jpg%0A")]
    [InlineData("/anh/{0}-480.jpg%00")]
    [InlineData("/anh/{1}-480.jpg")]
    [InlineData("/anh/..%2F..%2Ftoasoan.db")]
    [InlineData("/anh/%2e%2e/%2e%2e/toasoan.db")]
    [InlineData("/anh/{0}-99999999999999999999.jpg")]
    [InlineData("/anh/")]
    [InlineData("/tep/{0}")]
    [InlineData("/tep/..%2Ftoasoan.db")]
    [InlineData("/tep/{0}-480.jpg")]
    public async Task Strange_addresses_lead_nowhere(string pattern)
    {
        var photo = await PublicAsync(12);
        using var reader = media.Portal.NewClient();
        var hash = photo[4..68];
        using var answer = await reader.GetAsync(new Uri(media.Portal.Url + string.Format(pattern, hash, hash.ToUpperInvariant()), new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }), Stop);
        // An address no endpoint has is answered by the sign-in rule; none of them may answer with a file.
        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.NotFound, HttpStatusCode.BadRequest, HttpStatusCode.Redirect });
    }

    [Fact]
    public async Task A_file_is_offered_for_saving_under_its_Vietnamese_name()
    {
        var file = await media.Portal.AddFileAsync([.. "%PDF-1.7\n"u8, .. new byte[5000]], "Quyết định số 12 \"đường\".pdf");
        using var reader = media.Portal.NewClient();
        using var early = await reader.GetAsync($"/tep/{file.Hash}", Stop);
        Assert.NotEqual(HttpStatusCode.OK, early.StatusCode);
        Assert.DoesNotContain("%PDF", await early.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        using var staff = await media.Portal.SignedInAsync("phongvien");
        using var preview = await staff.GetAsync($"/tep/{file.Hash}", Stop);
        Assert.Equal("private, no-store", Join(preview.Headers.CacheControl));

        await media.Portal.ShowAsync(file.Hash);
        using var shown = await reader.GetAsync($"/tep/{file.Hash}", Stop);
        Assert.Equal("application/pdf", shown.Content.Headers.ContentType!.ToString());
        var disposition = shown.Content.Headers.GetValues("Content-Disposition").Single();
        Assert.StartsWith("attachment; filename=", disposition, StringComparison.Ordinal);
        Assert.EndsWith("; filename*=UTF-8''" + Uri.EscapeDataString("Quyết định số 12 \"đường\".pdf"), disposition, StringComparison.Ordinal);
        Assert.True(Ascii.IsValid(disposition));
        Assert.Equal("sandbox; default-src 'none'", shown.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal(5009, (await shown.Content.ReadAsByteArrayAsync(Stop)).Length);
        Assert.False(shown.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task A_video_is_played_in_the_page_by_ranges()
    {
        byte[] video = [0, 0, 0, 24, .. "ftypmp42"u8, 0, 0, 0, 0, .. "mp42isom"u8, .. Enumerable.Range(0, 9976).Select(static i => (byte)i)];
        var file = await media.Portal.AddFileAsync(video, "lễ hội.mp4");
        await media.Portal.ShowAsync(file.Hash);
        using var reader = media.Portal.NewClient();
        using var ask = new HttpRequestMessage(HttpMethod.Get, $"/tep/{file.Hash}") { Headers = { Range = new RangeHeaderValue(1000, 1999) } };
        using var part = await reader.SendAsync(ask, Stop);
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal("bytes 1000-1999/10000", part.Content.Headers.ContentRange!.ToString());
        Assert.Equal(video[1000..2000], await part.Content.ReadAsByteArrayAsync(Stop));
        Assert.Equal("video/mp4", part.Content.Headers.ContentType!.ToString());
        Assert.StartsWith("inline;", part.Content.Headers.GetValues("Content-Disposition").Single(), StringComparison.Ordinal);
        Assert.StartsWith("sandbox; default-src 'none'", part.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    private async Task<string> PublicAsync(int seed)
    {
        var photo = await media.Portal.AddPhotoAsync(TestPhotos.Jpeg(500, 300, seed));
        photo = await media.Portal.ReadyAsync(photo.Hash);
        await media.Portal.ShowAsync(photo.Hash);
        return photo.Source().Address(480, "jpg");
    }

    private static string Join(CacheControlHeaderValue? header) => string.Join(", ", (header?.ToString() ?? "").Split(", ").OrderByDescending(static part => part));
}
