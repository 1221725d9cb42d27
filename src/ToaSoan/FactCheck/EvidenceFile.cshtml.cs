using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;

namespace ToaSoan.FactCheck;

/// <summary>Hands the captured bytes of a piece of evidence to the desk, as a file: what somebody else's server sent is never shown as a page of ours.</summary>
public sealed class EvidenceFileModel(PortalDb db, EvidenceStore store) : FactCheckPage(db)
{
    /// <summary>Sends it; 404 when there is none.</summary>
    public async Task<IActionResult> OnGetAsync(long id, int number)
    {
        if (Closed is { } closed)
        {
            return closed;
        }

        var stop = HttpContext.RequestAborted;
        var one = await Db.EvidenceItems.AsNoTracking().SingleOrDefaultAsync(e => e.CheckId == id && e.Number == number, stop);
        if (one is not { Hash.Length: > 0 } || await store.ReadAsync(one.Hash, stop) is not { } bytes)
        {
            return NotFound();
        }

        Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        Response.Headers.XContentTypeOptions = "nosniff";
        return File(bytes, "application/octet-stream", FormattableString.Invariant($"chung-cu-{id}-{number}.bin"));
    }
}
