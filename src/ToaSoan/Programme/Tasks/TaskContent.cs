using System.Text.Json.Serialization;

namespace ToaSoan.Programme.Tasks;

/// <summary>Where a task stands. That it is overdue is never stored: it follows from the day.</summary>
public enum TaskState
{
    /// <summary>To be done.</summary>
    Open = 0,

    /// <summary>Done, with evidence.</summary>
    Done = 1,

    /// <summary>Given up, with a reason.</summary>
    Dropped = 2,
}

/// <summary>That a task's due day was put off. <paramref name="InTime"/>: on or before the day that was due, so that nobody was late.</summary>
public sealed record TaskExtension(DateOnly From, DateOnly To, string Reason, DateOnly On, bool InTime);

/// <summary>What shows that a task was done: an address (<paramref name="Link"/>) or a file (SHA-256 in hex), never both. The number stays whatever is taken out.</summary>
public sealed record TaskEvidence(int Number, string Name, string Link = "", string File = "")
{
    /// <summary>Where it is seen.</summary>
    [JsonIgnore]
    public string Address => File.Length > 0 ? "/tep/" + File : Link;
}

/// <summary>A turn in a task's course that readers are told: that it was done, opened again or given up.</summary>
public sealed record TaskTurn(TaskState To, DateOnly On, string Reason);

/// <summary>What a task was decided by: a meeting's title and day, and the number of its conclusion.</summary>
public sealed record TaskSource(string Meeting, DateOnly On, string Office, int Conclusion);

/// <summary>Everything said of a task. The working copy and every edition hold one, as JSON.</summary>
public sealed record TaskContent
{
    /// <summary>The kind of editions, records and entries of the trail.</summary>
    public const string Kind = "task";

    /// <summary>What is to be done.</summary>
    public required string What { get; init; }

    /// <summary>The post that answers for it in the office ("Trưởng phòng Hạ tầng"), or "".</summary>
    public string Responsible { get; init; } = "";

    /// <summary>By what it is seen to be done.</summary>
    public string Measure { get; init; } = "";

    /// <summary>Where it stands.</summary>
    public TaskState State { get; init; }

    /// <summary>The day it is due now.</summary>
    public required DateOnly Due { get; init; }

    /// <summary>The day by which it counts as late: <see cref="Due"/>, but for extensions granted after the day was over.</summary>
    public required DateOnly Promised { get; init; }

    /// <summary>The day it was done, or null.</summary>
    public DateOnly? DoneOn { get; init; }

    /// <summary>Earlier due days, oldest first.</summary>
    public IReadOnlyList<TaskExtension> Extensions { get; init; } = [];

    /// <summary>What shows that it is done.</summary>
    public IReadOnlyList<TaskEvidence> Evidence { get; init; } = [];

    /// <summary>What became of it, oldest first.</summary>
    public IReadOnlyList<TaskTurn> Turns { get; init; } = [];

    /// <summary>The meeting that decided it, or null.</summary>
    public TaskSource? Source { get; init; }

    /// <summary>Whether it is late on a day: as of that day while it is open, as of the day it was done afterwards.</summary>
    public bool IsLate(DateOnly today) => State != TaskState.Dropped && (State == TaskState.Done ? DoneOn ?? today : today) > Promised;

    /// <summary>As stored.</summary>
    public string Write() => ContentJson.Write(this);

    /// <summary>Reads what <see cref="Write"/> gave.</summary>
    public static TaskContent Read(string json) => ContentJson.Read<TaskContent>(json);
}
