using Microsoft.Net.Http.Headers;
using ToaSoan.Platform;

namespace ToaSoan.Reader.ShareCards;

/// <summary>Answers <c>/the/{number}-{mark}.jpg</c>, under <c>/en</c> for English versions. A card that is out of date leads to today's; without an edition there is none.</summary>
internal static class ShareCardEndpoint
{
    /// <summary>Sends a card.</summary>
    public static async Task<IResult> ServeAsync(long id, string mark, HttpContext context, ShareCardStore cards)
    {
        var stop = context.RequestAborted;
        var headers = context.Response.Headers;
        headers.CacheControl = "no-store";
        if (await cards.FindAsync(id, ReaderPage.English ? Edition.EnglishArticle : Cards.Kind, stop) is not { } card)
        {
            return Results.NotFound();
        }

        if (context.Request.PathBase + context.Request.Path != card.Path || mark != card.Mark)
        {
            return Results.LocalRedirect(card.Path);
        }

        if (await cards.FileAsync(card, stop) is not { } file)
        {
            headers.RetryAfter = "5";
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        // Not for ever: a withdrawn article's card is to be gone from caches within the day.
        headers.CacheControl = "public, max-age=86400";
        headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        return Results.File(file, "image/jpeg", entityTag: new EntityTagHeaderValue($"\"{card.Mark}\""));
    }
}
