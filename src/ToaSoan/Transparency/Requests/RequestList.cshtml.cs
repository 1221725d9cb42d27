using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Transparency.Requests;

/// <summary>The desk's register of requests: the open ones, the oldest first, then what was decided, last first.</summary>
public sealed class RequestListModel(PortalDb db) : DeskPage
{
    /// <summary>Decided requests on a page.</summary>
    public const int PageSize = 50;

    /// <summary>The page of decided ones, from 1.</summary>
    [BindProperty(SupportsGet = true)]
    public int Trang { get; set; } = 1;

    /// <summary>How many pages there are.</summary>
    public int Pages { get; private set; }

    /// <summary>The open ones.</summary>
    public IReadOnlyList<ReceivedRequest> Open { get; private set; } = [];

    /// <summary>The page's decided ones.</summary>
    public IReadOnlyList<ReceivedRequest> Decided { get; private set; } = [];

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!Permissions.May(Role.Desk))
        {
            return Forbid();
        }

        var stop = HttpContext.RequestAborted;
        var decided = db.ReceivedRequests.AsNoTracking().Where(static r => r.DecidedAt != null);
        Pages = Math.Max(1, (await decided.CountAsync(stop) + PageSize - 1) / PageSize);
        Trang = Math.Clamp(Trang, 1, Pages);
        Open = await db.ReceivedRequests.AsNoTracking().Where(static r => r.DecidedAt == null).OrderBy(static r => r.AskedOn).ThenBy(static r => r.Id).ToListAsync(stop);
        Decided = await decided.OrderByDescending(static r => r.DecidedAt).ThenByDescending(static r => r.Id).Skip((Trang - 1) * PageSize).Take(PageSize).ToListAsync(stop);
        return Page();
    }
}
