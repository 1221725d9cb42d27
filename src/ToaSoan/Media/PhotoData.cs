using ToaSoan.Platform;

namespace ToaSoan.Media;

/// <summary>Photos as data: addresses, for a page kept as one file: renditions that stand ready, never made for it.</summary>
internal static class PhotoData
{
    private const int Width = 800;

    /// <summary>The photos with their pictures in them, in the order given, until together they reach a number of bytes; those left over have no rendition and are shown as a box with their description.</summary>
    public static async Task<IReadOnlyDictionary<string, PhotoSource>> WithDataAsync(this Settings settings, IEnumerable<PhotoSource> photos, int most, CancellationToken stop)
    {
        var kept = new Dictionary<string, PhotoSource>(StringComparer.Ordinal);
        foreach (var photo in photos)
        {
            var file = new FileInfo(settings.Rendition(photo.Hash, photo.Widths.LastOrDefault(static width => width <= Width, photo.Widths[0]), PhotoFormats.Jpeg.Extension()));
            var fits = photo.Formats.HasFlag(PhotoFormats.Jpeg) && file.Exists && file.Length <= most;
            most -= fits ? (int)file.Length : 0;
            kept[photo.Hash] = fits ? photo with { Data = "data:image/jpeg;base64," + Convert.ToBase64String(await File.ReadAllBytesAsync(file.FullName, stop)) } : photo with { Formats = PhotoFormats.None };
        }

        return kept;
    }
}
