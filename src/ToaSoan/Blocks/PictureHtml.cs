using System.Text;
using ToaSoan.Media;

namespace ToaSoan.Blocks;

/// <summary>The picture element of a photo, with its sizes; width and height are always said, so that nothing moves when it arrives.</summary>
internal static class PictureHtml
{
    public static void Write(StringBuilder target, PhotoSource? photo, string alt, string sizes, string pathBase, bool eager)
    {
        if (photo?.Data is { } data)
        {
            target.Append($"<img src=\"{data}\" width=\"{photo.Width}\" height=\"{photo.Height}\" alt=\"").Append(BlockHtml.Encoder.Encode(alt)).Append("\">");
            return;
        }

        if (photo is null || !photo.Formats.HasFlag(PhotoFormats.Jpeg))
        {
            target.Append("<span class=\"photo-pending\" role=\"img\" aria-label=\"").Append(BlockHtml.Encoder.Encode(alt)).Append("\"></span>");
            return;
        }

        target.Append("<picture>");
        Source(PhotoFormats.Avif, "avif");
        Source(PhotoFormats.WebP, "webp");
        var middle = photo.Widths[Math.Min(1, photo.Widths.Count - 1)];
        target.Append(photo.FocalClass is { Length: > 0 } focal ? $"<img class=\"{focal}\"" : "<img").Append($" src=\"{pathBase}/{photo.Address(middle, "jpg")}\" srcset=\"{Set("jpg")}\" sizes=\"{sizes}\" width=\"{photo.Width}\" height=\"{photo.Height}\" alt=\"")
            .Append(BlockHtml.Encoder.Encode(alt)).Append(eager ? "\" fetchpriority=\"high\" decoding=\"async\"></picture>" : "\" loading=\"lazy\" decoding=\"async\"></picture>");

        void Source(PhotoFormats format, string extension)
        {
            if (photo.Formats.HasFlag(format))
            {
                target.Append($"<source type=\"image/{extension}\" srcset=\"{Set(extension)}\" sizes=\"{sizes}\">");
            }
        }

        string Set(string extension) => string.Join(", ", photo.Widths.Select(width => $"{pathBase}/{photo.Address(width, extension)} {width}w"));
    }
}
