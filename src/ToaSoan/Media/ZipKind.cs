using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using ToaSoan.Platform;

namespace ToaSoan.Media;

/// <summary>
/// Tells the kinds that are ZIP archives apart, and refuses Office files with macros. Reads the list of entries and at most
/// one small entry; nothing is unpacked.
/// </summary>
internal static class ZipKind
{
    private const int MostDirectoryBytes = 8 * 1024 * 1024;
    private const int MostTypesBytes = 2 * 1024 * 1024;
    private static readonly FileKind Zip = new("application/zip", "zip");
    private static readonly FileKind Docx = new("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx");
    private static readonly FileKind Xlsx = new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx");
    private static readonly FileKind Pptx = new("application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx");
    private static readonly FileKind Odt = new("application/vnd.oasis.opendocument.text", "odt");
    private static readonly FileKind Ods = new("application/vnd.oasis.opendocument.spreadsheet", "ods");

    /// <summary>The kind of a file that begins like a ZIP archive; throws <see cref="Refusal"/> naming it.</summary>
    public static async Task<FileKind> OfAsync(Stream file, string name, CancellationToken stop)
    {
        try
        {
            if (!await HasSmallDirectoryAsync(file, stop))
            {
                throw new Refusal(MediaText.FileBroken, name);
            }

            using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            var names = archive.Entries.Select(static entry => entry.FullName.Replace('\\', '/').TrimStart('/')).ToHashSet(StringComparer.OrdinalIgnoreCase);
            return archive.GetEntry("[Content_Types].xml") is { } types ? await OfficeAsync(types, names, name, stop)
                : archive.GetEntry("mimetype") is { } type ? await OpenDocumentAsync(type, names, name, stop)
                : Zip;
        }
        catch (InvalidDataException error)
        {
            throw new Refusal(string.Format(System.Globalization.CultureInfo.CurrentCulture, MediaText.FileBroken, name), error);
        }
    }

    private static async Task<FileKind> OfficeAsync(ZipArchiveEntry types, HashSet<string> names, string name, CancellationToken stop)
    {
        // A macro part may carry any name; what makes Office run it is its content type.
        var declared = await ReadAsync(types, MostTypesBytes, stop);
        if (declared.Contains("vbaProject", StringComparison.OrdinalIgnoreCase) || declared.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase)
            || names.Any(static entry => entry.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
        {
            throw new Refusal(MediaText.FileHasMacros, name);
        }

        return names.Contains("word/document.xml") ? Docx
            : names.Contains("xl/workbook.xml") ? Xlsx
            : names.Contains("ppt/presentation.xml") ? Pptx
            : throw new Refusal(MediaText.NotAFile, name);
    }

    private static async Task<FileKind> OpenDocumentAsync(ZipArchiveEntry type, HashSet<string> names, string name, CancellationToken stop)
    {
        var declared = (await ReadAsync(type, 256, stop)).Trim();
        var kind = declared == Odt.ContentType ? Odt : declared == Ods.ContentType ? Ods : throw new Refusal(MediaText.NotAFile, name);
        return names.Any(static entry => entry.StartsWith("Basic/", StringComparison.OrdinalIgnoreCase) || entry.StartsWith("Scripts/", StringComparison.OrdinalIgnoreCase))
            ? throw new Refusal(MediaText.FileHasMacros, name)
            : kind;
    }

    /// <summary>The text of an entry; the limit is counted while unpacking, whatever size the entry claims.</summary>
    private static async Task<string> ReadAsync(ZipArchiveEntry entry, int most, CancellationToken stop)
    {
        var bytes = new byte[most + 1];
        await using var stream = await entry.OpenAsync(stop);
        var read = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, stop);
        if (read > most)
        {
            throw new InvalidDataException($"The entry {entry.FullName} is larger than {most} bytes.");
        }

        // Office accepts UTF-16 here too; without its zero bytes the words are found all the same.
        return Encoding.Latin1.GetString(bytes, 0, read).Replace("\0", "", StringComparison.Ordinal);
    }

    /// <summary>
    /// Whether the list of entries, from where the end record says it begins to the end record itself, is small enough to be
    /// held in memory. An archive of the 64-bit form is never needed at our sizes and fails here.
    /// </summary>
    private static async Task<bool> HasSmallDirectoryAsync(Stream file, CancellationToken stop)
    {
        var tail = new byte[(int)Math.Min(file.Length, 22 + ushort.MaxValue)];
        file.Position = file.Length - tail.Length;
        await file.ReadExactlyAsync(tail, stop);
        file.Position = 0;
        var end = tail.AsSpan().LastIndexOf("PK\x05\x06"u8);
        if (end < 0 || end + 22 > tail.Length)
        {
            return false;
        }

        long begins = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 16));
        var length = file.Length - tail.Length + end - begins;
        return length is > 0 and <= MostDirectoryBytes;
    }
}
