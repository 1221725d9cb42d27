using System.Globalization;
using ToaSoan.Media;
using ToaSoan.Platform;

namespace ToaSoan.Newsroom.Photos;

/// <summary>A photo's fields as the desk's pages send them.</summary>
public sealed class PhotoForm
{
    /// <summary>Pixels (CSS) across of the picture on which the focal point is chosen, at most.</summary>
    public const int PictureWidth = 280;

    private const int TallestPicture = 420;

    /// <summary>The caption.</summary>
    public string? Caption { get; set; }

    /// <summary>Who made it.</summary>
    public string? Credit { get; set; }

    /// <summary>The alternative text.</summary>
    public string? Alt { get; set; }

    /// <summary>What we may do with it.</summary>
    public string? Rights { get; set; }

    /// <summary>The last day of use as a date field sends it: "2026-12-31", or "".</summary>
    public string? Until { get; set; }

    /// <summary>The focal point across, in percent.</summary>
    public int? Across { get; set; }

    /// <summary>The focal point down, in percent.</summary>
    public int? Down { get; set; }

    /// <summary>The form of a photo.</summary>
    public static PhotoForm Of(Photo photo)
    {
        ArgumentNullException.ThrowIfNull(photo);
        return new PhotoForm
        {
            Caption = photo.Caption, Credit = photo.Credit, Alt = photo.Alt, Rights = photo.Rights, Until = photo.RightsUntil?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Across = (int)Math.Round(photo.FocalX * 100), Down = (int)Math.Round(photo.FocalY * 100),
        };
    }

    /// <summary>The size (CSS pixels) at which a photo is shown to choose its focal point on: always the same, so that a tap without script says where.</summary>
    public static (int Width, int Height) PictureOf(Photo photo)
    {
        ArgumentNullException.ThrowIfNull(photo);
        var shrink = Math.Min((double)PictureWidth / photo.Width, (double)TallestPicture / photo.Height);
        return (Math.Max(1, (int)Math.Round(photo.Width * shrink)), Math.Max(1, (int)Math.Round(photo.Height * shrink)));
    }

    /// <summary>Everything the form says: an empty field empties the photo's.</summary>
    public PhotoChange Whole() => new(Caption ?? "", Credit ?? "", Alt ?? "", Rights ?? "", new RightsEnd(Day()), Across is { } across && Down is { } down ? (across / 100.0, down / 100.0) : null);

    /// <summary>Only what is filled in: an empty field leaves the photos' as they are.</summary>
    public PhotoChange FilledIn() => new(Filled(Caption), Filled(Credit), null, Filled(Rights), Day() is { } day ? new RightsEnd(day) : null);

    private DateOnly? Day() => string.IsNullOrWhiteSpace(Until) ? null
        : DateOnly.TryParseExact(Until.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new Refusal(PhotosText.DayUnreadable, Until.Length > 40 ? Until[..40] : Until);

    private static string? Filled(string? words) => string.IsNullOrWhiteSpace(words) ? null : words;
}
