namespace ToaSoan.Blocks;

/// <summary>One heading of a body: its level, the anchor it has on the page and its words.</summary>
public sealed record OutlineEntry(int Level, string Anchor, string Words);

/// <summary>
/// The headings of a body in reading order. Owns their anchors: they are made of the words alone, so a link to a heading leads there
/// until the heading itself is written anew.
/// </summary>
public static class Outline
{
    /// <summary>The headings that stand at the top level.</summary>
    public static IReadOnlyList<OutlineEntry> Of(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var times = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. document.Blocks.OfType<Heading>().Select(heading =>
        {
            var words = BlockWords.Of(heading.Content).ReplaceLineEndings(" ").Trim();
            var slug = "muc-" + VietnameseText.Slug.From(words, "khong-ten");
            times[slug] = times.GetValueOrDefault(slug) + 1;
            return new OutlineEntry(heading.Level, times[slug] == 1 ? slug : $"{slug}--{times[slug]}", words);
        })];
    }
}
