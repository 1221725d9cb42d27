using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using ToaSoan.Blocks;
using ToaSoan.Newsroom;
using ToaSoan.Platform;
using ToaSoan.Staff;
using ToaSoan.Tests.Ground;

namespace ToaSoan.Tests.Reader;

/// <summary>What a reader does: opens pages. And what the desk does behind them.</summary>
internal static class Reading
{
    /// <summary>Opens a page, expecting a status.</summary>
    public static async Task<IHtmlDocument> ReadAsync(this HttpClient reader, string path, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var answer = await reader.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(status == answer.StatusCode, $"{path} answered {answer.StatusCode}: {text[..Math.Min(400, text.Length)]}");
        return new HtmlParser().ParseDocument(text);
    }

    /// <summary>Opens a document that is not a page.</summary>
    public static Task<string> TextAsync(this HttpClient reader, string path) => reader.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    /// <summary>The answer itself.</summary>
    public static Task<HttpResponseMessage> AskAsync(this HttpClient reader, HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        foreach (var (name, value) in headers)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        }

        return reader.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Withdraws an article.</summary>
    public static Task<Edition> WithdrawAsync(this TestPortal portal, Edition edition, string reason) =>
        portal.DoAsync((Publication publication) => publication.WithdrawAsync(edition.ObjectId, Permissions.Command, reason, TestContext.Current.CancellationToken));

    /// <summary>Saves a new title and shows it as a correction, as the desk does.</summary>
    public static Task<Edition> CorrectAsync(this TestPortal portal, Edition edition, string title, string reason) => portal.DoAsync(async (IServiceProvider services) =>
    {
        var (desk, stop) = (services.GetRequiredService<ArticleDesk>(), TestContext.Current.CancellationToken);
        var article = await desk.FindAsync(edition.ObjectId, stop);
        var content = new ArticleContent(article.Kicker, title, article.Lead, BlockJson.Read(article.Body), article.SectionId,
            [.. article.Authors.Select(static a => a.Author!.Name)], [.. article.Topics.Select(static t => t.Id)], article.LeadPhoto, article.LeadPhotoAlt);
        await desk.SaveAsync(article.Id, article.Version, content, Permissions.Command, stop);
        return await services.GetRequiredService<Publication>().CorrectAsync(edition.ObjectId, Permissions.Command, reason, stop);
    });
}
