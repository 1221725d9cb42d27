using Microsoft.AspNetCore.Mvc;
using ToaSoan.Platform;

namespace ToaSoan.Loudspeaker;

/// <summary>The script to be printed and read from: large type, numbered items, their times.</summary>
public sealed class PrintModel(PortalDb db, SiteIdentities identities) : ScriptPage(db, identities)
{
    /// <inheritdoc />
    protected override IActionResult Show() => Page();
}
