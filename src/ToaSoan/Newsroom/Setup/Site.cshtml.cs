using Microsoft.AspNetCore.Mvc;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Newsroom.Setup;

/// <summary>Who publishes the portal and how it looks: name, logo, accent colour, what stands in the footer; owners only.</summary>
[RequestSizeLimit(6_000_000)]
[RequestFormLimits(MultipartBodyLengthLimit = 6_000_000)]
public sealed class SiteModel(PortalDb db, MarkDesk desk, LogoDesk logos) : SetupPage(db)
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
    public Task<IActionResult> OnPostAsync(string? name, string? tagline, string? address, string? phone, string? email, string? responsible, string? licence, string? body, string? licenceNumber, string? licenceDate, string? licenceIssuer, string? accent, string? accentDark)
    {
        typed = new SiteIdentity(name ?? "", tagline ?? "", address ?? "", phone ?? "", email ?? "", responsible ?? "", licence ?? "")
        {
            Body = body ?? "", LicenceNumber = licenceNumber ?? "", LicenceDate = licenceDate ?? "", LicenceIssuer = licenceIssuer ?? "", Accent = accent ?? "", AccentDark = accentDark ?? "",
        };
        return ActAsync(StaffText.Saved, stop => desk.SaveAsync(Permissions, typed, stop));
    }

    /// <summary>Puts up a logo.</summary>
    public Task<IActionResult> OnPostLogoAsync(IFormFile? file) => ActAsync(StaffText.Saved, async stop =>
    {
        if (file is null)
        {
            throw new Refusal(SetupText.LogoMissing);
        }

        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, stop);
        await logos.SetAsync(Permissions, bytes.ToArray(), file.FileName, stop);
    });

    /// <summary>Takes the logo away.</summary>
    public Task<IActionResult> OnPostBareAsync() => ActAsync(StaffText.Saved, stop => logos.RemoveAsync(Permissions, stop));

    /// <inheritdoc />
    protected override async Task<IActionResult> LoadAsync(CancellationToken stop)
    {
        var stored = SiteIdentity.Stored(await Db.MarksAsync("site.", stop));
        Site = typed is null ? stored : typed with { Logo = stored.Logo };
        return Page();
    }
}
