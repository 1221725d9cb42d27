using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using ToaSoan.Platform;
using ToaSoan.Programme.Tasks;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Newsroom;
using ToaSoan.Tests.Reader;
using ToaSoan.Tests.Staff;
using static ToaSoan.Tests.Programme.Tasks.TaskSteps;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.Programme.Tasks;

/// <summary>From a meeting's conclusions to tasks, and to the next meeting; without script.</summary>
public sealed class MeetingTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Conclusions_become_tasks_and_the_next_agenda_is_what_is_open_of_the_series(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        using var desk = await portal.EnterAsync("thuky");
        var office = $"{await portal.OfficeAsync()}";
        (string, string)[] fields = [("Form.Title", "Giao ban"), ("Form.Series", "Giao ban tháng"), ("Form.OfficeId", office), ("Form.Day", "2026-06-16"), ("Form.Time", "08:30"), ("Form.Agenda", "Một\n\nHai"), ("Form.Conclusions[0].Text", "Tiêm đủ mười phường."), ("Form.Conclusions[1].Text", "Sửa trạm.")];
        var more = await Read(await desk.PostAsync("/ban/hop/moi", "/ban/hop/moi", [.. fields, ("More", "true")]));
        Assert.Equal(("Sửa trạm.", 5), (more.QuerySelector("textarea[name='Form.Conclusions[1].Text']")!.TextContent, more.QuerySelectorAll("textarea[name^='Form.Conclusions']").Length));
        var refused = await Read(await desk.PostAsync("/ban/hop/moi", "/ban/hop/moi", [.. fields[1..], ("Form.Title", "…")]));
        Assert.Equal("Một\n\nHai", refused.QuerySelector("textarea[name='Form.Agenda']")!.TextContent);
        Assert.NotNull(refused.QuerySelector("p.refused"));
        var page = (await desk.PostAsync("/ban/hop/moi", "/ban/hop/moi", fields)).Headers.Location!.ToString();
        var make = (await desk.ReadAsync(page)).QuerySelectorAll("a[href*='ket-luan=']").Select(static a => a.GetAttribute("href")!).ToList();
        Assert.Equal("Sửa trạm.", (await desk.ReadAsync(make[1])).QuerySelector("input[name='Form.What']")!.GetAttribute("value"));

        (string, string)[] task = [("Form.MeetingId", page.Split('/')[^1]), ("Form.Conclusion", "2"), ("Form.What", "Sửa trạm Bến Sen"), ("Form.OfficeId", office), ("Form.Measure", "Trạm mở cửa."), ("Form.Due", "2026-06-30")];
        Assert.Equal(TasksText.MeasureMissing, await (await desk.PostAsync(make[1], "/ban/cong-viec/moi", [.. task[..4], task[5]])).RefusedAsync());
        Assert.Equal(HttpStatusCode.Redirect, (await desk.PostAsync(make[1], "/ban/cong-viec/moi", task)).StatusCode);
        var done = await portal.GiveAsync("Việc đã xong", meeting: long.Parse(page.Split('/')[^1]), conclusion: 1);
        await portal.FinishAsync(done);
        await portal.GiveAsync("Việc ngoài chuỗi", meeting: await portal.MeetAsync("Chuỗi khác"));
        var id = (await desk.ReadAsync(page)).QuerySelector(".task-conclusion + .task-conclusion .articles a")!.GetAttribute("href")!.Split('/')[^1];
        var next = await desk.ReadAsync((await desk.ReadAsync(page)).QuerySelector("a[href*='sau=']")!.GetAttribute("href")!);
        Assert.Equal($"#{id} Sửa trạm Bến Sen", next.QuerySelector("textarea[name='Form.Agenda']")!.TextContent);

        // What became a task is not taken out of the conclusions; a save from an older form is refused; both versions stay.
        (string, string)[] change = [("Form.Version", "1"), .. fields[..6], ("Form.Conclusions[0].Number", "1"), ("Form.Conclusions[0].Text", "Tiêm đủ mười phường ven sông.")];
        Assert.Equal(string.Format(System.Globalization.CultureInfo.CurrentCulture, TasksText.ConclusionHeld, 2), await (await desk.PostAsync(page + "/sua", page + "/sua", change)).RefusedAsync());
        Assert.Equal(HttpStatusCode.Redirect, (await desk.PostAsync(page + "/sua", page + "/sua", [.. change, ("Form.Conclusions[1].Number", "2"), ("Form.Conclusions[1].Text", "Sửa trạm.")])).StatusCode);
        Assert.Equal(PlatformText.ChangedMeanwhile, await (await desk.PostAsync(page + "/sua", page + "/sua", [.. change, ("Form.Conclusions[1].Number", "2"), ("Form.Conclusions[1].Text", "Khác.")])).RefusedAsync());
        Assert.Contains("ven sông", (await desk.ReadAsync(page)).QuerySelector("#ket-luan")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("ven sông", (await desk.ReadAsync(page + "?ban=1")).QuerySelector("#ket-luan")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_board_shows_an_editor_their_offices_tasks_by_day_and_keeps_what_was_typed_when_it_refuses()
    {
        await using var portal = await TestPortal.StartAsync();
        var (mine, week, theirs) = (await portal.GiveAsync("Của Sở", 1), await portal.GiveAsync("Tháng này", 12, shown: true), await portal.GiveAsync("Của phường", 1, office: "phuong-ben-sen"));
        portal.Clock.Advance(TimeSpan.FromDays(2));
        using var editor = await portal.EnterAsync("bientap");
        var board = await editor.ReadAsync("/ban/cong-viec");
        Assert.Contains("Của Sở", board.QuerySelector("section[aria-labelledby=cot-tre]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Tháng này", board.QuerySelector("section[aria-labelledby=cot-thang]")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Của phường", board.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Của Sở", (await editor.ReadAsync("/ban/cong-viec?loai=cong-khai&xep=don-vi")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var refused = await Read(await editor.PostAsync($"/ban/cong-viec/{mine}", $"/ban/cong-viec/{mine}/ask", ("day", "2026-06-01"), ("text", "Chờ tôn.")));
        Assert.Equal(("2026-06-01", "Chờ tôn."), (refused.QuerySelector("form[action$=Ask] input[name=day]")!.GetAttribute("value"), refused.QuerySelector("form[action$=Ask] textarea")!.TextContent));
        Assert.Equal(HttpStatusCode.Redirect, (await editor.GetAsync($"/ban/cong-viec/{theirs}", Stop)).StatusCode);
        Assert.NotEqual(0, week);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Editors_are_reminded_once_of_the_day_that_counts(Engine engine)
    {
        using var server = new MailServer();
        await using var portal = await TestPortal.StartAsync(engine, settings => (settings.MailServer, settings.MailFrom, settings.MailTls) = (server.Address, "toasoan@minhgiang.example", "none"));
        await portal.DoAsync<PortalDb>(db => db.Users.Where(static user => user.UserName == "bientap" || user.UserName == "phongvien").ExecuteUpdateAsync(static set => set.SetProperty(static user => user.Email, static user => user.UserName + "@minhgiang.example"), Stop));
        var (today, id) = (portal.Clock.Today(), await portal.GiveAsync(days: 8));
        await portal.WorkAsync("thuky", (desk, _, staff) => desk.ExtendAsync(staff, id, today.AddDays(20), "Chờ tôn.", Stop));
        portal.Clock.Advance(TimeSpan.FromDays(2));
        await DoJobsAsync(portal);
        Assert.Empty(server.Mails); // its first day does not count any more
        portal.Clock.Advance(TimeSpan.FromDays(11));
        await portal.DoAsync<IServiceProvider>(services => services.GetServices<JobWorker>().Single(static worker => worker.Kind == "task.reminder").DoAsync($"{id}/{today.AddDays(20):yyyy-MM-dd}/7", Stop));
        await DoJobsAsync(portal);
        var mail = Assert.Single(server.Mails);
        Assert.Equal(("bientap@minhgiang.example", "Nhiệm vụ: Còn 7 ngày – Sửa mái trạm y tế"), (mail.To.Mailboxes.Single().Address, mail.Subject));
        Assert.Contains($"https://minhgiang.example/ban/cong-viec/{id}", mail.TextBody, StringComparison.Ordinal);
        portal.Clock.Advance(TimeSpan.FromDays(6));
        await DoJobsAsync(portal);
        portal.Clock.Advance(TimeSpan.FromDays(2));
        await DoJobsAsync(portal);
        Assert.Equal(["Còn 7 ngày", "Còn 1 ngày", "Quá hạn 1 ngày"], server.Mails.Select(static sent => sent.Subject!.Split(": ")[1].Split(" – ")[0]));
        portal.Clock.Advance(TimeSpan.FromDays(30));
        await DoJobsAsync(portal);
        Assert.Equal(3, server.Mails.Count);
    }

    // The portal's own runner does jobs too; whoever does the last one, all are done afterwards.
    private static async Task DoJobsAsync(TestPortal portal)
    {
        var runner = portal.Services.GetServices<IHostedService>().OfType<JobRunner>().Single();
        while (await portal.DoAsync((PortalDb db) => DueAsync(db, portal.Clock.Now())))
        {
            if (!await runner.DoOneAsync(Stop))
            {
                await Task.Delay(20, Stop);
            }
        }
    }

    private static Task<bool> DueAsync(PortalDb db, DateTime now) => db.Jobs.AnyAsync(job => (job.Kind == "task.reminder" || job.Kind == "task.mail") && job.DueAt <= now, Stop);

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> Read(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Stop));
    }
}
