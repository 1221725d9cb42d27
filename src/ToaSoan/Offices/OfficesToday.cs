using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;

namespace ToaSoan.Offices;

/// <summary>What has become of an office: its name today (its last, once it has ended) and, once it has ended, where it went: offices that exist today.</summary>
public sealed record OfficeToday(string Slug, string Name, bool Ended, IReadOnlyList<(string Slug, string Name)> Heirs)
{
    private static readonly Dictionary<string, OfficeToday> None = [];

    /// <summary>What has become of the offices with these slugs, by slug.</summary>
    public static async Task<Dictionary<string, OfficeToday>> OfAsync(PortalDb db, IReadOnlyCollection<string> slugs, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (slugs.Count == 0)
        {
            return None;
        }

        var offices = await db.Offices.AsNoTracking().Where(office => slugs.Contains(office.Slug)).Select(static office => new Row(office.Id, office.Slug, office.Name, office.Until)).ToListAsync(stop);
        var heirs = offices.Exists(static office => office.Until is not null) ? await HeirsAsync(db, stop) : null;
        return offices.ToDictionary(static office => office.Slug, office => new OfficeToday(office.Slug, office.Name, office.Until is not null, heirs?.Invoke(office) ?? []));
    }

    /// <summary>Follows each ended office through the events that ended it, and the ended heirs through theirs.</summary>
    private static async Task<Func<Row, IReadOnlyList<(string Slug, string Name)>>> HeirsAsync(PortalDb db, CancellationToken stop)
    {
        var all = await db.Offices.AsNoTracking().Select(static office => new Row(office.Id, office.Slug, office.Name, office.Until)).ToDictionaryAsync(static office => office.Id, stop);
        var links = (await db.OfficeEvents.AsNoTracking().SelectMany(static e => e.Links, static (e, link) => new { e.Day, link.FromId, link.ToId })
            .Where(static link => link.FromId != null && link.ToId != null && link.FromId != link.ToId).ToListAsync(stop)).ToLookup(static link => (link.FromId!.Value, link.Day), static link => link.ToId!.Value);
        return office => [.. Living(office).DistinctBy(static heir => heir.Id).OrderBy(static heir => heir.Name, StringComparer.Create(LanguageMiddleware.Vietnamese, System.Globalization.CompareOptions.None)).Select(static heir => (heir.Slug, heir.Name))];

        IEnumerable<Row> Living(Row office) => office.Until is { } last ? links[(office.Id, last.AddDays(1))].SelectMany(id => Living(all[id])) : [office];
    }

    private sealed record Row(long Id, string Slug, string Name, DateOnly? Until);
}
