using NetVips;

namespace ToaSoan.Media;

/// <summary>
/// Makes the pictures readers get. Every one is a fresh encoding of turned, 8-bit sRGB pixels on white, without EXIF, GPS,
/// XMP, IPTC or colour profile: nothing of the original's bytes passes through.
/// </summary>
internal static class Rendering
{
    /// <summary>Wider than any photo is tall, so that the width alone decides.</summary>
    private const int AnyHeight = 1_000_000;

    /// <summary>
    /// The photo's pixels at each width, held in memory because a sequential pipeline can be read only once. The original is
    /// decoded once, to the widest; the narrower ones come from that.
    /// </summary>
    public static IReadOnlyDictionary<int, Image> Sizes(byte[] original, IReadOnlyList<int> widths)
    {
        var sizes = new Dictionary<int, Image>();
        try
        {
            foreach (var width in widths.OrderDescending())
            {
                using var shrunk = sizes.Count == 0 ? First(original, width) : sizes[widths[^1]].ThumbnailImage(width, height: AnyHeight, size: Enums.Size.Down);
                sizes[width] = shrunk.CopyMemory();
                if (shrunk.Width != width)
                {
                    throw new InvalidDataException($"The photo is {shrunk.Width} pixels wide where its row says {width} at least.");
                }
            }

            return sizes;
        }
        catch
        {
            foreach (var image in sizes.Values)
            {
                image.Dispose();
            }

            throw;
        }
    }

    private static Image First(byte[] original, int width)
    {
        using var shrunk = Image.ThumbnailBuffer(original, width, height: AnyHeight, size: Enums.Size.Down, outputProfile: "srgb");
        using var colours = shrunk.Colourspace(Enums.Interpretation.Srgb);
        using var opaque = colours.HasAlpha() ? colours.Flatten(background: [255]) : colours.Copy();
        return opaque.Cast(Enums.BandFormat.Uchar);
    }

    /// <summary>One rendition's bytes.</summary>
    public static byte[] Encode(Image image, PhotoFormats format) => format switch
    {
        PhotoFormats.Jpeg => image.JpegsaveBuffer(q: 80, optimizeCoding: true, interlace: true, keep: Enums.ForeignKeep.None),
        PhotoFormats.WebP => image.WebpsaveBuffer(q: 78, keep: Enums.ForeignKeep.None),
        PhotoFormats.Avif => image.HeifsaveBuffer(q: 55, bitdepth: 8, compression: Enums.ForeignHeifCompression.Av1, effort: AvifEffort, keep: Enums.ForeignKeep.None),
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    /// <summary>0 to 9. At 3, 1,800 pixels take one to one and a half seconds of a core; 2 is slower and larger, 4 takes five times as long.</summary>
    private const int AvifEffort = 3;
}
