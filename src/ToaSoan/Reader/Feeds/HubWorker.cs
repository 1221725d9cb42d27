using ToaSoan.Platform;

namespace ToaSoan.Reader.Feeds;

/// <summary>Tells the WebSub hub that the feeds of a page changed, so that it fetches and hands them on. A hub that does not take it is told again, with growing pauses.</summary>
internal sealed class HubWorker(Settings settings) : JobWorker
{
    // The address is the administrator's own setting. It is asked as it stands: no redirect is followed, nothing of the answer is kept.
    private static readonly HttpClient Client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false, ConnectTimeout = TimeSpan.FromSeconds(5), MaxResponseHeadersLength = 16, PooledConnectionLifetime = TimeSpan.FromMinutes(2) })
    {
        Timeout = TimeSpan.FromSeconds(15),
    };

    /// <inheritdoc />
    public override string Kind => FeedNews.JobKind;

    /// <inheritdoc />
    public override async Task DoAsync(string key, CancellationToken stop)
    {
        if (settings.WebsubHub.Length == 0)
        {
            return; // The hub was taken out of the settings since.
        }

        var topics = new[] { Rss.File, Atom.File, JsonFeed.File }.Select(file => KeyValuePair.Create("hub.url", settings.Absolute($"{key.TrimEnd('/')}/{file}")));
        using var form = new FormUrlEncodedContent(topics.Prepend(KeyValuePair.Create("hub.mode", "publish")));
        using var request = new HttpRequestMessage(HttpMethod.Post, settings.WebsubHub) { Content = form };
        using var answer = await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
        if (!answer.IsSuccessStatusCode)
        {
            throw new HttpRequestException($"The hub answered {(int)answer.StatusCode}.");
        }
    }
}
