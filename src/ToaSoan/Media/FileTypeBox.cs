using System.Buffers.Binary;
using System.Text;

namespace ToaSoan.Media;

/// <summary>The box <c>ftyp</c> with which AVIF, HEIC and MP4 files begin (ISO/IEC 14496-12, 4.3).</summary>
internal static class FileTypeBox
{
    /// <summary>The major brand and then the compatible ones; empty when the bytes do not begin with the box.</summary>
    public static IReadOnlyList<string> Brands(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 16 || !bytes[4..8].SequenceEqual("ftyp"u8))
        {
            return [];
        }

        var length = BinaryPrimitives.ReadUInt32BigEndian(bytes);
        if (length is < 16 or > 1024 || length > bytes.Length)
        {
            return [];
        }

        var brands = new List<string> { Encoding.Latin1.GetString(bytes[8..12]) };
        for (var at = 16; at + 4 <= (int)length; at += 4)
        {
            brands.Add(Encoding.Latin1.GetString(bytes.Slice(at, 4)));
        }

        return brands;
    }
}
