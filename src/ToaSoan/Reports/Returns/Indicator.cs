using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ToaSoan.Offices;
using ToaSoan.Platform;

namespace ToaSoan.Reports.Returns;

/// <summary>Which offices are asked for an indicator.</summary>
public enum IndicatorScope
{
    /// <summary>All offices and wards.</summary>
    All,

    /// <summary>All that are no wards.</summary>
    Offices,

    /// <summary>The wards.</summary>
    Wards,

    /// <summary>Those chosen one by one.</summary>
    Chosen,
}

/// <summary>How often an indicator is asked for.</summary>
public enum IndicatorRhythm
{
    /// <summary>Every month.</summary>
    Monthly,

    /// <summary>In March, June, September and December, for the quarter.</summary>
    Quarterly,
}

/// <summary>Something offices are asked to count. Only <see cref="Key"/> never changes; all else is in its versions.</summary>
public sealed class Indicator
{
    /// <summary>Primary key.</summary>
    public long Id { get; set; }

    /// <summary>Its name in workbooks and, after "chi-so-", among the figures; never renamed.</summary>
    public required string Key { get; init; }

    /// <summary>Its versions, when loaded.</summary>
    public List<IndicatorVersion> Versions { get; init; } = [];

    /// <summary>The version of a month: of those valid by then the last one made; null before the first.</summary>
    public IndicatorVersion? On(DateOnly month) => Versions.Where(version => version.From <= month).MaxBy(static version => version.Number);

    /// <summary>The last version made.</summary>
    public IndicatorVersion Newest => Versions.MaxBy(static version => version.Number)!;
}

/// <summary>An indicator as it is asked for from a month on. Never changed: a change is a new version, and returns keep the one they answered.</summary>
public sealed class IndicatorVersion
{
    /// <summary>Primary key.</summary>
    public long Id { get; set; }

    /// <summary>The indicator.</summary>
    public long IndicatorId { get; set; }

    /// <summary>The indicator, when loaded.</summary>
    public Indicator? Indicator { get; set; }

    /// <summary>1, 2, 3 … per indicator.</summary>
    public required int Number { get; init; }

    /// <summary>The first day of the first month it is valid for.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Whether offices are asked at all; false ends an indicator.</summary>
    public required bool Asked { get; init; }

    /// <summary>What is counted, in short.</summary>
    public required string Name { get; init; }

    /// <summary>What is counted and what is not.</summary>
    public required string Definition { get; init; }

    /// <summary>In what.</summary>
    public required string Unit { get; init; }

    /// <summary>Whether more is better.</summary>
    public required FigureDirection Direction { get; init; }

    /// <summary>Whether the city's figure is the sum or the mean of the offices'.</summary>
    public required FigureMaking Making { get; init; }

    /// <summary>Who is asked.</summary>
    public required IndicatorScope Scope { get; init; }

    /// <summary>The numbers of chosen offices between commas: ",3,17,"; "" unless chosen one by one.</summary>
    public required string Chosen { get; init; }

    /// <summary>How often.</summary>
    public required IndicatorRhythm Rhythm { get; init; }

    /// <summary>Digits after the comma, 0 to 2.</summary>
    public required int Decimals { get; init; }

    /// <summary>The precision a line has unless somebody says otherwise.</summary>
    public required FigurePrecision Precision { get; init; }

    /// <summary>The name of who made it.</summary>
    public required string By { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTime At { get; init; }

    /// <summary>Whether an office is asked for it in a month in which this version is valid.</summary>
    public bool IsAskedOf(Office office, DateOnly month)
    {
        ArgumentNullException.ThrowIfNull(office);
        return Asked && (Rhythm == IndicatorRhythm.Monthly || month.Month % 3 == 0) && Scope switch
        {
            IndicatorScope.Offices => office.Kind != OfficeKind.Ward,
            IndicatorScope.Wards => office.Kind == OfficeKind.Ward,
            IndicatorScope.Chosen => Chosen.Contains($",{office.Id},", StringComparison.Ordinal),
            _ => true,
        };
    }
}

/// <summary>The indicators' part of the database.</summary>
public static class IndicatorData
{
    extension(PortalDb db)
    {
        /// <summary>What offices are, or were, asked to count.</summary>
        public DbSet<Indicator> Indicators => db.Set<Indicator>();
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Indicator>, IEntityTypeConfiguration<IndicatorVersion>
    {
        public void Configure(EntityTypeBuilder<Indicator> indicator)
        {
            indicator.ToTable("Indicators");
            indicator.Ignore(static i => i.Newest);
            indicator.HasIndex(static i => i.Key).IsUnique();
            indicator.HasMany(static i => i.Versions).WithOne(static v => v.Indicator).HasForeignKey(static v => v.IndicatorId);
        }

        public void Configure(EntityTypeBuilder<IndicatorVersion> version)
        {
            version.ToTable("IndicatorVersions");
            version.HasIndex(static v => new { v.IndicatorId, v.Number }).IsUnique();
        }
    }
}
