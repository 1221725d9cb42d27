using Microsoft.AspNetCore.Mvc;
using ToaSoan.Intake;
using ToaSoan.Platform;

namespace ToaSoan.Programme.Events;

/// <summary>The sheet people sign at the door: who registered and confirmed, and empty lines for others.</summary>
public sealed class SignInSheetModel(PortalDb db, Vault vault) : AttendeesPage(db, vault)
{
    /// <summary>Empty lines for people who did not register.</summary>
    public const int EmptyLines = 20;

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(long id) => await FindAsync(id) ?? Page();
}
