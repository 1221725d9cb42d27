using System.Text;
using ToaSoan.Platform;

namespace ToaSoan.Media;

/// <summary>A kind of file the newsroom offers for download, recognised by its bytes.</summary>
/// <param name="ContentType">The media type it is served with.</param>
/// <param name="Extension">The extension it is served with, without the dot.</param>
internal sealed record FileKind(string ContentType, string Extension)
{
    /// <summary>Most bytes of a file that is no video.</summary>
    public const long MostBytes = 100L * 1024 * 1024;

    /// <summary>Most bytes of a video.</summary>
    public const long MostVideoBytes = 500L * 1024 * 1024;

    private static readonly FileKind Pdf = new("application/pdf", "pdf");
    private static readonly FileKind Csv = new("text/csv; charset=utf-8", "csv");
    private static readonly FileKind Txt = new("text/plain; charset=utf-8", "txt");
    private static readonly FileKind Vtt = new("text/vtt; charset=utf-8", "vtt");
    private static readonly FileKind Mp4 = new("video/mp4", "mp4");
    private static readonly FileKind WebM = new("video/webm", "webm");
    private static readonly HashSet<string> Mp4Brands = ["isom", "iso2", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "M4V ", "M4VH", "M4VP", "dash", "MSNV"];

    /// <summary>What a whole file is; throws <see cref="Refusal"/> naming it when it is nothing that is offered.</summary>
    public static async Task<FileKind> OfAsync(Stream file, string name, CancellationToken stop)
    {
        var buffer = new byte[4096];
        var head = buffer.AsMemory(0, await file.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, stop));
        file.Position = 0;
        if (head.Span.StartsWith("%PDF-"u8))
        {
            return Pdf;
        }

        if (Video(head.Span) is { } video)
        {
            return video;
        }

        if (head.Span.StartsWith("PK\x03\x04"u8))
        {
            return await ZipKind.OfAsync(file, name, stop);
        }

        var text = IsCaptions(head.Span) ? Vtt : Path.GetExtension(name).ToUpperInvariant() switch { ".CSV" => Csv, ".TXT" => Txt, _ => null };
        if (text is null || head.Length == 0 || head.Span.Contains((byte)0))
        {
            throw new Refusal(MediaText.NotAFile, name);
        }

        return await IsUtf8TextAsync(file, stop) ? text : throw new Refusal(MediaText.FileNotUtf8, name);
    }

    /// <summary>MP4 or WebM when the first bytes say so, else null.</summary>
    public static FileKind? Video(ReadOnlySpan<byte> head)
    {
        // WebM is the Matroska whose EBML header (0x1A45DFA3) names the document type (0x4282, 4 bytes) "webm".
        if (head.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]) && head[..Math.Min(head.Length, 128)].IndexOf((ReadOnlySpan<byte>)[0x42, 0x82, 0x84, .. "webm"u8]) > 0)
        {
            return WebM;
        }

        var brands = FileTypeBox.Brands(head);
        return brands.Count > 0 && !brands.Any(static brand => brand is "avif" or "avis" or "heic" or "mif1") && brands.Any(Mp4Brands.Contains) ? Mp4 : null;
    }

    /// <summary>WebVTT by its first line (W3C WebVTT, 4.1).</summary>
    private static bool IsCaptions(ReadOnlySpan<byte> head)
    {
        head = head.StartsWith("\uFEFF"u8) ? head[3..] : head;
        return head.StartsWith("WEBVTT"u8) && (head.Length == 6 || head[6] is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r');
    }

    private static async Task<bool> IsUtf8TextAsync(Stream file, CancellationToken stop)
    {
        var decoder = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetDecoder();
        var (bytes, letters) = (new byte[1 << 15], new char[(1 << 15) + 8]);
        try
        {
            int read;
            do
            {
                read = await file.ReadAsync(bytes, stop);
                var count = decoder.GetChars(bytes, 0, read, letters, 0, flush: read == 0);
                if (letters.AsSpan(0, count).ContainsAnyInRange('\0', '\b') || letters.AsSpan(0, count).ContainsAnyInRange('\x0E', '\x1F'))
                {
                    return false;
                }
            }
            while (read > 0);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
