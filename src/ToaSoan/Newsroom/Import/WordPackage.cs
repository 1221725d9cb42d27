using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using ToaSoan.Platform;

namespace ToaSoan.Newsroom.Import;

/// <summary>A relationship of a part: what it points to and whether that lies outside the file.</summary>
internal sealed record WordLink(string Type, string Target, bool External);

/// <summary>The parts of a .docx, read within limits. Throws <see cref="Refusal"/> naming the file when anything is wrong.</summary>
internal sealed class WordPackage : IDisposable
{
    public const int MaxEntries = 2_000;
    public const long MaxInflated = 200_000_000;
    public const long MaxPart = 64_000_000;
    public const long MaxPhoto = 40_000_000;

    private readonly ZipArchive zip;
    private readonly Dictionary<string, ZipArchiveEntry> entries = new(StringComparer.OrdinalIgnoreCase);
    private readonly InflateBudget budget;
    private readonly string file;
    private readonly CancellationToken cancellation;

    private WordPackage(ZipArchive zip, string file, CancellationToken cancellation)
    {
        this.zip = zip;
        this.file = file;
        this.cancellation = cancellation;
        budget = new InflateBudget(MaxInflated, file);
    }

    /// <summary>The path of the main document part.</summary>
    public string Main { get; private set; } = "";

    public static WordPackage Open(byte[] bytes, string file, CancellationToken cancellation)
    {
        WordSignature.Check(bytes, file);
        ZipArchive? archive = null;
        try
        {
            archive = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            var package = new WordPackage(archive, file, cancellation);
            package.List();
            package.Main = package.FindMain();
            return package;
        }
        catch (Exception error) when (IsDamage(error))
        {
            archive?.Dispose();
            throw DamagedBy(error, file);
        }
        catch
        {
            archive?.Dispose();
            throw;
        }
    }

    /// <summary>Whether an exception of the ZIP or XML reader says that the file is damaged.</summary>
    public static bool IsDamage(Exception error) =>
        error is InvalidDataException or IOException or NotSupportedException or XmlException or ArgumentException or OverflowException;

    /// <summary>The refusal for damage found by another reader, which stays as its cause for the log.</summary>
    public static Refusal DamagedBy(Exception error, string file)
    {
        var pattern = error is XmlException && error.Message.Contains("DTD", StringComparison.Ordinal) ? ImportText.ForbiddenXml : ImportText.Damaged;
        return new Refusal(pattern.Replace("{0}", file, StringComparison.Ordinal), error);
    }

    public bool Has(string part) => entries.ContainsKey(part);

    /// <summary>The XML of a part, or null when the package has no such part.</summary>
    public XElement? Xml(string part)
    {
        if (!entries.TryGetValue(part, out var entry))
        {
            return null;
        }

        var bytes = Bytes(entry, MaxPart, () => new Refusal(ImportText.PartTooBig, file, part, MaxPart / 1_000_000));
        return SafeXml.Load(bytes, file, cancellation);
    }

    /// <summary>The bytes of a picture, or null when the package has no such part. A picture over 40 MB is refused.</summary>
    public byte[]? Picture(string part) => entries.TryGetValue(part, out var entry)
        ? Bytes(entry, MaxPhoto, () => new Refusal(ImportText.PhotoTooBig, file, Path.GetFileName(part), MaxPhoto / 1_000_000))
        : null;

    /// <summary>The relationships of a part by id; targets inside the package are full part paths.</summary>
    public Dictionary<string, WordLink> Links(string part)
    {
        var slash = part.LastIndexOf('/');
        var folder = part[..(slash + 1)];
        var links = new Dictionary<string, WordLink>();
        foreach (var element in Xml($"{folder}_rels/{part[(slash + 1)..]}.rels")?.Elements() ?? [])
        {
            var target = (string?)element.Attribute("Target") ?? "";
            var external = (string?)element.Attribute("TargetMode") == "External";
            if ((string?)element.Attribute("Id") is { } id)
            {
                links.TryAdd(id, new WordLink(LastWord((string?)element.Attribute("Type")), external ? target : Resolve(folder, target), external));
            }
        }

        return links;
    }

    public void Dispose() => zip.Dispose();

    private byte[] Bytes(ZipArchiveEntry entry, long limit, Func<Refusal> tooBig)
    {
        cancellation.ThrowIfCancellationRequested();
        using var stream = new CountedStream(entry.Open(), entry.CompressedLength, limit, budget, tooBig, () => new Refusal(ImportText.Bomb, file));
        using var memory = new MemoryStream();
        var buffer = new byte[81_920];
        for (var got = stream.Read(buffer); got > 0; got = stream.Read(buffer))
        {
            cancellation.ThrowIfCancellationRequested();
            memory.Write(buffer, 0, got);
        }

        return memory.ToArray();
    }

    private void List()
    {
        if (zip.Entries.Count > MaxEntries)
        {
            throw new Refusal(ImportText.TooManyParts, file, MaxEntries);
        }

        long declared = 0;
        foreach (var entry in zip.Entries)
        {
            if (entry.IsEncrypted)
            {
                throw new Refusal(ImportText.Encrypted, file);
            }

            declared += entry.Length;
            if (declared > MaxInflated)
            {
                throw new Refusal(ImportText.TooBigInside, file, MaxInflated / 1_000_000);
            }

            if (InflateBudget.IsBomb(entry.Length, entry.CompressedLength))
            {
                throw new Refusal(ImportText.Bomb, file);
            }

            // Nothing is ever written to disk under a name; one that climbs out of the package was made to do harm.
            var name = entry.FullName.Replace('\\', '/');
            if (name.Split('/').Contains(".."))
            {
                throw new Refusal(ImportText.ClimbingNames, file);
            }

            if (name.Length > 0 && name[0] != '/' && !name.Contains(':', StringComparison.Ordinal))
            {
                entries.TryAdd(name, entry);
            }
        }
    }

    private string FindMain()
    {
        var types = Xml("[Content_Types].xml")?.Elements().Select(static type => (string?)type.Attribute("ContentType") ?? "").ToArray() ?? [];
        if (types.Any(static type => type.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || type.Contains("vbaProject", StringComparison.OrdinalIgnoreCase))
            || entries.Keys.Any(static name => name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
        {
            throw new Refusal(ImportText.Macros, file);
        }

        var main = Links("").Values.FirstOrDefault(static link => link is { Type: "officeDocument", External: false })?.Target;
        main = main is not null && Has(main) ? main : "word/document.xml";
        if (Has("xl/workbook.xml") || types.Any(static type => type.Contains("spreadsheetml", StringComparison.Ordinal)) && !Has("word/document.xml"))
        {
            throw new Refusal(ImportText.Spreadsheet, file);
        }

        if (Has("ppt/presentation.xml"))
        {
            throw new Refusal(ImportText.Slides, file);
        }

        if (Has("content.xml") && Has("mimetype"))
        {
            throw new Refusal(ImportText.OpenDocument, file);
        }

        return Has(main) ? main : throw new Refusal(ImportText.NoDocument, file);
    }

    private static string LastWord(string? type) => type is null ? "" : type[(type.LastIndexOf('/') + 1)..];

    private static string Resolve(string folder, string target)
    {
        var parts = new List<string>();
        foreach (var part in (target.StartsWith('/') ? target : folder + target).Split('/', '\\'))
        {
            if (part == ".." && parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("" or "." or ".."))
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }
}
