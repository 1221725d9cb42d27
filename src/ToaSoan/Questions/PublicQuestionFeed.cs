using Microsoft.EntityFrameworkCore;
using ToaSoan.Blocks;
using ToaSoan.Media;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Reader;
using ToaSoan.Reader.Feeds;

namespace ToaSoan.Questions;

/// <summary>The Atom feeds of questions, all or an office's: what changed last first, each with how it stands and its answers. Always in Vietnamese, the language of what they tell.</summary>
public static class PublicQuestionFeed
{
    private const int Most = 40;

    /// <summary>The address of a feed.</summary>
    public static string AddressOf(string? office) => (office is null ? "/hoi-dap" : PublicQuestionsModel.AddressOf(QuestionShelf.All, office)) + "/atom.xml";

    /// <summary>Answers <c>/hoi-dap/atom.xml</c> and <c>/hoi-dap/don-vi/{office}/atom.xml</c>; 404 for an office there is none of.</summary>
    public static async Task<IResult> ServeAsync(HttpContext context, PortalDb db, Settings settings, SiteIdentities identities, string? office)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(identities);
        var stop = context.RequestAborted;
        var name = office is null ? "" : await db.Offices.Where(one => one.Slug == office).Select(static one => one.Name).SingleOrDefaultAsync(stop);
        if (name is null)
        {
            return Results.NotFound();
        }

        LanguageMiddleware.Speak("vi");
        var site = await identities.GetAsync(db, stop);
        var editions = await db.Shown(QuestionContent.Kind).Where(e => office == null || e.Office == office).OrderByDescending(static e => e.PublishedAt).ThenByDescending(static e => e.Id).Take(Most).ToListAsync(stop);
        var path = AddressOf(office);
        var title = name.Length == 0 ? $"{QuestionsText.Questions} – {site.Name}" : $"{QuestionsText.Questions}: {name} – {site.Name}";
        var page = new FeedPage(title, QuestionsText.Lead, settings.Absolute(path[..^"/atom.xml".Length]), _ => settings.Absolute(path), "vi", site.Name, "", [.. editions.Select(edition => ItemOf(edition, settings))], DateTime.UnixEpoch);
        return Atom.Write(context, [PageTag.Layout, QuestionTag.List], page);
    }

    private static FeedItem ItemOf(Edition edition, Settings settings)
    {
        var content = QuestionContent.Read(edition.Body);
        var standing = content.State == QuestionState.Answered ? QuestionWords.Of(content.State) : content.DueOn is { } due ? QuestionWords.Format(QuestionsText.DueOn, CityTime.Day(due)) : QuestionsText.WaitsForOffice;
        var html = string.Concat(content.Answers.Select(answer => new BlockHtml(new Dictionary<string, PhotoSource>(), settings.BaseUrl).Render(BlockJson.Read(answer.Body)).ToString()));
        return new FeedItem(FeedItem.IdOf(edition, settings), edition.Title, settings.Absolute(edition.Path), $"{standing}. {content.Text}", html, edition.FirstPublishedAt, edition.PublishedAt,
            [new FeedAuthor(edition.OfficeName, settings.Absolute($"/don-vi/{edition.Office}"))], [QuestionWords.Of(content.State)], null, "");
    }
}
