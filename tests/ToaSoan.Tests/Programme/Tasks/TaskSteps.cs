using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Programme.Tasks;
using ToaSoan.Tests.Ground;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.Programme.Tasks;

/// <summary>What is done to meetings and tasks, past the pages.</summary>
internal static class TaskSteps
{
    /// <summary>The number of an office.</summary>
    public static Task<long> OfficeAsync(this TestPortal portal, string slug = "so-y-te") =>
        portal.DoAsync<PortalDb, long>(db => db.Set<ToaSoan.Offices.Office>().Where(o => o.Slug == slug).Select(static o => o.Id).SingleAsync(Stop));

    /// <summary>Calls a meeting with two conclusions.</summary>
    public static async Task<long> MeetAsync(this TestPortal portal, string series = "Giao ban tháng", string office = "so-y-te")
    {
        var content = new MeetingContent { Title = "Giao ban tháng sáu", Series = series, Day = portal.Clock.Today(), Place = "Phòng 2", Agenda = ["Tình hình dịch"], Minutes = "Đã bàn.", Conclusions = [new Conclusion(0, "Tiêm đủ mười phường."), new Conclusion(0, "Sửa trạm.")] };
        var (id, staff) = (await portal.OfficeAsync(office), await portal.PermissionsAsync("thuky"));
        return await portal.DoAsync<MeetingDesk, long>(desk => desk.AddAsync(staff, id, content, Stop));
    }

    /// <summary>Gives a task to an office, due in some days.</summary>
    public static async Task<long> GiveAsync(this TestPortal portal, string what = "Sửa mái trạm y tế", int days = 10, bool shown = false, long? meeting = null, int conclusion = 0, string office = "so-y-te")
    {
        var (id, staff) = (await portal.OfficeAsync(office), await portal.PermissionsAsync("thuky"));
        return await portal.DoAsync<TaskDesk, long>(desk => desk.AddAsync(staff, new TypedTask(id, what, "Trưởng phòng", "Mái không dột.", portal.Clock.Today().AddDays(days), shown, meeting, conclusion), Stop));
    }

    /// <summary>Does something to tasks as somebody.</summary>
    public static async Task WorkAsync(this TestPortal portal, string who, Func<TaskDesk, TaskWork, ToaSoan.Staff.Permissions, Task> act)
    {
        var staff = await portal.PermissionsAsync(who);
        await portal.DoAsync<IServiceProvider>(services => act(services.GetRequiredService<TaskDesk>(), services.GetRequiredService<TaskWork>(), staff));
    }

    /// <summary>Hands in evidence and marks it as done.</summary>
    public static Task FinishAsync(this TestPortal portal, long task, string link = "/y-te", DateOnly? on = null, string who = "bientap") => portal.WorkAsync(who, async (_, work, staff) =>
    {
        await work.HandInAsync(staff, task, "Ảnh mái mới", link, null, Stop);
        await work.DoneAsync(staff, task, on, Stop);
    });

    /// <summary>A task as it stands.</summary>
    public static Task<CityTask> TaskAsync(this TestPortal portal, long id) => portal.DoAsync<PortalDb, CityTask>(db => db.Set<CityTask>().AsNoTracking().SingleAsync(t => t.Id == id, Stop));

    /// <summary>The sentence an act is refused with.</summary>
    public static async Task<string> RefusedAsync(Func<Task> act) => (await Assert.ThrowsAsync<Refusal>(act)).Message;
}
