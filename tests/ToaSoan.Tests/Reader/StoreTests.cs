using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Media;
using ToaSoan.Platform;
using ToaSoan.Tests.Ground;

namespace ToaSoan.Tests.Reader;

public sealed partial class StoreTests
{
    [Fact]
    public async Task Pages_are_stored_with_an_etag_and_answer_304_and_head()
    {
        await using var portal = await TestPortal.StartAsync();
        var edition = await portal.PublishAsync("Một bài", "Nội dung.", authors: ["Minh Hà"], topics: ["tiem-chung"]);
        using var reader = portal.NewClient();
        foreach (var path in new[] { "/", "/thoi-su", edition.Path, "/chu-de/tiem-chung", "/don-vi/trung-tam", "/tac-gia/minh-ha", "/rss.xml", "/thoi-su/rss.xml", "/sitemap-1.xml", "/robots.txt" })
        {
            using var first = await reader.AskAsync(HttpMethod.Get, path);
            var body = await first.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
            Assert.True(first.Headers.ETag is not null, $"{path} is not stored");
            using var again = await reader.AskAsync(HttpMethod.Get, path, ("If-None-Match", first.Headers.ETag.Tag));
            Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
            using var head = await reader.AskAsync(HttpMethod.Head, path);
            Assert.Equal((HttpStatusCode.OK, body.Length), (head.StatusCode, (int)head.Content.Headers.ContentLength!.Value));
            using var compressed = await reader.AskAsync(HttpMethod.Get, path, ("Accept-Encoding", "br"));
            Assert.Contains("br", compressed.Content.Headers.ContentEncoding);
        }
    }

    [Fact]
    public async Task Searches_and_problems_are_not_stored()
    {
        await using var portal = await TestPortal.StartAsync();
        using var reader = portal.NewClient();
        foreach (var path in new[] { "/tim-kiem?q=nước", "/khong-co" })
        {
            using var answer = await reader.AskAsync(HttpMethod.Get, path);
            Assert.Null(answer.Headers.ETag);
            Assert.True(answer.Headers.CacheControl?.NoStore);
        }
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Publishing_is_seen_at_once_on_every_page_it_touches(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        await portal.PublishAsync("Bài đầu", "Nội dung.", authors: ["Minh Hà"], topics: ["tiem-chung"]);
        using var reader = portal.NewClient();
        string[] touched = ["/", "/thoi-su", "/chu-de/tiem-chung", "/don-vi/trung-tam", "/tac-gia/minh-ha", "/rss.xml", "/thoi-su/rss.xml", "/sitemap-1.xml", "/en", "/en/thoi-su"];
        foreach (var path in touched)
        {
            Assert.DoesNotContain("bai-hai", await reader.TextAsync(path), StringComparison.Ordinal);
        }

        await portal.PublishAsync("Bài hai", "Nội dung.", authors: ["Minh Hà"], topics: ["tiem-chung"]);
        foreach (var path in touched)
        {
            Assert.Contains("bai-hai", await reader.TextAsync(path), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_article_leads_to_a_new_one_within_a_minute_and_to_a_withdrawn_one_never()
    {
        await using var portal = await TestPortal.StartAsync();
        var first = await portal.PublishAsync("Bài đầu", "Nội dung.", topics: ["tiem-chung"]);
        using var reader = portal.NewClient();
        var alone = await reader.TextAsync(first.Path);
        var second = await portal.PublishAsync("Bài hai", "Nội dung.", topics: ["tiem-chung"]);
        Assert.Equal(alone, await reader.TextAsync(first.Path)); // else every publication would have all articles of its section drawn anew
        portal.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Contains("bai-hai", await reader.TextAsync(first.Path), StringComparison.Ordinal);
        await portal.WithdrawAsync(second, "Sai sự thật.");
        Assert.DoesNotContain("bai-hai", await reader.TextAsync(first.Path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_waits_for_its_unfinished_photo()
    {
        await using var portal = await TestPortal.StartAsync();
        var hash = new string('a', 64);
        await portal.DoAsync<PortalDb>(async db =>
        {
            db.Add(new Photo { Hash = hash, Name = "a.jpg", Format = "jpg", Bytes = 1, Width = 1800, Height = 1200, UploadedAt = DateTime.UnixEpoch });
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });
        var edition = await portal.PublishAsync("Bài có ảnh", "Nội dung.", photo: hash);
        using var reader = portal.NewClient();
        Assert.NotNull((await reader.ReadAsync(edition.Path)).QuerySelector(".lead-photo .photo-pending"));
        Assert.NotNull((await reader.ReadAsync("/")).QuerySelector(".photo-pending"));
        await portal.DoAsync<PortalDb>(db => db.Photos.ExecuteUpdateAsync(static set => set.SetProperty(static photo => photo.Formats, PhotoFormats.Jpeg), TestContext.Current.CancellationToken));
        await portal.DoAsync<PageStore>(store =>
        {
            store.Evict(PageTag.Photo(hash));
            return Task.CompletedTask;
        });
        Assert.NotNull((await reader.ReadAsync(edition.Path)).QuerySelector($".lead-photo img[src='/anh/{hash}-800.jpg']"));
        Assert.NotNull((await reader.ReadAsync("/")).QuerySelector("img"));
    }

    [Fact]
    public async Task Style_sheets_name_only_files_that_are_served()
    {
        await using var portal = await TestPortal.StartAsync(city: false);
        using var reader = portal.NewClient();
        var page = await reader.ReadAsync("/");
        var links = page.QuerySelectorAll("link[href^='/a/']").Select(static link => link.GetAttribute("href")!).ToList();
        Assert.Equal(3, page.QuerySelectorAll("link[rel=preload][as=font]").Length);
        foreach (var sheet in links.Where(static link => link.EndsWith(".css", StringComparison.Ordinal)).ToList())
        {
            links.AddRange(Url().Matches(await reader.TextAsync(sheet)).Select(static match => match.Groups["address"].Value));
        }

        Assert.True(links.Count(static link => link.EndsWith(".woff2", StringComparison.Ordinal)) >= 8);
        foreach (var link in links)
        {
            Assert.StartsWith("/a/", link, StringComparison.Ordinal);
            using var answer = await reader.AskAsync(HttpMethod.Get, link);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [GeneratedRegex(@"url\((?<address>[^)]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Url();
}
