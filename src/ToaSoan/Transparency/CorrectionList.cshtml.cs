using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ToaSoan.Platform;
using ToaSoan.Reader;

namespace ToaSoan.Transparency;

/// <summary>Everything that was corrected, newest first, and by what rules things are corrected here.</summary>
[AllowAnonymous]
public sealed class CorrectionListModel(PortalDb db, SiteIdentities identities) : RegisterPage<CorrectionEntry>
{
    /// <summary>Its address.</summary>
    public const string Address = "/dinh-chinh";

    /// <summary>The page's corrections.</summary>
    public IReadOnlyList<CorrectionLine> Lines { get; private set; } = [];

    /// <summary>Who publishes the portal: whom to write to.</summary>
    public SiteIdentity Site { get; private set; } = null!;

    /// <inheritdoc />
    protected override string Register => Address;

    /// <summary>Shows a page of it.</summary>
    public async Task<IActionResult> OnGetAsync(string? rest, CancellationToken stop)
    {
        var place = RegisterPlace.Read(rest, decisions: false);
        var (_, page, answer) = Narrow(place, place is null ? [] : await Corrections.EntriesAsync(db, stop), static entry => entry.At);
        if (answer is not null)
        {
            return answer;
        }

        (Lines, Site) = (await Corrections.ReadAsync(db, page, stop), await identities.GetAsync(db, stop));
        Head = new Head(Titled(RegisterText.Corrections), RegisterText.CorrectionsLead, Place.Address(Register), Feed: Address + "/atom.xml");
        Store([], PageTag.Feeds);
        return Page();
    }
}
