using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NetVips;
using ToaSoan.Platform;

namespace ToaSoan.Media;

/// <summary>
/// Makes a photo's renditions. A format is announced on the row only when all its files are on the disk, and pages that show
/// the photo are forgotten right after. With the JPEGs comes the photo's likeness. Files that are there are not made again, so a crash costs at most one rendition.
/// </summary>
public sealed class PhotoRenditions(PortalDb db, Settings settings, PageStore pages)
{
    /// <summary>Every format ready.</summary>
    internal const PhotoFormats Complete = PhotoFormats.Jpeg | PhotoFormats.WebP | PhotoFormats.Avif;

    /// <summary>
    /// Makes what is missing of some formats, one after the other. Nothing when the photo is gone; throws when the original is
    /// missing or damaged.
    /// </summary>
    public async Task MakeAsync(string hash, IReadOnlyList<PhotoFormats> formats, CancellationToken stop)
    {
        var photo = await db.Photos.AsNoTracking().SingleOrDefaultAsync(p => p.Hash == hash, stop);
        if (photo is null)
        {
            return;
        }

        IReadOnlyDictionary<int, Image>? sizes = null;
        var widths = photo.Source().Widths;
        try
        {
            foreach (var format in formats)
            {
                foreach (var width in widths)
                {
                    var path = settings.Rendition(hash, width, format.Extension());
                    if (!File.Exists(path))
                    {
                        sizes ??= await DecodeAsync(photo, widths, stop);
                        var image = sizes[width];
                        await DurableFile.WriteAsync(path, await ImageThread.RunAsync(() => Rendering.Encode(image, format), stop), stop);
                    }
                }

                var looks = format == PhotoFormats.Jpeg ? await LooksAsync(settings.Rendition(hash, widths[0], format.Extension()), stop) : photo.PerceptualHash;
                await db.Photos.Where(p => p.Hash == hash)
                    .ExecuteUpdateAsync(set => set.SetProperty(static p => p.Formats, p => p.Formats | format).SetProperty(static p => p.PerceptualHash, p => looks ?? p.PerceptualHash), stop);
                pages.Evict(PageTag.Photo(hash));
            }
        }
        finally
        {
            foreach (var image in sizes?.Values ?? [])
            {
                image.Dispose();
            }
        }
    }

    // From the narrowest JPEG: it is upright, small, and the same for photos that came before likeness was kept.
    private static async Task<long?> LooksAsync(string jpeg, CancellationToken stop)
    {
        var bytes = await File.ReadAllBytesAsync(jpeg, stop);
        return await ImageThread.RunAsync(() => PhotoLikeness.Of(bytes), stop);
    }

    private async Task<IReadOnlyDictionary<int, Image>> DecodeAsync(Photo photo, IReadOnlyList<int> widths, CancellationToken stop)
    {
        var original = await File.ReadAllBytesAsync(settings.Original(photo.Hash, photo.Format), stop);
        if (!string.Equals(Convert.ToHexStringLower(SHA256.HashData(original)), photo.Hash, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"The original of photo {photo.Hash} is damaged: its bytes no longer have that hash.");
        }

        return await ImageThread.RunAsync(() => Rendering.Sizes(original, widths), stop);
    }
}
