using ToaSoan.Newsroom.Front;
using ToaSoan.Platform;

namespace ToaSoan.Reader;

/// <summary>Where on the page a block stands: neighbours of one zone share a grid.</summary>
public enum FrontZone
{
    /// <summary>Lead story, seconds and the newest, in two columns.</summary>
    Top,

    /// <summary>A column of a section or of lines.</summary>
    Columns,

    /// <summary>The whole width.</summary>
    Band,
}

/// <summary>A block of the front page with what it shows.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Id">The id of its heading.</param>
/// <param name="Heading">Its heading.</param>
/// <param name="Address">Where the heading leads, or null.</param>
/// <param name="HeadingLanguage">The heading's language where it is not the frame's.</param>
/// <param name="Articles">Its articles.</param>
public sealed record FrontPart(string Kind, string Id, string Heading, string? Address, string? HeadingLanguage, IReadOnlyList<Card> Articles)
{
    /// <summary>The topics of the day: slug and name.</summary>
    public IReadOnlyList<(string Slug, string Name)> Topics { get; init; } = [];

    /// <summary>What another capability shows here, or null.</summary>
    public FrontOffering? Offering { get; init; }

    /// <summary>Where it stands.</summary>
    public FrontZone Zone => Kind switch
    {
        FrontKind.Lead or FrontKind.Seconds or FrontKind.Latest => FrontZone.Top,
        FrontKind.Section => FrontZone.Columns,
        _ when Offering is not null => FrontZone.Columns,
        _ => FrontZone.Band,
    };
}
