using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Search;

namespace ToaSoan.Programme.Tasks;

/// <summary>The tags under which the pages of public tasks are stored and evicted.</summary>
public static class PublicTaskTag
{
    /// <summary>The lists of tasks.</summary>
    public const string List = "tasks";

    /// <summary>One task, by its address.</summary>
    public static string Of(string path) => $"task:{path}";
}

/// <summary>A public task out of its edition.</summary>
public sealed record PublicTaskReading(Edition Edition, TaskContent Content)
{
    /// <summary>The tasks readers see.</summary>
    public static IQueryable<Edition> Shown(PortalDb db)
    {
        ArgumentNullException.ThrowIfNull(db);
        var shown = true;
        return db.Editions.AsNoTracking().Where(e => e.Shown == shown && e.Kind == TaskContent.Kind);
    }

    /// <summary>All of an office, or all: the open ones by due day, then what was done, last first, then what was given up.</summary>
    public static async Task<List<PublicTaskReading>> AllAsync(PortalDb db, string? office, CancellationToken stop)
    {
        var editions = await Shown(db).Where(e => office == null || e.Office == office).ToListAsync(stop);
        return [.. editions.Select(static edition => new PublicTaskReading(edition, TaskContent.Read(edition.Body))).OrderBy(static task => task.Content.State)
            .ThenBy(static task => task.Content.State == TaskState.Open ? task.Content.Due.DayNumber : -(task.Content.DoneOn ?? task.Content.Due).DayNumber).ThenBy(static task => task.Edition.ObjectId)];
    }
}

/// <summary>A task's words as search finds and shows them.</summary>
public static class PublicTaskWords
{
    /// <summary>Tasks among what search finds.</summary>
    public static SearchedKind Searched { get; } = new(TaskContent.Kind, "nhiem-vu", static () => FoundText.Task, static () => FoundText.Tasks, Read);

    private static IReadOnlyList<string[]> Read(Edition edition)
    {
        var content = TaskContent.Read(edition.Body);
        return
        [
            .. content.Measure.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(static paragraph => new[] { paragraph }),
            [edition.OfficeName, content.Responsible],
            content.Source is { } source ? [source.Meeting, source.Office] : [],
            [.. content.Extensions.Select(static extension => extension.Reason), .. content.Turns.Select(static turn => turn.Reason).Where(static reason => reason.Length > 0)],
            [.. content.Evidence.Select(static piece => piece.Name)],
        ];
    }
}
