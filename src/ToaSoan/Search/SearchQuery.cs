using ToaSoan.Platform;

namespace ToaSoan.Search;

/// <summary>
/// What a reader asks. Every character is plain text except double quotes, which hold a phrase; no input is an error.
/// </summary>
/// <param name="Text">The words; what lies past 200 UTF-16 units or 12 words is ignored. Empty finds nothing.</param>
/// <param name="Section">Slug of a section, or null for all.</param>
/// <param name="Office">Slug of an office, or null for all.</param>
/// <param name="From">First city day of first publication, included, or null.</param>
/// <param name="To">Last city day of first publication, included, or null.</param>
/// <param name="Page">1, 2, 3 …, of <see cref="SearchPage.Size"/> hits each.</param>
/// <param name="Order">What comes first.</param>
/// <param name="Kind"><see cref="SearchedKind.Article"/>, the kind of a <see cref="SearchedKind"/>, or null for all.</param>
public sealed record SearchQuery(string Text, string? Section = null, string? Office = null, DateOnly? From = null, DateOnly? To = null, int Page = 1, SearchOrder Order = SearchOrder.Best, string? Kind = null);

/// <summary>What of the found comes first.</summary>
public enum SearchOrder
{
    /// <summary>What fits best.</summary>
    Best,

    /// <summary>What was published last.</summary>
    Newest,

    /// <summary>What was published first.</summary>
    Oldest,
}

/// <summary>A run of shown text; joined in order the runs are the text.</summary>
/// <param name="Text">The text as the edition has it.</param>
/// <param name="Hit">Whether it is what the reader searched for.</param>
public readonly record struct Fragment(string Text, bool Hit);

/// <summary>One found edition.</summary>
/// <param name="Edition">The edition shown to readers, its tags loaded.</param>
/// <param name="Title">Its whole title.</param>
/// <param name="Snippet">About 35 words of its lead or body, or of kicker and lead, around the hits; "…" where text is left out.</param>
public sealed record SearchHit(Edition Edition, IReadOnlyList<Fragment> Title, IReadOnlyList<Fragment> Snippet);

/// <summary>One page of results, in the order asked for.</summary>
/// <param name="Hits">At most <see cref="Size"/> hits.</param>
/// <param name="Found">How many editions match; at most 500, of a query of more than five words 200.</param>
/// <param name="FoundIsExact">False when there are more than <paramref name="Found"/>, or about as many.</param>
public sealed record SearchPage(IReadOnlyList<SearchHit> Hits, int Found, bool FoundIsExact)
{
    /// <summary>Hits on a full page.</summary>
    public const int Size = 20;

    internal static SearchPage Empty { get; } = new([], 0, true);
}
