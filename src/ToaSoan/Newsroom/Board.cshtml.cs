using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Newsroom;

/// <summary>Everything in flight, by state, office and hour.</summary>
public sealed class BoardModel(PortalDb db, TimeProvider clock) : DeskPage
{
    private const int Most = 500;

    /// <summary>An office with how many articles it has in flight.</summary>
    public sealed record OfficeCount(long Id, string Name, int Count);

    /// <summary>The office shown, or null for all.</summary>
    public long? Office { get; private set; }

    /// <summary>Offices with something in flight, by name.</summary>
    public IReadOnlyList<OfficeCount> Offices { get; private set; } = [];

    /// <summary>How many are in each state.</summary>
    public IReadOnlyDictionary<ArticleState, int> Counts { get; private set; } = new Dictionary<ArticleState, int>();

    /// <summary>The lines by state, the nearest hour first; at most 500 in all.</summary>
    public ILookup<ArticleState, InFlight> Lines { get; private set; } = Array.Empty<InFlight>().ToLookup(static line => line.State);

    /// <summary>Now.</summary>
    public DateTime Now { get; } = clock.Now();

    /// <summary>Shows the board, of one office when one is asked for.</summary>
    public async Task OnGetAsync(long? office)
    {
        var stop = HttpContext.RequestAborted;
        var all = db.InFlightFor(Permissions);
        Offices = await all.GroupBy(static article => new { article.OfficeId, article.Office!.ShortName }).OrderBy(static group => group.Key.ShortName)
            .Select(static group => new OfficeCount(group.Key.OfficeId, group.Key.ShortName, group.Count())).ToListAsync(stop);
        Office = Offices.Any(known => known.Id == office) ? office : null;
        var shown = Office is { } one ? all.Where(article => article.OfficeId == one) : all;
        Counts = await shown.GroupBy(static article => article.State).ToDictionaryAsync(static group => group.Key, static group => group.Count(), stop);
        Lines = (await shown.OrderBy(static article => article.DueAt == null).ThenBy(static article => article.DueAt).ThenBy(static article => article.SavedAt).LinesAsync(db, Most, stop)).ToLookup(static line => line.State);
    }
}
