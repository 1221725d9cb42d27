using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ToaSoan.Platform;
using ToaSoan.Transparency;
using static ToaSoan.Platform.Refusal;

namespace ToaSoan.FactCheck;

/// <summary>Where a claim that somebody sent in stands.</summary>
public enum ClaimState
{
    /// <summary>It waits for the desk.</summary>
    Received = 0,

    /// <summary>A check looks into it, or has answered it.</summary>
    Accepted = 1,

    /// <summary>It is not checked; the statement of reasons says why.</summary>
    Declined = 2,

    /// <summary>It is the same as another claim, or as one that was checked before.</summary>
    Duplicate = 3,

    /// <summary>Its sender took it back before the desk had looked at it.</summary>
    TakenBack = 4,
}

/// <summary>
/// A doubtful claim somebody sent in: what was said and where it was seen. Owns the rule that it never says who said it or who sent it; its words are erased
/// some time after the desk has decided (<see cref="ClaimIntake.ForgetAsync"/>), the row stays to be counted.
/// </summary>
public sealed class Claim
{
    /// <summary>The kind of its senders, statements and entries of the trail.</summary>
    public const string Kind = "claim";

    /// <summary>Primary key.</summary>
    public long Id { get; set; }

    /// <summary>What was said, 10 to 2,000 characters; "" once erased.</summary>
    public required string Text { get; set; }

    /// <summary>The address where it was seen, or "" when it was heard.</summary>
    public string Seen { get; set; } = "";

    /// <summary>The key of that address (<see cref="SeenAddress"/>), or "".</summary>
    public string SeenKey { get; set; } = "";

    /// <summary>Its sender's language, "vi" or "en".</summary>
    public required string Language { get; init; }

    /// <summary>When it came (UTC).</summary>
    public required DateTime ReceivedAt { get; init; }

    /// <summary>Where it stands.</summary>
    public ClaimState State { get; private set; }

    /// <summary>When the desk decided, or the sender took it back (UTC); null before.</summary>
    public DateTime? DecidedAt { get; private set; }

    /// <summary>On what ground it was declined, or null.</summary>
    public StatementGround? Ground { get; private set; }

    /// <summary>The public statement of reasons, or null.</summary>
    public long? StatementId { get; private set; }

    /// <summary>The check that looks into it, or null.</summary>
    public long? CheckId { get; private set; }

    /// <summary>The claim it is the same as, or null.</summary>
    public long? DuplicateOf { get; private set; }

    /// <summary>Grows with every act; an act on an older one is refused.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>Closes it for a reason readers are told.</summary>
    internal void Decline(StatementGround ground, long statement, DateTime now)
    {
        Decide(ClaimState.Declined, now);
        (Ground, StatementId) = (ground, statement);
    }

    /// <summary>Hands it to a check: one in work looks into it, one that readers see has answered it already.</summary>
    internal void HandTo(Check check, DateTime now)
    {
        Decide(check.IsShown ? ClaimState.Duplicate : ClaimState.Accepted, now);
        CheckId = check.Id;
    }

    /// <summary>Closes it as the same as another; whatever becomes of that one becomes of it.</summary>
    internal void MergeInto(Claim other, DateTime now)
    {
        Must(other.Id != Id && other.State is ClaimState.Received or ClaimState.Accepted, FactCheckDeskText.NoSuchOther);
        Decide(ClaimState.Duplicate, now);
        (DuplicateOf, CheckId) = (other.Id, other.CheckId);
    }

    /// <summary>Goes the way of the claim it is the same as; where that one was itself joined with another, it is that other's from now on.</summary>
    internal void Follow(Claim other) => (DuplicateOf, CheckId, Ground, StatementId, Version) = (other.DuplicateOf ?? other.Id, other.CheckId, other.Ground, other.StatementId, Version + 1);

    /// <summary>Its sender does not want it looked at any more: its words are gone.</summary>
    internal void TakeBack(DateTime now)
    {
        Decide(ClaimState.TakenBack, now);
        (Text, Seen, SeenKey) = ("", "", "");
    }

    private void Decide(ClaimState state, DateTime now)
    {
        Must(State == ClaimState.Received, FactCheckDeskText.ClaimDecided);
        (State, DecidedAt, Version) = (state, now, Version + 1);
    }
}

/// <summary>The checks' part of the database.</summary>
public static class FactCheckData
{
    extension(PortalDb db)
    {
        /// <summary>Claims people sent in.</summary>
        public DbSet<Claim> Claims => db.Set<Claim>();

        /// <summary>Checks, unpublished ones too.</summary>
        public DbSet<Check> Checks => db.Set<Check>();

        /// <summary>What checks rest on.</summary>
        public DbSet<EvidenceItem> EvidenceItems => db.Set<EvidenceItem>();
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Claim>, IEntityTypeConfiguration<Check>, IEntityTypeConfiguration<EvidenceItem>
    {
        public void Configure(EntityTypeBuilder<Claim> claim)
        {
            claim.ToTable("Claims");
            claim.Property(static c => c.Version).IsConcurrencyToken();
            claim.HasIndex(static c => new { c.State, c.ReceivedAt });
            claim.HasIndex(static c => c.ReceivedAt);
            claim.HasIndex(static c => c.CheckId);
            claim.HasIndex(static c => c.SeenKey);
            claim.HasOne<Check>().WithMany().HasForeignKey(static c => c.CheckId).OnDelete(DeleteBehavior.Restrict);
        }

        public void Configure(EntityTypeBuilder<Check> check)
        {
            check.ToTable("Checks");
            check.Property(static c => c.Version).IsConcurrencyToken();
            check.HasIndex(static c => c.State);
            check.HasOne(static c => c.Office).WithMany().HasForeignKey(static c => c.OfficeId).OnDelete(DeleteBehavior.Restrict);
        }

        public void Configure(EntityTypeBuilder<EvidenceItem> item)
        {
            item.ToTable("Evidence");
            item.HasIndex(static e => new { e.CheckId, e.Number }).IsUnique();
            item.HasIndex(static e => new { e.LookDueAt, e.LeasedUntil });
            item.HasOne<Check>().WithMany().HasForeignKey(static e => e.CheckId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
