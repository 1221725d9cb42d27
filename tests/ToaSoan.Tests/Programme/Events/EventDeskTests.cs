using Microsoft.EntityFrameworkCore;
using ToaSoan.Newsroom;
using ToaSoan.Platform;
using ToaSoan.Programme.Events;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Media;
using ToaSoan.Tests.Reader;
using ToaSoan.Tests.Staff;
using static ToaSoan.Tests.Programme.Events.EventSteps;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.Programme.Events;

/// <summary>What the desk does with events, and what readers see of it.</summary>
public sealed class EventDeskTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_draft_is_nowhere_a_shown_event_says_everything_and_each_change_is_an_edition_with_its_record(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        using var reader = portal.NewClient();
        var file = await portal.AddFileAsync("a,b\n1,2"u8.ToArray(), "Phiếu.csv");
        var id = await portal.BeginEventAsync(Morning with { Materials = [new EventMaterial(file.Hash, "Phiếu hỏi")] });
        var path = $"/lich/ngay-hoi-tiem-chung-hoi-dap-{id}";
        await reader.ReadAsync(path, System.Net.HttpStatusCode.NotFound);
        Assert.DoesNotContain("Ngày hội", await reader.TextAsync("/lich") + await reader.TextAsync("/sitemap-1.xml") + await reader.TextAsync("/lich.ics"), StringComparison.Ordinal);

        await portal.EventsAsync("bientap", (desk, by) => desk.ShowAsync(by, id, series: false, Stop));
        var text = (await reader.ReadAsync(path)).QuerySelector("main")!.TextContent;
        Assert.All(["Sự kiện tuyên truyền", "Thứ Bảy, 20/6/2026, 8:00–11:30", "Nhà văn hóa Bến Sen", "12 đường Bờ Sông", "Sở Y tế thành phố", "Cha mẹ có con dưới 5 tuổi", "0/3 chỗ", "8:30 Hỏi, đáp", "Bác sĩ của trạm y tế", "Phiếu hỏi", "Đưa vào lịch"], words => Assert.Contains(words, text, StringComparison.Ordinal));
        Assert.Contains(path, await reader.TextAsync("/sitemap-1.xml"), StringComparison.Ordinal);
        Assert.Contains("Nhà văn hóa Bến Sen", (await reader.ReadAsync("/lich")).QuerySelector(".event-line")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Ngày hội tiêm chủng; hỏi, đáp", (await reader.ReadAsync("/tim-kiem?q=nha+van+hoa+ben+sen")).QuerySelector(".results h2")!.TextContent);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await reader.GetAsync($"/tep/{file.Hash}", Stop)).StatusCode);

        await portal.MoveEventAsync(id, At(6, 27, 14), At(6, 27, 17));
        var moved = await reader.ReadAsync(path);
        Assert.Contains("Thời gian dời từ Thứ Bảy, 20/6/2026, 8:00–11:30 sang Thứ Bảy, 27/6/2026, 14:00–17:00. Lý do: trời mưa", moved.QuerySelector(".correction")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("https://schema.org/EventRescheduled", "2026-06-20T08:00:00+07:00", "2026-06-27T14:00:00+07:00"), Data(moved));
        await portal.EventsAsync("bientap", (desk, by) => desk.CancelAsync(by, id, "hội trường hỏng", series: false, Stop));
        Assert.Equal("https://schema.org/EventCancelled", Data(await reader.ReadAsync(path)).Status);
        var cancelled = (await reader.ReadAsync(path)).QuerySelector("main")!.TextContent;
        Assert.All(["Đã hủy", "hội trường hỏng", "trời mưa"], words => Assert.Contains(words, cancelled, StringComparison.Ordinal));
        Assert.Contains("Đã hủy", (await reader.ReadAsync("/lich")).QuerySelector(".event-line.cancelled")!.TextContent, StringComparison.Ordinal);

        var records = await portal.DoAsync<PortalDb, List<string>>(db => db.Records.Where(r => r.Object == $"event/{id}").OrderBy(static r => r.Seq).Select(static r => r.Type + " " + r.Seq).ToListAsync(Stop));
        Assert.Equal(["event.publish 1", "event.revise 2", "event.revise 3"], records);
        Assert.Equal([1, 2, 3], await portal.DoAsync<PortalDb, List<int>>(db => db.Editions.Where(e => e.Kind == "event" && e.ObjectId == id).OrderBy(static e => e.Number).Select(static e => e.Number).ToListAsync(Stop)));
        Assert.Equal(["event.add", "event.show", "event.move", "event.cancel"], (await portal.TrailAsync()).Select(static line => line.Split(':')[0]).Where(static act => act.StartsWith("event.", StringComparison.Ordinal)));
        Assert.Equal(EventsText.CancelledIsClosed, await RefusedAsync(() => portal.MoveEventAsync(id, At(7, 1, 8), At(7, 1, 9))));
    }

    [Fact]
    public async Task A_series_is_events_of_its_own_on_the_same_weekday_or_day_shown_and_called_off_together_or_alone()
    {
        await using var portal = await TestPortal.StartAsync();
        var first = await portal.BeginEventAsync(Morning with { Starts = At(7, 31, 8), Ends = At(7, 31, 9) }, rhythm: EventRhythm.Monthly, times: 3);
        Assert.Equal(["31/7/2026", "31/8/2026", "30/9/2026"], (await SeriesAsync(portal, first)).Select(static one => CityTime.Day(one.StartsAt)));
        var weekly = await portal.BeginEventAsync(rhythm: EventRhythm.Weekly, times: 4);
        await portal.EventsAsync("bientap", (desk, by) => desk.ShowAsync(by, weekly, series: true, Stop));
        var series = await SeriesAsync(portal, weekly);
        Assert.Equal(["20/6/2026 08:00", "27/6/2026 08:00", "4/7/2026 08:00", "11/7/2026 08:00"], series.Select(static one => CityTime.Short(one.StartsAt)));
        await portal.EventsAsync("bientap", (desk, by) => desk.CancelAsync(by, series[2].Id, "nghỉ hè", series: true, Stop));
        Assert.Equal([EventState.Shown, EventState.Shown, EventState.Cancelled, EventState.Cancelled], (await SeriesAsync(portal, weekly)).Select(static one => one.State));
        using var reader = portal.NewClient();
        Assert.Equal(4, (await reader.ReadAsync("/lich")).QuerySelectorAll(".event-line").Length);
        Assert.Equal(2, (await reader.ReadAsync("/lich/2026/7")).QuerySelectorAll(".event-line").Length);
        Assert.Equal(EventsText.TimesOfSeriesWrong.Replace("{0}", "60", StringComparison.Ordinal), await RefusedAsync(() => portal.BeginEventAsync(rhythm: EventRhythm.Weekly, times: 61)));
    }

    [Fact]
    public async Task What_cannot_be_is_refused_in_a_sentence()
    {
        await using var portal = await TestPortal.StartAsync();
        foreach (var wrong in new[]
        {
            Morning with { Name = "—" }, Morning with { Ends = Morning.Starts }, Morning with { Ends = Morning.Starts.AddDays(32) }, Morning with { MapLink = "http://ban-do.example" }, Morning with { MapLink = "javascript:alert(1)" },
            Morning with { Capacity = 0 }, Morning with { Materials = [new EventMaterial(new string('a', 64), "Không có")] }, Morning with { Programme = [.. Enumerable.Repeat("x", 61)] },
        })
        {
            Assert.NotEmpty(await RefusedAsync(() => portal.BeginEventAsync(wrong)));
        }

        var bare = await portal.BeginEventAsync(Morning with { Place = "" });
        Assert.Equal(EventsText.PlaceMissing, await RefusedAsync(() => portal.EventsAsync("bientap", (desk, by) => desk.ShowAsync(by, bare, series: false, Stop))));
        Assert.Equal(EventsText.EditorsOnly, await RefusedAsync(() => portal.EventsAsync("phongvien", (desk, by) => desk.ShowAsync(by, bare, series: false, Stop))));
        Assert.Equal(EventsText.OfficesOwnOnly, await RefusedAsync(() => portal.BeginEventAsync(office: "phuong-ben-sen", by: "phongvien")));
        var id = await portal.ShowEventAsync();
        Assert.Equal(EventsText.ReasonToMove, await RefusedAsync(() => portal.MoveEventAsync(id, At(6, 27, 8), At(6, 27, 9), reason: "")));
        Assert.Equal(EventsText.NothingMoved, await RefusedAsync(() => portal.MoveEventAsync(id, Morning.Starts, Morning.Ends)));
        Assert.Equal(EventsText.ReasonToCancel, await RefusedAsync(() => portal.EventsAsync("bientap", (desk, by) => desk.CancelAsync(by, id, " ", series: false, Stop))));
    }

    [Fact]
    public async Task A_save_of_a_shown_event_keeps_its_time_and_tells_readers_what_changed()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await portal.ShowEventAsync();
        using var editor = await portal.EnterAsync("bientap");
        var one = await portal.EventAsync(id);
        (string Name, string Value)[] fields = [("Form.Version", $"{one.Version}"), ("Form.OfficeId", $"{one.OfficeId}"), ("Form.Name", "Ngày hội tiêm chủng"), ("Form.Summary", "Khác."), ("Form.Registers", "true"), ("Form.Capacity", "40"), ("Form.Starts", "2027-01-01T08:00"), ("Form.Programme", "9:00 Khai mạc\n10:00 Bế mạc")];
        Assert.Equal($"/ban/lich/{id}", (await editor.PostAsync($"/ban/lich/{id}", $"/ban/lich/{id}", fields)).Headers.Location?.ToString());
        var now = await portal.EventAsync(id);
        Assert.Equal((Morning.Starts, 2), (now.StartsAt, now.Editions));
        using var reader = portal.NewClient();
        var said = (await reader.ReadAsync(now.Path)).QuerySelector("#ban-2")!.TextContent;
        Assert.All(["Số chỗ đổi từ 3 chỗ thành 40 chỗ", "Sửa chương trình hoặc diễn giả", "Sửa lời giới thiệu"], words => Assert.Contains(words, said, StringComparison.Ordinal));
        Assert.Equal(PlatformText.ChangedMeanwhile, await (await editor.PostAsync($"/ban/lich/{id}", $"/ban/lich/{id}", fields)).RefusedAsync());
    }

    [Fact]
    public async Task Attendance_keeps_every_count_with_its_source_and_photos_become_an_article_in_one_step()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await portal.ShowEventAsync();
        var photos = new[] { await portal.AddPhotoAsync(TestPhotos.Jpeg(120, 80)), await portal.AddPhotoAsync(TestPhotos.Jpeg(140, 90)) };
        await portal.DoAsync<PortalDb>(async db => await db.Set<ToaSoan.Media.Photo>().ExecuteUpdateAsync(static set => set.SetProperty(static p => p.Public, true), Stop));
        using (var early = await portal.EnterAsync("phongvien"))
        {
            Assert.Equal(EventsText.NotYetBegun, await (await early.PostAsync($"/ban/lich/{id}", $"/ban/lich/{id}/dang-ky", ("count", "100"))).RefusedAsync());
        }

        portal.Clock.Advance(TimeSpan.FromDays(5));
        using var reporter = await portal.EnterAsync("phongvien"); // a session ends after half a day without use
        Assert.Equal(EventsText.EstimateNotExact, await (await CountAsync(reporter, id, "100", "Estimate", "Exact")).RefusedAsync());
        await CountAsync(reporter, id, "100", "Estimate", "About");
        await CountAsync(reporter, id, "96", "Sheet", "AtLeast");
        using var reader = portal.NewClient();
        Assert.Contains("ít nhất 96 người", (await reader.ReadAsync((await portal.EventAsync(id)).Path)).QuerySelector(".dossier-facts")!.TextContent, StringComparison.Ordinal);
        var counts = (await reporter.ReadAsync($"/ban/lich/{id}/dang-ky")).QuerySelectorAll(".lines li").Select(static row => row.TextContent).ToList();
        Assert.Equal(2, counts.Count(static row => row.Contains("Phóng Viên", StringComparison.Ordinal)));

        Assert.Equal(2, (await reporter.ReadAsync($"/ban/lich/{id}/bai")).QuerySelectorAll("input[name=Chosen]").Length);
        var made = (await reporter.PostAsync($"/ban/lich/{id}/bai", $"/ban/lich/{id}/bai", [.. photos.Select(static photo => ("Chosen", photo.Hash))])).Headers.Location!.ToString();
        var article = await portal.DoAsync<PortalDb, ToaSoan.Newsroom.Article>(db => db.Articles.AsNoTracking().SingleAsync(a => made.EndsWith("/" + a.Id), Stop));
        Assert.Equal((Morning.Name, "Sự kiện do Sở Y tế thành phố tổ chức ngày 20/6/2026."), (article.Title, article.Lead));
        var body = ToaSoan.Blocks.BlockJson.Read(article.Body);
        Assert.Equal(2, body.Figures().Count());
        Assert.Contains("ít nhất 96 người", article.Body, StringComparison.Ordinal);
    }

    private static (string Status, string Before, string Start) Data(AngleSharp.Html.Dom.IHtmlDocument page)
    {
        var data = System.Text.Json.JsonDocument.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent).RootElement.GetProperty("@graph")[0];
        return (data.GetProperty("eventStatus").GetString()!, data.GetProperty("previousStartDate").GetString()!, data.GetProperty("startDate").GetString()!);
    }

    private static Task<HttpResponseMessage> CountAsync(HttpClient who, long id, string count, string source, string precision) =>
        who.PostAsync($"/ban/lich/{id}/dang-ky", $"/ban/lich/{id}/dang-ky", ("count", count), ("source", source), ("precision", precision));

    private static Task<List<CityEvent>> SeriesAsync(TestPortal portal, long first) =>
        portal.DoAsync<PortalDb, List<CityEvent>>(db => db.Events.AsNoTracking().Where(e => e.SeriesId == first).OrderBy(static e => e.StartsAt).ToListAsync(Stop));
}
