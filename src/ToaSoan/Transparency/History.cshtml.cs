using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ToaSoan.Platform;
using ToaSoan.Reader;

namespace ToaSoan.Transparency;

/// <summary>An article's history for readers: every edition, by which role and why. Of a withdrawn article only what was done, with 410.</summary>
[AllowAnonymous]
public sealed class HistoryModel(PortalDb db) : ReaderPage
{
    /// <summary>The current edition.</summary>
    public Edition Edition { get; private set; } = null!;

    /// <summary>The editions, newest first.</summary>
    public IReadOnlyList<PastEdition> Editions { get; private set; } = [];

    /// <summary>Shows it; 404 when nothing is published under the number.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken stop)
    {
        if (await db.EditionAsync(id, stop) is not { } edition)
        {
            return NotFound();
        }

        var path = edition.HistoryPath();
        if (Elsewhere(path) is { } other)
        {
            return other;
        }

        (Edition, Editions) = (edition, await db.PastEditionsAsync(edition, null, stop));
        Head = edition.Withdrawn ? new Head(TransparencyText.History) : new Head(string.Format(TransparencyText.HistoryOf, edition.Title), TransparencyText.HistoryLead, path, Section: edition.Section) { Indexed = false, Counted = $"section:{edition.Section}" };
        Response.StatusCode = edition.Withdrawn ? StatusCodes.Status410Gone : StatusCodes.Status200OK;
        Store([], PageTag.Article(id));
        return Page();
    }
}
