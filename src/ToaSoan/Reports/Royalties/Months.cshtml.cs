using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Reader;
using ToaSoan.Staff;

namespace ToaSoan.Reports.Royalties;

/// <summary>An office's sheet of a month in the list.</summary>
public sealed record RoyaltyOffice(Office Office, int Articles, RoyaltySheet? Sheet);

/// <summary>A month's sheets: all offices for the desk, their own for editors. Offices only, never a list of people.</summary>
public sealed class MonthsModel(PortalDb db, TimeProvider clock) : DeskPage
{
    /// <summary>The month looked at: "2026-06".</summary>
    [BindProperty(SupportsGet = true, Name = "thang")]
    public string? Key { get; set; }

    /// <summary>The month.</summary>
    public RoyaltyMonth Month { get; private set; }

    /// <summary>The sheets.</summary>
    public IReadOnlyList<RoyaltyOffice> Offices { get; private set; } = [];

    /// <summary>The month before and the month after, the latter null when it has not begun.</summary>
    public (RoyaltyMonth Before, RoyaltyMonth? After) Beside { get; private set; }

    /// <summary>Shows them: those of last month, which are due now, unless another is asked for.</summary>
    public async Task OnGetAsync()
    {
        var (stop, today) = (HttpContext.RequestAborted, clock.Today());
        Month = RoyaltyMonth.Read(Key) ?? new RoyaltyMonth(new DateOnly(today.Year, today.Month, 1).AddMonths(-1));
        Beside = (new RoyaltyMonth(Month.First.AddMonths(-1)), Month.First.AddMonths(1) <= today ? new RoyaltyMonth(Month.First.AddMonths(1)) : null);
        var (from, until) = Month.Instants;
        var counts = await db.Shown().Where(e => e.FirstPublishedAt >= from && e.FirstPublishedAt < until).GroupBy(static e => e.Office).Select(static group => new { Slug = group.Key, Count = group.Count() }).ToDictionaryAsync(static row => row.Slug, static row => row.Count, stop);
        var sheets = (await db.RoyaltySheets.AsNoTracking().Where(s => s.Month == Month.First).ToListAsync(stop)).GroupBy(static s => s.OfficeId).ToDictionary(static group => group.Key, static group => group.MaxBy(static s => s.Number)!);
        Offices = [.. (await db.Offices.InOrderAsync(stop)).Where(office => Permissions.May(Role.Editor, office.Id) && (counts.ContainsKey(office.Slug) || sheets.ContainsKey(office.Id)))
            .Select(office => new RoyaltyOffice(office, counts.GetValueOrDefault(office.Slug), sheets.GetValueOrDefault(office.Id)))];
    }
}
