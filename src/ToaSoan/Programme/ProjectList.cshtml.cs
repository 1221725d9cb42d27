using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Programme;

/// <summary>A dossier in the desk's list.</summary>
public sealed record ProjectLine(Project Project, ProjectContent Content);

/// <summary>The dossiers one may edit, drafts and withdrawn ones too.</summary>
public sealed class ProjectListModel(PortalDb db, TimeProvider clock) : DeskPage
{
    /// <summary>The dossiers, last saved first.</summary>
    public IReadOnlyList<ProjectLine> Projects { get; private set; } = [];

    /// <summary>Whether one may begin a dossier.</summary>
    public bool MayBegin => Permissions.May(Role.Editor);

    /// <summary>The city's day.</summary>
    public DateOnly Today => clock.Today();

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync()
    {
        var (all, offices) = (Permissions.WholeCity, Permissions.Offices);
        var found = await db.Projects.AsNoTracking().Include(static p => p.Office).Where(p => all || offices.Contains(p.OfficeId)).OrderByDescending(static p => p.SavedAt).ToListAsync(HttpContext.RequestAborted);
        Projects = [.. found.Where(project => Permissions.May(Role.Editor, project.OfficeId)).Select(static project => new ProjectLine(project, ProjectContent.Read(project.Content)))];
    }
}
