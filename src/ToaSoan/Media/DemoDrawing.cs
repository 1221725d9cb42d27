using NetVips;

namespace ToaSoan.Media;

/// <summary>Turns the drawings of the demo city into photos. Reads the product's own SVG files only, never an upload.</summary>
public static class DemoDrawing
{
    /// <summary>Pixels across.</summary>
    public const int Width = 1200;

    /// <summary>Pixels down.</summary>
    public const int Height = 800;

    /// <summary>
    /// Draws an SVG file as a JPEG of 1,200 by 800 pixels, on the calling thread; what the drawing leaves open is white, what
    /// stands over is cut at the edges. The same file gives the same bytes. Throws <see cref="VipsException"/> for what is no SVG.
    /// </summary>
    public static byte[] Rasterize(string svgPath)
    {
        ImageThread.Prepare();
        var svg = File.ReadAllBytes(svgPath);
        using var drawn = Image.ThumbnailBuffer(svg, Width, height: Height, crop: Enums.Interesting.Centre);
        using var colours = drawn.Colourspace(Enums.Interpretation.Srgb);
        using var opaque = colours.HasAlpha() ? colours.Flatten(background: [255]) : colours.Copy();
        return opaque.JpegsaveBuffer(q: 88, optimizeCoding: true, interlace: true, keep: Enums.ForeignKeep.None);
    }
}
