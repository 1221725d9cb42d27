using Microsoft.AspNetCore.Mvc;
using ToaSoan.Platform;

namespace ToaSoan.Reader;

/// <summary>The statement of accessibility: what is aimed at, how it was checked, what is still in the way, and whom to tell.</summary>
public sealed class AccessibilityModel(PortalDb db, SiteIdentities identities) : ReaderPage
{
    /// <summary>The page's address.</summary>
    public const string Address = "/tiep-can";

    /// <summary>The day of the statement: changed whenever its words are gone through again.</summary>
    public DateOnly Day { get; } = new(2026, 11, 29);

    /// <summary>Who is to be told.</summary>
    public SiteIdentity Site { get; private set; } = null!;

    /// <summary>Whether the identity says how.</summary>
    public bool Reachable => Site.Email.Length + Site.Phone.Length + Site.Address.Length > 0;

    /// <summary>Shows the page.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (Elsewhere(Address) is { } other)
        {
            return other;
        }

        Site = await identities.GetAsync(db, stop);
        Head = new Head(AccessibilityText.Title, AccessibilityText.Lead, Address);
        Store([]);
        return Page();
    }
}
