using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;

namespace ToaSoan.Search;

/// <summary>
/// Writes the search row and full-text entry of an edition, inside the caller's transaction. Owns the invariant that each
/// shown object has one row in SearchTexts and one in SearchFts under the same id, and no other object has any.
/// </summary>
public static class SearchIndex
{
    private const int Batch = 200;

    /// <summary>
    /// Replaces the object's entry by this edition's; removes it when the edition is not shown. The edition must be saved and
    /// have its tags; other changes waiting in <paramref name="db"/> are saved too.
    /// </summary>
    public static Task WriteAsync(PortalDb db, Edition edition, CancellationToken stop) => WriteAsync(db, [edition], stop);

    /// <summary>The same for several editions of different objects; on PostgreSQL the writer's lock is taken once for all.</summary>
    public static Task WriteAsync(PortalDb db, IReadOnlyCollection<Edition> editions, CancellationToken stop) => WriteAsync(db, editions, null, stop);

    /// <summary>The same for an edition of another kind than an article.</summary>
    public static Task WriteAsync(PortalDb db, Edition edition, SearchedKind kind, CancellationToken stop) => WriteAsync(db, [edition], kind, stop);

    private static async Task WriteAsync(PortalDb db, IReadOnlyCollection<Edition> editions, SearchedKind? searched, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(editions);
        await SearchTable.LockAsync(db, stop);
        foreach (var kind in editions.GroupBy(static edition => edition.Kind))
        {
            var objects = kind.Select(static edition => edition.ObjectId).ToArray();
            foreach (var id in await db.SearchTexts.Where(t => t.Kind == kind.Key && objects.Contains(t.ObjectId)).Select(static t => t.Id).ToListAsync(stop))
            {
                await SearchTable.RemoveAsync(db, id, stop);
                await db.SearchTexts.Where(t => t.Id == id).ExecuteDeleteAsync(stop);
            }
        }

        var rows = editions.Where(static edition => edition.Shown).Select(edition => IndexWords.Row(edition, searched)).ToList();
        var given = new HashSet<long>();
        foreach (var row in rows)
        {
            row.Id = await FreeIdAsync(db, row.PublishedAt, given, stop);
            given.Add(row.Id);
        }

        var entries = rows.ConvertAll(row => db.SearchTexts.Add(row));
        await db.SaveChangesAsync(stop);
        entries.ForEach(static entry => entry.State = EntityState.Detached);
        foreach (var row in rows)
        {
            await SearchTable.AddAsync(db, row.Id, IndexWords.Of(row), stop);
        }
    }

    /// <summary>
    /// Makes every missing row, of articles and of the kinds given, and every row of another <see cref="IndexWords.Version"/>, in batches of their own transactions;
    /// returns how many. Safe beside running publications.
    /// </summary>
    public static async Task<int> RebuildAsync(PortalDb db, IReadOnlyList<SearchedKind> kinds, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        string[] known = [SearchedKind.Article, Edition.EnglishArticle, .. kinds.Select(static kind => kind.Kind)];
        var (made, after) = (0, 0L);
        while (true)
        {
            var ids = await Unwritten(db, known, after).Select(static e => e.Id).Take(Batch).ToListAsync(stop);
            if (ids.Count == 0)
            {
                return made;
            }

            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            await SearchTable.LockAsync(db, stop);
            var editions = await Unwritten(db, known, after).Where(e => ids.Contains(e.Id)).Include(static e => e.Tags).AsNoTracking().ToListAsync(stop);
            foreach (var edition in editions)
            {
                await WriteAsync(db, [edition], kinds.FirstOrDefault(kind => kind.Kind == edition.Kind), stop);
            }

            await transaction.CommitAsync(stop);
            (made, after) = (made + editions.Count, ids[^1]);
        }
    }

    private static IQueryable<Edition> Unwritten(PortalDb db, string[] kinds, long after) => db.Editions
        .Where(e => e.Shown && kinds.Contains(e.Kind) && e.Id > after && !db.Set<SearchText>().Any(t => t.Kind == e.Kind && t.ObjectId == e.ObjectId && t.EditionId == e.Id && t.KeyVersion == IndexWords.Version))
        .OrderBy(static e => e.Id);

    // "given" are those of this call, which are not saved yet.
    private static async Task<long> FreeIdAsync(PortalDb db, DateTime published, HashSet<long> given, CancellationToken stop)
    {
        var id = SearchId.Of(published);
        var (first, last) = SearchId.Spill(id);
        if (given.Where(other => other >= first && other <= last).DefaultIfEmpty(-1).Max() is >= 0 and var spilled)
        {
            return spilled + 1;
        }

        if (!given.Contains(id) && !await db.SearchTexts.AnyAsync(t => t.Id == id, stop))
        {
            return id;
        }

        var highest = await db.SearchTexts.Where(t => t.Id >= first && t.Id <= last).MaxAsync(static t => (long?)t.Id, stop);
        return highest + 1 ?? first;
    }
}
