using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;

namespace ToaSoan.Transparency;

/// <summary>A place in the register: a statement, or an edition that withdrew something and of which no statement tells.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="Decision">What was decided.</param>
/// <param name="Ground">On what ground; null where the reason is given in words alone.</param>
/// <param name="Source">Who brought it up.</param>
/// <param name="StatementId">The statement, or null.</param>
/// <param name="EditionId">The edition, or null.</param>
public sealed record RegisterEntry(DateTime At, StatementDecision Decision, StatementGround? Ground, StatementSource Source, long? StatementId, long? EditionId);

/// <summary>
/// The register of statements of reasons. Owns the rule that nothing withdrawn is missing in it and nothing stands in it twice: it is made of all statements and of all editions that withdraw
/// something, but for those of which a statement tells, and for an English version, which goes with its article.
/// </summary>
public static class Register
{
    /// <summary>The address of the register.</summary>
    public const string Address = "/so-kiem-duyet";

    /// <summary>The page-store tags of what is made of it. Whoever withdraws or corrects something forgets the feeds.</summary>
    public static IReadOnlyList<string> Tags { get; } = [Statements.Tag, PageTag.Feeds];

    /// <summary>Every place in it, newest first; reads no words.</summary>
    public static async Task<List<RegisterEntry>> EntriesAsync(PortalDb db, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        var statements = await db.Statements.Select(static s => new RegisterEntry(s.At, s.Decision, s.Ground, s.Source, s.Id, null)).ToListAsync(stop);
        var withdrawals = await Untold(db).Select(static e => new RegisterEntry(e.PublishedAt, StatementDecision.Withdrawn, null, StatementSource.Own, null, e.Id)).ToListAsync(stop);
        return [.. statements.Concat(withdrawals).OrderByDescending(static entry => entry.At).ThenByDescending(static entry => entry.StatementId).ThenByDescending(static entry => entry.EditionId)];
    }

    /// <summary>The editions that withdraw something and of which no statement tells.</summary>
    private static IQueryable<Edition> Untold(PortalDb db)
    {
        var (told, all) = (db.Statements, db.Editions);
        return db.Editions.AsNoTracking().Where(e => e.Change == EditionChange.Withdraw && !told.Any(s => s.Kind == e.Kind && s.ObjectId == e.ObjectId && s.Withdrew == e.Number)
            && (e.Kind != Edition.EnglishArticle || !all.Any(article => article.Change == EditionChange.Withdraw && article.Kind == "article" && article.ObjectId == e.ObjectId)));
    }
}
