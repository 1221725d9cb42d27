using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using VietnameseText;

namespace ToaSoan.Offices;

/// <summary>What has become of an office: its name today (its last, once it has ended) and, once it has ended, where it went: offices that exist today.</summary>
public sealed record OfficeToday(string Name, bool Ended, IReadOnlyList<(string Slug, string Name)> Heirs);

/// <summary>What has become of offices, read once in a request.</summary>
public sealed class OfficesToday(PortalDb db)
{
    private Dictionary<string, OfficeToday>? bySlug;

    /// <summary>What has become of an office, or null when there is none of this slug.</summary>
    public async Task<OfficeToday?> OfAsync(string slug, CancellationToken stop)
    {
        bySlug ??= await ReadAsync(stop);
        return bySlug.GetValueOrDefault(slug);
    }

    /// <summary>Follows each ended office through the events that ended it, and the ended heirs through theirs.</summary>
    private async Task<Dictionary<string, OfficeToday>> ReadAsync(CancellationToken stop)
    {
        var all = await db.Offices.AsNoTracking().Select(static office => new Row(office.Id, office.Slug, office.Name, office.Until)).ToDictionaryAsync(static office => office.Id, stop);
        var ways = (await db.OfficeEvents.AsNoTracking().SelectMany(static e => e.Links, static (e, link) => new { e.Day, link.FromId, link.ToId })
            .Where(static link => link.FromId != null && link.ToId != null && link.FromId != link.ToId).ToListAsync(stop)).ToLookup(static link => (link.FromId!.Value, link.Day), static link => link.ToId!.Value);
        return all.Values.ToDictionary(static office => office.Slug, office => new OfficeToday(office.Name, office.Until is not null, office.Until is null ? [] : Heirs(office)));

        IReadOnlyList<(string Slug, string Name)> Heirs(Row office) =>
            [.. Living(office).DistinctBy(static heir => heir.Id).OrderBy(static heir => heir.Name, VietnameseSort.Comparer).Select(static heir => (heir.Slug, heir.Name))];

        IEnumerable<Row> Living(Row office) => office.Until is { } last ? ways[(office.Id, last.AddDays(1))].SelectMany(id => Living(all[id])) : [office];
    }

    private sealed record Row(long Id, string Slug, string Name, DateOnly? Until);
}
