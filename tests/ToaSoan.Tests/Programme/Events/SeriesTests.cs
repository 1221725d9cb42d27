using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Programme.Events;
using ToaSoan.Staff;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Newsroom;
using ToaSoan.Tests.Reader;
using ToaSoan.Tests.Staff;
using static ToaSoan.Tests.Programme.Events.EventSteps;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.Programme.Events;

/// <summary>One event of a series, or it and all that follow.</summary>
public sealed class SeriesTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task What_follows_moves_by_the_same_span_calendars_learn_of_each_and_who_registered_is_mailed_once_for_each(Engine engine)
    {
        using var server = new MailServer();
        await using var portal = await WithMailAsync(server, engine);
        var series = await ShowAsync(portal);
        foreach (var one in series)
        {
            await portal.RegisterAsync(one, "Lan", 1, "lan@minhgiang.example");
        }

        await portal.DoJobsAsync();
        Assert.Equal(4, server.Mails.Count);
        await portal.MoveEventAsync(series[2], At(7, 4, 14), At(7, 4, 17)); // the third goes to the afternoon by itself
        await portal.DoJobsAsync();
        await portal.MoveEventAsync(series[1], At(6, 28, 8), At(6, 28, 12), "hội trường bận", series: true);
        Assert.Equal(["20/6/2026 08:00", "28/6/2026 08:00", "5/7/2026 14:00", "12/7/2026 08:00"], await portal.DoAsync<PortalDb, List<string>>(async db => (await db.Events.OrderBy(static e => e.Id).Select(static e => e.StartsAt).ToListAsync(Stop)).ConvertAll(CityTime.Short)));
        Assert.Equal("5/7/2026 17:30", CityTime.Short((await portal.EventAsync(series[2])).EndsAt)); // half an hour more, like the one it follows
        using var reader = portal.NewClient();
        Assert.Equal([0, 1, 2, 1], (await ParseAsync(await reader.TextAsync("/lich.ics"))).Select(static one => one.GetProperty("sequence").GetInt32()));
        Assert.Contains("hội trường bận", (await reader.ReadAsync((await portal.EventAsync(series[3])).Path)).QuerySelector(".correction")!.TextContent, StringComparison.Ordinal);
        await portal.DoJobsAsync();
        Assert.Equal(3, server.Mails.Skip(5).Count());
        Assert.All(server.Mails.Skip(5), static mail => Assert.StartsWith("Đổi giờ", mail.Subject, StringComparison.Ordinal));

        await portal.EventsAsync("bientap", (desk, by) => desk.CancelAsync(by, series[2], "nghỉ hè", series: true, Stop));
        Assert.Equal([0, 1, 3, 2], (await ParseAsync(await reader.TextAsync("/lich.ics"))).Select(static one => one.GetProperty("sequence").GetInt32()));
        await portal.DoJobsAsync();
        Assert.Equal(["Đã hủy: Ngày hội tiêm chủng; hỏi, đáp", "Đã hủy: Ngày hội tiêm chủng; hỏi, đáp"], server.Mails.Skip(8).Select(static mail => mail.Subject));
        Assert.Equal([series[1], series[2], series[3]], (await portal.DoAsync<PortalDb, List<string>>(static db => db.AuditEntries.Where(static entry => entry.Act == "event.move").OrderBy(static entry => entry.Id).Select(static entry => entry.ObjectId).ToListAsync(Stop))).Skip(1).Select(long.Parse));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Only_what_was_changed_goes_on_to_the_others_and_all_of_it_or_nothing(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var series = await ShowAsync(portal);
        await SaveAsync(portal, series[2], Morning with { Summary = "Riêng buổi thứ ba." });
        await SaveAsync(portal, series[1], Morning with { Capacity = 2, Speakers = ["Bác sĩ khác"] }, series: true);
        var now = await ContentsAsync(portal);
        Assert.Equal([3, 2, 2, 2], now.Select(static one => one.Capacity));
        Assert.Equal(["Bác sĩ của trạm y tế", "Bác sĩ khác", "Bác sĩ khác", "Bác sĩ khác"], now.Select(static one => one.Speakers[0]));
        Assert.Equal("Riêng buổi thứ ba.", now[2].Summary);
        Assert.Equal(Morning.Summary, now[3].Summary);

        await portal.RegisterAsync(series[3], seats: 2);
        var refused = await RefusedAsync(() => SaveAsync(portal, series[1], Morning with { Capacity = 1, Speakers = ["Bác sĩ khác"] }, series: true));
        Assert.Equal("11/7/2026: " + EventsText.MoreTaken, refused);
        Assert.Equal([3, 2, 2, 2], (await ContentsAsync(portal)).Select(static one => one.Capacity));
        portal.Clock.Advance(TimeSpan.FromDays(20)); // 6 July: what is over stays as it was held
        await SaveAsync(portal, series[1], Morning with { Capacity = 9, Speakers = ["Bác sĩ khác"] }, series: true);
        Assert.Equal([3, 9, 2, 9], (await ContentsAsync(portal)).Select(static one => one.Capacity));
    }

    [Fact]
    public async Task The_pages_offer_what_follows_and_drafts_take_times_along()
    {
        await using var portal = await TestPortal.StartAsync();
        var first = await portal.BeginEventAsync(rhythm: EventRhythm.Weekly, times: 3);
        using var editor = await portal.EnterAsync("bientap");
        var page = await editor.ReadAsync($"/ban/lich/{first}");
        Assert.Contains("Sửa cả 2 sự kiện sau đó", page.QuerySelector(".project-form")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, page.QuerySelectorAll("details a[href^='/ban/lich/']").Length);
        var office = $"{(await portal.EventAsync(first)).OfficeId}";
        Assert.Equal(System.Net.HttpStatusCode.Redirect, (await editor.PostAsync($"/ban/lich/{first}", $"/ban/lich/{first}", ("Form.Version", "1"), ("Form.OfficeId", office), ("Form.Name", Morning.Name), ("Form.Summary", Morning.Summary), ("Form.Place", "Nhà khác"), ("Form.Starts", "2026-06-20T09:00"), ("Form.Ends", "2026-06-20T12:30"), ("series", "true"))).StatusCode);
        Assert.Equal([("20/6/2026 09:00", "Nhà khác"), ("27/6/2026 09:00", "Nhà khác"), ("4/7/2026 09:00", "Nhà khác")], (await ContentsAsync(portal)).Select(static one => (CityTime.Short(one.Starts), one.Place)));
        await editor.PostAsync($"/ban/lich/{first}", $"/ban/lich/{first}/show", ("series", "true"));
        await editor.PostAsync($"/ban/lich/{first + 1}", $"/ban/lich/{first + 1}/move", ("Move.Starts", "2026-06-27T10:00"), ("Move.Ends", "2026-06-27T12:30"), ("Move.Place", "Nhà khác"), ("Move.Reason", "trùng giờ"), ("series", "true"));
        Assert.Equal(["20/6/2026 09:00", "27/6/2026 10:00", "4/7/2026 10:00"], (await ContentsAsync(portal)).Select(static one => CityTime.Short(one.Starts)));
    }

    private static async Task<List<long>> ShowAsync(TestPortal portal)
    {
        var first = await portal.BeginEventAsync(rhythm: EventRhythm.Weekly, times: 4);
        await portal.EventsAsync("bientap", (desk, by) => desk.ShowAsync(by, first, series: true, Stop));
        return await portal.DoAsync<PortalDb, List<long>>(static db => db.Events.OrderBy(static e => e.StartsAt).Select(static e => e.Id).ToListAsync(Stop));
    }

    private static Task SaveAsync(TestPortal portal, long id, EventContent content, bool series = false) => portal.EventsAsync("bientap", async (desk, by) =>
    {
        var one = await portal.EventAsync(id);
        await desk.SaveAsync(by, id, one.Version, new TypedEvent(one.OfficeId, content), series, Stop);
    });

    private static Task<List<EventContent>> ContentsAsync(TestPortal portal) => portal.DoAsync<PortalDb, List<EventContent>>(static async db => (await db.Events.OrderBy(static e => e.Id).Select(static e => e.Content).ToListAsync(Stop)).ConvertAll(EventContent.Read));
}
