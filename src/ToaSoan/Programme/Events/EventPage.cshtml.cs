using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Media;
using ToaSoan.Platform;
using ToaSoan.Reader;

namespace ToaSoan.Programme.Events;

/// <summary>An event's changes as its history tells them.</summary>
public sealed record EventHistory(int Number, DateTime At, IReadOnlyList<EventChange> Changes);

/// <summary>One event: what, when, where, for whom, what changed, and whether there are seats. One that was called off stays, with the reason.</summary>
[AllowAnonymous]
public sealed class EventPageModel(PortalDb db, Settings settings, SiteIdentities identities, TimeProvider clock) : ReaderPage
{
    private const int EditionsRead = 20;

    /// <summary>The event.</summary>
    public ShownEvent Shown { get; private set; } = null!;

    /// <summary>How full it is; null where nobody registers.</summary>
    public Fullness? Full { get; private set; }

    /// <summary>The documents with their kind and size, in order.</summary>
    public IReadOnlyList<(EventMaterial Material, string Kind, long Bytes)> Materials { get; private set; } = [];

    /// <summary>What changed, the newest first.</summary>
    public IReadOnlyList<EventHistory> History { get; private set; } = [];

    /// <summary>The last count of who came, or null.</summary>
    public Attendance? Came { get; private set; }

    /// <summary>The present instant (UTC).</summary>
    public DateTime Now { get; } = clock.Now();

    /// <summary>Whether one may still register.</summary>
    public bool Open => Shown.Content.Registers && !Shown.Cancelled && Shown.Content.Starts > Now;

    /// <summary>Shows it; 404 when there is none.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken stop)
    {
        if (await EventMonths.FindAsync(db, id, stop) is not { } shown)
        {
            return NotFound();
        }

        if (Elsewhere(shown.Edition.Path) is { } other)
        {
            return other;
        }

        Shown = shown;
        var content = shown.Content;
        Full = content.Registers ? await Registrations.FullnessAsync(db, id, stop) : null;
        Came = shown.Over(Now) ? await db.Attendances.AsNoTracking().Where(a => a.EventId == id).OrderByDescending(static a => a.Id).FirstOrDefaultAsync(stop) : null;
        string[] files = [.. content.Materials.Select(static one => one.File)];
        var known = files.Length == 0 ? [] : await db.Files.AsNoTracking().Where(file => files.Contains(file.Hash)).ToDictionaryAsync(static file => file.Hash, stop);
        Materials = [.. content.Materials.Where(one => known.ContainsKey(one.File)).Select(one => (one, Path.GetExtension(known[one.File].Name).TrimStart('.').ToUpperInvariant(), known[one.File].Bytes))];
        History = [.. (await db.Editions.AsNoTracking().Where(e => e.Kind == EventContent.EditionKind && e.ObjectId == id).OrderByDescending(static e => e.Number).Take(EditionsRead).Select(static e => new { e.Number, e.PublishedAt, e.Body }).ToListAsync(stop))
            .Select(static e => new EventHistory(e.Number, e.PublishedAt, EventContent.Read(e.Body).Changes)).Where(static e => e.Changes.Count > 0)];
        Head = new Head(content.Name, content.Summary.Split('\n')[0], shown.Edition.Path, Published: shown.Edition.FirstPublishedAt, Modified: shown.Edition.PublishedAt,
            Data: EventSchema.Of(shown, await identities.GetAsync(db, stop), settings)) { Counted = shown.Edition.CountedAs, Language = "vi" };
        Store([], EventMonths.PageOf(id));
        return Page();
    }
}
