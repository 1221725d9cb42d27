using ToaSoan.Newsroom;
using ToaSoan.Newsroom.Front;
using ToaSoan.Platform;
using ToaSoan.Staff;
using ToaSoan.Tests.Ground;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.Staff.Matrix;

/// <summary>A front page in such a state that the act asked about has something to do.</summary>
internal static class MatrixFront
{
    private static readonly int[] Order = [2, 1, 3, 4, 5];
    private static int made;
    private static long article;

    /// <summary>Makes it, and gives the form that changes it.</summary>
    public static async Task<IReadOnlyList<(string Name, string Value)>> FormAsync(string address, MatrixCity city)
    {
        var (portal, hour) = (city.Portal, Schedule.Field(city.Portal.Clock.Now().AddMinutes(60 + (10 * Interlocked.Increment(ref made)))));
        if (made == 1)
        {
            article = (await portal.PublishAsync("Bài để ghim", "Nội dung.")).ObjectId;
        }

        return await portal.DoAsync<IServiceProvider, IReadOnlyList<(string, string)>>(async services =>
        {
            var (desk, strips, db) = (services.GetRequiredService<FrontDesk>(), services.GetRequiredService<StripDesk>(), services.GetRequiredService<PortalDb>());
            await desk.TakeAsync(Permissions.Command, 0, Stop);
            await desk.PinAsync(Permissions.Command, 1, $"{article}", null, Stop);
            await desk.ShowAsync(Permissions.Command, city.Portal.Clock.Now().AddDays(made), Stop);
            var planned = db.Set<FrontLayout>().Where(static layout => layout.From != null).OrderByDescending(static layout => layout.Id).Select(static layout => layout.Id).First();
            await desk.TakeAsync(Permissions.Command, planned, Stop);
            await strips.SetAsync(Permissions.Command, "Nước sông lên nhanh", "", city.Portal.Clock.Now().AddHours(2), Stop);
            var act = address.Split('/')[^1];
            return
            [
                ("id", act == "up" ? "2" : "1"), ("kind", FrontKind.Photos), ("of", act == "change" ? "section:thoi-su" : ""), ("count", "1"), ("article", $"{article}"), ("layout", $"{planned}"),
                ("from", hour), ("text", "Tin khẩn"), ("until", hour), .. Order.Select(static id => ("ids", $"{id}")),
            ];
        });
    }
}
