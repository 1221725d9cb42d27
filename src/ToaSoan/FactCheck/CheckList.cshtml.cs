using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;

namespace ToaSoan.FactCheck;

/// <summary>A published check whose evidence a look found changed or gone, and nobody took note yet.</summary>
public sealed record DriftedCheck(long Id, string Claim, IReadOnlyList<EvidenceItem> Evidence);

/// <summary>The fact-check desk: what waits for approval, evidence that changed, checks in work, claims to sort, what was published last.</summary>
public sealed class CheckListModel(PortalDb db) : FactCheckPage(db)
{
    private const int Most = 100;

    /// <summary>Checks that wait for approval.</summary>
    public IReadOnlyList<Check> InReview { get; private set; } = [];

    /// <summary>Checks in work.</summary>
    public IReadOnlyList<Check> InWork { get; private set; } = [];

    /// <summary>The last that were published or withdrawn.</summary>
    public IReadOnlyList<Check> Over { get; private set; } = [];

    /// <summary>Claims to sort, the oldest first.</summary>
    public IReadOnlyList<Claim> Waiting { get; private set; } = [];

    /// <summary>How many claims there are to sort; the list shows the first hundred.</summary>
    public int Claims { get; private set; }

    /// <summary>Evidence that changed.</summary>
    public IReadOnlyList<DriftedCheck> Drifted { get; private set; } = [];

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (Closed is { } closed)
        {
            return closed;
        }

        var stop = HttpContext.RequestAborted;
        var checks = Db.Checks.AsNoTracking();
        InReview = await checks.Where(static c => c.State == CheckState.InReview).OrderBy(static c => c.SavedAt).Take(Most).ToListAsync(stop);
        InWork = await checks.Where(static c => c.State == CheckState.Researching).OrderBy(static c => c.AskedAt).Take(Most).ToListAsync(stop);
        Over = await checks.Where(static c => c.State == CheckState.Published || c.State == CheckState.Withdrawn).OrderByDescending(static c => c.SavedAt).Take(Most).ToListAsync(stop);
        var waiting = Db.Claims.AsNoTracking().Where(static c => c.State == ClaimState.Received);
        (Claims, Waiting) = (await waiting.CountAsync(stop), await waiting.OrderBy(static c => c.Id).Take(Most).ToListAsync(stop));
        var evidence = await Db.EvidenceItems.AsNoTracking().Where(static e => e.Standing != EvidenceStanding.Same && e.NotedAt == null && !e.Dropped).OrderBy(static e => e.CheckId).ThenBy(static e => e.Number).Take(Most).ToListAsync(stop);
        long[] ids = [.. evidence.Select(static e => e.CheckId).Distinct()];
        var drifted = await checks.Where(c => ids.Contains(c.Id)).ToDictionaryAsync(static c => c.Id, stop);
        Drifted = [.. evidence.GroupBy(static e => e.CheckId).Select(group => new DriftedCheck(group.Key, drifted[group.Key].Read().Claim, [.. group]))];
        return Page();
    }
}
