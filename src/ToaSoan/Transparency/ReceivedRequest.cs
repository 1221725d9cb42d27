using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ToaSoan.Platform;

namespace ToaSoan.Transparency;

/// <summary>What came of a request. Stored as numbers.</summary>
public enum RequestOutcome
{
    /// <summary>Done as asked.</summary>
    Granted = 0,

    /// <summary>Done in part, or otherwise than asked.</summary>
    PartlyGranted = 1,

    /// <summary>Not done.</summary>
    Refused = 2,
}

/// <summary>
/// That somebody asked to have something public corrected, withdrawn, restricted or erased, as the desk keeps it. Readers see nothing of it until it is decided; then its statement says what was asked, by
/// whom, and what came of it. Never deleted, and not changed any more once decided.
/// </summary>
public sealed class ReceivedRequest
{
    /// <summary>Primary key.</summary>
    public long Id { get; set; }

    /// <summary>Who asked; never the newsroom itself.</summary>
    public StatementSource Source { get; set; }

    /// <summary>The organisation, authority or court; "" for a reader, who is never named.</summary>
    public required string AskedBy { get; set; }

    /// <summary>The city's day on which it came.</summary>
    public DateOnly AskedOn { get; set; }

    /// <summary>What is asked for.</summary>
    public RequestAsk Asked { get; set; }

    /// <summary>The legal basis it names, or "".</summary>
    public required string LegalBasis { get; set; }

    /// <summary>The public address it is about, under the site's root.</summary>
    public required string Path { get; set; }

    /// <summary>The kind of what stands there: that of an edition, or "page".</summary>
    public required string Kind { get; set; }

    /// <summary>The number of what stands there, or null.</summary>
    public long? ObjectId { get; set; }

    /// <summary>What the desk notes for itself; never public. Holds no names of private people.</summary>
    public required string Note { get; set; }

    /// <summary>When it was written down (UTC).</summary>
    public required DateTime RecordedAt { get; init; }

    /// <summary>Who wrote it down, by the name of then.</summary>
    public required string RecordedBy { get; init; }

    /// <summary>What came of it; null while it is open.</summary>
    public RequestOutcome? Outcome { get; private set; }

    /// <summary>When that was decided (UTC), or null.</summary>
    public DateTime? DecidedAt { get; private set; }

    /// <summary>The statement that tells of it, or null.</summary>
    public long? StatementId { get; private set; }

    /// <summary>The same, when loaded.</summary>
    public Statement? Statement { get; private set; }

    /// <summary>Grows with every act; one made from an older state is refused.</summary>
    public int Version { get; set; }

    /// <summary>Closes it with its outcome and the statement that makes it public.</summary>
    internal void Close(RequestOutcome outcome, Statement statement)
    {
        (Outcome, DecidedAt, StatementId, Statement) = (outcome, statement.At, statement.Id, statement);
        Version++;
    }
}

/// <summary>The requests' part of the database.</summary>
public static class RequestData
{
    extension(PortalDb db)
    {
        /// <summary>Requests to correct, withdraw, restrict or erase, open ones too; the desk's.</summary>
        public DbSet<ReceivedRequest> ReceivedRequests => db.Set<ReceivedRequest>();
    }

    internal sealed class Mapping : IEntityTypeConfiguration<ReceivedRequest>
    {
        public void Configure(EntityTypeBuilder<ReceivedRequest> request)
        {
            request.ToTable("ReceivedRequests");
            request.HasIndex(static r => new { r.DecidedAt, r.Id });
            request.Property(static r => r.Version).IsConcurrencyToken();
            request.HasOne(static r => r.Statement).WithMany().HasForeignKey(static r => r.StatementId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
