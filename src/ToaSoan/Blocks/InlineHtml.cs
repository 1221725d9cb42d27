using System.Globalization;
using System.Text;

namespace ToaSoan.Blocks;

/// <summary>Runs of text as HTML. Numbers the footnotes they call and writes them at the end, each with its way back.</summary>
/// <param name="html">What is written to.</param>
/// <param name="site">Put before addresses on this site ("" on its own pages).</param>
internal sealed class InlineHtml(StringBuilder html, string site)
{
    private static readonly (Marks Mark, string Tag)[] Tags =
        [(Marks.Bold, "strong"), (Marks.Italic, "em"), (Marks.Superscript, "sup"), (Marks.Subscript, "sub")];

    private readonly List<string> footnotes = [];

    public void Write(IReadOnlyList<Inline> content)
    {
        foreach (var inline in content)
        {
            if (inline.Footnote is not null)
            {
                Call(inline.Footnote);
                continue;
            }

            if (inline.Link is not null)
            {
                html.Append("<a href=\"").Append(BlockHtml.Encoder.Encode(inline.Link[0] == '/' ? site + inline.Link : inline.Link)).Append("\">");
            }

            var tags = Tags.Where(tag => inline.Marks.HasFlag(tag.Mark)).Select(static tag => tag.Tag).ToArray();
            html.Append(string.Concat(tags.Select(static tag => $"<{tag}>")));
            html.Append(inline.Text == "\n" ? "<br>" : BlockHtml.Encoder.Encode(inline.Text));
            html.Append(string.Concat(tags.Reverse().Select(static tag => $"</{tag}>")));
            html.Append(inline.Link is null ? "" : "</a>");
        }
    }

    /// <summary>The footnotes called so far; nothing when there are none.</summary>
    public void Footnotes()
    {
        if (footnotes.Count == 0)
        {
            return;
        }

        html.Append("<section class=\"footnotes\" role=\"doc-endnotes\" aria-labelledby=\"ghi-chu\"><h2 id=\"ghi-chu\">").Append(BlockHtml.Encoder.Encode(BlocksText.Footnotes)).Append("</h2><ol>");
        for (var number = 1; number <= footnotes.Count; number++)
        {
            html.Append($"<li id=\"ghi-chu-{number}\">").Append(BlockHtml.Encoder.Encode(footnotes[number - 1]))
                .Append($" <a href=\"#goi-{number}\" role=\"doc-backlink\" aria-label=\"").Append(BlockHtml.Encoder.Encode(string.Format(CultureInfo.CurrentCulture, BlocksText.FootnoteBack, number))).Append("\">↑</a></li>");
        }

        html.Append("</ol></section>\n");
    }

    private void Call(string words)
    {
        footnotes.Add(words);
        var number = footnotes.Count;
        html.Append($"<sup class=\"call\"><a id=\"goi-{number}\" href=\"#ghi-chu-{number}\" role=\"doc-noteref\" aria-label=\"")
            .Append(BlockHtml.Encoder.Encode(string.Format(CultureInfo.CurrentCulture, BlocksText.FootnoteCall, number))).Append($"\">{number}</a></sup>");
    }
}
