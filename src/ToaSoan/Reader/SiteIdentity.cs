using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;

namespace ToaSoan.Reader;

/// <summary>
/// Who publishes this portal, for masthead, footer and feeds. Every part but the name is "" when the data folder does not
/// know it, and is then not shown.
/// </summary>
public sealed record SiteIdentity(string Name, string Tagline, string Address, string Phone, string Email, string Responsible, string Licence)
{
    /// <summary>The identity out of the data marks named "site.…".</summary>
    internal static SiteIdentity Of(IReadOnlyDictionary<string, string> marks)
    {
        string Value(string name) => marks.GetValueOrDefault("site." + name, "");
        return new SiteIdentity(Value("name") is { Length: > 0 } name ? name : PlatformText.SiteName,
            Value("tagline"), Value("address"), Value("phone"), Value("email"), Value("responsible"), Value("licence"));
    }
}

/// <summary>Reads the identity at most once a minute. Only the marks are kept: the fallback name depends on the reader's language.</summary>
public sealed class SiteIdentities(TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(60);
    private volatile Reading? last;

    /// <summary>The identity, at most 60 seconds old.</summary>
    public async Task<SiteIdentity> GetAsync(PortalDb db, CancellationToken stop)
    {
        if (last is not { } reading || clock.GetElapsedTime(reading.At) > Kept)
        {
            var marks = await db.DataMarks.AsNoTracking().Where(static mark => mark.Name.StartsWith("site."))
                .ToDictionaryAsync(static mark => mark.Name, static mark => mark.Value, stop);
            last = reading = new Reading(clock.GetTimestamp(), marks);
        }

        return SiteIdentity.Of(reading.Marks);
    }

    private sealed record Reading(long At, IReadOnlyDictionary<string, string> Marks);
}
