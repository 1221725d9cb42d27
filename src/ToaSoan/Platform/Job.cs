namespace ToaSoan.Platform;

/// <summary>
/// A piece of work to do off the request path. Saved in the transaction that needs it; taken under a lease so that a crash
/// or another node neither loses nor doubles it. Work must be repeatable.
/// </summary>
public sealed class Job
{
    /// <summary>Primary key.</summary>
    public long Id { get; set; }

    /// <summary>What is to be done: "photo.renditions".</summary>
    public required string Kind { get; init; }

    /// <summary>On what: a photo's hash, for example.</summary>
    public required string Key { get; init; }

    /// <summary>Not before this instant (UTC).</summary>
    public required DateTime DueAt { get; set; }

    /// <summary>Until when (UTC) a worker holds it; in the past when nobody does.</summary>
    public DateTime LeasedUntil { get; set; } = DateTime.UnixEpoch;

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; set; }

    /// <summary>What went wrong the last time, or "".</summary>
    public string Error { get; set; } = "";
}

/// <summary>A named value of the data folder itself, such as whether it holds the demo city.</summary>
public sealed class DataMark
{
    /// <summary>The name; primary key.</summary>
    public required string Name { get; init; }

    /// <summary>The value.</summary>
    public required string Value { get; set; }
}
