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
/// <param name="whole">Whether the page is kept as one file: photos are in it, and what needs the site to be shown is a link.</param>
public sealed class BlockHtml(IReadOnlyDictionary<string, PhotoSource> photos, string pathBase = "", Func<string, string>? key = null, bool whole = false)
{
    /// <summary>Leaves Vietnamese as it is and escapes what HTML needs.</summary>
    public static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder html = new();
    private InlineHtml runs = null!;

    /// <summary>The HTML of a whole body: one element for each block, in order, then the footnotes.</summary>
    public IHtmlContent Render(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        html.Clear();
        runs = new InlineHtml(html, pathBase.Contains("://", StringComparison.Ordinal) ? pathBase : "");
        var (outline, at) = (Outline.Of(document), 0);
        foreach (var block in document.Blocks)
        {
            if (block is Heading heading)
            {
                Wrap(Tag(heading), heading.Content, outline[at++].Anchor);
            }
            else
            {
                Write(block);
            }
        }

        runs.Footnotes();
        return new HtmlString(html.ToString());
    }

    private static string Tag(Heading heading) => heading.Level == 2 ? "h2" : "h3";

    private void Write(Block block)
    {
        switch (block)
        {
            case Paragraph paragraph:
                Wrap("p", paragraph.Content);
                break;
            case Heading heading:
                Wrap(Tag(heading), heading.Content);
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
                html.Append("<div class=\"note\" role=\"note\">");
                All(note.Content);
                html.Append("</div>\n");
                break;
            case Figure figure:
                Write(figure, "(min-width: 46rem) 44rem, 100vw");
                break;
            case Gallery gallery:
                Write(gallery);
                break;
            case Table table:
                Write(table);
                break;
            case FileLink file:
                html.Append("<p class=\"file\"><a href=\"").Append(pathBase).Append("/tep/").Append(file.File).Append(key?.Invoke(file.File)).Append("\" download>").Append(Encoder.Encode(file.Name)).Append("</a>");
                html.Append(file.Caption.Length > 0 ? $" <span class=\"caption\">{Encoder.Encode(file.Caption)}</span></p>\n" : "</p>\n");
                break;
            case Video video:
                Write(video);
                break;
            case Embed embed:
                html.Append("<p class=\"embed\"><a rel=\"noopener nofollow\" href=\"").Append(Encoder.Encode(embed.Url)).Append("\">")
                    .Append(Encoder.Encode(embed.Title.Length > 0 ? embed.Title : embed.Url)).Append("</a> <span class=\"host\">")
                    .Append(Encoder.Encode(new Uri(embed.Url).Host)).Append("</span></p>\n");
                break;
        }
    }

    private void Write(Figure figure, string sizes, bool opens = false)
    {
        html.Append("<figure class=\"photo\">");
        var photo = photos.GetValueOrDefault(figure.Photo);
        var larger = opens && photo is { Data: null } && photo.Formats.HasFlag(PhotoFormats.Jpeg);
        html.Append(larger ? $"<a class=\"larger\" href=\"{pathBase}/{photo!.Address(photo.Widths[^1], "jpg")}\">" : "");
        PictureHtml.Write(html, photo, figure.Alt.Length > 0 ? figure.Alt : figure.Caption, sizes, pathBase, eager: false);
        html.Append(larger ? "</a>" : "");
        Caption(figure.Caption, figure.Credit);
        html.Append("</figure>\n");
    }

