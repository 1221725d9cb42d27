using System.Globalization;
using ToaSoan.Platform;

namespace ToaSoan.Newsroom.Front;

/// <summary>Tickets by which one member of staff sees a layout before readers do, good for an hour.</summary>
public sealed class FrontPreviews(Tickets tickets)
{
    private const string Purpose = "front";

    /// <summary>The path of the preview of a layout; 0 for the one that counts now. The caller has checked that they may compose the page.</summary>
    public string PathFor(long layout, long staffId) => "/xem-thu/trang-nhat/" + tickets.Make(Purpose, string.Create(CultureInfo.InvariantCulture, $"{staffId} {layout}"), TimeSpan.FromHours(1));

    /// <summary>The layout a ticket shows to a visitor; null when it is not theirs or over.</summary>
    public long? Read(string token, long? staffId) => tickets.Read(Purpose, token)?.Split(' ') is [var member, var layout] && member == staffId?.ToString(CultureInfo.InvariantCulture) ? long.Parse(layout, CultureInfo.InvariantCulture) : null;
}
