using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Reader;

namespace ToaSoan.Programme;

/// <summary>A dossier as a line of the front page: its state, and how far the project is on a day, "" without milestones.</summary>
public sealed record FrontProject(string Path, string Title, string State, string Progress);

/// <summary>The block of dossiers the desk may place on the front page: what is under way, then what is being prepared, by the last change.</summary>
public static class FrontProjects
{
    /// <summary>The block.</summary>
    public static FrontOffer Offer { get; } = new("projects", static () => ProjectText.Projects, "/du-an", ReadAsync);

    private static async Task<FrontOffering> ReadAsync(IServiceProvider services, int count, CancellationToken stop)
    {
        var (db, today) = (services.GetRequiredService<PortalDb>(), services.GetRequiredService<TimeProvider>().Today());
        var (first, second) = (nameof(ProjectState.UnderWay), nameof(ProjectState.Planned));
        var editions = await db.ShownProjects().Where(e => e.Kicker == first || e.Kicker == second).OrderBy(e => e.Kicker == first ? 0 : 1).ThenByDescending(static e => e.PublishedAt).ThenBy(static e => e.ObjectId)
            .Take(count).Select(static e => new { e.Path, e.Title, e.Body }).ToListAsync(stop);
        return editions.Count == 0 ? new FrontOffering([DossierTag.List]) : new FrontOffering([DossierTag.List], "/Programme/_FrontProjects.cshtml", editions.ConvertAll(e => LineOf(e.Path, e.Title, ProjectContent.Read(e.Body), today)));
    }

    private static FrontProject LineOf(string path, string title, ProjectContent content, DateOnly today) =>
        new(path, title, ProjectWords.Of(content.State), ProjectWords.Progress(content, today));
}
