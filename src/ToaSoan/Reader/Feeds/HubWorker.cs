using System.Text;
using ToaSoan.Platform;

namespace ToaSoan.Reader.Feeds;

/// <summary>Tells the WebSub hub that the feeds of a page changed, so that it fetches and hands them on. A hub that does not take it is told again, with growing pauses.</summary>
internal sealed class HubWorker(Settings settings, OutgoingHttp outgoing) : JobWorker
{
    /// <inheritdoc />
    public override string Kind => FeedNews.JobKind;

    /// <inheritdoc />
    public override async Task DoAsync(string key, CancellationToken stop)
    {
        if (settings.WebsubHub.Length == 0)
        {
            return; // The hub was taken out of the settings since.
        }

        var fields = new[] { Rss.File, Atom.File, JsonFeed.File }.Select(file => $"hub.url={Uri.EscapeDataString(settings.Absolute($"{key.TrimEnd('/')}/{file}"))}").Prepend("hub.mode=publish");
        var answer = await outgoing.AskAsync(new OutgoingRequest(new Uri(settings.WebsubHub)) { Method = HttpMethod.Post, Body = Encoding.ASCII.GetBytes(string.Join('&', fields)), MostBytes = 100_000 }, stop);
        if (!answer.Good)
        {
            throw new HttpRequestException($"The hub answered {answer.Status}.");
        }
    }
}
