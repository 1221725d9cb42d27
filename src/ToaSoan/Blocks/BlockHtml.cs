using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;
using ToaSoan.Media;

namespace ToaSoan.Blocks;

/// <summary>
/// The one place where blocks become HTML. Every word passes the encoder and every link has passed
/// <see cref="BlockRules.IsSafeLink"/>, so script cannot be stored.
/// </summary>
/// <param name="photos">The photos the document refers to, by hash; one that is missing is shown as a box with its caption.</param>
/// <param name="pathBase">What is put before media addresses: the site's path base, or its whole address for feeds, which then stands before links to its own pages too.</param>
/// <param name="key">Gives the query that opens a file before it is public (<see cref="MediaKeys"/>); null for public ones.</param>
public sealed class BlockHtml(IReadOnlyDictionary<string, PhotoSource> photos, string pathBase = "", Func<string, string>? key = null)
{
    /// <summary>Leaves Vietnamese as it is and escapes what HTML needs.</summary>
    public static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder html = new();

    /// <summary>The HTML of a whole body.</summary>
    public IHtmlContent Render(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        foreach (var block in document.Blocks)
        {
            Write(block);
        }

        return new HtmlString(html.ToString());
    }

    private void Write(Block block)
    {
        switch (block)
        {
            case Paragraph paragraph:
                Wrap("p", paragraph.Content);
                break;
            case Heading heading:
                Wrap(heading.Level == 2 ? "h2" : "h3", heading.Content);
                break;
            case ItemList list:
                html.Append(list.Ordered ? list.Start == 1 ? "<ol>" : $"<ol start=\"{list.Start}\">" : "<ul>");
                foreach (var item in list.Items)
                {
                    html.Append("<li>");
                    Item(item);
                    html.Append("</li>");
                }

                html.Append(list.Ordered ? "</ol>\n" : "</ul>\n");
                break;
            case Quote quote:
                html.Append("<figure class=\"quote\"><blockquote>");
                All(quote.Content);
                html.Append("</blockquote>");
                Caption(quote.Source, "");
                html.Append("</figure>\n");
                break;
            case Note note:
                html.Append("<aside class=\"note\">");
                All(note.Content);
                html.Append("</aside>\n");
                break;
            case Figure figure:
                Write(figure, "(min-width: 46rem) 44rem, 100vw");
                break;
            case Gallery gallery:
                html.Append("<div class=\"gallery\"><div class=\"gallery-photos\">");
                foreach (var figure in gallery.Figures)
                {
                    Write(figure, "(min-width: 46rem) 22rem, 100vw");
                }

                html.Append("</div>");
                if (gallery.Caption.Length > 0)
                {
                    html.Append("<p class=\"caption\">").Append(Encoder.Encode(gallery.Caption)).Append("</p>");
                }

                html.Append("</div>\n");
                break;
            case Table table:
                Write(table);
                break;
            case FileLink file:
                html.Append("<p class=\"file\"><a href=\"").Append(pathBase).Append("/tep/").Append(file.File).Append(key?.Invoke(file.File)).Append("\" download>").Append(Encoder.Encode(file.Name)).Append("</a>");
                html.Append(file.Caption.Length > 0 ? $" <span class=\"caption\">{Encoder.Encode(file.Caption)}</span></p>\n" : "</p>\n");
                break;
            case Video video:
                html.Append("<figure class=\"video\"><video controls preload=\"metadata\" src=\"").Append(pathBase).Append("/tep/").Append(video.File).Append(key?.Invoke(video.File)).Append("\"></video>");
                Caption(video.Caption, video.Credit);
                html.Append("</figure>\n");
                break;
            case Embed embed:
                html.Append("<p class=\"embed\"><a rel=\"noopener nofollow\" href=\"").Append(Encoder.Encode(embed.Url)).Append("\">")
                    .Append(Encoder.Encode(embed.Title.Length > 0 ? embed.Title : embed.Url)).Append("</a> <span class=\"host\">")
                    .Append(Encoder.Encode(new Uri(embed.Url).Host)).Append("</span></p>\n");
                break;
        }
    }

    private void Write(Figure figure, string sizes)
    {
        html.Append("<figure class=\"photo\">");
        Picture(html, photos.GetValueOrDefault(figure.Photo), figure.Alt.Length > 0 ? figure.Alt : figure.Caption, sizes, pathBase, eager: false);
        Caption(figure.Caption, figure.Credit);
        html.Append("</figure>\n");
    }

    /// <summary>The picture element of a photo for a page's own markup (lists, lead photos).</summary>
    public static IHtmlContent Picture(PhotoSource? photo, string alt, string sizes, string pathBase, bool eager = false)
    {
        var picture = new StringBuilder();
        Picture(picture, photo, alt, sizes, pathBase, eager);
        return new HtmlString(picture.ToString());
    }

