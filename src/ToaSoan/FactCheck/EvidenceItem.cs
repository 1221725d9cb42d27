namespace ToaSoan.FactCheck;

/// <summary>How a piece of evidence was taken.</summary>
public enum EvidenceKind
{
    /// <summary>A page or file at an address, captured by the server.</summary>
    Page = 0,

    /// <summary>A file the desk had.</summary>
    File = 1,

    /// <summary>A document named by number and page; nothing is kept of it.</summary>
    Citation = 2,
}

/// <summary>What a later look at an address found.</summary>
public enum EvidenceStanding
{
    /// <summary>What the check rests on still stands there; also before the first look.</summary>
    Same = 0,

    /// <summary>It says something else now.</summary>
    Changed = 1,

    /// <summary>The site says that it is not there any more.</summary>
    Gone = 2,
}

/// <summary>A piece of evidence of a check. Its bytes lie under their SHA-256 (<see cref="EvidenceStore"/>); they are for the desk alone, readers get the excerpt.</summary>
public sealed class EvidenceItem
{
    /// <summary>Primary key.</summary>
    public long Id { get; set; }

    /// <summary>Of which check.</summary>
    public required long CheckId { get; init; }

    /// <summary>By what the body calls it: 1, 2, 3 … of each check; never given twice.</summary>
    public required int Number { get; init; }

    /// <summary>How it was taken.</summary>
    public required EvidenceKind Kind { get; init; }

    /// <summary>What it is called.</summary>
    public required string Title { get; set; }

    /// <summary>Who says so.</summary>
    public required string Source { get; set; }

    /// <summary>The day of the document, or null.</summary>
    public DateOnly? Day { get; set; }

    /// <summary>The words the check rests on, for readers.</summary>
    public required string Excerpt { get; set; }

    /// <summary>Document number and page, or "".</summary>
    public string Citation { get; set; } = "";

    /// <summary>The address that was asked, or where a file or document is found; "" for none.</summary>
    public string Address { get; set; } = "";

    /// <summary>The address that answered, after redirects; "" when nothing was captured.</summary>
    public string FinalAddress { get; init; } = "";

    /// <summary>SHA-256 (hex) of the bytes, or "".</summary>
    public string Hash { get; init; } = "";

    /// <summary>The kind of content as the server called it, or "".</summary>
    public string ContentType { get; init; } = "";

    /// <summary>How many bytes.</summary>
    public long Bytes { get; init; }

    /// <summary>When it was taken (UTC).</summary>
    public required DateTime TakenAt { get; init; }

    /// <summary>Whether the check does not rest on it any more; earlier editions may.</summary>
    public bool Dropped { get; set; }

    /// <summary>What the last look found.</summary>
    public EvidenceStanding Standing { get; set; }

    /// <summary>Since when it is so (UTC); null before the first change.</summary>
    public DateTime? StandingSince { get; set; }

    /// <summary>When the desk took note of it (UTC); null while it has not.</summary>
    public DateTime? NotedAt { get; set; }

    /// <summary>When a look last got an answer (UTC), or null.</summary>
    public DateTime? LookedAt { get; set; }

    /// <summary>Looks in a row that got none.</summary>
    public int Failures { get; set; }

    /// <summary>Why the last look got none, or "".</summary>
    public string Trouble { get; set; } = "";

    /// <summary>Not looked at before this instant (UTC).</summary>
    public DateTime LookDueAt { get; set; } = DateTime.UnixEpoch;

    /// <summary>Until when (UTC) a node looks at it; in the past when none does.</summary>
    public DateTime LeasedUntil { get; set; } = DateTime.UnixEpoch;

    /// <summary>It as readers are shown it.</summary>
    internal CheckPiece Piece() => new(Id, Number, Kind, Title, Source, Day, Excerpt, Kind == EvidenceKind.Page ? FinalAddress : Address, Citation, Hash, ContentType, TakenAt);
}
