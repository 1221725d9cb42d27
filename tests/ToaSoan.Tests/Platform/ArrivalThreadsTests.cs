using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using ToaSoan.Platform;
using ToaSoan.Tests.Ground;

namespace ToaSoan.Tests.Platform;

public sealed partial class ArrivalThreadsTests
{
    [Fact]
    public async Task A_stored_page_is_answered_where_the_request_arrives_and_nothing_else_is()
    {
        var seen = new Threads();
        await using var portal = await TestPortal.StartAsync(adjust: seen.Watch);
        using var reader = portal.NewClient();
        foreach (var _ in Enumerable.Range(0, 20))
        {
            await reader.GetStringAsync("/", TestContext.Current.CancellationToken);
        }

        Assert.Contains(false, seen.Arrived); // a thread that is no worker's: should this fail with a new framework, stored pages are slower again and nothing else is wrong
        Assert.NotEmpty(seen.Made);
        Assert.DoesNotContain(false, seen.Made);
    }

    [Fact]
    public async Task A_form_that_comes_in_pieces_is_read_by_workers()
    {
        var seen = new Threads();
        await using var portal = await TestPortal.StartAsync(adjust: seen.Watch);
        using var browser = portal.NewClient();
        var token = Token().Match(await browser.GetStringAsync("/ban/vao", TestContext.Current.CancellationToken)).Groups["value"].Value;
        seen.Made.Clear();
        using var answer = await browser.PostAsync("/ban/vao", new Pieces($"__RequestVerificationToken={Uri.EscapeDataString(token)}&UserName=khong-co-ai&Password=sai"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode); // the form once more: nobody is called so
        Assert.Equal([true], seen.Made);
    }

    [Fact]
    public async Task What_was_read_of_a_body_is_handed_to_a_worker_wherever_it_came()
    {
        await using var arriving = new Arriving();
        await using var body = new WorkerBody(arriving);
        var reading = body.ReadAsync(new byte[1], TestContext.Current.CancellationToken);
        arriving.Arrive.Set();
        Assert.Equal(1, await reading);
        Assert.False(arriving.Worker);
        Assert.True(Thread.CurrentThread.IsThreadPoolThread);
    }

    // Whether requests are seen, and pages made, by workers.
    private sealed class Threads : IStartupFilter, IAsyncAlwaysRunResultFilter
    {
        public ConcurrentBag<bool> Arrived { get; } = [];

        public ConcurrentBag<bool> Made { get; } = [];

        public void Watch(WebApplicationBuilder builder)
        {
            builder.Services.AddSingleton<IStartupFilter>(this);
            builder.Services.Configure<MvcOptions>(options => options.Filters.Add(this));
        }

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(following => context =>
            {
                Arrived.Add(Thread.CurrentThread.IsThreadPoolThread);
                return following(context);
            });
            next(app);
        };

        public Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
        {
            Made.Add(Thread.CurrentThread.IsThreadPoolThread);
            return next();
        }
    }

    // A form whose bytes come in three pieces, each after the server waits for it.
    private sealed class Pieces : HttpContent
    {
        private readonly byte[] bytes;

        public Pieces(string form)
        {
            bytes = Encoding.ASCII.GetBytes(form);
            Headers.ContentType = new("application/x-www-form-urlencoded");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            foreach (var piece in bytes.Chunk((bytes.Length / 3) + 1))
            {
                await stream.FlushAsync();
                await Task.Delay(50);
                await stream.WriteAsync(piece);
            }

            await stream.FlushAsync();
        }

        protected override bool TryComputeLength(out long length)
        {
            length = bytes.Length;
            return true;
        }
    }

    // Bytes that arrive on a thread of their own.
    private sealed class Arriving : MemoryStream
    {
        public ManualResetEventSlim Arrive { get; } = new();

        public bool? Worker { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = new TaskCompletionSource<int>();
            new Thread(() =>
            {
                Worker = Thread.CurrentThread.IsThreadPoolThread;
                Arrive.Wait(CancellationToken.None);
                read.SetResult(1);
            }).Start();
            return new ValueTask<int>(read.Task);
        }
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
