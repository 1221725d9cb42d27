using Microsoft.AspNetCore.Mvc;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Loudspeaker;

/// <summary>A page that gives the script away to be read; open to all staff, for it holds only what readers were shown.</summary>
public abstract class ScriptPage(PortalDb db, SiteIdentities identities) : DeskPage
{
    /// <summary>The script.</summary>
    public Script Script { get; private set; } = null!;

    /// <summary>Shows it; 404 when there is no such bulletin.</summary>
    public async Task<IActionResult> OnGetAsync(long id)
    {
        if (await Script.FindAsync(db, identities, id, HttpContext.RequestAborted) is not { } script)
        {
            return NotFound();
        }

        Script = script;
        return Show();
    }

    /// <summary>The answer.</summary>
    protected abstract IActionResult Show();
}
