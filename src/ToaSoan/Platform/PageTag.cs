namespace ToaSoan.Platform;

/// <summary>The names of the tags under which pages are stored and evicted.</summary>
public static class PageTag
{
    /// <summary>The frame around every page: name, menu, footer.</summary>
    public const string Layout = "layout";

    /// <summary>The front page and every list of the newest articles.</summary>
    public const string Front = "front";

    /// <summary>Feeds and sitemaps.</summary>
    public const string Feeds = "feeds";

    /// <summary>Every page that shows offices by name: nearly all of them; offices change a few times a year.</summary>
    public const string Offices = "offices";

    /// <summary>A section's pages.</summary>
    public static string Section(string slug) => $"section:{slug}";

    /// <summary>An office's pages.</summary>
    public static string Office(string slug) => $"office:{slug}";

    /// <summary>An article's page, and every other article's page that leads to it.</summary>
    public static string Article(long id) => $"article:{id}";

    /// <summary>An author's or topic's pages.</summary>
    public static string Of(string kind, string slug) => $"{kind}:{slug}";

    /// <summary>Every page that calls an author or topic by name without listing what is of it.</summary>
    public static string Named(string kind, string slug) => $"name:{kind}:{slug}";

    /// <summary>Every page that shows a photo.</summary>
    public static string Photo(string hash) => $"photo:{hash}";
}
