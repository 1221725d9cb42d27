using Microsoft.EntityFrameworkCore;

namespace ToaSoan.Platform;

/// <summary>
/// Who publishes this portal, for masthead, footer and feeds: data marks named "site.…". Every part but the name is "" when
/// the data folder does not know it, and is then not shown.
/// </summary>
public sealed record SiteIdentity(string Name, string Tagline, string Address, string Phone, string Email, string Responsible, string Licence)
{
    /// <summary>The body that governs the portal.</summary>
    public string Body { get; init; } = "";

    /// <summary>The licence's number.</summary>
    public string LicenceNumber { get; init; } = "";

    /// <summary>The licence's day: "2026-03-15".</summary>
    public string LicenceDate { get; init; } = "";

    /// <summary>Who issued the licence.</summary>
    public string LicenceIssuer { get; init; } = "";

    /// <summary>The accent colour on light paper, "#a3201d"; "" for the program's own.</summary>
    public string Accent { get; init; } = "";

    /// <summary>The accent colour on dark paper; "" for the program's own.</summary>
    public string AccentDark { get; init; } = "";

    /// <summary>The logo (<see cref="SiteLogo"/>), or null. It is changed by an act of its own and is none of the <see cref="Parts"/>.</summary>
    public SiteLogo? Logo { get; init; }

    /// <summary>Every part by the name of its mark, without "site.".</summary>
    public IReadOnlyList<(string Mark, string Value)> Parts =>
    [
        ("name", Name), ("tagline", Tagline), ("address", Address), ("phone", Phone), ("email", Email), ("responsible", Responsible), ("licence", Licence),
        ("body", Body), ("licence-number", LicenceNumber), ("licence-date", LicenceDate), ("licence-issuer", LicenceIssuer), ("accent", Accent), ("accent-dark", AccentDark),
    ];

    /// <summary>The identity out of its marks; without a name it is the program's, in the reader's language.</summary>
    internal static SiteIdentity Of(IReadOnlyDictionary<string, string> marks)
    {
        var stored = Stored(marks);
        return stored.Name.Length > 0 ? stored : stored with { Name = PlatformText.SiteName };
    }

    /// <summary>The identity as it is stored: the name too is "" when there is none.</summary>
    internal static SiteIdentity Stored(IReadOnlyDictionary<string, string> marks)
    {
        string Value(string name) => marks.GetValueOrDefault("site." + name, "");
        return new SiteIdentity(Value("name"), Value("tagline"), Value("address"), Value("phone"), Value("email"), Value("responsible"), Value("licence"))
        {
            Body = Value("body"), LicenceNumber = Value("licence-number"), LicenceDate = Value("licence-date"), LicenceIssuer = Value("licence-issuer"),
            Accent = Value("accent"), AccentDark = Value("accent-dark"), Logo = SiteLogo.Read(Value("logo")),
        };
    }
}

/// <summary>
/// Reads the identity once per request. It is kept no longer: a stored page lives at most a minute, and anything kept beside
/// it would make a change take two on other nodes.
/// </summary>
public sealed class SiteIdentities
{
    private Dictionary<string, string>? marks;

    /// <summary>The identity.</summary>
    public async Task<SiteIdentity> GetAsync(PortalDb db, CancellationToken stop) => SiteIdentity.Of(await MarksAsync(db, stop));

    /// <summary>Every mark named "site.…".</summary>
    public async Task<IReadOnlyDictionary<string, string>> MarksAsync(PortalDb db, CancellationToken stop) => marks ??= await db.MarksAsync("site.", stop);
}

/// <summary>Named values of the data folder, read and written by their first word.</summary>
public static class DataMarks
{
    /// <summary>The marks whose names begin so, by name.</summary>
    public static Task<Dictionary<string, string>> MarksAsync(this PortalDb db, string beginning, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.DataMarks.AsNoTracking().Where(mark => mark.Name.StartsWith(beginning)).ToDictionaryAsync(static mark => mark.Name, static mark => mark.Value, stop);
    }

    /// <summary>Writes a mark at once, within the transaction that is open, unless its value is that far already (in the order of letters); whether it did.</summary>
    public static async Task<bool> AdvanceMarkAsync(this PortalDb db, string name, string value, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await db.Database.ExecuteSqlAsync($"INSERT INTO \"DataMarks\" (\"Name\", \"Value\") VALUES ({name}, {value}) ON CONFLICT (\"Name\") DO UPDATE SET \"Value\" = excluded.\"Value\" WHERE \"DataMarks\".\"Value\" < excluded.\"Value\"", stop) > 0;
    }

    /// <summary>Writes a mark at once, within the transaction that is open.</summary>
    public static Task SetMarkAsync(this PortalDb db, string name, string value, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Database.ExecuteSqlAsync($"INSERT INTO \"DataMarks\" (\"Name\", \"Value\") VALUES ({name}, {value}) ON CONFLICT (\"Name\") DO UPDATE SET \"Value\" = excluded.\"Value\"", stop);
    }
}
