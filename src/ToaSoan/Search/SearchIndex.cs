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
    public static async Task WriteAsync(PortalDb db, Edition edition, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(edition);
        await SearchTable.LockAsync(db, stop);
        var old = await db.SearchTexts.Where(t => t.Kind == edition.Kind && t.ObjectId == edition.ObjectId).Select(static t => t.Id).ToListAsync(stop);
        foreach (var id in old)
        {
            await SearchTable.RemoveAsync(db, id, stop);
            await db.SearchTexts.Where(t => t.Id == id).ExecuteDeleteAsync(stop);
        }

        if (!edition.Shown)
        {
            return;
        }

        var row = IndexWords.Row(edition);
        row.Id = await FreeIdAsync(db, edition.FirstPublishedAt, stop);
        var entry = db.SearchTexts.Add(row);
        await db.SaveChangesAsync(stop);
        entry.State = EntityState.Detached;
        await SearchTable.AddAsync(db, row.Id, IndexWords.Of(row), stop);
    }

    /// <summary>
    /// Makes every missing row and every row of another <see cref="IndexWords.Version"/>, in batches of their own transactions;
    /// returns how many. Safe beside running publications.
    /// </summary>
    public static async Task<int> RebuildAsync(PortalDb db, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        var (made, after) = (0, 0L);
        while (true)
        {
            var ids = await Unwritten(db, after).Select(static e => e.Id).Take(Batch).ToListAsync(stop);
            if (ids.Count == 0)
            {
                return made;
            }

            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            await SearchTable.LockAsync(db, stop);
            var editions = await Unwritten(db, after).Where(e => ids.Contains(e.Id)).Include(static e => e.Tags).AsNoTracking().ToListAsync(stop);
            foreach (var edition in editions)
            {
                await WriteAsync(db, edition, stop);
            }

            await transaction.CommitAsync(stop);
            (made, after) = (made + editions.Count, ids[^1]);
        }
    }

    private static IQueryable<Edition> Unwritten(PortalDb db, long after) => db.Editions
        .Where(e => e.Shown && e.Id > after && !db.Set<SearchText>().Any(t => t.Kind == e.Kind && t.ObjectId == e.ObjectId && t.EditionId == e.Id && t.KeyVersion == IndexWords.Version))
        .OrderBy(static e => e.Id);

    private static async Task<long> FreeIdAsync(PortalDb db, DateTime published, CancellationToken stop)
    {
        var id = SearchId.Of(published);
        if (!await db.SearchTexts.AnyAsync(t => t.Id == id, stop))
        {
            return id;
        }

        var (first, last) = SearchId.Spill(id);
        var highest = await db.SearchTexts.Where(t => t.Id >= first && t.Id <= last).MaxAsync(static t => (long?)t.Id, stop);
        return highest + 1 ?? first;
    }
}
