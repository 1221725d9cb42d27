using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ToaSoan.Offices;

/// <summary>What an office was called from one day of the city to another, both included.</summary>
public sealed class OfficeName
{
    /// <summary>Primary key.</summary>
    public long Id { get; set; }

    /// <summary>The office.</summary>
    public long OfficeId { get; set; }

    /// <summary>The full name.</summary>
    public required string Name { get; set; }

    /// <summary>The short name.</summary>
    public required string ShortName { get; set; }

    /// <summary>The code.</summary>
    public required string Code { get; set; }

    /// <summary>The first day; null for "since before anything was recorded".</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day; null while it is so called.</summary>
    public DateOnly? Until { get; set; }
}

/// <summary>To what an office belonged from one day of the city to another, both included.</summary>
public sealed class OfficeParent
{
    /// <summary>Primary key.</summary>
    public long Id { get; set; }

    /// <summary>The office.</summary>
    public long OfficeId { get; set; }

    /// <summary>To which it belonged; null for none.</summary>
    public long? ParentId { get; set; }

    /// <summary>The parent, when loaded.</summary>
    public Office? Parent { get; init; }

    /// <summary>The first day; null for "since before anything was recorded".</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day; null while it is so.</summary>
    public DateOnly? Until { get; set; }
}

/// <summary>What can happen to an office.</summary>
public enum OfficeChange
{
    /// <summary>It was founded.</summary>
    Create,

    /// <summary>It got another name or code.</summary>
    Rename,

    /// <summary>Several became one.</summary>
    Merge,

    /// <summary>One became several, or lost a part.</summary>
    Split,

    /// <summary>It came under another office.</summary>
    Transfer,

    /// <summary>It ended without a successor.</summary>
    Dissolve,
}

/// <summary>By what the shares of a split were found.</summary>
public enum ShareBasis
{
    /// <summary>Inhabitants.</summary>
    Population,

    /// <summary>Area.</summary>
    Area,

    /// <summary>Counting the things themselves; the only basis that is no estimate.</summary>
    Count,

    /// <summary>The desk's own judgement.</summary>
    Editor,
}

/// <summary>Something that happened to offices, and by what right.</summary>
public sealed class OfficeEvent
{
    /// <summary>Primary key.</summary>
    public long Id { get; set; }

    /// <summary>The first day on which it held.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>What happened.</summary>
    public required OfficeChange Change { get; init; }

    /// <summary>The legal basis: "Nghị quyết 12/NQ-HĐND ngày 1/7/2025".</summary>
    public required string LegalBasis { get; init; }

    /// <summary>What else readers should know, or "".</summary>
    public required string Note { get; init; }

    /// <summary>Who recorded it; 0 for a command.</summary>
    public required long RecordedBy { get; init; }

    /// <summary>When it was recorded (UTC).</summary>
    public required DateTime RecordedAt { get; init; }

    /// <summary>From which offices to which.</summary>
    public List<OfficeEventLink> Links { get; init; } = [];
}

/// <summary>That (a share of) one office went to another in an event. Either end is null where there is none: a founding, a dissolution.</summary>
public sealed class OfficeEventLink
{
    /// <summary>Primary key.</summary>
    public long Id { get; set; }

    /// <summary>The event.</summary>
    public long EventId { get; set; }

    /// <summary>From which office, or null.</summary>
    public long? FromId { get; set; }

    /// <summary>From which office, when loaded.</summary>
    public Office? From { get; init; }

    /// <summary>To which office, or null.</summary>
    public long? ToId { get; set; }

    /// <summary>To which office, when loaded.</summary>
    public Office? To { get; init; }

    /// <summary>How much of <see cref="From"/> went, above 0 to 1; null where nobody knows. The shares of a split sum to 1 or are all null.</summary>
    public decimal? Share { get; init; }

    /// <summary>By what the share was found; null for a whole office.</summary>
    public ShareBasis? Basis { get; init; }

    /// <summary>Whether the share is an estimate ("ước").</summary>
    public bool Estimated => Share < 1 && Basis != ShareBasis.Count;
}

internal sealed class OfficePastMapping : IEntityTypeConfiguration<OfficeName>, IEntityTypeConfiguration<OfficeParent>, IEntityTypeConfiguration<OfficeEvent>, IEntityTypeConfiguration<OfficeEventLink>
{
    public void Configure(EntityTypeBuilder<OfficeName> name)
    {
        name.ToTable("OfficeNames");
        name.HasIndex(static n => new { n.OfficeId, n.From }).IsUnique();
        name.HasIndex(static n => n.OfficeId, "IX_OfficeNames_Open").IsUnique().HasFilter("\"Until\" IS NULL");
    }

    public void Configure(EntityTypeBuilder<OfficeParent> parent)
    {
        parent.ToTable("OfficeParents");
        parent.HasOne(static p => p.Parent).WithMany().HasForeignKey(static p => p.ParentId).OnDelete(DeleteBehavior.Restrict);
        parent.HasIndex(static p => new { p.OfficeId, p.From }).IsUnique();
        parent.HasIndex(static p => p.OfficeId, "IX_OfficeParents_Open").IsUnique().HasFilter("\"Until\" IS NULL");
    }

    public void Configure(EntityTypeBuilder<OfficeEvent> happened)
    {
        happened.ToTable("OfficeEvents");
        happened.HasIndex(static e => e.Day);
        happened.HasMany(static e => e.Links).WithOne().HasForeignKey(static l => l.EventId);
    }

    public void Configure(EntityTypeBuilder<OfficeEventLink> link)
    {
        link.ToTable("OfficeEventLinks");
        link.Property(static l => l.Share).HasPrecision(7, 6);
        link.Ignore(static l => l.Estimated);
        link.HasOne(static l => l.From).WithMany().HasForeignKey(static l => l.FromId).OnDelete(DeleteBehavior.Restrict);
        link.HasOne(static l => l.To).WithMany().HasForeignKey(static l => l.ToId).OnDelete(DeleteBehavior.Restrict);
    }
}
