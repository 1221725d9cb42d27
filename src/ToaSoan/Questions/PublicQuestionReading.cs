using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Reader;

namespace ToaSoan.Questions;

/// <summary>How many questions a list has: waiting for an answer, overdue among them, answered.</summary>
public sealed record PublicQuestionCounts(int Open, int Overdue, int Answered);

/// <summary>A question as readers get it, out of its current edition alone.</summary>
public sealed record PublicQuestionReading(Edition Edition, QuestionContent Content)
{
    /// <summary>The current edition of a question, withdrawn ones too; null when there is none.</summary>
    public static Task<Edition?> FindAsync(PortalDb db, long id, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Editions.AsNoTracking().SingleOrDefaultAsync(e => e.Kind == QuestionContent.Kind && e.ObjectId == id && e.Current, stop);
    }

    /// <summary>A page of a list, an office's or all: newest first, the overdue ones by their day.</summary>
    public static async Task<IReadOnlyList<PublicQuestionReading>> PageAsync(PortalDb db, QuestionShelf shelf, string? office, DateOnly today, int skip, int take, CancellationToken stop)
    {
        var ids = shelf == QuestionShelf.Overdue
            ? await (await OverdueAsync(db, office, today, stop)).OrderBy(static tag => tag.Slug).ThenBy(static tag => tag.EditionId).Skip(skip).Take(take).Select(static tag => tag.EditionId).ToListAsync(stop)
            : await db.Tags(QuestionTag.Shelf, Slug(shelf, office), QuestionContent.Kind).OrderByDescending(static tag => tag.ShownAt).ThenByDescending(static tag => tag.EditionId).Skip(skip).Take(take).Select(static tag => tag.EditionId).ToListAsync(stop);
        return await ReadAsync(db, ids, stop);
    }

    /// <summary>The questions of a dossier, those that wait first, then the newest.</summary>
    public static async Task<IReadOnlyList<PublicQuestionReading>> OfDossierAsync(PortalDb db, long dossier, int most, CancellationToken stop) =>
        [.. (await ReadAsync(db, await db.NewestTaggedAsync(QuestionTag.Dossier, [dossier.ToString(CultureInfo.InvariantCulture)], most, stop, QuestionContent.Kind), stop)).OrderByDescending(static one => one.Content.IsOpen)];

    /// <summary>How many there are, of an office or in all.</summary>
    public static async Task<PublicQuestionCounts> CountAsync(PortalDb db, string? office, DateOnly today, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        return new PublicQuestionCounts(
            await db.Tags(QuestionTag.Shelf, Slug(QuestionShelf.Open, office), QuestionContent.Kind).CountAsync(stop),
            await (await OverdueAsync(db, office, today, stop)).CountAsync(stop),
            await db.Tags(QuestionTag.Shelf, Slug(QuestionShelf.Answered, office), QuestionContent.Kind).CountAsync(stop));
    }

    /// <summary>The offices that have questions, with how many.</summary>
    public static async Task<IReadOnlyList<(string Slug, int Count)>> OfficesAsync(PortalDb db, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        var beginning = QuestionTag.Word(QuestionShelf.All) + "/";
        return [.. (await db.Set<EditionTag>().AsNoTracking().Where(tag => tag.Kind == QuestionTag.Shelf && tag.EditionKind == QuestionContent.Kind && tag.ShownAt != null && tag.Slug.StartsWith(beginning)).GroupBy(static tag => tag.Slug)
            .Select(static group => new { group.Key, Count = group.Count() }).ToListAsync(stop)).Select(group => (group.Key[beginning.Length..], group.Count))];
    }

    /// <summary>The editions that have these numbers, in their order.</summary>
    private static async Task<IReadOnlyList<PublicQuestionReading>> ReadAsync(PortalDb db, List<long> ids, CancellationToken stop)
    {
        var found = ids.Count == 0 ? [] : await db.Editions.AsNoTracking().Where(e => ids.Contains(e.Id)).ToDictionaryAsync(static e => e.Id, stop);
        return [.. ids.Where(found.ContainsKey).Select(id => new PublicQuestionReading(found[id], QuestionContent.Read(found[id].Body)))];
    }

    // Few days have something due: their names are read and compared here, so that both databases compare alike.
    private static async Task<IQueryable<EditionTag>> OverdueAsync(PortalDb db, string? office, DateOnly today, CancellationToken stop)
    {
        var tags = db.Set<EditionTag>().AsNoTracking().Where(static tag => tag.Kind == QuestionTag.Due && tag.EditionKind == QuestionContent.Kind && tag.ShownAt != null);
        var (end, length) = (office is null ? "" : "/" + office, QuestionTag.Word(today).Length);
        string[] days = [.. (await tags.Select(static tag => tag.Slug).Distinct().ToListAsync(stop)).Where(slug => slug.Length == length + end.Length && slug.EndsWith(end, StringComparison.Ordinal) && string.CompareOrdinal(slug[..length], QuestionTag.Word(today)) < 0)];
        return tags.Where(tag => days.Contains(tag.Slug));
    }

    private static string Slug(QuestionShelf shelf, string? office) => office is null ? QuestionTag.Word(shelf) : $"{QuestionTag.Word(shelf)}/{office}";
}
