using System.Globalization;
using ToaSoan.Platform;

namespace ToaSoan.Programme;

/// <summary>A milestone as the desk typed it; <paramref name="Number"/> is 0 for a new one. <paramref name="Reason"/> is asked for what readers were told otherwise.</summary>
public sealed record TypedMilestone(int Number, string Name, DateOnly Planned, DateOnly? Reached = null, string Reason = "", bool Drop = false);

/// <summary>
/// What a save changes in what readers see. Owns the rule that nothing readers were told about days, money or documents is taken back
/// silently: the old value stays in the edition, with the reason, which is asked for.
/// </summary>
public static class ProjectChanges
{
    /// <summary>
    /// The milestones after a save, with what changed. Before readers have seen the project (<paramref name="shown"/> false) they are simply replaced. Throws
    /// <see cref="Refusal"/> for a missing reason.
    /// </summary>
    public static IReadOnlyList<Milestone> Milestones(IReadOnlyList<Milestone> saved, IReadOnlyList<TypedMilestone> typed, bool shown, DateOnly today, List<ProjectChange> changes)
    {
        ArgumentNullException.ThrowIfNull(saved);
        ArgumentNullException.ThrowIfNull(typed);
        ArgumentNullException.ThrowIfNull(changes);
        var next = new List<Milestone>();
        foreach (var old in saved)
        {
            // One that was not sent is kept: a form that was cut off takes nothing away.
            var now = typed.FirstOrDefault(row => row.Number == old.Number) ?? new TypedMilestone(old.Number, old.Name, old.Planned, old.Reached);
            var kept = shown ? Change(old, now, today, changes) : now.Drop ? null : old with { Name = now.Name, Planned = now.Planned, Reached = now.Reached };
            if (kept is not null)
            {
                next.Add(kept);
            }
        }

        var number = saved.Select(static milestone => milestone.Number).DefaultIfEmpty(0).Max();
        foreach (var row in typed.Where(static row => row is { Number: 0, Drop: false }))
        {
            next.Add(new Milestone(++number, row.Name, row.Planned, row.Reached, []));
            if (shown)
            {
                changes.Add(new ProjectChange(ProjectChangeKind.Added, row.Name, To: Day(row.Planned)));
            }
        }

        return [.. next.OrderBy(static milestone => milestone.Planned).ThenBy(static milestone => milestone.Number)];
    }

    /// <summary>What changed beside milestones. <paramref name="reason"/> is asked for money and for a document taken out.</summary>
    public static void Rest(ProjectContent old, ProjectContent now, string reason, List<ProjectChange> changes)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(changes);
        if (old.State != now.State)
        {
            changes.Add(new ProjectChange(ProjectChangeKind.State, From: $"{old.State}", To: $"{now.State}", Reason: now.State == ProjectState.Stopped ? now.StopReason : ""));
        }

        if (old.Budget != now.Budget)
        {
            changes.Add(new ProjectChange(ProjectChangeKind.Budget, From: Sum(old.Budget), To: Sum(now.Budget), Reason: Asked(reason, ProjectText.ReasonForBudget)));
        }
        else if (!old.BudgetLines.SequenceEqual(now.BudgetLines))
        {
            changes.Add(new ProjectChange(ProjectChangeKind.BudgetLines, Reason: old.BudgetLines.Count == 0 ? "" : Asked(reason, ProjectText.ReasonForBudget)));
        }

        foreach (var document in now.Documents.ExceptBy(old.Documents.Select(static document => document.File), static document => document.File))
        {
            changes.Add(new ProjectChange(ProjectChangeKind.DocumentAdded, document.Name));
        }

        foreach (var document in old.Documents.ExceptBy(now.Documents.Select(static document => document.File), static document => document.File))
        {
            changes.Add(new ProjectChange(ProjectChangeKind.DocumentDropped, document.Name, Reason: Asked(reason, ProjectText.ReasonForDocument, document.Name)));
        }

        if (old.Picture?.Photo != now.Picture?.Photo)
        {
            changes.Add(new ProjectChange(ProjectChangeKind.Picture));
        }

        if ((old.Name, old.Summary, old.Funds) != (now.Name, now.Summary, now.Funds))
        {
            changes.Add(new ProjectChange(ProjectChangeKind.Words));
        }
    }

    private static Milestone? Change(Milestone old, TypedMilestone now, DateOnly today, List<ProjectChange> changes)
    {
        if (now.Drop)
        {
            changes.Add(new ProjectChange(ProjectChangeKind.Dropped, old.Name, Day(old.Planned), Reason: Asked(now.Reason, ProjectText.ReasonToDrop, old.Name)));
            return null;
        }

        if (old.Name != now.Name)
        {
            changes.Add(new ProjectChange(ProjectChangeKind.Renamed, old.Name, To: now.Name));
        }

        var moves = old.Moves;
        if (old.Planned != now.Planned)
        {
            var why = Asked(now.Reason, ProjectText.ReasonToMove, old.Name);
            moves = [.. moves, new MilestoneMove(old.Planned, now.Planned, why, today)];
            changes.Add(new ProjectChange(ProjectChangeKind.Moved, now.Name, Day(old.Planned), Day(now.Planned), why));
        }

        if (old.Reached is null && now.Reached is { } reached)
        {
            changes.Add(new ProjectChange(ProjectChangeKind.Reached, now.Name, Day(now.Planned), Day(reached)));
        }
        else if (old.Reached != now.Reached)
        {
            changes.Add(new ProjectChange(ProjectChangeKind.ReachedCorrected, now.Name, Day(old.Reached), Day(now.Reached), Asked(now.Reason, ProjectText.ReasonToCorrect, old.Name)));
        }

        return new Milestone(old.Number, now.Name, now.Planned, now.Reached, moves);
    }

    private static string Asked(string reason, string sentence, params ReadOnlySpan<object?> values) => reason.Length > 0 ? reason : throw new Refusal(sentence, values);

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static string Sum(long? sum) => sum?.ToString(CultureInfo.InvariantCulture) ?? "";
}
