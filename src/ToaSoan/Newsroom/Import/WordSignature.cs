using System.Text;
using ToaSoan.Platform;

namespace ToaSoan.Newsroom.Import;

/// <summary>Tells by the first bytes what a file really is, so that the refusal can say what to do about it.</summary>
internal static class WordSignature
{
    private static ReadOnlySpan<byte> Ole => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>Throws <see cref="Refusal"/> unless the bytes begin as a ZIP package.</summary>
    public static void Check(byte[] bytes, string file)
    {
        var head = bytes.AsSpan();
        if (head.IsEmpty)
        {
            throw new Refusal(ImportText.EmptyFile, file);
        }

        if (head.StartsWith(Ole))
        {
            // The streams of a compound file are named in UTF-16 in its directory.
            throw new Refusal(Names("EncryptedPackage") ? ImportText.Encrypted : Names("Workbook") ? ImportText.Spreadsheet : Names("PowerPoint Document") ? ImportText.Slides : ImportText.OldDoc, file);
        }

        if (head.StartsWith("PK"u8))
        {
            return;
        }

        var start = head.StartsWith("\uFEFF"u8) ? head[3..] : head;
        start = start.TrimStart(" \t\r\n"u8);
        throw new Refusal(
            start.StartsWith("{\\rtf"u8) ? ImportText.Rtf
            : start.StartsWith("%PDF"u8) ? ImportText.Pdf
            : start.StartsWith("<"u8) ? ImportText.WebPage
            : ImportText.NotWord,
            file);

        bool Names(string stream) => bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(stream)) >= 0;
    }
}
