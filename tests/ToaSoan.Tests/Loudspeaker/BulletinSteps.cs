using Microsoft.EntityFrameworkCore;
using ToaSoan.Loudspeaker;
using ToaSoan.Platform;
using ToaSoan.Staff;
using ToaSoan.Tests.Ground;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.Loudspeaker;

/// <summary>Bulletins made past the pages.</summary>
internal static class BulletinSteps
{
    /// <summary>A bulletin of these articles; its number and its items in order.</summary>
    public static Task<(long Id, List<BulletinItem> Items)> BulletinAsync(this TestPortal portal, params Edition[] articles) => portal.DoAsync<IServiceProvider, (long, List<BulletinItem>)>(async services =>
    {
        var (desk, db) = (services.GetRequiredService<BulletinDesk>(), services.GetRequiredService<PortalDb>());
        var id = await desk.BeginAsync(Permissions.Command, new TypedBulletin("", portal.Clock.Today(), BulletinSlot.Morning), Stop);
        foreach (var article in articles)
        {
            await desk.PickAsync(Permissions.Command, id, article.ObjectId, Stop);
        }

        return (id, await db.BulletinItems.AsNoTracking().Where(item => item.BulletinId == id).OrderBy(static item => item.Position).ToListAsync(Stop));
    });

    /// <summary>The item of an article.</summary>
    public static Task<BulletinItem> ItemAsync(this TestPortal portal, long article) => portal.DoAsync<PortalDb, BulletinItem>(db => db.BulletinItems.AsNoTracking().SingleAsync(item => item.Article == article, Stop));
}
