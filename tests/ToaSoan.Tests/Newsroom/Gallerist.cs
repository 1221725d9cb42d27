using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Blocks;
using ToaSoan.Media;
using ToaSoan.Newsroom;
using ToaSoan.Newsroom.Photos;
using ToaSoan.Platform;
using ToaSoan.Staff;
using ToaSoan.Tests.Ground;

namespace ToaSoan.Tests.Newsroom;

/// <summary>What the photo desk's tests do again and again.</summary>
internal static class Gallerist
{
    /// <summary>Adds a photo's row alone: no file, no renditions. Its hash is its letter, 64 times.</summary>
    public static Task<string> HangAsync(this TestPortal portal, char letter, string name, string caption = "", string credit = "", string alt = "", long? by = null, DateOnly? until = null, bool shown = false, DateTime? at = null) =>
        portal.DoAsync<PortalDb, string>(async db =>
        {
            var photo = new Photo
            {
                Hash = new string(letter, 64), Name = name, Format = "jpg", Bytes = 1, Width = 1800, Height = 1200, UploadedAt = at ?? portal.Clock.Now(), UploadedBy = by,
                RightsUntil = until, Public = shown,
            };
            photo.Describe(caption, credit, alt);
            db.Add(photo);
            await db.SaveChangesAsync(Stop);
            return photo.Hash;
        });

    /// <summary>Saves another body.</summary>
    public static async Task BodyAsync(this TestPortal portal, long id, string by, params Block[] blocks)
    {
        var staff = await portal.MayAsync(by);
        await portal.DoAsync<ArticleDesk>(async desk =>
        {
            var article = await desk.FindAsync(id, Stop);
            await desk.SaveAsync(id, article.Version, ArticleForm.Of(article).Content() with { Body = new Document([new Paragraph([new Inline("Nội dung.")]), .. blocks]) }, staff, Stop);
        });
    }

    /// <summary>Changes photos as somebody.</summary>
    public static async Task ChangeAsync(this TestPortal portal, string by, PhotoChange change, params string[] hashes)
    {
        var staff = await portal.MayAsync(by);
        await portal.DoAsync<PhotoDesk>(desk => desk.ChangeAsync(hashes, change, staff, Stop));
    }

    /// <summary>A photo's row.</summary>
    public static Task<Photo> RowAsync(this TestPortal portal, string hash) => portal.DoAsync<PortalDb, Photo>(db => db.Photos.AsNoTracking().SingleAsync(photo => photo.Hash == hash, Stop));

    /// <summary>The reporter "nguoikhac" of the ward, another office than everybody else's.</summary>
    public static Task NeighbourAsync(this TestPortal portal) => portal.DoAsync<IServiceProvider>(static async services =>
    {
        var ward = await services.GetRequiredService<PortalDb>().Set<ToaSoan.Offices.Office>().SingleAsync(static office => office.Slug == "phuong-ben-sen", Stop);
        var member = new StaffMember { UserName = "nguoikhac", DisplayName = "Người Khác", Roles = [new StaffRole { OfficeId = ward.Id, Role = Role.Reporter }] };
        Assert.True((await services.GetRequiredService<UserManager<StaffMember>>().CreateAsync(member, TestPortal.Password)).Succeeded);
    });

    private static CancellationToken Stop => TestContext.Current.CancellationToken;
}
