using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ToaSoan.Media;
using ToaSoan.Platform;
using ToaSoan.Staff;
using ToaSoan.Tests.Ground;

namespace ToaSoan.Tests.Media;

/// <summary>What the media tests do again and again.</summary>
internal static class MediaSteps
{
    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static Task<Photo> AddPhotoAsync(this TestPortal portal, byte[] bytes, string name = "ảnh.jpg") =>
        portal.DoAsync<MediaStore, Photo>(store => store.AddPhotoAsync(bytes, name, null, Stop));

    public static Task<StoredFile> AddFileAsync(this TestPortal portal, byte[] bytes, string name) =>
        portal.DoAsync<MediaStore, StoredFile>(store => store.AddFileAsync(bytes, name, null, Stop));

    public static Task<Photo> PhotoAsync(this TestPortal portal, string hash) =>
        portal.DoAsync<PortalDb, Photo>(db => db.Photos.AsNoTracking().SingleAsync(photo => photo.Hash == hash, Stop));

    /// <summary>Waits until all renditions stand ready.</summary>
    public static async Task<Photo> ReadyAsync(this TestPortal portal, string hash)
    {
        for (var wait = 0; wait < 600; wait++)
        {
            var photo = await portal.PhotoAsync(hash);
            if (photo.Formats == (PhotoFormats.Jpeg | PhotoFormats.WebP | PhotoFormats.Avif))
            {
                return photo;
            }

            await Task.Delay(100, Stop);
        }

        throw new TimeoutException(await portal.DoAsync<PortalDb, string>(async db => "No renditions after a minute: " + string.Join("; ", await db.Jobs.Select(static job => job.Error).ToListAsync(Stop))));
    }

    public static Task ShowAsync(this TestPortal portal, string hash) => portal.DoAsync<PortalDb>(async db =>
    {
        await db.Photos.Where(photo => photo.Hash == hash).ExecuteUpdateAsync(static set => set.SetProperty(static photo => photo.Public, true), Stop);
        await db.Files.Where(file => file.Hash == hash).ExecuteUpdateAsync(static set => set.SetProperty(static file => file.Public, true), Stop);
    });

    public static string OriginalPath(this TestPortal portal, Photo photo) => portal.Settings.PathOf("photos", photo.Hash[..2], $"{photo.Hash}.{photo.Format}");

    public static byte[] Rendition(this TestPortal portal, string hash, int width, string extension) =>
        File.ReadAllBytes(portal.Settings.PathOf("renditions", hash[..2], hash, $"{width}.{extension}"));

    /// <summary>A browser in which somebody of the small city has signed in.</summary>
    public static async Task<HttpClient> SignedInAsync(this TestPortal portal, string name)
    {
        var ticket = await portal.DoAsync<IServiceProvider, string>(async services =>
        {
            var member = await services.GetRequiredService<UserManager<StaffMember>>().FindByNameAsync(name);
            var principal = await services.GetRequiredService<IUserClaimsPrincipalFactory<StaffMember>>().CreateAsync(member!);
            var now = portal.Clock.GetUtcNow();
            var session = await services.GetRequiredService<Sessions>().BeginAsync(member!, "pwd", "", Stop);
            await services.GetRequiredService<PortalDb>().SaveChangesAsync(Stop);
            ((ClaimsIdentity)principal.Identity!).AddClaim(new Claim(Sessions.ClaimType, session.Id));
            var properties = new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now.AddHours(1) };
            return services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme).TicketDataFormat
                .Protect(new AuthenticationTicket(new ClaimsPrincipal(principal.Identity!), properties, IdentityConstants.ApplicationScheme));
        });
        var client = portal.NewClient();
        client.DefaultRequestHeaders.Add("Cookie", $"toasoan={ticket}");
        return client;
    }
}

/// <summary>One portal on SQLite for tests that only look at what is refused.</summary>
public sealed class MediaPortal : IAsyncLifetime
{
    /// <summary>The portal.</summary>
    public TestPortal Portal { get; private set; } = null!;

    /// <inheritdoc />
    public async ValueTask InitializeAsync() => Portal = await TestPortal.StartAsync(compactPhotos: true);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => Portal.DisposeAsync();
}
