namespace ToaSoan.Newsroom.Import;

/// <summary>The photos of one document: each part is inflated once, equal pictures are kept once.</summary>
internal sealed class WordPhotos(WordPackage package, FindingLog findings)
{
    private readonly Dictionary<string, string?> parts = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, ImportedPhoto> photos = [];

    /// <summary>The photo with a hash.</summary>
    public ImportedPhoto this[string hash] => photos[hash];

    /// <summary>The hash of the photo a relationship points to, or null (with a finding) when it cannot be kept.</summary>
    public string? Find(WordLink? link)
    {
        if (link is null || link.External)
        {
            findings.Each(Rules.PhotoMissing, FindingKind.Dropped, link?.Target ?? "");
            return null;
        }

        if (!parts.TryGetValue(link.Target, out var hash))
        {
            parts[link.Target] = hash = Take(link.Target);
        }

        return hash;
    }

    private string? Take(string part)
    {
        var name = Path.GetFileName(part);
        if (package.Picture(part) is not { } bytes)
        {
            findings.Each(Rules.PhotoMissing, FindingKind.Dropped, name);
            return null;
        }

        if (!PhotoHeader.IsPhoto(bytes))
        {
            var drawing = Path.GetExtension(name).ToUpperInvariant() is ".EMF" or ".WMF" or ".EMZ" or ".WMZ" or ".TIF" or ".TIFF" or ".BMP" or ".SVG" or ".PCT";
            findings.Each(drawing ? Rules.PhotoFormat : Rules.PhotoDamaged, FindingKind.Dropped, name);
            return null;
        }

        var photo = ImportedPhoto.Of(name, bytes);
        photos.TryAdd(photo.Hash, photo);
        return photo.Hash;
    }
}
