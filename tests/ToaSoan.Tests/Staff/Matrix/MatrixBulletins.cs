using Microsoft.EntityFrameworkCore;
using ToaSoan.Loudspeaker;
using ToaSoan.Newsroom;
using ToaSoan.Platform;
using ToaSoan.Staff;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Newsroom;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.Staff.Matrix;

/// <summary>A loudspeaker bulletin of its own for each request, with three items, and the form that changes it.</summary>
internal sealed record MatrixBulletins(long Id, IReadOnlyList<(string Name, string Value)> Form)
{
    private static int made;
    private static long[] articles = [];

    /// <summary>Makes what a row is about.</summary>
    public static async Task<MatrixBulletins> MakeAsync(string address, Asker asker, MatrixCity city)
    {
        var (portal, number) = (city.Portal, Interlocked.Increment(ref made));
        if (number == 1)
        {
            articles = [(await portal.PublishAsync("Tin một", "Lời.")).ObjectId, (await portal.PublishAsync("Tin hai", "Lời.")).ObjectId, (await portal.PublishAsync("Tin ba", "Lời.")).ObjectId, (await portal.PublishAsync("Tin bốn", "Lời.")).ObjectId];
        }

        return await portal.DoAsync<IServiceProvider, MatrixBulletins>(async services =>
        {
            var (desk, db) = (services.GetRequiredService<BulletinDesk>(), services.GetRequiredService<PortalDb>());
            var id = await desk.BeginAsync(Permissions.Command, new TypedBulletin("", portal.Clock.Today(), BulletinSlot.Morning), Stop);
            foreach (var article in articles[..3])
            {
                await desk.PickAsync(Permissions.Command, id, article, Stop);
            }

            var item = await db.BulletinItems.SingleAsync(i => i.BulletinId == id && i.Position == 1, Stop);
            if (address.EndsWith("/take", StringComparison.Ordinal) || address.EndsWith("/keep", StringComparison.Ordinal))
            {
                await desk.EditAsync(Permissions.Command, id, item.Id, item.Version, "Lời riêng.", spell: false, Stop);
                await ReviseAsync(services, articles[1], number);
            }

            return new MatrixBulletins(id,
            [
                ("item", $"{item.Id}"), ("article", $"{articles[3]}"), ("whole", "true"), ("version", "1"), ("text", $"Lời của {asker} ngày 16/6."), ("title", $"Bản tin {number}"), ("day", "2026-06-17"), ("slot", "Evening"),
                ("greeting", $"Chào lần {number}."), ("closing", "Hết."), ("pace", "180"), ("target", "10"),
            ]);
        });
    }

    private static async Task ReviseAsync(IServiceProvider services, long article, int number)
    {
        var (desk, publication) = (services.GetRequiredService<ArticleDesk>(), services.GetRequiredService<Publication>());
        var saved = await desk.FindAsync(article, Stop);
        await desk.SaveAsync(article, saved.Version, VersionContent.Of(saved).ToSave([saved.SectionId!.Value]) with { Title = $"Tin hai, bản {number}" }, Permissions.Command, Stop);
        await publication.ReviseAsync(article, Permissions.Command, Stop);
    }
}
