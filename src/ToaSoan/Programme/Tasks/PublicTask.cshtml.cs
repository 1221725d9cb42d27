using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Reader;

namespace ToaSoan.Programme.Tasks;

/// <summary>One public task. When it was withdrawn, a page that says so and why.</summary>
[AllowAnonymous]
public sealed class PublicTaskModel(PortalDb db, TimeProvider clock) : ReaderPage
{
    /// <summary>The current edition.</summary>
    public Edition Edition { get; private set; } = null!;

    /// <summary>What it says; null when it was withdrawn.</summary>
    public TaskContent? Said { get; private set; }

    /// <summary>The city's day.</summary>
    public DateOnly Today => clock.Today();

    /// <summary>Shows it; 404 when there is none, 410 when it was withdrawn.</summary>
    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken stop)
    {
        var path = $"/nhiem-vu/{slug}";
        if (await db.Editions.AsNoTracking().SingleOrDefaultAsync(e => e.Kind == TaskContent.Kind && e.Current && e.Path == path, stop) is not { } edition)
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
            Head = new Head(TasksText.PublicWithdrawn);
        }
        else
        {
            Said = TaskContent.Read(edition.Body);
            Head = new Head(edition.Title, edition.Lead.Split('\n')[0], edition.Path, Published: edition.FirstPublishedAt, Modified: edition.PublishedAt) { Counted = edition.CountedAs, InBoth = false, Language = "vi" };
        }

        Store([], PublicTaskTag.Of(edition.Path));
        return Page();
    }
}
