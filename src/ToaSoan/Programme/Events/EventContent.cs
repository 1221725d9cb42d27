namespace ToaSoan.Programme.Events;

/// <summary>What kind of event it is.</summary>
public enum EventKind
{
    /// <summary>An awareness event, for everybody it is meant for.</summary>
    Awareness,

    /// <summary>A course for the city's staff.</summary>
    Course,
}

/// <summary>A document: SHA-256 (hex) of a file and what it is called.</summary>
public sealed record EventMaterial(string File, string Name);

/// <summary>That time or place were changed after readers had seen them. Instants are UTC.</summary>
public sealed record EventMove(DateTime FromStarts, DateTime FromEnds, string FromPlace, DateTime ToStarts, DateTime ToEnds, string ToPlace, string Reason, DateTime At);

/// <summary>What changed between two editions.</summary>
public enum EventChangeKind
{
    /// <summary>It came into the calendar.</summary>
    Shown,

    /// <summary>Its time was moved.</summary>
    Moved,

    /// <summary>Its place is another.</summary>
    Place,

    /// <summary>There are more or fewer seats.</summary>
    Capacity,

    /// <summary>Registration was opened or ended.</summary>
    Registration,

    /// <summary>Another office is the host.</summary>
    Office,

    /// <summary>A document was added.</summary>
    MaterialAdded,

    /// <summary>A document was taken out.</summary>
    MaterialDropped,

    /// <summary>Programme or speakers changed.</summary>
    Programme,

    /// <summary>Name, summary or whom it is for were rewritten.</summary>
    Words,

    /// <summary>It was called off.</summary>
    Cancelled,
}

/// <summary>A change as readers are told of it; values as data (instants in UTC), put into words when shown.</summary>
public sealed record EventChange(EventChangeKind Kind, string What = "", string From = "", string To = "", string Reason = "");

/// <summary>Everything an event says. The working copy and every edition hold one, as JSON.</summary>
public sealed record EventContent
{
    /// <summary>The kind of editions, records and entries of the trail.</summary>
    public const string EditionKind = "event";

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>Awareness event or course.</summary>
    public EventKind Kind { get; init; }

    /// <summary>What it is about, a paragraph or two.</summary>
    public string Summary { get; init; } = "";

    /// <summary>Whom it is for.</summary>
    public string Audience { get; init; } = "";

    /// <summary>The place: "Nhà văn hóa phường Bến Gạo".</summary>
    public string Place { get; init; } = "";

    /// <summary>Street and number, or "".</summary>
    public string Address { get; init; } = "";

    /// <summary>The address (https) of a map, or "".</summary>
    public string MapLink { get; init; } = "";

    /// <summary>When it begins (UTC).</summary>
    public required DateTime Starts { get; init; }

    /// <summary>When it ends (UTC).</summary>
    public required DateTime Ends { get; init; }

    /// <summary>Whether seats are given by registration.</summary>
    public bool Registers { get; init; }

    /// <summary>How many seats there are, or null without a limit.</summary>
    public int? Capacity { get; init; }

    /// <summary>The programme, a line each.</summary>
    public IReadOnlyList<string> Programme { get; init; } = [];

    /// <summary>Who speaks, a line each.</summary>
    public IReadOnlyList<string> Speakers { get; init; } = [];

    /// <summary>The documents.</summary>
    public IReadOnlyList<EventMaterial> Materials { get; init; } = [];

    /// <summary>Earlier times and places readers were told, oldest first.</summary>
    public IReadOnlyList<EventMove> Moves { get; init; } = [];

    /// <summary>Why it was called off, or "".</summary>
    public string CancelReason { get; init; } = "";

    /// <summary>What changed since the last edition; the working copy has none.</summary>
    public IReadOnlyList<EventChange> Changes { get; init; } = [];

    /// <summary>As JSON.</summary>
    public string Write() => ContentJson.Write(this);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static EventContent Read(string json) => ContentJson.Read<EventContent>(json);
}
