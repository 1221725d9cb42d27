using System.Globalization;
using ToaSoan.Blocks;
using ToaSoan.Media;
using ToaSoan.Platform;

namespace ToaSoan.Reader.Feeds;

/// <summary>An edition as every feed format tells it. Addresses are absolute.</summary>
internal sealed record FeedItem(string Id, string Title, string Url, string Lead, string Html, DateTime Published, DateTime Updated, IReadOnlyList<FeedAuthor> Authors, IReadOnlyList<string> Categories, CardImage? Image, string ImageAlt)
{
    /// <summary>The item of an edition, its section and topics by the names they have today.</summary>
    public static FeedItem Of(Edition edition, IEnumerable<string> categories, IReadOnlyDictionary<string, PhotoSource> photos, Settings settings)
    {
        var body = BlockJson.Read(edition.Body);
        var lead = edition.LeadPhoto is null ? null : photos.GetValueOrDefault(edition.LeadPhoto);
        return new FeedItem(
            IdOf(edition, settings), edition.Title, settings.Absolute(edition.Address()), edition.Lead,
            new BlockHtml(photos, settings.BaseUrl).Render(body).ToString()!, edition.FirstPublishedAt, edition.PublishedAt,
            [.. edition.Authors.Select(author => new FeedAuthor(author.Name, settings.Absolute($"/tac-gia/{author.Slug}"))).DefaultIfEmpty(new FeedAuthor(edition.OfficeName, settings.Absolute($"/don-vi/{edition.Office}")))],
            [.. categories], JsonLd.Sized(settings, lead), edition.LeadPhotoAlt);
    }

    /// <summary>A name that stays whatever becomes of the title or the address (RFC 4151): host and year of the first publication, kind and number.</summary>
    public static string IdOf(Edition edition, Settings settings) =>
        string.Create(CultureInfo.InvariantCulture, $"tag:{new Uri(settings.BaseUrl).Host},{CityTime.Local(edition.FirstPublishedAt).Year}:{edition.Kind}/{edition.ObjectId}");
}

/// <summary>Who wrote an item; the office where no name is given.</summary>
internal sealed record FeedAuthor(string Name, string Url);

/// <summary>A feed with what every format says of it. Addresses are absolute.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Description">A sentence about it.</param>
/// <param name="Home">The address of the page it is of.</param>
/// <param name="Self">The address of a format of it, by the file's name.</param>
/// <param name="Language">"vi" or "en".</param>
/// <param name="Publisher">The portal's name.</param>
/// <param name="Hub">The WebSub hub that is told of changes, or "".</param>
/// <param name="Items">The newest first.</param>
/// <param name="Empty">What an empty feed gives as its last change (UTC).</param>
internal sealed record FeedPage(string Title, string Description, string Home, Func<string, string> Self, string Language, string Publisher, string Hub, IReadOnlyList<FeedItem> Items, DateTime Empty)
{
    /// <summary>The newest change of anything in it (UTC).</summary>
    public DateTime Updated => Items.Count == 0 ? Empty : Items.Max(static item => item.Updated);
}
