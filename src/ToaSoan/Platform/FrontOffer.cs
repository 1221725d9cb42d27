namespace ToaSoan.Platform;

/// <summary>What stands in an offered block of the front page at this moment; without view and articles no block is shown.</summary>
/// <param name="Tags">The page-store tags of what it shows or would show: evicting one of them evicts the front page, so that a block with nothing in it yet comes when it has something.</param>
/// <param name="View">The partial view that draws it, below the block's heading; null when the articles are all there is.</param>
/// <param name="Model">The view's model.</param>
/// <param name="Articles">Numbers of articles to list as lines in this order; those readers do not see are left out. A ranking: unlike other blocks it may name what stands elsewhere on the page.</param>
public sealed record FrontOffering(IReadOnlyList<string> Tags, string? View = null, object? Model = null, IReadOnlyList<long>? Articles = null);

/// <summary>
/// A block that a capability offers for the front page; registered as a singleton in the capability's module, placed by the desk.
/// The capability draws nothing but its own things, and only what readers may see.
/// </summary>
/// <param name="Kind">The block's kind, such as "projects": one word of a to z, kept in stored layouts; never renamed.</param>
/// <param name="Name">The heading in the language of the request; also its name on the desk.</param>
/// <param name="Address">Where the heading leads ("/du-an"), or null.</param>
/// <param name="ReadAsync">Reads at most so many things.</param>
public sealed record FrontOffer(string Kind, Func<string> Name, string? Address, Func<IServiceProvider, int, CancellationToken, Task<FrontOffering>> ReadAsync);
