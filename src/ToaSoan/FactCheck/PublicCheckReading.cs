using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Reader;

namespace ToaSoan.FactCheck;

/// <summary>A check as readers get it, out of its current edition alone; <paramref name="Said"/> is null when it was withdrawn.</summary>
public sealed record PublicCheckReading(Edition Edition, CheckContent? Said)
{
    /// <summary>The current edition of a check that was ever shown, or null.</summary>
    public static async Task<PublicCheckReading?> FindAsync(PortalDb db, long id, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await db.Editions.AsNoTracking().Include(static e => e.Tags).SingleOrDefaultAsync(e => e.Kind == CheckContent.EditionKind && e.ObjectId == id && e.Current, stop) is { } edition
            ? new PublicCheckReading(edition, edition.Withdrawn ? null : CheckContent.Read(edition.Body)) : null;
    }

    /// <summary>The newest checks readers see, by first publication.</summary>
    public static async Task<IReadOnlyList<PublicCheckReading>> NewestAsync(PortalDb db, int count, CancellationToken stop) =>
        [.. (await db.Shown(CheckContent.EditionKind).NewestFirst().Take(count).ToListAsync(stop)).Select(static edition => new PublicCheckReading(edition, CheckContent.Read(edition.Body)))];
}

/// <summary>A check as a line of a list.</summary>
public sealed record PublicCheckLine(string Path, string Claim, string Finding, Verdict Verdict, DateTime At, DateTime Changed);

/// <summary>An edition of a check in its course: when, what was done and why, and the verdict before and after.</summary>
public sealed record PublicCheckTurn(int Number, DateTime At, EditionChange Change, string Reason, Verdict? Before, Verdict? After);
