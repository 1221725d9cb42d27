using System.Net;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Programme.Tasks;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Reader;
using ToaSoan.Tests.Staff;
using static ToaSoan.Tests.Programme.Tasks.TaskSteps;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.Programme.Tasks;

/// <summary>A task's course: given, put off, done with evidence, opened again; what readers are told of it.</summary>
public sealed class TaskTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_task_is_done_only_with_evidence_and_put_off_in_time_it_is_not_late(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var (today, id) = (portal.Clock.Today(), await portal.GiveAsync(days: 3));
        Assert.Equal(TasksText.EvidenceFirst, await RefusedAsync(() => portal.WorkAsync("bientap", (_, work, staff) => work.DoneAsync(staff, id, null, Stop))));
        await portal.WorkAsync("bientap", (_, work, staff) => work.AskAsync(staff, id, today.AddDays(9), "Chờ tôn.", Stop));
        Assert.Equal(TasksText.DeskOnly, await RefusedAsync(() => portal.WorkAsync("bientap", (desk, _, staff) => desk.ExtendAsync(staff, id, today.AddDays(9), "Chờ tôn.", Stop))));
        Assert.Equal(today.AddDays(9), (await portal.TaskAsync(id)).AskedDue);
        portal.Clock.Advance(TimeSpan.FromDays(3));
        await portal.WorkAsync("thuky", (desk, _, staff) => desk.ExtendAsync(staff, id, today.AddDays(9), "Chờ tôn.", Stop));
        portal.Clock.Advance(TimeSpan.FromDays(6));
        await portal.FinishAsync(id);
        var done = (await portal.TaskAsync(id)).Read();
        Assert.Equal((TaskState.Done, false, today.AddDays(9)), (done.State, done.IsLate(today.AddDays(90)), done.DoneOn!.Value));
        Assert.Equal([new TaskExtension(today.AddDays(3), today.AddDays(9), "Chờ tôn.", today.AddDays(3), true)], done.Extensions);

        await portal.WorkAsync("thuky", (desk, _, staff) => desk.ReopenAsync(staff, id, "Còn dột.", Stop));
        Assert.Equal(TasksText.OpenAlready, await RefusedAsync(() => portal.WorkAsync("thuky", (desk, _, staff) => desk.ReopenAsync(staff, id, "Còn dột.", Stop))));
        Assert.NotEmpty(await RefusedAsync(() => portal.WorkAsync("bientap", (_, work, staff) => work.DoneAsync(staff, id, today, Stop))));
        portal.Clock.Advance(TimeSpan.FromDays(1));
        await portal.WorkAsync("thuky", (desk, _, staff) => desk.ExtendAsync(staff, id, today.AddDays(30), "Thợ bỏ.", Stop));
        var late = (await portal.TaskAsync(id)).Read();
        Assert.Equal((today.AddDays(30), today.AddDays(9), true), (late.Due, late.Promised, late.IsLate(portal.Clock.Today())));
        Assert.Equal(TasksText.EditorsOnly, await RefusedAsync(() => portal.WorkAsync("phongvien", (_, work, staff) => work.NoteAsync(staff, id, "Xong rồi.", Stop))));
        var kinds = await portal.DoAsync<PortalDb, List<TaskNoteKind>>(db => db.Set<TaskNote>().Where(n => n.TaskId == id && n.Kind != TaskNoteKind.Reminded).OrderBy(static n => n.Id).Select(static n => n.Kind).ToListAsync(Stop));
        Assert.Equal([TaskNoteKind.Added, TaskNoteKind.Asked, TaskNoteKind.Extended, TaskNoteKind.Evidence, TaskNoteKind.Done, TaskNoteKind.Reopened, TaskNoteKind.Extended], kinds);
    }

    [Fact]
    public async Task Evidence_is_an_https_or_portal_address_or_a_file_and_before_readers_none_of_the_desk()
    {
        await using var portal = await TestPortal.StartAsync();
        var (hidden, shown) = (await portal.GiveAsync(), await portal.GiveAsync("Việc công khai", shown: true));
        foreach (var wrong in new[] { "http://example.org/", "//example.org", "javascript:alert(1)", "https://a:b@example.org/", "y-te", "/\\example.org" })
        {
            Assert.Equal(string.Format(System.Globalization.CultureInfo.CurrentCulture, TasksText.EvidenceAddress, 300), await RefusedAsync(() => portal.WorkAsync("bientap", (_, work, staff) => work.HandInAsync(staff, hidden, "Ảnh", wrong, null, Stop))));
        }

        await portal.WorkAsync("bientap", (_, work, staff) => work.HandInAsync(staff, hidden, "Bài", "/ban/bai/1", null, Stop));
        Assert.Equal(TasksText.EvidenceNotPublic, await RefusedAsync(() => portal.WorkAsync("bientap", (_, work, staff) => work.HandInAsync(staff, shown, "Bài", "/ban/bai/1", null, Stop))));
        Assert.Equal(TasksText.EvidenceNotPublic, await RefusedAsync(() => portal.WorkAsync("thuky", (desk, _, staff) => desk.ShowAsync(staff, hidden, Stop))));
        await portal.WorkAsync("bientap", (_, work, staff) => work.DropEvidenceAsync(staff, hidden, 1, "Nhầm.", Stop));
        await portal.WorkAsync("thuky", (desk, _, staff) => desk.ShowAsync(staff, hidden, Stop));
        Assert.Equal(TasksText.NotAccepted, await RefusedAsync(() => portal.WorkAsync("bientap", (_, work, staff) => work.HandInAsync(staff, hidden, "Tệp", null, new string('a', 64), Stop))));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Readers_see_a_public_task_at_once_find_it_and_are_told_why_when_it_is_gone(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        using var reader = portal.NewClient();
        Assert.NotNull((await reader.ReadAsync("/nhiem-vu")).QuerySelector("p.nothing"));
        var meeting = await portal.MeetAsync();
        var (id, today) = (await portal.GiveAsync(days: 2, shown: true, meeting: meeting, conclusion: 2), portal.Clock.Today());
        Assert.Contains("Sửa mái trạm y tế", (await reader.ReadAsync("/nhiem-vu")).QuerySelector(".task-list")!.TextContent, StringComparison.Ordinal);
        const string page = "/nhiem-vu/sua-mai-tram-y-te";
        var first = (await reader.ReadAsync(page)).QuerySelector("main")!.TextContent;
        Assert.Contains("Kết luận số 2, Giao ban tháng sáu, 16/6/2026", first, StringComparison.Ordinal);
        await portal.WorkAsync("bientap", (_, work, staff) => work.NoteAsync(staff, id, "Chuyện nội bộ.", Stop));
        await portal.WorkAsync("thuky", (desk, _, staff) => desk.ExtendAsync(staff, id, today.AddDays(7), "Chờ tôn.", Stop));
        await portal.FinishAsync(id);
        var done = (await reader.ReadAsync(page)).QuerySelector("main")!.TextContent;
        Assert.Contains("Gia hạn từ 18/6/2026 sang 23/6/2026: Chờ tôn.", done, StringComparison.Ordinal);
        Assert.Contains("Xong ngày 16/6/2026", done, StringComparison.Ordinal);
        Assert.Contains("Ảnh mái mới", done, StringComparison.Ordinal);
        Assert.DoesNotContain("nội bộ", done, StringComparison.Ordinal);
        Assert.NotNull((await reader.ReadAsync("/tim-kiem?q=sua+mai&loai=nhiem-vu")).QuerySelector($"a[href='{page}']"));
        Assert.Contains(page, await reader.TextAsync("/sitemap-1.xml"), StringComparison.Ordinal);
        await reader.ReadAsync("/nhiem-vu/don-vi/so-y-te");
        await reader.ReadAsync("/nhiem-vu/don-vi/trung-tam", HttpStatusCode.NotFound);

        await portal.WorkAsync("chu", (desk, _, staff) => desk.WithdrawAsync(staff, id, "Công khai nhầm.", Stop));
        Assert.Contains("Công khai nhầm.", (await reader.ReadAsync(page, HttpStatusCode.Gone)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(page, await reader.TextAsync("/nhiem-vu") + await reader.TextAsync("/tim-kiem?q=sua+mai") + await reader.TextAsync("/sitemap-1.xml"), StringComparison.Ordinal);
        Assert.Equal(["publish", "revise", "revise", "revise", "withdraw"], await portal.DoAsync<PortalDb, List<string>>(static db => db.Records.Where(static r => r.Type.StartsWith("task.")).OrderBy(static r => r.Id).Select(static r => r.Type.Substring(5)).ToListAsync(Stop)));
    }

    [Fact]
    public async Task An_internal_task_never_reaches_an_edition_whatever_is_done_to_it()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await portal.GiveAsync();
        await portal.WorkAsync("thuky", async (desk, work, staff) =>
        {
            await desk.ChangeAsync(staff, id, (await portal.TaskAsync(id)).Version, new TypedTask(await portal.OfficeAsync(), "Sửa mái", "", "Không dột.", null), Stop);
            await desk.ExtendAsync(staff, id, portal.Clock.Today().AddDays(20), "Chờ tôn.", Stop);
            await work.NoteAsync(staff, id, "Đang làm.", Stop);
        });
        await portal.FinishAsync(id);
        await portal.WorkAsync("thuky", (desk, _, staff) => desk.ReopenAsync(staff, id, "Còn dột.", Stop));
        await portal.WorkAsync("thuky", (desk, _, staff) => desk.DropAsync(staff, id, "Trạm dời chỗ.", Stop));
        Assert.Equal(0, await portal.DoAsync<PortalDb, int>(static db => db.Editions.CountAsync(static e => e.Kind == "task", Stop)));
        using var reader = portal.NewClient();
        await reader.ReadAsync("/nhiem-vu/sua-mai-tram-y-te", HttpStatusCode.NotFound);
    }
}
