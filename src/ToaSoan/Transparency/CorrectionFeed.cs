using ToaSoan.Platform;
using ToaSoan.Reader;
using ToaSoan.Reader.Feeds;

namespace ToaSoan.Transparency;

/// <summary>The newest corrections as an Atom feed (RFC 4287). Always in Vietnamese, the language of what it tells.</summary>
public static class CorrectionFeed
{
    private const int MostEntries = 50;

    /// <summary>Answers <c>/dinh-chinh/atom.xml</c>.</summary>
    public static async Task<IResult> ServeAsync(HttpContext context, PortalDb db, Settings settings, SiteIdentities identities, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(settings);
        LanguageMiddleware.Speak("vi");
        var stop = context.RequestAborted;
        var lines = await Corrections.ReadAsync(db, (await Corrections.EntriesAsync(db, stop)).Take(MostEntries), stop);
        var (site, home) = (await identities.GetAsync(db, stop), settings.Absolute(CorrectionListModel.Address));
        var page = new FeedPage($"{RegisterText.Corrections} – {site.Name}", RegisterText.CorrectionsLead, home, _ => home + "/atom.xml", "vi", site.Name, "", [.. lines.Select(line => ItemOf(line, settings, site))], clock.Now());
        return Atom.Write(context, [PageTag.Layout, PageTag.Feeds], page);
    }

    private static FeedItem ItemOf(CorrectionLine line, Settings settings, SiteIdentity site) => new(
        FormattableString.Invariant($"tag:{new Uri(settings.BaseUrl).Host},{CityTime.Local(line.At).Year}:{line.Kind}/{line.ObjectId}/{line.Number}"), line.Name, settings.Absolute(line.Change ?? (line.Language == "en" ? "/en" : "") + line.Path), line.Reason, "", line.At, line.At,
        [line.OfficeName.Length > 0 ? new FeedAuthor(line.OfficeName, settings.Absolute($"/don-vi/{line.Office}")) : new FeedAuthor(site.Name, settings.Absolute("/"))], [], null, "");
}
