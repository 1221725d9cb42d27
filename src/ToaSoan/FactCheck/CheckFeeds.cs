using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Blocks;
using ToaSoan.Media;
using ToaSoan.Platform;
using ToaSoan.Reader;
using ToaSoan.Reader.Feeds;
using Document = ToaSoan.Reader.Feeds.Document;

namespace ToaSoan.FactCheck;

/// <summary>The checks for programs: a DataFeed of ClaimReview, the shape other collectors read, and an Atom feed. Both in Vietnamese, the language of what they tell.</summary>
public static class CheckFeeds
{
    /// <summary>The licence of the data.</summary>
    public const string Licence = "https://creativecommons.org/licenses/by/4.0/";

    private const int MostData = 1_000;
    private const int MostEntries = 40;
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Answers <c>/kiem-chung/du-lieu.json</c>: the newest thousand, each with the hashes of its evidence.</summary>
    public static async Task<IResult> DataAsync(HttpContext context, PortalDb db, Settings settings, SiteIdentities identities, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(clock);
        const string path = "/kiem-chung/du-lieu.json";
        if (Elsewhere(context, path) is { } other)
        {
            return other;
        }

        LanguageMiddleware.Speak("vi");
        var stop = context.RequestAborted;
        var (checks, site) = (await PublicCheckReading.NewestAsync(db, MostData, stop), await identities.GetAsync(db, stop));
        var feed = new JsonObject
        {
            ["@context"] = "https://schema.org", ["@type"] = "DataFeed", ["name"] = $"{FactCheckText.Checks} – {site.Name}", ["url"] = settings.Absolute(path), ["license"] = Licence,
            ["dateModified"] = CityTime.Machine(checks.Count == 0 ? clock.Now() : checks.Max(static check => check.Edition.PublishedAt)),
            ["dataFeedElement"] = new JsonArray([.. checks.Select(check => Element(check, site, settings))]),
        };
        return Document.Send(context, "application/json; charset=utf-8", [PageTag.Layout, PageTag.Offices, CheckTag.List], JsonSerializer.SerializeToUtf8Bytes(feed, Plain));
    }

    /// <summary>Answers <c>/kiem-chung/atom.xml</c>: the newest checks; one that was corrected is updated, and says why.</summary>
    public static async Task<IResult> AtomAsync(HttpContext context, PortalDb db, Settings settings, SiteIdentities identities, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(clock);
        const string path = "/kiem-chung/atom.xml";
        if (Elsewhere(context, path) is { } other)
        {
            return other;
        }

        LanguageMiddleware.Speak("vi");
        var stop = context.RequestAborted;
        var editions = await db.Shown(CheckContent.EditionKind).OrderByDescending(static e => e.PublishedAt).ThenByDescending(static e => e.Id).Take(MostEntries).ToListAsync(stop);
        var site = await identities.GetAsync(db, stop);
        var page = new FeedPage($"{FactCheckText.Checks} – {site.Name}", FactCheckText.ListLead, settings.Absolute("/kiem-chung"), _ => settings.Absolute(path), "vi", site.Name, "", [.. editions.Select(edition => ItemOf(edition, settings))], clock.Now());
        return Atom.Write(context, [PageTag.Layout, PageTag.Offices, CheckTag.List], page);
    }

    private static JsonObject Element(PublicCheckReading check, SiteIdentity site, Settings settings)
    {
        var (edition, said) = (check.Edition, check.Said!);
        return new JsonObject
        {
            ["@type"] = "DataFeedItem", ["dateCreated"] = CityTime.Machine(edition.FirstPublishedAt), ["dateModified"] = CityTime.Machine(edition.PublishedAt), ["url"] = settings.Absolute(edition.Path),
            ["item"] = new JsonArray(CheckSchema.Review(edition, said, site, settings)),
            ["evidence"] = new JsonArray([.. said.Evidence.Where(static piece => piece.Hash.Length > 0).Select(static piece => new JsonObject { ["number"] = piece.Number, ["url"] = piece.Address, ["sha256"] = piece.Hash, ["dateCaptured"] = CityTime.Machine(piece.TakenAt) })]),
        };
    }

    private static FeedItem ItemOf(Edition edition, Settings settings)
    {
        var said = CheckContent.Read(edition.Body);
        var corrected = edition.Change == EditionChange.Correct ? $"{FactCheckText.Corrected}: {edition.Reason}\n\n" : "";
        return new FeedItem(FeedItem.IdOf(edition, settings), CheckWords.Titled(said.Verdict!.Value, said.Claim), settings.Absolute(edition.Path), corrected + said.Finding,
            new BlockHtml(new Dictionary<string, PhotoSource>(), settings.BaseUrl).Render(BlockJson.Read(said.Body)).ToString()!, edition.FirstPublishedAt, edition.PublishedAt,
            [new FeedAuthor(edition.OfficeName, settings.Absolute($"/don-vi/{edition.Office}"))], [CheckWords.Of(said.Verdict.Value)], null, "");
    }

    // One address each, without a frame.
    private static IResult? Elsewhere(HttpContext context, string path) => context.Request.PathBase + context.Request.Path == path ? null : Results.LocalRedirect(path, permanent: true);
}
