using System.Net;
using ToaSoan.Durability;

namespace ToaSoan.Bench.Reading;

/// <summary>Editors who save every two seconds and one who publishes every second, through the desk's own pages.</summary>
internal sealed class Newsroom(Server server, string password) : IDisposable
{
    private readonly CancellationTokenSource ended = new();
    private readonly List<HttpClient> clients = [];
    private readonly List<Task> work = [];
    private volatile IReadOnlyList<string> pages = ["/", "/thoi-su"];
    private int saved;
    private int published;

    /// <summary>What readers ask for: the front page, the section, and the newest articles.</summary>
    public IReadOnlyList<string> Pages => pages;

    /// <summary>Signs everybody in and begins; returns when the first articles stand.</summary>
    public async Task BeginAsync(int editors)
    {
        var (writer, approver) = (await PersonAsync(PreparedCity.UserName), await PersonAsync(PreparedCity.Approver));
        for (var first = 0; first < 5; first++)
        {
            await PublishAsync(writer, approver);
        }

        published = 0;
        var saver = await PersonAsync(PreparedCity.UserName);
        for (var number = 0; number < editors; number++)
        {
            var desk = new Desk(saver);
            await desk.BeginAsync($"Bản nháp {number}");
            work.Add(EveryAsync(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2.0 * number / editors), async () =>
            {
                await desk.SaveAsync();
                Interlocked.Increment(ref saved);
            }));
        }

        work.Add(EveryAsync(TimeSpan.FromSeconds(1), TimeSpan.Zero, () => PublishAsync(writer, approver)));
    }

    /// <summary>Counts saves and publications from now on.</summary>
    public void Recount() => (saved, published) = (0, 0);

    /// <summary>Ends; gives how often was saved and published.</summary>
    public async Task<(int Saved, int Published)> EndAsync()
    {
        await ended.CancelAsync();
        await Task.WhenAll(work);
        return (saved, published);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        ended.Dispose();
        clients.ForEach(static client => client.Dispose());
    }

    private async Task<HttpClient> PersonAsync(string name)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(server.Url) };
        clients.Add(client);
        await Editor.SignInAsync(client, name, password);
        return client;
    }

    private async Task PublishAsync(HttpClient writer, HttpClient approver)
    {
        var desk = new Desk(writer);
        await desk.BeginAsync($"Tin lúc {Guid.NewGuid():N}");
        await desk.ActAsync("nop");
        await desk.ActAsync("duyet", approver);
        await desk.ActAsync("an-ban");
        published++;
        pages = ["/", "/thoi-su", .. pages.Skip(2).Append($"/thoi-su/{await desk.SlugAsync()}").TakeLast(20)];
    }

    private async Task EveryAsync(TimeSpan pace, TimeSpan wait, Func<Task> act)
    {
        try
        {
            await Task.Delay(wait, ended.Token);
            using var timer = new PeriodicTimer(pace);
            do
            {
                await act();
            }
            while (await timer.WaitForNextTickAsync(ended.Token));
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The readers have gone home.
        }
    }
}
