using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ToaSoan.Platform;

/// <summary>A link by which somebody without sign-in reads a thing before its publication, until it ends.</summary>
public sealed class PreviewLink
{
    /// <summary>Primary key.</summary>
    public long Id { get; set; }

    /// <summary>SHA-256 (hex) of the token in the address; the token itself is kept nowhere.</summary>
    public required string TokenHash { get; init; }

    /// <summary>The kind of thing: "article".</summary>
    public required string Kind { get; init; }

    /// <summary>Which one of that kind.</summary>
    public required long ObjectId { get; init; }

    /// <summary>The member of staff who made it.</summary>
    public required long By { get; init; }

    /// <summary>When it was made (UTC).</summary>
    public required DateTime At { get; init; }

    /// <summary>When it ends (UTC); moved to the present by whoever ends it early.</summary>
    public required DateTime Until { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<PreviewLink>
    {
        public void Configure(EntityTypeBuilder<PreviewLink> link)
        {
            link.ToTable("PreviewLinks");
            link.HasIndex(static l => l.TokenHash).IsUnique();
            link.HasIndex(static l => new { l.Kind, l.ObjectId });
        }
    }
}

/// <summary>A thing as readers would see it if it were published now. No edition of the database: nothing about it is ever saved.</summary>
/// <param name="Edition">What they would see.</param>
/// <param name="ClosedUntil">Until when nobody but staff may see it (UTC): an embargo is kept by preview links too.</param>
public sealed record Preview(Edition Edition, DateTime? ClosedUntil);

/// <summary>How a capability shows a thing of its own before publication.</summary>
/// <param name="Kind">The kind of thing.</param>
/// <param name="ReadAsync">Gives the preview of a thing by its number, or null when there is none to show.</param>
public sealed record PreviewSource(string Kind, Func<IServiceProvider, long, CancellationToken, Task<Preview?>> ReadAsync);

/// <summary>
/// Previews under /xem-thu. Owns who sees one: staff by a ticket that their own page of the desk gave them within the hour, anybody
/// by a shared link that has not ended, while no embargo holds.
/// </summary>
public sealed class Previews(PortalDb db, Tickets tickets, IEnumerable<PreviewSource> sources, IServiceProvider services, TimeProvider clock)
{
    private const string Purpose = "preview";

    /// <summary>The path of the preview for one member of staff, good for an hour. The caller has checked that they may read the thing.</summary>
    public string PathFor(string kind, long id, long staffId) =>
        "/xem-thu/" + tickets.Make(Purpose, string.Create(CultureInfo.InvariantCulture, $"{staffId} {kind} {id}"), TimeSpan.FromHours(1));

    /// <summary>Begins a link, and gives its path; the caller saves.</summary>
    public string Share(string kind, long id, long staffId, TimeSpan life)
    {
        var token = RandomNumberGenerator.GetHexString(40, lowercase: true);
        db.Set<PreviewLink>().Add(new PreviewLink { TokenHash = HashOf(token), Kind = kind, ObjectId = id, By = staffId, At = clock.Now(), Until = clock.Now() + life });
        return "/xem-thu/" + token;
    }

    /// <summary>The links to a thing that still lead to it, newest first.</summary>
    public IQueryable<PreviewLink> Open(string kind, long id)
    {
        var now = clock.Now();
        return db.Set<PreviewLink>().Where(link => link.Kind == kind && link.ObjectId == id && link.Until > now).OrderByDescending(static link => link.Id);
    }

    /// <summary>
    /// What a token shows to a visitor, with the end (UTC) of a shared link (null for staff); null when it shows nothing, or nothing any more.
    /// </summary>
    /// <param name="token">The last part of the address.</param>
    /// <param name="staffId">The signed-in visitor, or null.</param>
    /// <param name="stop">Cancels.</param>
    public async Task<(Edition Edition, DateTime? Until)?> FindAsync(string token, long? staffId, CancellationToken stop)
    {
        var (hash, now) = (HashOf(token), clock.Now());
        if (await db.Set<PreviewLink>().AsNoTracking().SingleOrDefaultAsync(link => link.TokenHash == hash && link.Until > now, stop) is { } link)
        {
            return await ReadAsync(link.Kind, link.ObjectId, stop) is { } shared && !(shared.ClosedUntil > now) ? (shared.Edition, link.Until) : null;
        }

        return tickets.Read(Purpose, token)?.Split(' ') is [var member, var kind, var id] && member == staffId?.ToString(CultureInfo.InvariantCulture)
            && await ReadAsync(kind, long.Parse(id, CultureInfo.InvariantCulture), stop) is { } mine ? (mine.Edition, null) : null;
    }

    private async Task<Preview?> ReadAsync(string kind, long id, CancellationToken stop) =>
        sources.FirstOrDefault(source => source.Kind == kind) is { } source ? await source.ReadAsync(services, id, stop) : null;

    private static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
