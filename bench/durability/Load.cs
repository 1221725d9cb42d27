using System.Diagnostics;
using System.Net;

namespace ToaSoan.Durability;

/// <summary>Several editors at work at once, until the server goes away.</summary>
public sealed class Load
{
    private readonly TaskCompletionSource underWay = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<ArticleLedger> articles = [];
    private readonly List<string> refusals = [];
    private volatile bool ended;

    /// <summary>When <see cref="End"/> was called, by <see cref="Stopwatch"/>.</summary>
    public long EndedAt { get; private set; }

    /// <summary>What each editor sent. Read it only after <see cref="WorkAsync"/> has returned.</summary>
    public IReadOnlyList<ArticleLedger> Articles => articles;

    /// <summary>What the server refused while it had power.</summary>
    public IReadOnlyList<string> Refusals => refusals;

    /// <summary>Done when the first publication was acknowledged: every kind of work is going on by then.</summary>
    public Task UnderWay => underWay.Task;

    /// <summary>Says that the power goes or the kill comes now, so that what fails from here on is no surprise.</summary>
    public void End()
    {
        EndedAt = Stopwatch.GetTimestamp();
        ended = true;
    }

    /// <summary>Signs in and works; returns when every editor has lost the server.</summary>
    public async Task WorkAsync(Server server, string password, int editors)
    {
        ArgumentNullException.ThrowIfNull(server);
        try
        {
            using var client = Person(server);
            using var approver = Person(server);
            await Editor.SignInAsync(client, PreparedCity.UserName, password);
            await Editor.SignInAsync(approver, PreparedCity.Approver, password);
            await Task.WhenAll(Enumerable.Range(0, editors).Select(_ => EditAsync(client, approver)));
        }
        finally
        {
            underWay.TrySetException(new InvalidOperationException($"Nothing was ever published: {string.Join(" | ", refusals)} {server.Words}"));
        }
    }

    private void Acknowledged(Act act)
    {
        if (act == Act.Publish)
        {
            underWay.TrySetResult();
        }
    }

    private static HttpClient Person(Server server) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(server.Url), Timeout = TimeSpan.FromSeconds(60) };

    private async Task EditAsync(HttpClient client, HttpClient approver)
    {
        var editor = new Editor(client, approver);
        for (var number = 1; !ended; number++)
        {
            var article = new ArticleLedger();
            lock (articles)
            {
                articles.Add(article);
            }

            try
            {
                if (await editor.WriteArticleAsync(article, withdraw: number % 3 == 0, Acknowledged) is { } refusal && !ended)
                {
                    lock (refusals)
                    {
                        refusals.Add(refusal);
                    }
                }
            }
            catch (Exception error) when (error is HttpRequestException or TaskCanceledException or IOException && ended)
            {
                return;
            }
        }
    }
}
