using ToaSoan.Platform;

namespace ToaSoan.Media;

/// <summary>Where media lie in the data folder: folders of two hex digits hold files named by the SHA-256 of their bytes.</summary>
internal static class MediaFolders
{
    /// <summary>The three folders, and that of the evidence of checks: what an interrupted write left in any of them is tidied away.</summary>
    public static readonly string[] All = ["photos", "renditions", "files", "evidence"];

    /// <summary>A photo's original: <c>photos/ab/HASH.jpg</c>.</summary>
    public static string Original(this Settings settings, string hash, string format) => settings.PathOf("photos", hash[..2], $"{hash}.{format}");

    /// <summary>A rendition: <c>renditions/ab/HASH/800.avif</c>.</summary>
    public static string Rendition(this Settings settings, string hash, int width, string extension) => settings.PathOf("renditions", hash[..2], hash, $"{width}.{extension}");

    /// <summary>A file: <c>files/ab/HASH</c>.</summary>
    public static string StoredFile(this Settings settings, string hash) => settings.PathOf("files", hash[..2], hash);

    /// <summary>A format's extension: "jpg", "webp" or "avif".</summary>
    public static string Extension(this PhotoFormats format) => format switch
    {
        PhotoFormats.Jpeg => "jpg",
        PhotoFormats.WebP => "webp",
        PhotoFormats.Avif => "avif",
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };
}
