using Microsoft.EntityFrameworkCore;
using ToaSoan.Newsroom;
using ToaSoan.Newsroom.Front;
using ToaSoan.Staff;

namespace ToaSoan.Commands;

/// <summary>Composes the demo city's front page by the desk's own acts: a pinned lead, a topic, a story in photos, checks, coming events, the projects, what is read most.</summary>
public static class DemoFront
{
    /// <summary>Composes and shows it; a page that was composed before is left alone.</summary>
    public static async Task ComposeAsync(Workplace workplace, CancellationToken stop)
    {
        var (db, desk) = (workplace.Db, workplace.Services.GetRequiredService<FrontDesk>());
        if (await db.Set<FrontLayout>().AnyAsync(static layout => layout.From != null, stop))
        {
            return;
        }

        await desk.TakeAsync(Permissions.Command, 0, stop);
        await AddAsync(FrontKind.Topic, FrontKind.TopicOf + "phong-chong-thien-tai", 4);
        await AddAsync("checks", "", 3);
        await AddAsync("events", "", 3);
        await AddAsync("questions", "", 3);
        await AddAsync("projects", "", 4);
        await AddAsync("mostread", "", 5);
        await AddAsync(FrontKind.Photos, "", 3);
        await PinAsync(FrontKind.Lead, "363");
        await PinAsync(FrontKind.Photos, "339");
        await PinAsync(FrontKind.Photos, "356");
        await PinAsync(FrontKind.Photos, "349");
        int[] order = [.. (await desk.ReadAsync(stop)).Blocks.OrderBy(static block => block.Kind is FrontKind.Sections or FrontKind.Topics).Select(static block => block.Id)];
        await desk.OrderAsync(Permissions.Command, order, stop);
        await desk.ShowAsync(Permissions.Command, null, stop);
        db.ChangeTracker.Clear();

        async Task AddAsync(string kind, string of, int count)
        {
            await desk.AddAsync(Permissions.Command, kind, of, stop);
            var (blocks, _) = await desk.ReadAsync(stop);
            await desk.ChangeAsync(Permissions.Command, blocks[^1].Id, of, count, stop);
        }

        async Task PinAsync(string kind, string text)
        {
            var number = await db.Articles.Where(article => article.ImportHash == $"demo/{text}.txt" && article.State == ArticleState.Published).Select(static article => article.Id).SingleAsync(stop);
            var block = (await desk.ReadAsync(stop)).Blocks.First(block => block.Kind == kind);
            await desk.PinAsync(Permissions.Command, block.Id, $"{number}", null, stop);
        }
    }
}
