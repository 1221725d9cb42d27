using Microsoft.AspNetCore.Mvc;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Newsroom.Setup;

/// <summary>Who publishes the portal: name, tagline, address, phone, e-mail, responsible editor, licence; owners only.</summary>
public sealed class SiteModel(PortalDb db, MarkDesk desk) : SetupPage(db)
{
    private SiteIdentity? typed;

    /// <summary>The identity, as stored or as typed.</summary>
    public SiteIdentity Site { get; private set; } = null!;

    /// <inheritdoc />
    protected override Role Least => Role.Owner;

    /// <inheritdoc />
    protected override string Kind => MarkDesk.SiteKind;

    /// <inheritdoc />
    protected override string Here => "/ban/cai-dat/trang";

    /// <summary>Shows the form.</summary>
    public Task<IActionResult> OnGetAsync() => ShowAsync();

    /// <summary>Saves it.</summary>
    public Task<IActionResult> OnPostAsync(string? name, string? tagline, string? address, string? phone, string? email, string? responsible, string? licence)
    {
        typed = new SiteIdentity(name ?? "", tagline ?? "", address ?? "", phone ?? "", email ?? "", responsible ?? "", licence ?? "");
        return ActAsync(StaffText.Saved, stop => desk.SaveAsync(Permissions, typed, stop));
    }

    /// <inheritdoc />
    protected override async Task<IActionResult> LoadAsync(CancellationToken stop)
    {
        Site = typed ?? SiteIdentity.Stored(await Db.MarksAsync("site.", stop));
        return Page();
    }
}
