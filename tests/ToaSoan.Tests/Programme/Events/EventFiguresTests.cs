using System.Globalization;
using ToaSoan.Platform;
using ToaSoan.Programme.Events;
using ToaSoan.Tests.Ground;
using static ToaSoan.Tests.Programme.Events.EventSteps;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.Programme.Events;

/// <summary>What reports get of events.</summary>
public sealed class EventFiguresTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Each_figure_counts_what_its_definition_says(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var held = await portal.ShowEventAsync(Morning with { Capacity = 10 });
        await portal.ShowEventAsync(Morning with { Kind = EventKind.Course, Starts = At(6, 30, 23), Ends = At(7, 1, 1) });
        var off = await portal.ShowEventAsync(Morning with { Starts = At(6, 21, 8), Ends = At(6, 21, 9) });
        await portal.ShowEventAsync(Morning with { Starts = At(7, 1, 0), Ends = At(7, 1, 2) });
        await portal.BeginEventAsync();
        await portal.RegisterAsync(held, seats: 4);
        await portal.EventsAsync("bientap", (desk, by) => desk.CancelAsync(by, off, "mưa", series: false, Stop));
        portal.Clock.Advance(TimeSpan.FromDays(5));
        Assert.Equal(["events-held 1", "events-cancelled 1"], (await RowsAsync(portal)).Where(static row => row.StartsWith("events-held", StringComparison.Ordinal) || row.StartsWith("events-cancelled", StringComparison.Ordinal)));
        await portal.DoAsync<PortalDb>(async db =>
        {
            foreach (var (count, precision) in new[] { (80, FigurePrecision.Exact), (90, FigurePrecision.AtLeast) })
            {
                db.Attendances.Add(new Attendance { EventId = held, Count = count, Source = AttendanceSource.Door, Precision = precision, StaffId = 0, Who = "", At = portal.Clock.Now() });
            }

            await db.SaveChangesAsync(Stop);
        });
        foreach (var (code, score) in (await portal.CardsAsync(held, 2)).Zip([5, 2]))
        {
            await portal.DoAsync<Feedback>(feedback => feedback.TakeAsync(code, [score], Stop));
        }

        portal.Clock.Advance(TimeSpan.FromDays(14));
        Assert.Equal(["events-held 1", "courses-held 1", "events-attendance 90 AtLeast", "events-registrations 4", "events-cancelled 1", "events-feedback 3.5"], await RowsAsync(portal));
    }

    [Theory]
    [InlineData("2026-11-29", "2026-01-01")]
    [InlineData("2026-07-01", "2026-01-01")]
    [InlineData("2026-06-30", "2025-07-01")]
    public void The_demo_city_s_events_lie_in_the_last_half_year_that_is_over(string today, string first) =>
        Assert.Equal(DateOnly.Parse(first, CultureInfo.InvariantCulture), ToaSoan.Commands.DemoEvents.HalfYearBefore(DateOnly.Parse(today, CultureInfo.InvariantCulture)));

    private static Task<List<string>> RowsAsync(TestPortal portal) => portal.DoAsync<IServiceProvider, List<string>>(async services =>
    {
        var figures = services.GetServices<IFigures>().OfType<EventFigures>().Single();
        var kinds = await figures.KindsAsync(Stop);
        var rows = await figures.RowsAsync([.. kinds.Select(static kind => kind.Key), "khong-co"], new DateOnly(2026, 1, 1), new DateOnly(2026, 6, 30), Stop);
        Assert.All(rows.Values.SelectMany(static list => list), static row => Assert.Equal(("so-y-te", true), (row.Office, row.Public)));
        return [.. kinds.Where(kind => rows[kind.Key].Count > 0).Select(kind => FormattableString.Invariant($"{kind.Key} {(kind.Making == FigureMaking.Mean ? rows[kind.Key].Average(static row => row.Amount) : rows[kind.Key].Sum(static row => row.Amount))}")
            + (rows[kind.Key].Max(static row => row.Precision) is > FigurePrecision.Exact and var precision ? $" {precision}" : ""))];
    });
}
