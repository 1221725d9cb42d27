using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;

namespace ToaSoan.Offices;

/// <summary>An office with its names and parents, and what happened to it, newest first; events know the offices at both ends.</summary>
public sealed record OfficePast(Office Office, IReadOnlyList<OfficeEvent> Events)
{
    /// <summary>Its names, newest first; one that was put into the database by other means has its own name.</summary>
    public IReadOnlyList<OfficeName> Names => [.. Office.Names.OrderByDescending(static name => name.From ?? DateOnly.MinValue)];

    /// <summary>Its parents, newest first.</summary>
    public IReadOnlyList<OfficeParent> Parents => [.. Office.Parents.OrderByDescending(static parent => parent.From ?? DateOnly.MinValue)];

    /// <summary>From where it came, with the shares.</summary>
    public IEnumerable<(OfficeEvent Event, OfficeEventLink Link)> CameFrom => Links.Where(pair => pair.Link.ToId == Office.Id && pair.Link.FromId is { } from && from != Office.Id);

    /// <summary>Where it, or a part of it, went, with the shares.</summary>
    public IEnumerable<(OfficeEvent Event, OfficeEventLink Link)> WentTo => Links.Where(pair => pair.Link.FromId == Office.Id && pair.Link.ToId is { } to && to != Office.Id);

    private IEnumerable<(OfficeEvent Event, OfficeEventLink Link)> Links => Events.SelectMany(static happened => happened.Links, static (happened, link) => (happened, link));

    /// <summary>Reads an office's past; null when there is no such office.</summary>
    public static async Task<OfficePast?> OfAsync(PortalDb db, Expression<Func<Office, bool>> which, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (await db.Offices.AsNoTracking().Include(static office => office.Names).Include(static office => office.Parents).ThenInclude(static parent => parent.Parent).AsSplitQuery().SingleOrDefaultAsync(which, stop) is not { } office)
        {
            return null;
        }

        OfficeRules.MustHaveName(office);
        var events = await db.OfficeEvents.AsNoTracking().Where(happened => happened.Links.Any(link => link.FromId == office.Id || link.ToId == office.Id))
            .Include(static happened => happened.Links).ThenInclude(static link => link.From!.Names).Include(static happened => happened.Links).ThenInclude(static link => link.To!.Names)
            .AsSplitQuery().OrderByDescending(static happened => happened.Day).ThenByDescending(static happened => happened.Id).ToListAsync(stop);
        return new OfficePast(office, events);
    }
}
