using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;

namespace ToaSoan.Reader;

/// <summary>A place in a list: an edition and when its object was first published (UTC).</summary>
public sealed class Listed
{
    /// <summary>The edition.</summary>
    public required long Id { get; init; }

    /// <summary>When.</summary>
    public required DateTime At { get; init; }
}

/// <summary>
/// Lists of what readers see, newest first. Owns the rule that a list is found, counted and paged in an index that holds all of it, and that
/// only the rows of the page are read: an edition's row is as long as its text.
/// </summary>
public static class Lists
{
    /// <summary>The places of editions.</summary>
    public static IQueryable<Listed> Listed(this IQueryable<Edition> editions) => editions.Select(static e => new Listed { Id = e.Id, At = e.FirstPublishedAt });

    /// <summary>Newest first; those of the same instant by edition.</summary>
    public static IQueryable<Listed> NewestFirst(this IQueryable<Listed> places) => places.OrderByDescending(static place => place.At).ThenByDescending(static place => place.Id);

    /// <summary>The tags of what readers see: those of a kind with a slug, on articles or on editions of another kind.</summary>
    public static IQueryable<EditionTag> Tags(this PortalDb db, string kind, string slug, string of = Cards.Kind)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Set<EditionTag>().AsNoTracking().Where(tag => tag.Kind == kind && tag.Slug == slug && tag.EditionKind == of && tag.ShownAt != null);
    }

    /// <summary>What carries one of the slugs, each once.</summary>
    public static IQueryable<Listed> Tagged(this PortalDb db, string kind, params string[] slugs)
    {
        ArgumentNullException.ThrowIfNull(slugs);
        return slugs.Select(slug => db.Tags(kind, slug).Select(static tag => new Listed { Id = tag.EditionId, At = tag.ShownAt!.Value })).Aggregate(static (all, more) => all.Union(more));
    }

    /// <summary>The newest few that carry one of the slugs. Asked for slug by slug: together a database would sort all of them.</summary>
    public static async Task<List<long>> NewestTaggedAsync(this PortalDb db, string kind, IReadOnlyCollection<string> slugs, int count, CancellationToken stop, string of = Cards.Kind)
    {
        ArgumentNullException.ThrowIfNull(slugs);
        var places = new List<(DateTime? At, long Id)>();
        foreach (var slug in slugs)
        {
            places.AddRange((await db.Tags(kind, slug, of).OrderByDescending(static tag => tag.ShownAt).ThenByDescending(static tag => tag.EditionId).Take(count).Select(static tag => new { tag.ShownAt, tag.EditionId }).ToListAsync(stop))
                .Select(static tag => (tag.ShownAt, tag.EditionId)));
        }

        return [.. places.Distinct().OrderDescending().Select(static place => place.Id).Take(count)];
    }

    /// <summary>The cards of some editions that are still shown, newest first.</summary>
    public static async Task<List<Card>> CardsAsync(this PortalDb db, IReadOnlyCollection<long> ids, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(ids);
        return ids.Count == 0 ? [] : await db.CardsAsync(db.Editions.AsNoTracking().Where(e => ids.Contains(e.Id) && e.Shown).NewestFirst(), stop);
    }
}
