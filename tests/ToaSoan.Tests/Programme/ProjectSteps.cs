using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Programme;
using ToaSoan.Staff;
using ToaSoan.Tests.Ground;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.Programme;

/// <summary>What the desk does to dossiers, past the pages.</summary>
internal static class ProjectSteps
{
    public static DateOnly Day(int day, int month = 6) => new(2026, month, day);

    /// <summary>A bridge with three milestones: reached in time, late as of 16/6/2026, and to come.</summary>
    public static ProjectContent Bridge { get; } = new() { Name = "Cầu Bến Sen", Summary = "Cầu nối hai bờ.\nDài 200 m.", State = ProjectState.UnderWay, Budget = 12_400_000_000, Funds = "Ngân sách thành phố" };

    public static IReadOnlyList<TypedMilestone> Milestones { get; } =
        [new(0, "Khởi công", Day(1, 3), Day(1, 3)), new(0, "Hợp long", Day(12)), new(0, "Thông xe", Day(20, 9))];

    /// <summary>Begins a dossier.</summary>
    public static Task<long> BeginProjectAsync(this TestPortal portal, ProjectContent? content = null, string office = "so-y-te", string by = "thuky") => portal.DoAsync<IServiceProvider, long>(async services =>
    {
        var id = await services.GetRequiredService<PortalDb>().Set<ToaSoan.Offices.Office>().Where(o => o.Slug == office).Select(static o => o.Id).SingleAsync(Stop);
        return await services.GetRequiredService<ProjectDesk>().AddAsync(await portal.PermissionsAsync(by), new TypedProject(id, content ?? Bridge, Milestones), Stop);
    });

    /// <summary>Begins a dossier and shows it.</summary>
    public static async Task<long> ShowProjectAsync(this TestPortal portal, ProjectContent? content = null, string office = "so-y-te")
    {
        var id = await portal.BeginProjectAsync(content, office);
        await portal.DoAsync<ProjectDesk>(async desk => await desk.ShowAsync(await portal.PermissionsAsync("thuky"), id, Stop));
        return id;
    }

    /// <summary>Saves other content and milestones; what is not changed is sent as it was saved.</summary>
    public static Task ChangeProjectAsync(this TestPortal portal, long id, Func<ProjectContent, ProjectContent>? content = null, Func<TypedMilestone, TypedMilestone>? milestone = null, string reason = "", string by = "thuky") => portal.DoAsync<IServiceProvider>(async services =>
    {
        var project = await services.GetRequiredService<PortalDb>().Set<Project>().AsNoTracking().SingleAsync(p => p.Id == id, Stop);
        var saved = ProjectContent.Read(project.Content);
        var rows = saved.Milestones.Select(static row => new TypedMilestone(row.Number, row.Name, row.Planned, row.Reached)).Select(milestone ?? (static row => row)).ToList();
        await services.GetRequiredService<ProjectDesk>().SaveAsync(await portal.PermissionsAsync(by), id, project.Version, new TypedProject(project.OfficeId, content?.Invoke(saved) ?? saved, rows, reason), Stop);
    });
}
