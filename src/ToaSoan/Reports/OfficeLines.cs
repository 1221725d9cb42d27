using Microsoft.EntityFrameworkCore;
using ToaSoan.Offices;
using ToaSoan.Platform;

namespace ToaSoan.Reports;

/// <summary>A line of a table by office: an office, several that cannot be told apart, or ("") the city as a whole.</summary>
/// <param name="Key">The office's slug; of several the slugs in order, joined by "+".</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is; null for the city as a whole.</param>
public sealed record OfficeLine(string Key, string Name, OfficeKind? Kind);

/// <summary>How much of a row counts on a line. <paramref name="Estimated"/> when the share is nobody's count.</summary>
public sealed record OfficeShare(OfficeLine Line, decimal Share, bool Estimated);

/// <summary>An office as reports know it: its name at the end of the period, and today.</summary>
public sealed record LineOffice(long Id, string Slug, OfficeKind Kind, string Then, string Today);

/// <summary>To which office (a share of) another went; the share null where nobody knows it.</summary>
public sealed record LineHeir(long Office, decimal? Share, ShareBasis? Basis);

/// <summary>Where an office went on a day.</summary>
public sealed record LineWay(long From, DateOnly Day, string LegalBasis, IReadOnlyList<LineHeir> To);

/// <summary>
/// On which line a row counts: as reported, on that of the office that had it then; or restated to today's offices, through merges whole, through splits by their shares. Where nobody
/// knows the shares of a split, its heirs stand on one line together: nothing is ever halved silently. Made of plain data, so that a frozen report keeps them.
/// </summary>
public sealed class OfficeLines
{
    private readonly Dictionary<string, LineOffice> bySlug;
    private readonly Dictionary<long, LineOffice> byId;
    private readonly ILookup<long, LineWay> ways;
    private readonly Dictionary<long, long> together = [];
    private readonly Dictionary<(string Slug, DateOnly? Day), IReadOnlyList<OfficeShare>> known = [];

    /// <summary>Lines out of data that were read, or frozen.</summary>
    public OfficeLines(IReadOnlyList<LineOffice> offices, IReadOnlyList<LineWay> ways)
    {
        ArgumentNullException.ThrowIfNull(offices);
        (Offices, Ways) = (offices, ways);
        bySlug = offices.ToDictionary(static office => office.Slug);
        byId = offices.ToDictionary(static office => office.Id);
        this.ways = ways.OrderBy(static way => way.Day).ToLookup(static way => way.From);
        foreach (var way in ways.Where(static way => way.To.Count > 1 && way.To.Any(static heir => heir.Share is null)))
        {
            var heirs = way.To.SelectMany(heir => Heirs(heir.Office, way.Day)).ToArray();
            foreach (var heir in heirs.Where(heir => Head(heir) != Head(heirs[0])))
            {
                together[Head(heir)] = Head(heirs[0]);
            }
        }
    }

    /// <summary>The offices.</summary>
    public IReadOnlyList<LineOffice> Offices { get; }

    /// <summary>Where they went.</summary>
    public IReadOnlyList<LineWay> Ways { get; }

    /// <summary>Reads offices and what happened to them until today. <paramref name="named"/> is the day by whose names offices are called as reported.</summary>
    public static async Task<OfficeLines> ReadAsync(PortalDb db, DateOnly today, DateOnly named, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        var offices = await db.Offices.AsNoTracking().Include(static office => office.Names).OrderBy(static office => office.Id).ToListAsync(stop);
        var past = await db.OfficeEvents.AsNoTracking().Include(static happened => happened.Links).Where(happened => happened.Day <= today).OrderBy(static happened => happened.Day).ThenBy(static happened => happened.Id).ToListAsync(stop);
        return new OfficeLines(
            offices.ConvertAll(office => new LineOffice(office.Id, office.Slug, office.Kind, office.NameOn(named), office.NameOn(today))),
            [.. past.SelectMany(static happened => happened.Links.Where(static link => link.FromId is not null && link.ToId is not null).GroupBy(static link => link.FromId!.Value)
                .Where(static links => links.Any(link => link.ToId != links.Key))
                .Select(links => new LineWay(links.Key, happened.Day, happened.LegalBasis, [.. links.OrderBy(static link => link.ToId).Select(static link => new LineHeir(link.ToId!.Value, link.Share, link.Basis))])))]);
    }

    /// <summary>The lines on which a row of an office and a day counts; the shares sum to 1.</summary>
    public IReadOnlyList<OfficeShare> Of(string slug, DateOnly day, bool restated)
    {
        if (!bySlug.TryGetValue(slug, out var office))
        {
            return [new OfficeShare(new OfficeLine(slug, slug.Length == 0 ? ReportsText.CityAsAWhole : slug, null), 1, false)];
        }

        if (!known.TryGetValue((slug, restated ? day : null), out var shares))
        {
            known[(slug, restated ? day : null)] = shares = restated ? Restated(office, day) : [new OfficeShare(new OfficeLine(slug, office.Then, office.Kind), 1, false)];
        }

        return shares;
    }

    /// <summary>The name of an office today.</summary>
    public string NameOf(long id) => byId[id].Today;

    private IReadOnlyList<OfficeShare> Restated(LineOffice office, DateOnly day)
    {
        var parts = new List<(long Office, decimal Share, bool Estimated)>();
        Follow(office.Id, day, 1, estimated: false);
        return [.. parts.GroupBy(part => Head(part.Office)).Select(group => new OfficeShare(LineOf(group.Key), group.Sum(static part => part.Share), group.Sum(static part => part.Share) != 1 && group.Any(static part => part.Estimated)))];

        // The next thing that happened to it after the day of the row, and so on from there.
        void Follow(long id, DateOnly after, decimal share, bool estimated)
        {
            if (Next(id, after) is not { } way)
            {
                parts.Add((id, share, estimated));
                return;
            }

            var rest = share;
            foreach (var (heir, index) in way.To.Select(static (heir, index) => (heir, index)))
            {
                // Without known shares all of it goes to the line the heirs stand on together; the last share is what is left, so that nothing is lost in rounding.
                var part = way.To.Count > 1 && heir.Share is null ? (index == 0 ? share : 0) : index == way.To.Count - 1 ? rest : share * heir.Share!.Value;
                rest -= part;
                if (part > 0)
                {
                    Follow(heir.Office, way.Day, part, estimated || (way.To.Count > 1 && heir is { Share: not null, Basis: not ShareBasis.Count }));
                }
            }
        }
    }

    private LineWay? Next(long id, DateOnly after) => ways[id].FirstOrDefault(way => way.Day > after);

    private IEnumerable<long> Heirs(long id, DateOnly after) => Next(id, after) is { } way ? way.To.SelectMany(heir => Heirs(heir.Office, way.Day)) : [id];

    private OfficeLine LineOf(long head)
    {
        var members = Offices.Where(office => Head(office.Id) == head).OrderBy(static office => office.Slug, StringComparer.Ordinal).ToArray();
        return new OfficeLine(string.Join('+', members.Select(static office => office.Slug)), string.Join(" + ", members.Select(static office => office.Today)), members[0].Kind);
    }

    private long Head(long id)
    {
        while (together.TryGetValue(id, out var other))
        {
            id = other;
        }

        return id;
    }
}
