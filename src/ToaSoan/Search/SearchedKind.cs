using ToaSoan.Platform;

namespace ToaSoan.Search;

/// <summary>
/// A kind of edition beside articles that search finds; registered as a singleton in its capability's module. The capability gives what readers read of
/// such an edition, nothing else.
/// </summary>
/// <param name="Kind">The kind of the editions, such as "project".</param>
/// <param name="Word">What the filter is called in addresses: "du-an"; never changed.</param>
/// <param name="One">What one of them is called, in the language of the request.</param>
/// <param name="Many">What several are called.</param>
/// <param name="Read">The texts beside the title. Those of one group are shown together; no phrase crosses from one to the next.</param>
public sealed record SearchedKind(string Kind, string Word, Func<string> One, Func<string> Many, Func<Edition, IReadOnlyList<string[]>> Read)
{
    /// <summary>The kind of editions that needs no registration; its English versions belong to it.</summary>
    public const string Article = "article";

    /// <summary>Whether editions of a kind are articles, in Vietnamese or in English.</summary>
    public static bool IsArticle(string kind) => kind is Article or Edition.EnglishArticle;
}
