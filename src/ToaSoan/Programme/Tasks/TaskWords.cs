using System.Globalization;
using ToaSoan.Platform;

namespace ToaSoan.Programme.Tasks;

/// <summary>Tasks in words, in the current language.</summary>
public static class TaskWords
{
    /// <summary>The name of a state.</summary>
    public static string Of(TaskState state) => Text($"State{state}");

    /// <summary>The name of what happened.</summary>
    public static string Of(TaskNoteKind kind) => Text($"Note{kind}");

    /// <summary>How a task stands on a day: done in time or late, given up, due, overdue by so many days.</summary>
    public static string Standing(TaskContent content, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(content);
        var late = (content.State == TaskState.Done ? content.DoneOn ?? today : today).DayNumber - content.Promised.DayNumber;
        return content.State switch
        {
            TaskState.Dropped => TasksText.StateDropped,
            TaskState.Done => late > 0 ? Format(TasksText.DoneLate, CityTime.Day(content.DoneOn ?? today), Days(late)) : Format(TasksText.DoneOn, CityTime.Day(content.DoneOn ?? today)),
            _ => late > 0 ? Format(TasksText.Overdue, Days(late)) : late == 0 ? TasksText.DueToday : Format(TasksText.Ahead, Days(-late)),
        };
    }

    /// <summary>Its due day; that it is a new one where it was put off too late: "hạn mới 15/7/2026".</summary>
    public static string Due(TaskContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return Format(content.Due == content.Promised ? TasksText.DueOn : TasksText.NewDueOn, CityTime.Day(content.Due));
    }

    /// <summary>That a day was put off: "Gia hạn từ 1/6/2026 sang 15/7/2026: chờ vật tư."</summary>
    public static string Of(TaskExtension extension)
    {
        ArgumentNullException.ThrowIfNull(extension);
        return Format(extension.InTime ? TasksText.ExtendedInTime : TasksText.ExtendedLate, CityTime.Day(extension.From), CityTime.Day(extension.To), extension.Reason);
    }

    /// <summary>A turn in a sentence.</summary>
    public static string Of(TaskTurn turn)
    {
        ArgumentNullException.ThrowIfNull(turn);
        return Format(Text($"Turn{turn.To}"), CityTime.Day(turn.On), turn.Reason);
    }

    /// <summary>What it was decided by: "Kết luận số 3, Hội nghị sơ kết, 2/7/2026".</summary>
    public static string Of(TaskSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.Conclusion > 0 ? Format(TasksText.SourceConclusion, source.Conclusion, source.Meeting, CityTime.Day(source.On)) : Format(TasksText.SourceMeeting, source.Meeting, CityTime.Day(source.On));
    }

    /// <summary>A note's due days: "1/6/2026 → 15/7/2026", or "".</summary>
    public static string Days(TaskNote note)
    {
        ArgumentNullException.ThrowIfNull(note);
        return (note.From, note.To) switch
        {
            ({ } from, { } to) => $"{CityTime.Day(from)} → {CityTime.Day(to)}",
            (null, { } to) => Format(TasksText.DueOn, CityTime.Day(to)),
            _ => "",
        };
    }

    internal static string Days(int count) => count == 1 ? TasksText.OneDay : Format(TasksText.Days, count);

    internal static string Format(string pattern, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.CurrentCulture, pattern, values);

    private static string Text(string name) => TasksText.ResourceManager.GetString(name, CultureInfo.CurrentUICulture)!;
}
