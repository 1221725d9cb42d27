using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using ToaSoan.Blocks;
using ToaSoan.Media;
using ToaSoan.Platform;
using ToaSoan.Reader;

namespace ToaSoan.Questions;

/// <summary>One question: what was asked, who owes the answer until when and why that day, the answers, the promises, its whole course. When it was withdrawn or restricted, a page that says so and why.</summary>
[AllowAnonymous]
public sealed class PublicQuestionModel(PortalDb db, Settings settings, SiteIdentities identities, TimeProvider clock) : ReaderPage
{
    /// <summary>The current edition.</summary>
    public Edition Edition { get; private set; } = null!;

    /// <summary>What readers are told; null when it was withdrawn.</summary>
    public QuestionContent? Said { get; private set; }

    /// <summary>The city's day.</summary>
    public DateOnly Today => clock.Today();

    /// <summary>An answer's blocks as HTML.</summary>
    public static IHtmlContent Body(QuestionAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return new BlockHtml(new Dictionary<string, PhotoSource>()).Render(BlockJson.Read(answer.Body));
    }

    /// <summary>Shows it; 404 when there is none, 410 when it was withdrawn.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken stop)
    {
        if (await PublicQuestionReading.FindAsync(db, id, stop) is not { } edition)
        {
            return NotFound();
        }

        if (Elsewhere(edition.Path) is { } other)
        {
            return other;
        }

        Edition = edition;
        if (edition.Withdrawn)
        {
            Response.StatusCode = StatusCodes.Status410Gone;
            Head = new Head(QuestionsText.NotShownAnyMore);
        }
        else
        {
            Said = QuestionContent.Read(edition.Body);
            Head = new Head(Said.Subject, Said.Text.Split('\n')[0], edition.Path, Feed: PublicQuestionFeed.AddressOf(null), Published: edition.FirstPublishedAt, Modified: edition.PublishedAt,
                Data: PublicQuestionSchema.Of(edition, Said, await identities.GetAsync(db, stop), settings)) { Counted = edition.CountedAs, InBoth = false, Language = "vi" };
        }

        Store([], QuestionTag.PageOf(id));
        return Page();
    }
}
