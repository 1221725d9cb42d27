using System.Globalization;
using ToaSoan.Platform;

namespace ToaSoan.Programme;

/// <summary>Projects in words, in the current language.</summary>
public static class ProjectWords
{
    /// <summary>The name of a state.</summary>
    public static string Of(ProjectState state) => Text($"State{state}");

    /// <summary>A sum in đồng, as the language of the frame writes numbers: "12.400.000.000 đồng".</summary>
    public static string Money(long sum) => Format(ProjectText.Money, sum);

    /// <summary>What is to be said of a milestone on a day: reached in time or late, due, or late by so many days.</summary>
    public static string Standing(Milestone milestone, ProjectState state, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(milestone);
        var late = milestone.DaysLate(today);
        return milestone.Reached is { } reached ? late == 0 ? Format(ProjectText.ReachedOn, CityTime.Day(reached)) : Format(ProjectText.ReachedLate, CityTime.Day(reached), Days(late))
            : state == ProjectState.Stopped ? ProjectText.NotReached
            : late > 0 ? Format(ProjectText.Late, Days(late))
            : milestone.Planned == today ? ProjectText.DueToday : Format(ProjectText.Ahead, Days(milestone.Planned.DayNumber - today.DayNumber));
    }

    /// <summary>Whether a milestone stands late on a day: not reached although its day is over, in a project that goes on.</summary>
    public static bool IsLate(Milestone milestone, ProjectState state, DateOnly today) => milestone is { Reached: null } && state != ProjectState.Stopped && milestone.DaysLate(today) > 0;

    /// <summary>How many milestones are reached and how many stand late: "2/5 mốc đã xong, 1 mốc trễ"; "" without milestones.</summary>
    public static string Progress(ProjectContent content, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(content);
        var late = content.Milestones.Count(milestone => IsLate(milestone, content.State, today));
        return content.Milestones.Count == 0 ? ""
            : Format(ProjectText.Progress, content.Milestones.Count(static milestone => milestone.Reached is not null), content.Milestones.Count) + (late > 0 ? Format(ProjectText.ProgressLate, late) : "");
    }

    /// <summary>A move of a planned day: "Dời từ 1/6/2026 sang 15/7/2026: mưa lũ."</summary>
    public static string Of(MilestoneMove move)
    {
        ArgumentNullException.ThrowIfNull(move);
        return Format(ProjectText.Moved, CityTime.Day(move.From), CityTime.Day(move.To), move.Reason);
    }

    /// <summary>A change in one sentence.</summary>
    public static string Of(ProjectChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        var (from, to) = (Value(change.Kind, change.From), Value(change.Kind, change.To));
        var sentence = Format(change.Kind == ProjectChangeKind.ReachedCorrected && change.To.Length == 0 ? ProjectText.ChangeReachedTakenBack : Text($"Change{change.Kind}"), change.What, from, to);
        return change.Reason.Length == 0 ? sentence : Format(ProjectText.WithReason, sentence, change.Reason);
    }

    /// <summary>A change in no language, for the trail: "Hợp long: 2026-06-12 → 2026-07-15 (mưa lũ)".</summary>
    public static string Bare(ProjectChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        var what = change.What.Length > 0 ? change.What : $"{change.Kind}";
        return what + (change.From.Length + change.To.Length > 0 ? $": {change.From} → {change.To}" : "") + (change.Reason.Length > 0 ? $" ({change.Reason})" : "");
    }

    private static string Value(ProjectChangeKind kind, string value) => kind switch
    {
        _ when value.Length == 0 => ProjectText.NotKnown,
        ProjectChangeKind.State => Of(Enum.Parse<ProjectState>(value)).ToLower(CultureInfo.CurrentUICulture),
        ProjectChangeKind.Budget => Money(long.Parse(value, CultureInfo.InvariantCulture)),
        ProjectChangeKind.Moved or ProjectChangeKind.Reached or ProjectChangeKind.ReachedCorrected or ProjectChangeKind.Added or ProjectChangeKind.Dropped => CityTime.Day(DateOnly.ParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
        _ => value,
    };

    private static string Days(int count) => count == 1 ? ProjectText.OneDay : Format(ProjectText.Days, count);

    private static string Text(string name) => ProjectText.ResourceManager.GetString(name, CultureInfo.CurrentUICulture)!;

    private static string Format(string pattern, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.CurrentCulture, pattern, values);
}
