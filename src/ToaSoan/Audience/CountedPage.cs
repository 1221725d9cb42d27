namespace ToaSoan.Audience;

/// <summary>
/// A page as it is counted. Its key stands in the page itself and comes back with every beat: "article:12.3" is the third edition of article 12,
/// "section:giao-thong" a section, "front" the front page, "page:luu-tru" another page by the first segment of its address.
/// </summary>
/// <param name="Key">The key: at most 120 characters.</param>
/// <param name="Kind">What stands before the colon: an edition's kind, "section", "office", "topic", "front" or "page".</param>
/// <param name="Subject">The key without the edition: "article:12"; what figures are shown for.</param>
/// <param name="Edition">The number of the edition, 0 for what has none.</param>
/// <param name="Office">The slug of the office it belongs to, or "".</param>
/// <param name="Section">The slug of its section, or "".</param>
public sealed record CountedPage(string Key, string Kind, string Subject, int Edition, string Office, string Section)
{
    /// <summary>The page that what concerns no page is counted under.</summary>
    public static readonly CountedPage None = new("", "", "", 0, "", "");

    /// <summary>The longest key.</summary>
    public const int LongestKey = 120;
}
