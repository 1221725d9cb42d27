using ToaSoan.Platform;
using ToaSoan.Programme;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Staff;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.Programme.Tasks;

/// <summary>What reports are told of tasks and projects.</summary>
public sealed class TaskFiguresTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Figures_tell_what_was_open_overdue_done_and_put_off_on_the_last_day_whatever_came_later(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var start = portal.Clock.Today();
        var (first, second, third) = (await portal.GiveAsync("Một", 5, shown: true), await portal.GiveAsync("Hai", 2), await portal.GiveAsync("Ba", 40, office: "phuong-ben-sen"));
        await portal.WorkAsync("thuky", (desk, _, staff) => desk.ExtendAsync(staff, first, start.AddDays(8), "Chờ.", Stop));
        portal.Clock.Advance(TimeSpan.FromDays(4));
        await portal.FinishAsync(first);
        portal.Clock.Advance(TimeSpan.FromDays(10));
        await portal.FinishAsync(second);
        await portal.WorkAsync("thuky", (desk, _, staff) => desk.DropAsync(staff, third, "Thôi.", Stop));

        var then = await RowsAsync(portal, start, start.AddDays(4));
        Assert.Equal(["Một"], then["tasks-done"].Select(static row => row.Title));
        Assert.Equal((start.AddDays(4), "so-y-te", "/nhiem-vu/mot", true, "in-time"), Of(then["tasks-done"][0]));
        Assert.Equal(["Hai", "Ba"], then["tasks-open"].Select(static row => row.Title));
        Assert.Equal([("Hai", $"/ban/cong-viec/{second}", false)], then["tasks-overdue"].Select(static row => (row.Title, row.Address, row.Public)));
        Assert.Equal([start], then["tasks-extended"].Select(static row => row.Day));
        var now = await RowsAsync(portal, start.AddDays(5), start.AddDays(60));
        Assert.Equal([("Hai", "late", start.AddDays(14))], now["tasks-done"].Select(static row => (row.Title, row.Marks[0].Key, row.Day)));
        Assert.Empty(now["tasks-open"]);
        Assert.Empty(now["tasks-extended"]);
        Assert.Empty(await RowsAsync(portal, start.AddDays(100), start.AddDays(110)) is var ahead ? ahead["tasks-open"] : []);
    }

    [Fact]
    public async Task Figures_of_projects_come_out_of_editions()
    {
        await using var portal = await TestPortal.StartAsync();
        var day = portal.Clock.Today();
        var id = await portal.ShowProjectAsync();
        await portal.BeginProjectAsync(ProjectSteps.Bridge with { Name = "Bản nháp" });
        portal.Clock.Advance(TimeSpan.FromDays(1));
        await portal.ChangeProjectAsync(id, static saved => saved with { State = ProjectState.Done }, row => row.Number == 2 ? row with { Reached = day } : row);
        var (before, after) = (await RowsAsync(portal, new DateOnly(2026, 1, 1), day), await RowsAsync(portal, new DateOnly(2026, 1, 1), day.AddDays(10)));
        Assert.Equal((1, 0, 1, 0), (before["projects-under-way"].Count, before["projects-finished"].Count, before["milestones-in-time"].Count, before["milestones-late"].Count));
        Assert.Equal((0, 1, 1, 1), (after["projects-under-way"].Count, after["projects-finished"].Count, after["milestones-in-time"].Count, after["milestones-late"].Count));
        Assert.Equal((day.AddDays(1), "/du-an/cau-ben-sen"), (after["projects-finished"][0].Day, after["projects-finished"][0].Address));
    }

    private static (DateOnly Day, string Office, string Address, bool Public, string Mark) Of(FigureRow row) => (row.Day, row.Office, row.Address, row.Public, row.Marks[0].Key);

    private static Task<Dictionary<string, IReadOnlyList<FigureRow>>> RowsAsync(TestPortal portal, DateOnly from, DateOnly until) => portal.DoAsync<IServiceProvider, Dictionary<string, IReadOnlyList<FigureRow>>>(async services =>
    {
        var rows = new Dictionary<string, IReadOnlyList<FigureRow>>(StringComparer.Ordinal);
        foreach (var figures in services.GetServices<IFigures>())
        {
            foreach (var (key, found) in await figures.RowsAsync([.. (await figures.KindsAsync(Stop)).Select(static kind => kind.Key)], from, until, Stop))
            {
                rows.Add(key, found);
            }
        }

        return rows;
    });
}
