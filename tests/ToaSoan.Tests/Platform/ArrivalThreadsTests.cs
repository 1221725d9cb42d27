using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using ToaSoan.Platform;
using ToaSoan.Tests.Ground;

namespace ToaSoan.Tests.Platform;

public sealed class ArrivalThreadsTests
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
        var (stop, address) = (TestContext.Current.CancellationToken, new Uri(portal.Url));
        using var browser = new TcpClient();
        await browser.ConnectAsync(address.Host, address.Port, stop);
        await using var stream = browser.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST /ban/vao HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 12\r\n\r\n"), stop);
        foreach (var piece in new[] { "UserN", "ame=a", "bc" })
        {
            await Task.Delay(50, stop);
            await stream.WriteAsync(Encoding.ASCII.GetBytes(piece), stop);
        }

        var answer = new byte[12];
        await stream.ReadExactlyAsync(answer, stop);
        Assert.Equal("HTTP/1.1 400", Encoding.ASCII.GetString(answer)); // no token
        Assert.NotEmpty(seen.Made);
        Assert.DoesNotContain(false, seen.Made);
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
}