    /// <summary>A strip that scrolls by itself; its buttons wait for the script, which the style sheet knows of.</summary>
    private void Write(Gallery gallery)
    {
        var (label, count) = (gallery.Caption.Length > 0 ? gallery.Caption : BlocksText.GalleryLabel, gallery.Figures.Count);
        html.Append("<div class=\"gallery\"><div class=\"gallery-photos\" role=\"group\" tabindex=\"0\" aria-label=\"").Append(Encoder.Encode(label)).Append("\">");
        foreach (var figure in gallery.Figures)
        {
            Write(figure, "(min-width: 60rem) 50rem, 90vw", opens: true);
        }

        html.Append("</div>");
        if (count > 1 && !whole)
        {
            html.Append("<p class=\"gallery-bar scripted\"><button type=\"button\" data-step=\"-1\" aria-label=\"").Append(Encoder.Encode(BlocksText.GalleryPrevious))
                .Append("\" disabled>‹</button><span class=\"place\" aria-live=\"polite\">").Append($"1 / {count}</span><button type=\"button\" data-step=\"1\" aria-label=\"")
                .Append(Encoder.Encode(BlocksText.GalleryNext)).Append("\">›</button></p>");
        }

        html.Append(gallery.Caption.Length > 0 ? $"<p class=\"caption\">{Encoder.Encode(gallery.Caption)}</p></div>\n" : "</div>\n");
    }

    private void Write(Video video)
    {
        string Address(string hash) => $"{pathBase}/tep/{hash}{key?.Invoke(hash)}";
        if (whole)
        {
            html.Append($"<p class=\"file\"><a href=\"{Address(video.File)}\">").Append(Encoder.Encode(video.Caption.Length > 0 ? video.Caption : Address(video.File))).Append("</a></p>\n");
            return;
        }

        html.Append($"<figure class=\"video\"><video controls preload=\"metadata\" src=\"{Address(video.File)}\">");
        if (video.Captions.Length > 0)
        {
            html.Append($"<track kind=\"captions\" srclang=\"vi\" default src=\"{Address(video.Captions)}\" label=\"").Append(Encoder.Encode(BlocksText.VideoCaptions)).Append("\">");
        }

        html.Append("</video>");
        Caption(video.Caption, video.Credit);
        html.Append("</figure>\n");
    }

    /// <summary>The picture element of a photo for a page's own markup (lists, lead photos).</summary>
    public static IHtmlContent Picture(PhotoSource? photo, string alt, string sizes, string pathBase, bool eager = false)
    {
        var picture = new StringBuilder();
        PictureHtml.Write(picture, photo, alt, sizes, pathBase, eager);
        return new HtmlString(picture.ToString());
    }

    private void Write(Table table)
    {
        html.Append("<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"")
            .Append(Encoder.Encode(table.Caption.Length > 0 ? table.Caption : BlocksText.TableLabel)).Append("\"><table>");
        if (table.Caption.Length > 0)
        {
            html.Append("<caption>").Append(Encoder.Encode(table.Caption)).Append("</caption>");
        }

        html.Append("<tbody>");
        foreach (var row in table.Rows)
        {
            html.Append("<tr>");
            foreach (var cell in row.Cells)
            {
                var tag = cell.Header ? "th" : "td";
                html.Append('<').Append(tag);
                html.Append(cell.ColumnSpan > 1 ? $" colspan=\"{cell.ColumnSpan}\"" : "").Append(cell.RowSpan > 1 ? $" rowspan=\"{cell.RowSpan}\"" : "");
                html.Append(IsNumber(cell) ? " class=\"number\">" : ">");
                runs.Write(cell.Content);
                html.Append("</").Append(tag).Append('>');
            }

            html.Append("</tr>\n");
        }

        html.Append("</tbody></table></div>\n");
    }

    private static bool IsNumber(TableCell cell) => !cell.Header && cell.Content.Count == 1 && cell.Content[0].Text is { Length: > 0 } text
        && char.IsAsciiDigit(text[0]) && text.All(static c => char.IsAsciiDigit(c) || c is '.' or ',' or '%' or ' ');

    private void Item(ListItem item)
    {
        for (var index = 0; index < item.Content.Count; index++)
        {
            if (index == 0 && item.Content[0] is Paragraph only)
            {
                runs.Write(only.Content);
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

    private void Wrap(string tag, IReadOnlyList<Inline> content, string? anchor = null)
    {
        html.Append('<').Append(tag).Append(anchor is null ? ">" : $" id=\"{anchor}\">");
        runs.Write(content);
        html.Append("</").Append(tag).Append(">\n");
    }
}
