using System.Numerics;
using NetVips;

namespace ToaSoan.Media;

/// <summary>
/// What a photo looks like, as 64 bits that survive another size, format and quality: the signs of the lowest frequencies
/// (DCT-II) of the picture at 32 by 32 greys. Two copies of one photo differ in a few bits, two photos in about thirty.
/// </summary>
public static class PhotoLikeness
{
    /// <summary>
    /// Most bits by which two copies of one photo may differ. Another size, format or quality costs one or two, a trimmed edge some more;
    /// the fifty pictures of the demo city differ from one another by 17 at least.
    /// </summary>
    public const int MostApart = 10;

    private const int Side = 32;
    private const int Kept = 8;

    /// <summary>A frequency weaker than this (greys, orthonormal) is noise of the encoding, not picture.</summary>
    private const double Quiet = 6;

    /// <summary>A picture with fewer bits than this is too plain to be told from another plain one.</summary>
    private const int FewestBits = 8;

    private static readonly double[] Waves = MakeWaves();

    /// <summary>The bits of a picture in any format libvips opens here. Throws <see cref="VipsException"/> for what is no picture.</summary>
    public static long Of(byte[] picture)
    {
        ImageThread.Prepare();
        using var small = Image.ThumbnailBuffer(picture, Side, height: Side, size: Enums.Size.Force);
        using var grey = small.Colourspace(Enums.Interpretation.Bw);
        using var first = grey[0];
        using var bytes = first.Cast(Enums.BandFormat.Uchar);
        return Bits(bytes.WriteToMemory<byte>());
    }

    /// <summary>By how many bits two pictures differ, 0 to 64.</summary>
    public static int Apart(long one, long other) => BitOperations.PopCount((ulong)(one ^ other));

    /// <summary>Whether two pictures look like copies of one photo; never so for pictures too plain to tell.</summary>
    public static bool Alike(long one, long other) =>
        Apart(one, other) <= MostApart && Math.Min(BitOperations.PopCount((ulong)one), BitOperations.PopCount((ulong)other)) >= FewestBits;

    private static long Bits(byte[] greys)
    {
        var bits = 0L;
        for (var at = 1; at < Kept * Kept; at++)
        {
            var (down, across) = Math.DivRem(at, Kept);
            var sum = 0.0;
            for (var y = 0; y < Side; y++)
            {
                for (var x = 0; x < Side; x++)
                {
                    sum += greys[(y * Side) + x] * Waves[(down * Side) + y] * Waves[(across * Side) + x];
                }
            }

            bits |= sum > Quiet ? 1L << at : 0;
        }

        return bits;
    }

    private static double[] MakeWaves()
    {
        var waves = new double[Kept * Side];
        for (var wave = 0; wave < Kept; wave++)
        {
            for (var at = 0; at < Side; at++)
            {
                waves[(wave * Side) + at] = Math.Sqrt((wave == 0 ? 1.0 : 2.0) / Side) * Math.Cos(((2 * at) + 1) * wave * Math.PI / (2 * Side));
            }
        }

        return waves;
    }
}
