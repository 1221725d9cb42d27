using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using ToaSoan.Platform;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Media;

namespace ToaSoan.Tests.Platform;

public sealed class PageStoreTests
{
    private static readonly HashSet<string> Tags = ["article:1"];

    [Fact]
    public void A_page_rendered_before_a_publication_is_not_stored_after_it()
    {
        var store = new PageStore(new Settings(), new TestClock());
        var began = store.Begin();
        store.Evict("article:1");
        store.Add("/a", 200, "text/html", [1], Tags, began);
        Assert.Null(store.Find("/a"));
        store.Add("/a", 200, "text/html", [1], Tags, store.Begin());
        Assert.NotNull(store.Find("/a"));
        store.Evict("article:2");
        Assert.NotNull(store.Find("/a"));
        store.Evict("article:1");
        Assert.Null(store.Find("/a"));
    }

    [Fact]
    public void The_store_stays_within_its_memory()
    {
        var store = new PageStore(new Settings { PageStoreMegabytes = 8 }, new TestClock());
        var random = new byte[200_000];
        System.Security.Cryptography.RandomNumberGenerator.Fill(random);
        for (var page = 0; page < 100; page++)
        {
            store.Add($"/{page}", 200, "text/html", random, Tags, store.Begin());
        }

        Assert.InRange(Enumerable.Range(0, 100).Count(page => store.Find($"/{page}") is not null), 1, 20);
        Assert.NotNull(store.Find("/99"));
    }

    [Fact]
    public async Task A_missing_page_is_rendered_once_however_many_ask()
    {
        var renders = 0;
        var gate = new TaskCompletionSource();
        var middleware = new PageStoreMiddleware(async context =>
        {
            Interlocked.Increment(ref renders);
            await gate.Task;
            Assert.False(context.Request.QueryString.HasValue);
            context.Features.Get<PageTags>()!.Tags.Add("article:1");
            context.Response.ContentType = "text/html";
            await context.Response.WriteAsync("trang");
        }, new PageStore(new Settings(), new TestClock()), new StoredAnswers());
        var requests = Enumerable.Range(0, 100).Select(number => Ask(middleware, "/x", $"?utm={number}")).ToArray();
        gate.SetResult();
        var answers = await Task.WhenAll(requests);
        Assert.Equal(1, renders);
        Assert.All(answers, static answer => Assert.Equal("trang", answer));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Readers_see_a_publication_and_a_correction_at_once(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        using var reader = portal.NewClient();
        Assert.DoesNotContain("Bài hoàn toàn mới", await reader.GetStringAsync("/", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await portal.PublishAsync("Bài hoàn toàn mới", "Nội dung.");
        Assert.Contains("Bài hoàn toàn mới", await reader.GetStringAsync("/", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Made_up_queries_and_hosts_get_the_same_page_and_grow_nothing()
    {
        await using var portal = await TestPortal.StartAsync();
        var edition = await portal.PublishAsync("Bài viết", "Nội dung.");
        using var reader = portal.NewClient();
        var honest = await reader.GetStringAsync(edition.Path, TestContext.Current.CancellationToken);
        using var odd = new HttpRequestMessage(HttpMethod.Get, edition.Path + "?x=<script>&utm=1");
        odd.Headers.Host = "evil.example";
        odd.Headers.Add("X-Forwarded-Host", "evil.example");
        var answer = await reader.SendAsync(odd, TestContext.Current.CancellationToken);
        Assert.Equal(honest, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        using var again = new HttpRequestMessage(HttpMethod.Get, edition.Path);
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await reader.SendAsync(again, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task A_page_whose_reader_left_while_it_was_made_is_not_stored_half_written()
    {
        await using var portal = await TestPortal.StartAsync(adjust: static builder => builder.Services.Configure<MvcOptions>(static mvc => mvc.Filters.Add(new Leaving())));
        using var reader = portal.NewClient();
        using var leaving = new HttpRequestMessage(HttpMethod.Get, "/thoi-su") { Headers = { { "X-Leave", "1" } } };
        await Assert.ThrowsAsync<HttpRequestException>(() => reader.SendAsync(leaving, TestContext.Current.CancellationToken));
        var whole = await reader.GetStringAsync("/thoi-su", TestContext.Current.CancellationToken);
        Assert.DoesNotContain("nửa trang", whole, StringComparison.Ordinal);
        Assert.EndsWith("</html>", whole.TrimEnd(), StringComparison.Ordinal);
    }

    /// <summary>A reader who goes away when a part of the page is written.</summary>
    private sealed class Leaving : IAsyncResultFilter
    {
        public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
        {
            if (context.HttpContext.Request.Headers.ContainsKey("X-Leave"))
            {
                await context.HttpContext.Response.WriteAsync("nửa trang");
                context.HttpContext.Abort();
                await Task.Delay(Timeout.Infinite, context.HttpContext.RequestAborted);
            }

            await next();
        }
    }

    [Theory]
    [InlineData("br, gzip", "br")]
    [InlineData("gzip;q=0.5, br;q=0", "gzip")]
    [InlineData("GZIP", "gzip")]
    [InlineData("br;q=0, *", null)]
    [InlineData("", null)]
    public async Task A_stored_page_comes_in_an_encoding_the_browser_takes_with_a_tag_of_its_own_and_the_headers_of_every_answer(string accepted, string? encoding)
    {
        await using var portal = await TestPortal.StartAsync();
        using var reader = portal.NewClient();
        for (var times = 0; times < 2; times++)
        {
            foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head })
            {
                using var request = new HttpRequestMessage(method, "/");
                request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
                using var answer = await reader.SendAsync(request, TestContext.Current.CancellationToken);
                Assert.Equal(encoding, answer.Content.Headers.ContentEncoding.SingleOrDefault());
                Assert.False(answer.Headers.ETag!.IsWeak);
                Assert.EndsWith($"-{encoding ?? "id"}\"", answer.Headers.ETag.Tag, StringComparison.Ordinal);
                Assert.Equal("Accept-Encoding", answer.Headers.Vary.Single());
                Assert.Contains("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
                Assert.Equal(method == HttpMethod.Get, (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length > 0);
            }
        }
    }

    [Theory]
    [InlineData("/ban/trang.css")]
    [InlineData("/ban;.css")]
    [InlineData("/ban%2F..%2Fthoi-su")]
    [InlineData("/en/ban")]
    [InlineData("/BAN")]
    public async Task No_spelling_of_an_address_stores_what_the_desk_answers_somebody_signed_in(string address)
    {
        await using var portal = await TestPortal.StartAsync();
        using var owner = await portal.SignedInAsync("chu");
        using var answer = await owner.GetAsync(address, TestContext.Current.CancellationToken);
        using var stranger = portal.NewClient();
        using var other = await stranger.GetAsync(address, TestContext.Current.CancellationToken);
        Assert.DoesNotContain("Chủ Trang", await other.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Null(portal.Services.GetRequiredService<PageStore>().Find(address));
    }

    private static async Task<string> Ask(PageStoreMiddleware middleware, string path, string query)
    {
        var context = new DefaultHttpContext();
        context.Request.Method = "GET";
        context.Request.Path = path;
        context.Request.QueryString = new QueryString(query);
        using var body = new MemoryStream();
        context.Response.Body = body;
        await using var db = new Database.SqliteDesign().CreateDbContext([]);
        await middleware.InvokeAsync(context, db);
        return System.Text.Encoding.UTF8.GetString(body.ToArray());
    }
}
