using Microsoft.AspNetCore.Html;

namespace ToaSoan.Reader;

/// <summary>What stands in a page's head.</summary>
/// <param name="Title">The page's own title; "" for the front page, which bears the site's name.</param>
/// <param name="Description">One or two sentences for search engines, or "".</param>
/// <param name="Path">The page's one address under the root, in Vietnamese form; null for a page without one (problems, withdrawn articles).</param>
/// <param name="Image">Absolute address of the picture shown with shared links.</param>
/// <param name="Feed">The path of the feed that belongs to the page.</param>
/// <param name="Section">The section to mark in the menu.</param>
/// <param name="Published">First publication of an article in UTC.</param>
/// <param name="Modified">Last edition of an article in UTC.</param>
/// <param name="Data">Structured data (<see cref="JsonLd"/>).</param>
public sealed record Head(string Title, string Description = "", string? Path = null, string? Image = null, string Feed = "/rss.xml", string? Section = null,
    DateTime? Published = null, DateTime? Modified = null, IHtmlContent? Data = null)
{
    /// <summary>Whether the page has its words in both languages; one that has not is the same page in two frames, and the Vietnamese is its address.</summary>
    public bool InBoth { get; init; } = true;

    /// <summary>Width and height in pixels of <see cref="Image"/>, when known.</summary>
    public (int Width, int Height)? ImageSize { get; init; }

    /// <summary>What <see cref="Image"/> shows, or "".</summary>
    public string ImageAlt { get; init; } = "";

    /// <summary>The language of <see cref="Title"/> and <see cref="Description"/>: "vi", "en", or null for the frame's.</summary>
    public string? Language { get; init; }

    /// <summary>The key under which the page's readers are counted; "" where nobody is counted: drafts, problems, what is withdrawn.</summary>
    public string Counted { get; init; } = Path switch { null => "", "/" => "front", _ => "page:" + Path.Split('/')[1] };

    /// <summary>Whether search engines may list the page: only pages that have an address of their own.</summary>
    public bool Indexed { get; init; } = Path is not null;

    /// <summary>Whether <see cref="Feed"/> is an Atom feed; the others are RSS.</summary>
    public bool IsAtom => Feed.EndsWith("/atom.xml", StringComparison.Ordinal);
}
