using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ToaSoan.Platform;

namespace ToaSoan.Offices;

/// <summary>What kind of body an office is.</summary>
public enum OfficeKind
{
    /// <summary>A contributing office of the city.</summary>
    Office,

    /// <summary>A ward.</summary>
    Ward,

    /// <summary>The desk: the communications centre itself.</summary>
    Desk,
}

/// <summary>A body of the city that staff belong to and articles come from.</summary>
public sealed class Office
{
    /// <summary>Primary key.</summary>
    public long Id { get; set; }

    /// <summary>The short code used on the command line and in workbooks: "SYT", "P03".</summary>
    public required string Code { get; init; }

    /// <summary>The slug of its page.</summary>
    public required string Slug { get; init; }

    /// <summary>The full name.</summary>
    public required string Name { get; set; }

    /// <summary>The short name.</summary>
    public required string ShortName { get; set; }

    /// <summary>The kind of body.</summary>
    public required OfficeKind Kind { get; init; }
}

/// <summary>The offices' part of the database.</summary>
public static class OfficeData
{
    extension(PortalDb db)
    {
        /// <summary>All offices and wards.</summary>
        public DbSet<Office> Offices => db.Set<Office>();
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Office>
    {
        public void Configure(EntityTypeBuilder<Office> office)
        {
            office.ToTable("Offices");
            office.HasIndex(static o => o.Code).IsUnique();
            office.HasIndex(static o => o.Slug).IsUnique();
        }
    }
}
