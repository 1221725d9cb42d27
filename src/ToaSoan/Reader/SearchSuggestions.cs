using Microsoft.EntityFrameworkCore;
using ToaSoan.Newsroom;
using ToaSoan.Platform;
using ToaSoan.Search;
using VietnameseText;

namespace ToaSoan.Reader;

/// <summary>What a reader may be about to type: topics, then titles of project dossiers and of articles, as JSON. Nothing of it is kept or told to anybody.</summary>
internal static class SearchSuggestions
{
    private const int MostTopics = 3;
    private const int MostDossiers = 3;
    private const int MostTitles = 7;
    private const int LongestQuery = 100;

    private static readonly System.Text.Json.JsonSerializerOptions Readable = new(System.Text.Json.JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All),
    };

    /// <summary>Answers <c>/tim-kiem/goi-y?q=</c>; a withdrawn title is gone from a browser's copy after half a minute.</summary>
    public static async Task<IResult> ServeAsync(HttpContext context, PortalDb db, TitleSuggestions titles, IEnumerable<SearchedKind> kinds, CancellationToken stop)
    {
        var typed = context.Request.Query["q"].ToString().Trim();
        typed = typed.Length > LongestQuery ? typed[..LongestQuery] : typed;
        context.Response.Headers.CacheControl = "public, max-age=30";
        context.Response.Headers["X-Robots-Tag"] = "noindex";
        var topics = await TopicsAsync(db, typed, stop);
        var editions = await titles.OfAsync(typed, MostDossiers, MostTitles, stop);
        var suggestions = topics.Select(topic => new Suggestion(topic.Name, "topic", FoundText.Topic, context.Request.To("/chu-de/" + topic.Slug)))
            .Concat(editions.Select(edition => new Suggestion(edition.Title, Cards.KindOf(edition.Kind), kinds.FirstOrDefault(kind => kind.Kind == edition.Kind)?.One(), context.Request.To(edition.Path))));
        return Results.Json(new { query = typed, suggestions }, Readable);
    }

    /// <summary>Topics that share a word with what was asked, those with most of its words first.</summary>
    public static async Task<IReadOnlyList<Topic>> NearAsync(PortalDb db, string text, CancellationToken stop)
    {
        var words = SearchKey.Fold(SearchKey.Exact(text)).Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        var topics = await LivingAsync(db, stop);
        return [.. topics.Select(topic => (Topic: topic, Shared: SearchKey.Fold(SearchKey.Exact(topic.Name)).Split(' ').Count(words.Contains)))
            .Where(static near => near.Shared > 0).OrderByDescending(static near => near.Shared).Select(static near => near.Topic).Take(MostTopics)];
    }

    private static Task<List<Topic>> LivingAsync(PortalDb db, CancellationToken stop) =>
        db.Topics.AsNoTracking().Where(static t => t.RetiredAt == null && t.MergedIntoId == null).OrderBy(static t => t.Id).ToListAsync(stop);

    // Every word typed begins a word of the name.
    private static async Task<List<Topic>> TopicsAsync(PortalDb db, string typed, CancellationToken stop)
    {
        var words = SearchKey.Fold(SearchKey.Exact(typed)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Sum(static word => word.Length) < 2)
        {
            return [];
        }

        return [.. (await LivingAsync(db, stop)).Where(topic => SearchKey.Fold(SearchKey.Exact(topic.Name)).Split(' ') is var name
            && words.All(word => name.Any(part => part.StartsWith(word, StringComparison.Ordinal)))).Take(MostTopics)];
    }

    private sealed record Suggestion(string Text, string Kind, string? Label, string Url);
}
