namespace ToaSoan.Audience;

/// <summary>What is counted. The numbers stand in the counters and never change. The definitions readers see: /thong-ke.</summary>
public enum Measure
{
    /// <summary>Visits carried over from an older site: only a total, without days or pages.</summary>
    Prior = 0,

    /// <summary>A page shown to a person and reported by the page itself.</summary>
    Visit = 1,

    /// <summary>A browser's first report of a city day.</summary>
    DayReader = 2,

    /// <summary>A browser's first report of a week that begins on Monday.</summary>
    WeekReader = 3,

    /// <summary>A browser's first report of a month.</summary>
    MonthReader = 4,

    /// <summary>A share control used; the channel says which.</summary>
    Share = 5,

    /// <summary>A visit that was not counted; the channel says why (<see cref="Refused"/>).</summary>
    Refused = 6,

    /// <summary>A visit as far as it counts for "most read": each network only so often a page and hour.</summary>
    Ranked = 7,
}

/// <summary>Why a visit or share was not counted.</summary>
public enum Refused
{
    /// <summary>Counted.</summary>
    No,

    /// <summary>A program that names itself one (crawler-user-agents).</summary>
    Crawler,

    /// <summary>A page fetched before anybody asked for it.</summary>
    Prefetch,

    /// <summary>A member of staff, signed in.</summary>
    Staff,

    /// <summary>More from one network than people can read.</summary>
    Flood,

    /// <summary>Sent by a page of another site.</summary>
    Elsewhere,

    /// <summary>A page the portal does not have.</summary>
    UnknownPage,

    /// <summary>A report that cannot be read.</summary>
    Malformed,

    /// <summary>A report repeated so late that it cannot be told from one that was counted.</summary>
    Late,
}

/// <summary>By what a visit came when it came by no shared address (those are <see cref="Reader.ShareLinks.Channels"/>).</summary>
public static class Channel
{
    /// <summary>By nothing the browser tells of: typed, a bookmark, an app.</summary>
    public const string Direct = "direct";

    /// <summary>From a page of the portal.</summary>
    public const string Inner = "inner";

    /// <summary>From a page elsewhere.</summary>
    public const string Outside = "outside";
}
