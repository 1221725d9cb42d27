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
/// pixels after orientation; the focal point, 0 to 1 across and down, is what a crop keeps.
/// </summary>
public sealed record PhotoSource(string Hash, int Width, int Height, PhotoFormats Formats, double FocalX = .5, double FocalY = .5)
{
    private static readonly int[] Steps = [480, 800, 1200, 1800];

    /// <summary>The widths at which renditions are made: four at most, the widest the original's own when it is narrower than 1,800.</summary>
    public IReadOnlyList<int> Widths { get; } = [.. Steps.Where(step => step < Math.Min(Width, Steps[^1])), Math.Min(Width, Steps[^1])];

    /// <summary>
    /// The class that keeps a crop at the focal point's third of the picture, "" for the middle. Our policy allows no style attribute, so the
    /// style sheet (base.css) has one class a third.
    /// </summary>
    public string FocalClass => (Third(FocalX), Third(FocalY)) is var (across, down) && (across, down) != (1, 1) ? $"focal-{across}-{down}" : "";

    private static int Third(double at) => Math.Clamp((int)(at * 3), 0, 2);

    /// <summary>The address of one rendition under the site's root, without the leading slash.</summary>
    public string Address(int width, string extension) => $"anh/{Hash}-{width}.{extension}{Key}";

    /// <summary>"" for a public photo; the query that lets the reader of a preview see one that is not public yet (<see cref="MediaKeys"/>).</summary>
    public string Key { get; init; } = "";

    /// <summary>The picture itself as a data: address, for a page kept as one file; null where it is fetched.</summary>
    public string? Data { get; init; }
}
