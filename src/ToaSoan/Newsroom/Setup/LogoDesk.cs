using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Media;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Newsroom.Setup;

/// <summary>Changes the portal's logo, from which its icon is made; owner.</summary>
public sealed class LogoDesk(PortalDb db, SetupActs acts)
{
    private const string Mark = "site.logo";

    /// <summary>Puts a logo in place of the one before. Throws <see cref="Refusal"/> for what is no photo.</summary>
    public async Task SetAsync(Permissions by, byte[] bytes, string name, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(by);
        var picture = by.May(Role.Owner) ? await LogoPicture.MakeAsync(bytes, name, stop) : throw new Refusal(SetupText.OwnersOnly);
        var hash = Convert.ToHexStringLower(SHA256.HashData([.. picture.WebP, .. picture.Icon]).AsSpan(0, 8));
        await acts.DoAsync(by, Role.Owner, async () =>
        {
            await ForgetAsync(stop);
            await db.SetMarkAsync(SiteLogo.MarkOf(hash, "webp"), Convert.ToBase64String(picture.WebP), stop);
            await db.SetMarkAsync(SiteLogo.MarkOf(hash, "png"), Convert.ToBase64String(picture.Icon), stop);
            await db.SetMarkAsync(Mark, new SiteLogo(hash, picture.Width, picture.Height).Write(), stop);
            return new DeskAct("site.logo", MarkDesk.SiteKind, static () => "", SetupActs.Short(name), PageTag.Layout);
        }, stop);
    }

    /// <summary>Takes the logo away.</summary>
    public Task RemoveAsync(Permissions by, CancellationToken stop) => acts.DoAsync(by, Role.Owner, async () =>
    {
        if (await ForgetAsync(stop) == 0)
        {
            return null;
        }

        await db.SetMarkAsync(Mark, "", stop);
        return new DeskAct("site.logo-remove", MarkDesk.SiteKind, static () => "", "", PageTag.Layout);
    }, stop);

    private Task<int> ForgetAsync(CancellationToken stop) => db.DataMarks.Where(static mark => mark.Name.StartsWith("logo.")).ExecuteDeleteAsync(stop);
}
