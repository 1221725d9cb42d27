namespace ToaSoan.Newsroom.Import;

/// <summary>Tells whether bytes begin as a photo the newsroom can keep; a full decode is the media library's work.</summary>
internal static class PhotoHeader
{
    /// <summary>Whether the bytes are a JPEG, PNG, GIF or WebP whose header is whole and whose sides are not zero.</summary>
    public static bool IsPhoto(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? IsJpeg(bytes)
        : bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? IsPng(bytes)
        : bytes.StartsWith("GIF87a"u8) || bytes.StartsWith("GIF89a"u8) ? bytes.Length > 13 && bytes[6] + bytes[7] > 0 && bytes[8] + bytes[9] > 0
        : bytes.Length > 30 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBPVP8"u8);

    private static bool IsPng(ReadOnlySpan<byte> bytes) => bytes.Length > 45 && bytes[12..].StartsWith("IHDR"u8)
        && bytes[16..20].ContainsAnyExcept((byte)0) && bytes[20..24].ContainsAnyExcept((byte)0) && bytes.IndexOf("IDAT"u8) > 0;

    /// <summary>Walks the segments to the frame header; a file cut before its picture data has none.</summary>
    private static bool IsJpeg(ReadOnlySpan<byte> bytes)
    {
        var frame = false;
        for (var at = 2; at + 9 < bytes.Length;)
        {
            if (bytes[at] != 0xFF)
            {
                return false;
            }

            var marker = bytes[at + 1];
            if (marker is 0xFF or 0x01 or >= 0xD0 and <= 0xD7)
            {
                at += marker == 0xFF ? 1 : 2;
                continue;
            }

            if (marker == 0xDA)
            {
                return frame;
            }

            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                frame = bytes[at + 5] + bytes[at + 6] > 0 && bytes[at + 7] + bytes[at + 8] > 0;
            }

            at += 2 + Math.Max(2, (bytes[at + 2] << 8) | bytes[at + 3]);
        }

        return false;
    }
}
