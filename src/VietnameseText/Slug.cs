using System.Text;

namespace VietnameseText;

/// <summary>The readable part of an address. It identifies nothing: dương, đường and đương share one slug, so an id must stand beside it.</summary>
public static class Slug
{
    /// <summary>Longest slug in characters.</summary>
    public const int MaxLength = 80;

    /// <summary>
    /// Makes a slug of <c>a–z</c>, <c>0–9</c> and single hyphens: the folded title with % and &amp; spelled out in Vietnamese, cut at a
    /// hyphen to at most <see cref="MaxLength"/> characters. A slug's own slug is itself.
    /// </summary>
    /// <param name="title">Any UTF-16 text.</param>
    /// <param name="fallback">Answered as it is when nothing of the title is left.</param>
    public static string From(string title, string fallback = "bai-viet")
    {
        ArgumentNullException.ThrowIfNull(title);
        var spoken = title.Normalized().Replace("%", " phan tram ", StringComparison.Ordinal).Replace("&", " va ", StringComparison.Ordinal);
        var slug = new StringBuilder();
        foreach (var c in SearchKey.Fold(spoken))
        {
            if (char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c))
            {
                slug.Append(c);
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        var whole = slug.ToString().TrimEnd('-');
        if (whole.Length > MaxLength)
        {
            var cut = whole.LastIndexOf('-', MaxLength);
            whole = whole[..(cut > 0 ? cut : MaxLength)];
        }

        return whole.Length > 0 ? whole : fallback;
    }

    private static string Normalized(this string title) => title.Replace('％', '%').Replace('＆', '&');
}
