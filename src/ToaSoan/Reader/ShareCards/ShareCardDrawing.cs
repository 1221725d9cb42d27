using System.Security;
using NetVips;
using ToaSoan.Media;

namespace ToaSoan.Reader.ShareCards;

/// <summary>
/// Draws share cards. The words are set by Pango in our own font files, each as a picture of its ink: no mark above or below a letter
/// is cut, and the title takes the largest size at which all of it fits.
/// </summary>
public static class ShareCardDrawing
{
    private const int Margin = 64;
    private const int Bar = 14;
    private const int PhotoWidth = 460;
    private const int TitleHeight = 330;
    private static readonly int[] Sizes = [68, 60, 53, 47, 41, 36, 31, 27];
    private static readonly double[] Paper = [255, 255, 255];
    private static readonly double[] Ink = [26, 26, 26];
    private static readonly double[] Low = [90, 90, 90];

    /// <summary>The folder of the font files beside the program.</summary>
    public static string Fonts { get; } = Path.Combine(AppContext.BaseDirectory, "fonts");

    /// <summary>The card as a JPEG; <paramref name="photo"/> is a JPEG of the lead photo, or null.</summary>
    public static byte[] Draw(ShareCard card, byte[]? photo)
    {
        ArgumentNullException.ThrowIfNull(card);
        double[] accent = [.. Convert.FromHexString(card.Accent.AsSpan(1)).Select(static part => (double)part)];
        var width = ShareCard.Width - (2 * Margin) - (photo is null ? 0 : PhotoWidth);
        using var canvas = new Canvas();
        if (photo is not null)
        {
            using var shown = Crop(photo, card.Photo!);
            canvas.Insert(shown, ShareCard.Width - PhotoWidth, 0);
        }

        canvas.Fill(accent, 0, 0, ShareCard.Width, Bar);
        using (var section = Line(card.Section, "Be Vietnam Pro Bold", 700, 30, width))
        {
            canvas.Paint(section, accent, Margin, 74);
        }

        using (var title = Title(card.Title, width))
        {
            canvas.Paint(title, Ink, Margin, 136);
        }

        canvas.Fill(accent, Margin, ShareCard.Height - 116, 72, 6);
        using (var site = Line(card.Site, "Be Vietnam Pro Medium", 500, 28, width))
        {
            canvas.Paint(site, Low, Margin, ShareCard.Height - 84);
        }

        return canvas.Jpeg();
    }

    /// <summary>The mask of a title: in the largest size at which it fits; one that is too long even for the smallest ends with an ellipsis.</summary>
    public static Image Title(string title, int width)
    {
        ArgumentNullException.ThrowIfNull(title);
        foreach (var size in Sizes)
        {
            var mask = Text(title, "Be Vietnam Pro Bold", 700, size, width);
            if (mask.Height <= TitleHeight && mask.Width <= width)
            {
                return mask;
            }

            mask.Dispose();
        }

        var words = title.Split(' ');
        for (var count = words.Length - 1; count > 1; count--)
        {
            var mask = Text(string.Join(' ', words.Take(count)) + " …", "Be Vietnam Pro Bold", 700, Sizes[^1], width);
            if (mask.Height <= TitleHeight)
            {
                return mask;
            }

            mask.Dispose();
        }

        using var last = Text(title, "Be Vietnam Pro Bold", 700, Sizes[^1], width);
        return last.Crop(0, 0, Math.Min(width, last.Width), Math.Min(TitleHeight, last.Height));
    }

    // One line; a longer one is made smaller until it fits.
    private static Image Line(string text, string font, int weight, int size, int width)
    {
        for (; ; size--)
        {
            var mask = Text(text, font, weight, size, null);
            if (mask.Width <= width || size <= 16)
            {
                return mask;
            }

            mask.Dispose();
        }
    }

    // At 72 dots an inch a point is a pixel. The words are no markup: Pango would read theirs.
    private static Image Text(string text, string font, int weight, int size, int? width)
    {
        var file = Path.Combine(Fonts, $"be-vietnam-pro-{weight}.ttf");
        if (!File.Exists(file))
        {
            throw new FileNotFoundException("Without its font file a card would be set in whatever type the machine has.", file);
        }

        using var drawn = Image.Text(SecurityElement.Escape(text.Length == 0 ? " " : text), font: $"{font} {size}", width: width, align: Enums.Align.Low, dpi: 72,
            spacing: size / 7, fontfile: file, wrap: Enums.TextWrap.WordChar);
        return drawn.CopyMemory();
    }

    private static Image Crop(byte[] jpeg, PhotoSource source)
    {
        using var image = Image.NewFromBuffer(jpeg);
        var scale = Math.Max((double)PhotoWidth / image.Width, (double)ShareCard.Height / image.Height);
        using var sized = image.Resize(scale);
        var left = Math.Clamp((int)((sized.Width * source.FocalX) - (PhotoWidth / 2.0)), 0, Math.Max(0, sized.Width - PhotoWidth));
        var top = Math.Clamp((int)((sized.Height * source.FocalY) - (ShareCard.Height / 2.0)), 0, Math.Max(0, sized.Height - ShareCard.Height));
        using var cropped = sized.Crop(left, top, Math.Min(PhotoWidth, sized.Width), Math.Min(ShareCard.Height, sized.Height));
        using var colours = cropped.Colourspace(Enums.Interpretation.Srgb);
        return colours.CopyMemory();
    }

    // A picture that is painted on; each step lets the one before go.
    private sealed class Canvas : IDisposable
    {
        private Image image = Plain(Paper, ShareCard.Width, ShareCard.Height);

        public void Insert(Image part, int left, int top) => Take(image.Insert(part, left, top));

        public void Fill(double[] colour, int left, int top, int width, int height)
        {
            using var part = Plain(colour, width, height);
            Insert(part, left, top);
        }

        public void Paint(Image mask, double[] colour, int left, int top)
        {
            using var full = mask.Embed(left, top, ShareCard.Width, ShareCard.Height);
            using var ink = Plain(colour, ShareCard.Width, ShareCard.Height);
            Take(full.Ifthenelse(ink, image, blend: true));
        }

        public byte[] Jpeg() => image.JpegsaveBuffer(q: 86, optimizeCoding: true, interlace: true, keep: Enums.ForeignKeep.None);

        public void Dispose() => image.Dispose();

        private void Take(Image next)
        {
            using (image)
            {
                image = next.CopyMemory();
            }

            next.Dispose();
        }

        private static Image Plain(double[] colour, int width, int height)
        {
            using var black = Image.Black(width, height, bands: 3);
            using var coloured = black.Linear([1, 1, 1], colour);
            using var bytes = coloured.Cast(Enums.BandFormat.Uchar);
            return bytes.Copy(interpretation: Enums.Interpretation.Srgb);
        }
    }
}
