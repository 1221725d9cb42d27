using NetVips;
using ToaSoan.Platform;

namespace ToaSoan.Media;

/// <summary>A logo as pages show it (WebP, twice its height in pixels) and the icon made of it (PNG).</summary>
public sealed record LogoPicture(byte[] WebP, int Width, int Height, byte[] Icon)
{
    /// <summary>Most bytes of an upload.</summary>
    public const int MostBytes = 5 * 1024 * 1024;

    private const int Pixels = 192;
    private const int Widest = 1280;
    private const int IconPixels = 96;

    /// <summary>
    /// Makes both of an upload by the checks every photo passes: fresh encodings with the transparent parts kept and nothing else of the
    /// file, so an SVG, which can hold scripts, is no logo. Throws <see cref="Refusal"/> naming the file.
    /// </summary>
    public static async Task<LogoPicture> MakeAsync(byte[] bytes, string name, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        if (bytes.Length > MostBytes)
        {
            throw new Refusal(MediaText.PhotoTooLarge, MediaName.Clean(name), MostBytes / 1024 / 1024);
        }

        await PhotoCheck.LookAsync(bytes, MediaName.Clean(name), stop);
        return await ImageThread.RunAsync(() => Make(bytes), stop);
    }

    private static LogoPicture Make(byte[] bytes)
    {
        using var logo = Fit(bytes, Widest, Pixels);
        using var icon = Fit(bytes, IconPixels, IconPixels);
        using var square = icon.Gravity(Enums.CompassDirection.Centre, IconPixels, IconPixels, extend: Enums.Extend.Background, background: [0, 0, 0, 0]);
        return new LogoPicture(logo.WebpsaveBuffer(q: 90, keep: Enums.ForeignKeep.None), Math.Max(1, logo.Width / 2), Math.Max(1, logo.Height / 2), square.PngsaveBuffer(keep: Enums.ForeignKeep.None));
    }

    private static Image Fit(byte[] bytes, int width, int height)
    {
        using var shrunk = Image.ThumbnailBuffer(bytes, width, height: height, size: Enums.Size.Down, outputProfile: "srgb");
        using var colours = shrunk.Colourspace(Enums.Interpretation.Srgb);
        using var clear = colours.HasAlpha() ? colours.Copy() : colours.AddAlpha();
        using var small = clear.Cast(Enums.BandFormat.Uchar);
        return small.CopyMemory();
    }
}
