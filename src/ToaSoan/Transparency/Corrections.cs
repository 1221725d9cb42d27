using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Reader;

namespace ToaSoan.Transparency;

/// <summary>That an edition corrected something: which edition, and when (UTC).</summary>
public sealed record CorrectionEntry(long EditionId, DateTime At);

/// <summary>A correction with its words.</summary>
/// <param name="Kind">The kind of what was corrected.</param>
/// <param name="ObjectId">Its number.</param>
/// <param name="Number">The number of the edition that corrected it.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Reason">What was wrong, in public words.</param>
/// <param name="Office">The slug of the office whose it was.</param>
/// <param name="OfficeName">The office's name then.</param>
/// <param name="Withdrawn">Whether readers do not see the thing any more.</param>
/// <param name="Title">Its title today; "" when it was withdrawn.</param>
/// <param name="Path">Where it is, or what stands there now, under the site's root.</param>
public sealed record CorrectionLine(string Kind, long ObjectId, int Number, DateTime At, string Reason, string Office, string OfficeName, bool Withdrawn, string Title, string Path)
{
    /// <summary>What it is called: its title, or its kind and number.</summary>
    public string Name => Title.Length > 0 ? Title : StatementWords.Thing(Kind, ObjectId);

    /// <summary>What this correction changed, for what has a history of its own; else null.</summary>
    public string? Change => Kind == Cards.Kind && !Withdrawn ? FormattableString.Invariant($"{Path}/lich-su/{Number}") : null;

    /// <summary>The language of title and reason.</summary>
    public string Language => Kind == Edition.EnglishArticle ? "en" : "vi";

    /// <summary>The link to the thing from a page of the request's frame; an English version stands in its own.</summary>
    public string Link(HttpRequest request) => Language == "en" ? "/en" + Path : request.To(Path);
}

/// <summary>Reads corrections out of editions.</summary>
public static class Corrections
{
    /// <summary>All of them, newest first; reads no words.</summary>
    public static Task<List<CorrectionEntry>> EntriesAsync(PortalDb db, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Editions.Where(static e => e.Change == EditionChange.Correct).OrderByDescending(static e => e.PublishedAt).ThenByDescending(static e => e.Id).Select(static e => new CorrectionEntry(e.Id, e.PublishedAt)).ToListAsync(stop);
    }

    /// <summary>The words of some, newest first.</summary>
    public static async Task<IReadOnlyList<CorrectionLine>> ReadAsync(PortalDb db, IEnumerable<CorrectionEntry> entries, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        var ids = entries.Select(static entry => entry.EditionId).ToArray();
        var found = await db.Editions.Where(e => ids.Contains(e.Id)).Join(db.Editions.Where(static e => e.Current), static e => new { e.Kind, e.ObjectId }, static now => new { now.Kind, now.ObjectId }, static (e, now) => new
            {
                e.Id, e.Kind, e.ObjectId, e.Number, e.PublishedAt, e.Reason, e.Office, e.OfficeName, Gone = now.Change == EditionChange.Withdraw, now.Title, now.Path, now.Section,
            })
            .OrderByDescending(static e => e.PublishedAt).ThenByDescending(static e => e.Id).ToListAsync(stop);
        return found.ConvertAll(static e => new CorrectionLine(e.Kind, e.ObjectId, e.Number, e.PublishedAt, e.Reason, e.Office, e.OfficeName, e.Gone, e.Gone ? "" : e.Title,
            e.Gone && e.Kind is Cards.Kind or Edition.EnglishArticle ? ArticleAddress.HistoryOfWithdrawn(e.Section, e.ObjectId) : e.Path));
    }
}
