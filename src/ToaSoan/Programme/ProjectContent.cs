namespace ToaSoan.Programme;

/// <summary>How far a project is. Lists show the groups in this order.</summary>
public enum ProjectState
{
    /// <summary>Work has begun.</summary>
    UnderWay,

    /// <summary>Decided, not begun.</summary>
    Planned,

    /// <summary>Finished.</summary>
    Done,

    /// <summary>Given up, with a reason.</summary>
    Stopped,
}

/// <summary>That a planned day was changed after readers had seen it.</summary>
/// <param name="From">The day readers had been told.</param>
/// <param name="To">The day they are told since.</param>
/// <param name="Reason">Why.</param>
/// <param name="On">The city's day of the change.</param>
public sealed record MilestoneMove(DateOnly From, DateOnly To, string Reason, DateOnly On);

/// <summary>A step of a project.</summary>
/// <param name="Number">Its number within the project, from 1; stays whatever it is called.</param>
/// <param name="Name">What is reached.</param>
/// <param name="Planned">The day it is planned for.</param>
/// <param name="Reached">The day it was reached, or null.</param>
/// <param name="Moves">Earlier plans readers have seen, oldest first.</param>
public sealed record Milestone(int Number, string Name, DateOnly Planned, DateOnly? Reached, IReadOnlyList<MilestoneMove> Moves)
{
    /// <summary>Days it is late: of one that is not reached as of <paramref name="today"/>, of another as of the day it was; 0 when it is in time.</summary>
    public int DaysLate(DateOnly today) => Math.Max(0, (Reached ?? today).DayNumber - Planned.DayNumber);
}

/// <summary>The map: SHA-256 (hex) of a photo with its words.</summary>
public sealed record ProjectPicture(string Photo, string Caption, string Credit, string Alt);

/// <summary>A document: SHA-256 (hex) of a file and what it is called.</summary>
public sealed record ProjectDocument(string File, string Name);

/// <summary>A line of a project's budget, in đồng; <paramref name="Source"/> is "" when it is the project's own.</summary>
public sealed record BudgetLine(string Name, long Amount, string Source = "");

/// <summary>What changed between two editions.</summary>
public enum ProjectChangeKind
{
    /// <summary>The dossier was published.</summary>
    Shown,

    /// <summary>The state changed.</summary>
    State,

    /// <summary>A milestone's planned day was moved.</summary>
    Moved,

    /// <summary>A milestone was reached.</summary>
    Reached,

    /// <summary>The day a milestone was reached was put right.</summary>
    ReachedCorrected,

    /// <summary>A milestone was added.</summary>
    Added,

    /// <summary>A milestone was taken out.</summary>
    Dropped,

    /// <summary>A milestone has another name.</summary>
    Renamed,

    /// <summary>The budget changed.</summary>
    Budget,

    /// <summary>The lines of the budget changed.</summary>
    BudgetLines,

    /// <summary>Another office is responsible.</summary>
    Office,

    /// <summary>A document was added.</summary>
    DocumentAdded,

    /// <summary>A document was taken out.</summary>
    DocumentDropped,

    /// <summary>The map changed.</summary>
    Picture,

    /// <summary>Name, summary or source of funds were rewritten.</summary>
    Words,
}

/// <summary>A change as readers are told of it; values as data (days as 2026-06-16, states and sums by their own word), put into words when shown.</summary>
public sealed record ProjectChange(ProjectChangeKind Kind, string What = "", string From = "", string To = "", string Reason = "");

/// <summary>Everything a project's dossier says. The working copy and every edition hold one, as JSON.</summary>
public sealed record ProjectContent
{
    /// <summary>The kind of editions, records and entries of the trail.</summary>
    public const string Kind = "project";

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>What it is about, a paragraph or two.</summary>
    public string Summary { get; init; } = "";

    /// <summary>How far it is.</summary>
    public ProjectState State { get; init; } = ProjectState.Planned;

    /// <summary>Why it was stopped, or "".</summary>
    public string StopReason { get; init; } = "";

    /// <summary>The budget in đồng, or null while none is known.</summary>
    public long? Budget { get; init; }

    /// <summary>Where the money comes from, or "".</summary>
    public string Funds { get; init; } = "";

    /// <summary>The lines of the budget, which add up to <see cref="Budget"/>; none where only the sum is known.</summary>
    public IReadOnlyList<BudgetLine> BudgetLines { get; init; } = [];

    /// <summary>The map, or null.</summary>
    public ProjectPicture? Picture { get; init; }

    /// <summary>The milestones by planned day.</summary>
    public IReadOnlyList<Milestone> Milestones { get; init; } = [];

    /// <summary>The documents.</summary>
    public IReadOnlyList<ProjectDocument> Documents { get; init; } = [];

    /// <summary>The slug of the topic whose articles are the project's, or null.</summary>
    public string? Topic { get; init; }

    /// <summary>Numbers of articles chosen by hand.</summary>
    public IReadOnlyList<long> Articles { get; init; } = [];

    /// <summary>In an edition: what changed with it. Empty in the working copy.</summary>
    public IReadOnlyList<ProjectChange> Changes { get; init; } = [];

    /// <summary>As stored.</summary>
    public string Write() => ContentJson.Write(this);

    /// <summary>Reads what <see cref="Write"/> gave.</summary>
    public static ProjectContent Read(string json) => ContentJson.Read<ProjectContent>(json);
}
