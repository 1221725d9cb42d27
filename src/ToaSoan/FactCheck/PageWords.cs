using System.Net;
using System.Text;

namespace ToaSoan.FactCheck;

/// <summary>The words a captured page shows, by which two captures are compared: markup, scripts and styles do not count, runs of white space are one space. No parser of HTML: it only has to do the same each time.</summary>
public static class PageWords
{
    private static readonly string[] Unseen = ["script", "style", "noscript", "template", "svg", "head"];

    /// <summary>Whether bytes of a kind of content are read as a page.</summary>
    public static bool IsPage(string contentType) => contentType is "text/html" or "application/xhtml+xml";

    /// <summary>The words of a page in UTF-8; what is not UTF-8 becomes replacement signs, the same ones each time.</summary>
    public static string Of(ReadOnlySpan<byte> page)
    {
        var html = Encoding.UTF8.GetString(page);
        var words = new StringBuilder(html.Length / 4);
        for (var at = 0; at < html.Length;)
        {
            var open = html.IndexOf('<', at);
            words.Append(html, at, (open < 0 ? html.Length : open) - at);
            if (open < 0)
            {
                break;
            }

            words.Append(' ');
            at = After(html, open);
        }

        return Plain(WebUtility.HtmlDecode(words.ToString()));
    }

    /// <summary>A text as it is compared: composed, with single spaces.</summary>
    public static string Plain(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return string.Join(' ', text.Normalize(NormalizationForm.FormC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    // Where the text goes on after a tag: behind it, or behind the end of an element whose inside nobody sees.
    private static int After(string html, int open)
    {
        if (html.AsSpan(open).StartsWith("<!--", StringComparison.Ordinal))
        {
            var end = html.IndexOf("-->", open + 4, StringComparison.Ordinal);
            return end < 0 ? html.Length : end + 3;
        }

        var close = html.IndexOf('>', open);
        if (close < 0)
        {
            return html.Length;
        }

        foreach (var name in Unseen)
        {
            if (html.AsSpan(open + 1).StartsWith(name, StringComparison.OrdinalIgnoreCase) && open + 1 + name.Length < html.Length && !char.IsLetterOrDigit(html[open + 1 + name.Length]) && html[close - 1] != '/')
            {
                var end = html.IndexOf($"</{name}", close, StringComparison.OrdinalIgnoreCase);
                var behind = end < 0 ? -1 : html.IndexOf('>', end);
                return behind < 0 ? html.Length : behind + 1;
            }
        }

        return close + 1;
    }
}
