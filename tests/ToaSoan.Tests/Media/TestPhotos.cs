using System.Buffers.Binary;
using System.IO.Compression;
using NetVips;

namespace ToaSoan.Tests.Media;

/// <summary>Photos made for tests: red on the left half, blue on the right, as the sensor saw them.</summary>
internal static class TestPhotos
{
    public static readonly double[] Red = [200, 30, 30];
    public static readonly double[] Blue = [30, 30, 200];

    /// <summary>The picture before it is saved.</summary>
    public static Image Halves(int width, int height)
    {
        if (width == 1)
        {
            return Plain(width, height, Red);
        }

        using var left = Plain(width / 2, height, Red);
        using var right = Plain(width - (width / 2), height, Blue);
        using var both = left.Join(right, Enums.Direction.Horizontal);
        return both.CopyMemory();
    }

    /// <summary>The same picture; another seed (0 to 60) gives other bytes.</summary>
    public static byte[] Jpeg(int width = 640, int height = 480, int seed = 0)
    {
        using var image = Halves(width, height);
        return image.JpegsaveBuffer(q: 90 - seed);
    }

    /// <summary>A photo with the detail of a real one, so that times and sizes mean something.</summary>
    public static byte[] Busy(int width, int height)
    {
        using var noise = Image.Perlin(width, height, cellSize: 64, seed: 7);
        using var fine = Image.Gaussnoise(width, height, sigma: 12, mean: 0, seed: 7);
        using var first = (noise * 90) + 128 + fine;
        using var second = first.Flip(Enums.Direction.Horizontal);
        using var third = first.Flip(Enums.Direction.Vertical);
        using var all = first.Bandjoin(second, third);
        using var bytes = all.Cast(Enums.BandFormat.Uchar);
        using var named = bytes.Copy(interpretation: Enums.Interpretation.Srgb);
        return named.JpegsaveBuffer(q: 90);
    }

    /// <summary>A phone's photo held upright: EXIF orientation 6, a place, a maker, XMP and a colour profile.</summary>
    public static byte[] FromPhone(int width, int height)
    {
        using var image = Halves(width, height);
        using var told = image.Mutate(static m =>
        {
            m.Set(GValue.GIntType, "orientation", 6);
            m.Set(GValue.GStrType, "exif-ifd0-Orientation", "6");
            m.Set(GValue.GStrType, "exif-ifd0-Make", "MayAnhThu");
            m.Set(GValue.GStrType, "exif-ifd3-GPSLatitude", "10/1 46/1 30/1");
            m.Set(GValue.BlobType, "xmp-data", "<x:xmpmeta xmlns:x='adobe:ns:meta/'>MayAnhThu</x:xmpmeta>"u8.ToArray());
        });
        return told.JpegsaveBuffer(q: 90, keep: Enums.ForeignKeep.All, profile: "srgb");
    }

    /// <summary>An animated WebP: red, then blue.</summary>
    public static byte[] Animated(int width, int height)
    {
        using var first = Plain(width, height, Red);
        using var second = Plain(width, height, Blue);
        using var strip = first.Join(second, Enums.Direction.Vertical);
        using var told = strip.Mutate(m => m.Set(GValue.GIntType, "page-height", height));
        return told.WebpsaveBuffer(lossless: true);
    }

    /// <summary>A PNG of one colour, one bit a pixel: enormous to decode, tiny to send.</summary>
    public static byte[] OneBitPng(int width, int height)
    {
        using var data = new MemoryStream();
        using (var zip = new ZLibStream(data, CompressionLevel.Fastest, leaveOpen: true))
        {
            var row = new byte[1 + ((width + 7) / 8)];
            for (var y = 0; y < height; y++)
            {
                zip.Write(row);
            }
        }

        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 1;
        return [0x89, .. "PNG"u8, 0x0D, 0x0A, 0x1A, 0x0A, .. Chunk("IHDR"u8, header), .. Chunk("IDAT"u8, data.ToArray()), .. Chunk("IEND"u8, [])];
    }

    /// <summary>The mean colour of a small patch.</summary>
    public static double[] Colour(byte[] bytes, double across, double down)
    {
        using var image = Image.NewFromBuffer(bytes);
        using var patch = image.Crop((int)(across * (image.Width - 4)), (int)(down * (image.Height - 4)), 4, 4);
        return [.. Enumerable.Range(0, image.Bands).Select(band => patch[band].Avg())];
    }

    public static void SameColour(double[] expected, double[] actual, double within = 24)
    {
        Assert.Equal(3, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.InRange(pair.Second, pair.First - within, pair.First + within));
    }

    public static Image Plain(int width, int height, double[] colour)
    {
        using var black = Image.Black(width, height, bands: colour.Length);
        using var painted = black + colour;
        using var bytes = painted.Cast(Enums.BandFormat.Uchar);
        return bytes.Copy(interpretation: colour.Length < 3 ? Enums.Interpretation.Bw : Enums.Interpretation.Srgb);
    }

    private static byte[] Chunk(ReadOnlySpan<byte> type, byte[] data)
    {
        var chunk = new byte[12 + data.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        type.CopyTo(chunk.AsSpan(4));
        data.CopyTo(chunk, 8);
        var crc = uint.MaxValue;
        foreach (var value in chunk.AsSpan(4, 4 + data.Length))
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320u);
            }
        }

        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + data.Length), ~crc);
        return chunk;
    }
}
