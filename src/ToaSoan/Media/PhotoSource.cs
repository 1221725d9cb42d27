namespace ToaSoan.Media;

/// <summary>The formats in which a photo's renditions stand ready.</summary>
[Flags]
public enum PhotoFormats
{
    /// <summary>Nothing yet: the photo is shown as a quiet box of the right shape.</summary>
    None = 0,

    /// <summary>JPEG at every width.</summary>
    Jpeg = 1,

    /// <summary>WebP at every width.</summary>
    WebP = 2,

    /// <summary>AVIF at every width.</summary>
    Avif = 4,
}

/// <summary>
/// What a page needs to show a photo: <paramref name="Hash"/> is the SHA-256 of the original in hex; width and height in
/// pixels after orientation.
/// </summary>
public sealed record PhotoSource(string Hash, int Width, int Height, PhotoFormats Formats)
{
    private static readonly int[] Steps = [480, 800, 1200, 1800];

    /// <summary>The widths at which renditions are made: four at most, the widest the original's own when it is narrower than 1,800.</summary>
    public IReadOnlyList<int> Widths { get; } = [.. Steps.Where(step => step < Math.Min(Width, Steps[^1])), Math.Min(Width, Steps[^1])];

    /// <summary>The address of one rendition under the site's root, without the leading slash.</summary>
    public string Address(int width, string extension) => $"anh/{Hash}-{width}.{extension}";
}
