using ToaSoan.Platform;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Reader;
using ToaSoan.Transparency;
using static ToaSoan.Tests.Staff.StaffSteps;
using static ToaSoan.Tests.Transparency.StatementSteps;

namespace ToaSoan.Tests.Transparency;

/// <summary>What reports are told of decisions and requests.</summary>
public sealed class StatementFiguresTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Figures_count_decisions_and_requests_on_the_day_they_were_decided_and_lead_to_them(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var day = portal.Clock.Today();
        var gone = await portal.PublishAsync("Tin nhầm", "Nội dung.");
        await portal.WithdrawAsync(gone, "Nhầm.");
        await portal.TellAsync(Declined());
        var (first, second) = (await portal.AskAsync(Typed("/thong-ke")), await portal.AskAsync(Typed("/lich")));
        portal.Clock.Advance(TimeSpan.FromDays(20));
        await portal.DecideAsync(first, RequestOutcome.Refused);
        var (then, later) = (await RowsAsync(portal, day, day), await RowsAsync(portal, day.AddDays(1), day.AddDays(30)));
        Assert.Equal([("withdrawn", "in-words", $"/thoi-su/bai-{gone.ObjectId}/lich-su"), ("declined", "advertising", "/so-kiem-duyet/1")], then["statements"].Select(static row => (row.Marks[0].Key, row.Marks[1].Key, row.Address)));
        Assert.Empty(then["requests"]);
        Assert.Equal([("request-refused", "authority", "/so-kiem-duyet/2", day.AddDays(20), true)], later["requests"].Select(static row => (row.Marks[0].Key, row.Marks[1].Key, row.Address, row.Day, row.Public)));
        Assert.Single(later["statements"]);
        Assert.True(second > first); // still open, in no figure
    }

    private static Task<IReadOnlyDictionary<string, IReadOnlyList<FigureRow>>> RowsAsync(TestPortal portal, DateOnly from, DateOnly until) => portal.DoAsync<IServiceProvider, IReadOnlyDictionary<string, IReadOnlyList<FigureRow>>>(async services =>
    {
        foreach (var figures in services.GetServices<IFigures>())
        {
            if (await figures.RowsAsync(["statements", "requests"], from, until, Stop) is { Count: 2 } rows)
            {
                return rows;
            }
        }

        throw new InvalidOperationException("Nobody offers the figures.");
    });
}
