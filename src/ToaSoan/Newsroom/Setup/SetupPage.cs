using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Newsroom.Setup;

/// <summary>A page of settings: for those of a role, with who changed it last.</summary>
public abstract class SetupPage(PortalDb db) : DeskPage
{
    /// <summary>The newest entry of the trail about these settings, or null.</summary>
    public AuditEntry? Last { get; private set; }

    /// <summary>The least role that may see and change them.</summary>
    protected abstract Role Least { get; }

    /// <summary>The kind under which the trail knows them.</summary>
    protected abstract string Kind { get; }

    /// <summary>The page's own address.</summary>
    protected abstract string Here { get; }

    /// <summary>The database.</summary>
    protected PortalDb Db { get; } = db;

    /// <summary>Reads what the page shows.</summary>
    protected abstract Task<IActionResult> LoadAsync(CancellationToken stop);

    /// <summary>The newest entry about a kind of settings, or null.</summary>
    public static Task<AuditEntry?> LastOfAsync(PortalDb db, string kind, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.AuditEntries.AsNoTracking().Where(entry => entry.Kind == kind).OrderByDescending(static entry => entry.Id).FirstOrDefaultAsync(stop);
    }

    /// <summary>Shows the page to those who may see it.</summary>
    protected async Task<IActionResult> ShowAsync()
    {
        var stop = HttpContext.RequestAborted;
        if (!Permissions.May(Least))
        {
            return Forbid();
        }

        Last = await LastOfAsync(Db, Kind, stop);
        return await LoadAsync(stop);
    }

    /// <summary>Does what was asked; shows the page again, with the words as they were sent, when refused.</summary>
    protected async Task<IActionResult> ActAsync(string said, Func<CancellationToken, Task> act)
    {
        if (!Permissions.May(Least))
        {
            return Forbid();
        }

        if (await TryAsync(() => act(HttpContext.RequestAborted)))
        {
            Done = said;
            return LocalRedirect(Here);
        }

        Db.ChangeTracker.Clear();
        return await ShowAsync();
    }
}
