using Microsoft.AspNetCore.Mvc;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.FactCheck;

/// <summary>A page of the fact-check desk: for the desk and above, in all offices.</summary>
public abstract class FactCheckPage(PortalDb db) : DeskPage
{
    /// <summary>The database.</summary>
    protected PortalDb Db { get; } = db;

    /// <summary>What answers those who may not see the page, or null.</summary>
    protected IActionResult? Closed => Permissions.May(Role.Desk) ? null : Forbid();
}
