namespace ToaSoan.Newsroom;

/// <summary>What became of a promised publication.</summary>
public enum ScheduleOutcome
{
    /// <summary>Its hour has not come.</summary>
    Waiting = 0,

    /// <summary>Published.</summary>
    Published = 1,

    /// <summary>Could not be published at its hour; <see cref="ScheduledPublication.Sentence"/> says why.</summary>
    Refused = 2,

    /// <summary>Taken back, or overtaken by a publication by hand.</summary>
    Cancelled = 3,
}

/// <summary>The promise to publish an approved article at an hour. At most one per article waits.</summary>
public sealed class ScheduledPublication
{
    /// <summary>Primary key.</summary>
    public long Id { get; set; }

    /// <summary>The article.</summary>
    public required long ArticleId { get; init; }

    /// <summary>The article, when loaded.</summary>
    public Article? Article { get; set; }

    /// <summary>The promised instant (UTC).</summary>
    public required DateTime DueAt { get; init; }

    /// <summary>Who promised; 0 for a command.</summary>
    public required long SetBy { get; init; }

    /// <summary>When it was promised (UTC).</summary>
    public required DateTime SetAt { get; init; }

    /// <summary>After an unforeseen failure, when (UTC) it is tried again; in the past otherwise.</summary>
    public DateTime RetryAt { get; set; } = DateTime.UnixEpoch;

    /// <summary>What became of it.</summary>
    public ScheduleOutcome Outcome { get; set; }

    /// <summary>When it was published, refused or cancelled (UTC), or null.</summary>
    public DateTime? DoneAt { get; set; }

    /// <summary>Why it was refused, in the city's language, or "".</summary>
    public string Sentence { get; set; } = "";

    /// <summary>How late it was published; null unless it was.</summary>
    public TimeSpan? Lateness => Outcome == ScheduleOutcome.Published ? DoneAt - DueAt : null;
}