    private static void Picture(StringBuilder target, PhotoSource? photo, string alt, string sizes, string pathBase, bool eager)
    {
        if (photo is null || !photo.Formats.HasFlag(PhotoFormats.Jpeg))
        {
            target.Append("<span class=\"photo-pending\" role=\"img\" aria-label=\"").Append(Encoder.Encode(alt)).Append("\"></span>");
            return;
        }

        target.Append("<picture>");
        Source(PhotoFormats.Avif, "avif");
        Source(PhotoFormats.WebP, "webp");
        var middle = photo.Widths[Math.Min(1, photo.Widths.Count - 1)];
        target.Append(photo.FocalClass is { Length: > 0 } focal ? $"<img class=\"{focal}\"" : "<img").Append($" src=\"{pathBase}/{photo.Address(middle, "jpg")}\" srcset=\"{Set("jpg")}\" sizes=\"{sizes}\" width=\"{photo.Width}\" height=\"{photo.Height}\" alt=\"")
            .Append(Encoder.Encode(alt)).Append(eager ? "\" fetchpriority=\"high\" decoding=\"async\"></picture>" : "\" loading=\"lazy\" decoding=\"async\"></picture>");

        void Source(PhotoFormats format, string extension)
        {
            if (photo.Formats.HasFlag(format))
            {
                target.Append($"<source type=\"image/{extension}\" srcset=\"{Set(extension)}\" sizes=\"{sizes}\">");
            }
        }

        string Set(string extension) => string.Join(", ", photo.Widths.Select(width => $"{pathBase}/{photo.Address(width, extension)} {width}w"));
    }

    private void Write(Table table)
    {
        html.Append("<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"")
            .Append(Encoder.Encode(table.Caption.Length > 0 ? table.Caption : BlocksText.TableLabel)).Append("\"><table>");
        if (table.Caption.Length > 0)
        {
            html.Append("<caption>").Append(Encoder.Encode(table.Caption)).Append("</caption>");
        }

        foreach (var row in table.Rows)
        {
            html.Append("<tr>");
            foreach (var cell in row.Cells)
            {
                var tag = cell.Header ? "th" : "td";
                html.Append('<').Append(tag);
                html.Append(cell.ColumnSpan > 1 ? $" colspan=\"{cell.ColumnSpan}\"" : "").Append(cell.RowSpan > 1 ? $" rowspan=\"{cell.RowSpan}\"" : "");
                html.Append(IsNumber(cell) ? " class=\"number\">" : ">");
                Write(cell.Content);
                html.Append("</").Append(tag).Append('>');
            }

            html.Append("</tr>\n");
        }

        html.Append("</table></div>\n");
    }

    private static bool IsNumber(TableCell cell) => !cell.Header && cell.Content.Count == 1 && cell.Content[0].Text is var text
        && char.IsAsciiDigit(text[0]) && text.All(static c => char.IsAsciiDigit(c) || c is '.' or ',' or '%' or ' ');

    private void Item(ListItem item)
    {
        for (var index = 0; index < item.Content.Count; index++)
        {
            if (index == 0 && item.Content[0] is Paragraph only)
            {
                Write(only.Content);
            }
            else
            {
                Write(item.Content[index]);
            }
        }
    }

    private void All(IReadOnlyList<Block> blocks)
    {
        foreach (var block in blocks)
        {
            Write(block);
        }
    }

    private void Caption(string caption, string credit)
    {
        if (caption.Length + credit.Length > 0)
        {
            html.Append("<figcaption>").Append(Encoder.Encode(caption));
            html.Append(credit.Length > 0 ? $" <span class=\"credit\">{Encoder.Encode(credit)}</span></figcaption>" : "</figcaption>");
        }
    }

    private void Wrap(string tag, IReadOnlyList<Inline> content)
    {
        html.Append('<').Append(tag).Append('>');
        Write(content);
        html.Append("</").Append(tag).Append(">\n");
    }

    private void Write(IReadOnlyList<Inline> content)
    {
        foreach (var inline in content)
        {
            if (inline.Link is not null)
            {
                html.Append("<a href=\"").Append(Encoder.Encode(inline.Link[0] == '/' && pathBase.Contains("://", StringComparison.Ordinal) ? pathBase + inline.Link : inline.Link)).Append("\">");
            }

            var tags = Tags.Where(tag => inline.Marks.HasFlag(tag.Mark)).Select(static tag => tag.Tag).ToArray();
            html.Append(string.Concat(tags.Select(static tag => $"<{tag}>")));
            html.Append(inline.Text == "\n" ? "<br>" : Encoder.Encode(inline.Text));
            html.Append(string.Concat(tags.Reverse().Select(static tag => $"</{tag}>")));
            html.Append(inline.Link is null ? "" : "</a>");
        }
    }

    private static readonly (Marks Mark, string Tag)[] Tags =
        [(Marks.Bold, "strong"), (Marks.Italic, "em"), (Marks.Superscript, "sup"), (Marks.Subscript, "sub")];
}
