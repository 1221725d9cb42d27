using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ToaSoan.Offices;
using ToaSoan.Platform;

namespace ToaSoan.Reports.Returns;

/// <summary>Where a return is.</summary>
public enum ReturnState
{
    /// <summary>Being filled in, or sent back to be corrected.</summary>
    Draft,

    /// <summary>Waits for the office's head.</summary>
    Submitted,

    /// <summary>Waits for the desk.</summary>
    AtDesk,

    /// <summary>Accepted by the desk.</summary>
    Accepted,
}

/// <summary>
/// One version of what an office returned for a month. Once accepted it is never changed: a change is a version of its own, and until that
/// one is accepted the old one counts.
/// </summary>
public sealed partial class OfficeReturn
{
    /// <summary>Primary key.</summary>
    public long Id { get; set; }

    /// <summary>The office.</summary>
    public long OfficeId { get; set; }

    /// <summary>The first day of the month.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>1, 2, 3 … per office and month.</summary>
    public required int Number { get; init; }

    /// <summary>Where it is.</summary>
    public ReturnState State { get; set; }

    /// <summary>Grows with every save and act; one made of an older state is refused.</summary>
    public int Saves { get; set; } = 1;

    /// <summary>Why there is a version after the first; "" for the first.</summary>
    public string Reason { get; init; } = "";

    /// <summary>What is to be corrected; "" when nothing is.</summary>
    public string Comment { get; set; } = "";

    /// <summary>The numbers of those who typed in it between commas: ",3,17,".</summary>
    public string Writers { get; set; } = ",";

    /// <summary>Who handed it in last; null for a command.</summary>
    public long? SubmittedBy { get; set; }

    /// <summary>When it first reached the desk (UTC), or null; what is late is judged by this.</summary>
    public DateTime? HandedInAt { get; set; }

    /// <summary>When the desk accepted it (UTC), or null.</summary>
    public DateTime? AcceptedAt { get; set; }

    /// <summary>Whether its lines are the city's figures: of the versions of an office and month at most one.</summary>
    public bool Counts { get; set; }

    /// <summary>The name of who saved it last.</summary>
    public required string By { get; set; }

    /// <summary>When that was (UTC).</summary>
    public required DateTime SavedAt { get; set; }

    /// <summary>Its lines, when loaded.</summary>
    public List<ReturnLine> Lines { get; init; } = [];
}

/// <summary>What an office returned for one indicator.</summary>
public sealed class ReturnLine
{
    /// <summary>Primary key.</summary>
    public long Id { get; set; }

    /// <summary>The return.</summary>
    public long ReturnId { get; set; }

    /// <summary>The indicator.</summary>
    public required long IndicatorId { get; init; }

    /// <summary>The version of the indicator it answers.</summary>
    public required long VersionId { get; set; }

    /// <summary>The version, when loaded.</summary>
    public IndicatorVersion? Version { get; set; }

    /// <summary>The amount; null when nothing was returned, for which the note says why.</summary>
    public decimal? Amount { get; set; }

    /// <summary>How exactly it is known.</summary>
    public FigurePrecision Precision { get; set; }

    /// <summary>What is to be known of it, or "".</summary>
    public string Note { get; set; } = "";

    /// <summary>Evidence: how it was counted, or "".</summary>
    public string Statement { get; set; } = "";

    /// <summary>Evidence: https addresses, one a line.</summary>
    public string Links { get; set; } = "";

    /// <summary>Evidence: SHA-256 (hex) of a file of the library, or null.</summary>
    public string? File { get; set; }

    /// <summary>What it says, to be compared.</summary>
    internal (decimal?, FigurePrecision, string, string, string, string?) Said => (Amount, Precision, Note, Statement, Links, File);
}

/// <summary>The returns' part of the database.</summary>
public static class ReturnData
{
    extension(PortalDb db)
    {
        /// <summary>All versions of all returns.</summary>
        public DbSet<OfficeReturn> Returns => db.Set<OfficeReturn>();

        /// <summary>Their lines.</summary>
        public DbSet<ReturnLine> ReturnLines => db.Set<ReturnLine>();
    }

    internal sealed class Mapping : IEntityTypeConfiguration<OfficeReturn>, IEntityTypeConfiguration<ReturnLine>
    {
        public void Configure(EntityTypeBuilder<OfficeReturn> all)
        {
            all.ToTable("Returns");
            all.HasIndex(static r => new { r.OfficeId, r.Month, r.Number }).IsUnique();
            all.HasIndex(static r => new { r.OfficeId, r.Month }, "OneCounts").IsUnique().HasFilter("\"Counts\" = TRUE");
            all.HasIndex(static r => new { r.Month, r.Counts });
            all.Property(static r => r.Saves).IsConcurrencyToken();
            all.HasOne<Office>().WithMany().HasForeignKey(static r => r.OfficeId).OnDelete(DeleteBehavior.Restrict);
            all.HasMany(static r => r.Lines).WithOne().HasForeignKey(static l => l.ReturnId);
        }

        public void Configure(EntityTypeBuilder<ReturnLine> line)
        {
            line.ToTable("ReturnLines");
            line.HasIndex(static l => new { l.ReturnId, l.IndicatorId }).IsUnique();
            line.Ignore(static l => l.Said);
            line.Property(static l => l.Amount).HasConversion(static amount => amount, static amount => ReturnRules.Shortest(amount)); // SQLite gives 5080 back as 5080.0
            line.HasOne(static l => l.Version).WithMany().HasForeignKey(static l => l.VersionId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
