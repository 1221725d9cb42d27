using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ToaSoan.Media;
using ToaSoan.Platform;

namespace ToaSoan.Reader.ShareCards;

/// <summary>The picture shown with a shared link: what stands on it, and the mark of that, which is part of its address.</summary>
/// <param name="ObjectId">The article.</param>
/// <param name="Language">"vi" or "en".</param>
/// <param name="Title">The title.</param>
/// <param name="Section">The section's name today.</param>
/// <param name="Site">The portal's name.</param>
/// <param name="Accent">The colour of its bars and its section: "#a3201d".</param>
/// <param name="Photo">The lead photo with its JPEGs ready, or null.</param>
public sealed record ShareCard(long ObjectId, string Language, string Title, string Section, string Site, string Accent, PhotoSource? Photo)
{
    /// <summary>Pixels across.</summary>
    public const int Width = 1200;

    /// <summary>Pixels down.</summary>
    public const int Height = 630;

    // Raised when the drawing changes, so that every card has a new address.
    private const string Drawing = "2";

    /// <summary>The card of an edition.</summary>
    public static ShareCard Of(Edition edition, string section, SiteIdentity site, PhotoSource? photo)
    {
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(site);
        return new ShareCard(edition.ObjectId, edition.Language, edition.Title, section, site.Name, site.Accent.Length > 0 ? site.Accent : Theme.Accent, photo is not null && photo.Formats.HasFlag(PhotoFormats.Jpeg) ? photo : null);
    }

    /// <summary>16 hex digits that change with anything on the card.</summary>
    public string Mark { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{Drawing}\n{Language}\n{Title}\n{Section}\n{Site}\n{Accent}\n{Photo?.Hash}\n{Photo?.FocalX:F2} {Photo?.FocalY:F2}"))).AsSpan(0, 8));

    /// <summary>Its path under the root.</summary>
    public string Path => string.Create(CultureInfo.InvariantCulture, $"{(Language == "en" ? "/en" : "")}/the/{ObjectId}-{Mark}.jpg");
}
