using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Reports.Returns;

/// <summary>A page about one office's month.</summary>
public abstract class ReturnPage(PortalDb db, ReturnDesk desk, TimeProvider clock) : DeskPage
{
    /// <summary>The month.</summary>
    public DateOnly Month { get; private set; }

    /// <summary>The office.</summary>
    public Office Office { get; private set; } = null!;

    /// <summary>The office's name in that month.</summary>
    public string OfficeName => Office.NameOn(ReturnMonth.LastDay(Month));

    /// <summary>What it is asked for.</summary>
    public IReadOnlyList<IndicatorVersion> Asked { get; private set; } = [];

    /// <summary>The versions, newest first; none before the first save.</summary>
    public IReadOnlyList<OfficeReturn> Versions { get; private set; } = [];

    /// <summary>The newest version, or null.</summary>
    public OfficeReturn? Newest => Versions.Count > 0 ? Versions[0] : null;

    /// <summary>Last month's lines that count, to compare with.</summary>
    public IReadOnlyList<ReturnLine> Before { get; private set; } = [];

    /// <summary>Its address.</summary>
    public string Here => $"/ban/so-lieu/{ReturnMonth.Key(Month)}/{Office.Slug}";

    /// <summary>Which return it is.</summary>
    public ReturnKey Key => new(Month, Office.Id);

    /// <summary>The database.</summary>
    protected PortalDb Db { get; } = db;

    /// <summary>What is done to returns.</summary>
    protected ReturnDesk Desk { get; } = desk;

    /// <summary>The clock.</summary>
    protected TimeProvider Clock { get; } = clock;

    /// <summary>Finds what the page is about; gives the answer where there is no such return, or it is not for this person.</summary>
    protected async Task<IActionResult?> FindAsync(string month, string office)
    {
        var stop = HttpContext.RequestAborted;
        var found = await Db.Offices.AsNoTracking().Include(static one => one.Names).SingleOrDefaultAsync(one => one.Slug == office, stop);
        if (ReturnMonth.Read(month) is not { } read || found is null || read > Clock.Today())
        {
            return NotFound();
        }

        if (!Permissions.May(Role.Reporter, found.Id))
        {
            return Forbid();
        }

        (Month, Office, Asked) = (read, found, (await Catalogue.ReadAsync(Db, stop)).AskedOf(found, read));
        Versions = await Desk.ReadAsync(Key, stop);
        var last = read.AddMonths(-1);
        var returns = Db.Returns;
        Before = await Db.ReturnLines.AsNoTracking().Where(line => returns.Any(all => all.Id == line.ReturnId && all.Counts && all.OfficeId == found.Id && all.Month == last)).ToListAsync(stop);
        return Asked.Count == 0 && Versions.Count == 0 ? NotFound() : null;
    }
}
