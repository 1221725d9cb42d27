using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Blocks;
using ToaSoan.Media;
using ToaSoan.Newsroom;
using ToaSoan.Platform;
using ToaSoan.Reader;

namespace ToaSoan.FactCheck;

/// <summary>A piece of evidence with what the last look at it found, and whether one was ever made.</summary>
public sealed record PublicCheckPiece(CheckPiece Piece, EvidenceStanding Standing, DateTime? Since, DateTime? LookedAt);

/// <summary>One check: the claim, the verdict, why, the evidence, and what was changed since. When it was withdrawn, a page that says so and why.</summary>
[AllowAnonymous]
public sealed class PublicCheckModel(PortalDb db, Settings settings, SiteIdentities identities) : ReaderPage
{
    private const int EditionsRead = 30;

    /// <summary>The current edition.</summary>
    public Edition Edition { get; private set; } = null!;

    /// <summary>What it says; null when it was withdrawn.</summary>
    public CheckContent? Said { get; private set; }

    /// <summary>The whole account.</summary>
    public IHtmlContent Prose { get; private set; } = HtmlString.Empty;

    /// <summary>The evidence, by number.</summary>
    public IReadOnlyList<PublicCheckPiece> Evidence { get; private set; } = [];

    /// <summary>What was changed since the first edition, the newest first.</summary>
    public IReadOnlyList<PublicCheckTurn> Course { get; private set; } = [];

    /// <summary>The topic as it is today, or null.</summary>
    public Topic? Topic { get; private set; }

    /// <summary>The absolute address.</summary>
    public string Address => settings.Absolute(Edition.Path);

    /// <summary>Shows it; 404 when there is none, 410 when it was withdrawn.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken stop)
    {
        if (await PublicCheckReading.FindAsync(db, id, stop) is not { } found)
        {
            return NotFound();
        }

        if (Elsewhere(found.Edition.Path) is { } other)
        {
            return other;
        }

        (Edition, Said) = (found.Edition, found.Said);
        await ReadCourseAsync(id, stop);
        if (Said is not { } said)
        {
            Response.StatusCode = StatusCodes.Status410Gone;
            Head = new Head(FactCheckText.Withdrawn);
        }
        else
        {
            var looks = await db.EvidenceItems.AsNoTracking().Where(e => e.CheckId == id).Select(static e => new { e.Id, e.Standing, e.StandingSince, e.LookedAt }).ToDictionaryAsync(static e => e.Id, stop);
            Evidence = [.. said.Evidence.Select(piece => looks.TryGetValue(piece.Id, out var look) ? new PublicCheckPiece(piece, look.Standing, look.StandingSince, look.LookedAt) : new PublicCheckPiece(piece, EvidenceStanding.Same, null, null))];
            Topic = (await db.TopicsNowAsync([.. Edition.Topics.Select(static tag => tag.Slug)], stop)).Of(Edition).FirstOrDefault();
            Prose = new BlockHtml(new Dictionary<string, PhotoSource>()).Render(BlockJson.Read(said.Body));
            Head = new Head(CheckWords.Titled(said.Verdict!.Value, said.Claim), said.Finding, Edition.Path, Feed: "/kiem-chung/atom.xml", Data: CheckSchema.Page(Edition, said, await identities.GetAsync(db, stop), settings))
            {
                Counted = Edition.CountedAs, Language = "vi", InBoth = false, Published = Edition.FirstPublishedAt, Modified = Edition.PublishedAt,
            };
        }

        Store([], [CheckTag.PageOf(id), .. Edition.Topics.Select(static tag => PageTag.Named(tag.Kind, tag.Slug))]);
        return Page();
    }

    // What was done to it after it was first shown; an edition that withdrew it says nothing of a verdict.
    private async Task ReadCourseAsync(long id, CancellationToken stop)
    {
        var editions = await db.Editions.AsNoTracking().Where(e => e.Kind == CheckContent.EditionKind && e.ObjectId == id).OrderByDescending(static e => e.Number).Take(EditionsRead)
            .Select(static e => new { e.Number, e.PublishedAt, e.Change, e.Reason, e.Kicker }).ToListAsync(stop);
        var turns = new List<PublicCheckTurn>();
        for (var at = 0; at < editions.Count; at++)
        {
            var (one, before) = (editions[at], editions.Skip(at + 1).FirstOrDefault(static e => e.Kicker.Length > 0));
            turns.Add(new PublicCheckTurn(one.Number, one.PublishedAt, one.Change, one.Reason, Read(before?.Kicker), Read(one.Kicker)));
        }

        Course = turns.FindAll(static turn => turn.Number > 1);
    }

    private static Verdict? Read(string? kicker) => kicker is { Length: > 0 } ? Enum.Parse<Verdict>(kicker) : null;
}
