using Microsoft.EntityFrameworkCore;

namespace ToaSoan.Platform;

/// <summary>
/// Who publishes this portal, for masthead, footer and feeds: data marks named "site.…". Every part but the name is "" when
/// the data folder does not know it, and is then not shown.
/// </summary>
public sealed record SiteIdentity(string Name, string Tagline, string Address, string Phone, string Email, string Responsible, string Licence)
{
    /// <summary>Every part by the name of its mark, without "site.".</summary>
    public IReadOnlyList<(string Mark, string Value)> Parts =>
        [("name", Name), ("tagline", Tagline), ("address", Address), ("phone", Phone), ("email", Email), ("responsible", Responsible), ("licence", Licence)];

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
        return new SiteIdentity(Value("name"), Value("tagline"), Value("address"), Value("phone"), Value("email"), Value("responsible"), Value("licence"));
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
    public async Task<SiteIdentity> GetAsync(PortalDb db, CancellationToken stop) => SiteIdentity.Of(marks ??= await db.MarksAsync("site.", stop));
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

    /// <summary>Writes a mark at once, within the transaction that is open.</summary>
    public static Task SetMarkAsync(this PortalDb db, string name, string value, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Database.ExecuteSqlAsync($"INSERT INTO \"DataMarks\" (\"Name\", \"Value\") VALUES ({name}, {value}) ON CONFLICT (\"Name\") DO UPDATE SET \"Value\" = excluded.\"Value\"", stop);
    }
}
