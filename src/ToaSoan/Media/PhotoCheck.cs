using System.Runtime.InteropServices;
using NetVips;
using ToaSoan.Platform;

namespace ToaSoan.Media;

/// <summary>What the bytes of a photo say: format ("jpg", "png", "webp", "avif") and pixels after orientation.</summary>
internal sealed record PhotoFacts(string Format, int Width, int Height);

/// <summary>
/// Decides whether bytes are a photo the newsroom takes. The name decides nothing; the size stands in the header and is
/// judged before a pixel is decoded; then every pixel is decoded once, so that a cut-off upload is told at once.
/// </summary>
internal static class PhotoCheck
{
    /// <summary>Most bytes of an original.</summary>
    public const int MostBytes = 40 * 1024 * 1024;

    /// <summary>Most pixels of an original.</summary>
    public const long MostPixels = 100_000_000;

    /// <summary>Most pixels of one side.</summary>
    public const int LongestSide = 30_000;

    /// <summary>WebP's own limit; no rendition may be taller.</summary>
    private const int TallestRendition = 16_383;

    /// <summary>Checks a photo; throws <see cref="Refusal"/> naming the file when it cannot be taken.</summary>
    public static async Task<PhotoFacts> LookAsync(ReadOnlyMemory<byte> bytes, string name, CancellationToken stop)
    {
        if (bytes.Length > MostBytes)
        {
            throw new Refusal(MediaText.PhotoTooLarge, name, MostBytes / 1024 / 1024);
        }

        var format = FormatOf(bytes.Span) ?? throw new Refusal(IsHeic(bytes.Span) ? MediaText.PhotoHeic : MediaText.NotAPhoto, name);
        var array = MemoryMarshal.TryGetArray(bytes, out var part) && part.Offset == 0 && part.Count == part.Array!.Length ? part.Array : bytes.ToArray();
        return await ImageThread.RunAsync(() => Look(array, format, name), stop);
    }

    /// <summary>The format the first bytes announce; null when it is none the newsroom takes.</summary>
    public static string? FormatOf(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xD8, 0xFF, ..] => "jpg",
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => "png",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => "webp",
        _ when FileTypeBox.Brands(bytes).Any(static brand => brand is "avif" or "avis") => "avif",
        _ => null,
    };

    private static bool IsHeic(ReadOnlySpan<byte> bytes) => FileTypeBox.Brands(bytes).Any(static brand => brand.StartsWith("hei", StringComparison.Ordinal) || brand is "hevc" or "mif1");

    private static PhotoFacts Look(byte[] bytes, string format, string name)
    {
        try
        {
            using var header = Open(bytes, format, shrink: 1);
            var turned = header.Contains("orientation") && header.Get("orientation") is int and >= 5 and <= 8;
            var (width, height) = turned ? (header.Height, header.Width) : (header.Width, header.Height);
            if ((long)width * height > MostPixels || width > LongestSide || height > LongestSide)
            {
                throw new Refusal(MediaText.PhotoTooManyPixels, name, width, height, MostPixels / 1_000_000, LongestSide);
            }

            var widest = new PhotoSource("", width, height, PhotoFormats.None).Widths[^1];
            if ((long)height * widest > (long)TallestRendition * width)
            {
                throw new Refusal(MediaText.PhotoTooTall, name, width, height);
            }

            using var all = Open(bytes, format, shrink: Math.Min(width, height) >= 64 ? 8 : 1);
            _ = all.Avg();
            return new PhotoFacts(format, width, height);
        }
        catch (VipsException error)
        {
            throw new Refusal(string.Format(System.Globalization.CultureInfo.CurrentCulture, MediaText.PhotoBroken, name), error);
        }
    }

    /// <summary>Opens without decoding yet. JPEG and WebP may be shrunk (1 or 8) in the decoder, which reads all the data all the same but holds less.</summary>
    private static Image Open(byte[] bytes, string format, int shrink) => format switch
    {
        "jpg" => Image.JpegloadBuffer(bytes, shrink: shrink, access: Enums.Access.Sequential, failOn: Enums.FailOn.Truncated),
        "png" => Image.PngloadBuffer(bytes, access: Enums.Access.Sequential, failOn: Enums.FailOn.Truncated),
        "webp" => Image.WebploadBuffer(bytes, scale: 1.0 / shrink, access: Enums.Access.Sequential, failOn: Enums.FailOn.Truncated),
        _ => Image.HeifloadBuffer(bytes, access: Enums.Access.Sequential, failOn: Enums.FailOn.Truncated),
    };
}
