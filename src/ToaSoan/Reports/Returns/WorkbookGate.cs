using System.Globalization;
using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using ToaSoan.Platform;
using static ToaSoan.Platform.Refusal;

namespace ToaSoan.Reports.Returns;

/// <summary>A sheet's name and what is in its part of the file.</summary>
internal sealed record SheetPart(string Name, byte[] Xml);

/// <summary>
/// Opens a workbook somebody sends: refuses what is none, is too large however small it is packed, is encrypted, carries macros or leads to
/// other files. Nothing of it is read before every part was unpacked under one limit. Throws <see cref="Refusal"/>.
/// </summary>
internal static class WorkbookGate
{
    /// <summary>Most bytes of a file.</summary>
    public const int MostBytes = 5 * 1024 * 1024;

    private const int MostUnpacked = 40 * 1024 * 1024, MostParts = 200;
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships", Package = "http://schemas.openxmlformats.org/package/2006/relationships";

    /// <summary>The sheets of a file, in order.</summary>
    public static IReadOnlyList<SheetPart> Open(byte[] file)
    {
        Must(file.Length > 0, ReturnsText.FileEmpty);
        Must(file.Length <= MostBytes, Say(ReturnsText.FileTooLarge, MostBytes / 1024 / 1024));
        if (file.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
        {
            // Old Excel files and encrypted new ones are both compound files; the latter name their stream in UTF-16.
            throw new Refusal(file.AsSpan().IndexOf(System.Text.Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0 ? ReturnsText.FileEncrypted : ReturnsText.FileOld);
        }

        Must(file.AsSpan().StartsWith("PK\x03\x04"u8), ReturnsText.NotAWorkbook);
        try
        {
            var parts = Unpack(file);
            Must(!parts.Keys.Any(static name => name.EndsWith(".bin", StringComparison.OrdinalIgnoreCase) && name.Contains("vbaProject", StringComparison.OrdinalIgnoreCase)), ReturnsText.FileHasMacros);
            Must(parts.TryGetValue("[Content_Types].xml", out var types) && parts.ContainsKey("xl/workbook.xml"), ReturnsText.NotAWorkbook);
            var declared = Load(types!).ToString();
            Must(!declared.Contains("vbaProject", StringComparison.OrdinalIgnoreCase) && !declared.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase), ReturnsText.FileHasMacros);
            Must(parts.Keys.FirstOrDefault(static name => name.StartsWith("xl/externalLinks/", StringComparison.OrdinalIgnoreCase)) is not { } other, ReturnsText.FileHasLinks);
            return Sheets(parts);
        }
        catch (Exception error) when (error is InvalidDataException or XmlException or EndOfStreamException or NotSupportedException)
        {
            throw new Refusal(ReturnsText.FileBroken, error);
        }
    }

    private static Dictionary<string, byte[]> Unpack(byte[] file)
    {
        using var archive = new ZipArchive(new MemoryStream(file));
        Must(archive.Entries.Count <= MostParts, ReturnsText.FileSuspicious);
        var (parts, left) = (new Dictionary<string, byte[]>(StringComparer.OrdinalIgnoreCase), MostUnpacked);
        foreach (var entry in archive.Entries)
        {
            using var packed = entry.Open();
            using var unpacked = new MemoryStream();
            var buffer = new byte[1 << 16];
            for (int read; (read = packed.Read(buffer)) > 0;)
            {
                left -= read;
                Must(left >= 0, ReturnsText.FileSuspicious); // counted while unpacking, whatever size the entry claims
                unpacked.Write(buffer, 0, read);
            }

            Must(parts.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), unpacked.ToArray()), ReturnsText.FileSuspicious);
        }

        return parts;
    }

    private static List<SheetPart> Sheets(Dictionary<string, byte[]> parts)
    {
        Must(parts.TryGetValue("xl/_rels/workbook.xml.rels", out var relations), ReturnsText.FileBroken);
        var targets = Load(relations!).Root!.Elements(Package + "Relationship").ToDictionary(static one => (string)one.Attribute("Id")!, static one => (string?)one.Attribute("Target") ?? "", StringComparer.Ordinal);
        var sheets = new List<SheetPart>();
        foreach (var sheet in Load(parts["xl/workbook.xml"]).Descendants(Main + "sheet"))
        {
            var target = targets.GetValueOrDefault((string?)sheet.Attribute(Relations + "id") ?? "", "");
            var path = target.StartsWith('/') ? target[1..] : $"xl/{target}";
            Must(parts.TryGetValue(path, out var xml), ReturnsText.FileBroken);
            Load(xml!); // well formed, without a document type
            sheets.Add(new SheetPart((string?)sheet.Attribute("name") ?? "", xml!));
        }

        return sheets;
    }

    private static XDocument Load(byte[] xml)
    {
        using var reader = XmlReader.Create(new MemoryStream(xml), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        return XDocument.Load(reader);
    }

    private static string Say(string pattern, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.CurrentCulture, pattern, values);
}
