using Microsoft.EntityFrameworkCore;
using ToaSoan.Loudspeaker;
using ToaSoan.Newsroom;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Commands;

/// <summary>Composes one bulletin for the demo city's loudspeakers by the desk's own acts: one article read whole, one in an announcer's own words.</summary>
public static class DemoLoudspeaker
{
    private static readonly string[] Chosen = ["363", "356", "349", "339"];

    /// <summary>Composes it; a city that has a bulletin is left alone.</summary>
    public static async Task ComposeAsync(Workplace workplace, CancellationToken stop)
    {
        var (db, desk, by) = (workplace.Db, workplace.Services.GetRequiredService<BulletinDesk>(), Permissions.Command);
        if (await db.Bulletins.AnyAsync(stop))
        {
            return;
        }

        var now = CityTime.Local(workplace.Services.GetRequiredService<TimeProvider>().Now());
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var id = await desk.BeginAsync(by, TypedBulletin.Next(now), stop);
        foreach (var text in Chosen)
        {
            await desk.PickAsync(by, id, await db.Articles.Where(article => article.ImportHash == $"demo/{text}.txt" && article.State == ArticleState.Published).Select(static article => article.Id).SingleAsync(stop), stop);
        }

        var items = await db.BulletinItems.AsNoTracking().Where(item => item.BulletinId == id).OrderBy(static item => item.Position).ToListAsync(stop);
        await desk.ReadWholeAsync(by, id, items[0].Id, whole: true, stop);
        await desk.EditAsync(by, id, items[^1].Id, items[^1].Version, "Đội đua thuyền phường Đồng Sậy đã vào buổi tập thứ hai mươi trên sông Minh.\nChặng thử một nghìn năm trăm mét, đội chèo hết năm phút mười bốn giây, nhanh nhất từ đầu đợt. Mời bà con hai bên bờ ra cổ vũ.", spell: false, stop);
        await transaction.CommitAsync(stop);
        db.ChangeTracker.Clear();
    }
}
