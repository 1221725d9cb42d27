using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ToaSoan.Platform;

namespace ToaSoan.Reports;

/// <summary>What the city set out to reach in a figure and a period.</summary>
public sealed class ReportTarget
{
    /// <summary>Primary key.</summary>
    public long Id { get; set; }

    /// <summary>The figure's key.</summary>
    public required string Figure { get; init; }

    /// <summary>The period's key.</summary>
    public required string Period { get; init; }

    /// <summary>How much.</summary>
    public required decimal Amount { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ReportTarget>
    {
        public void Configure(EntityTypeBuilder<ReportTarget> target)
        {
            target.ToTable("ReportTargets");
            target.Property(static t => t.Amount).HasPrecision(18, 2);
            target.HasIndex(static t => new { t.Period, t.Figure }).IsUnique();
        }
    }
}
