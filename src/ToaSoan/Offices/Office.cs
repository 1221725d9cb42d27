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

/// <summary>
/// A body of the city that staff belong to and articles come from. Its <see cref="Id"/> is its identity through every change;
/// name, short name and code here are today's, or the last ones of an office that has ended. Only <see cref="OfficeHistory"/> changes them.
/// </summary>
public sealed class Office
{
    /// <summary>Primary key.</summary>
    public long Id { get; set; }

    /// <summary>The short code used on the command line and in workbooks: "SYT", "P03". A later office may take over the code of an ended one.</summary>
    public required string Code { get; set; }

    /// <summary>The slug of its page; stays when the name changes, so that its address does too.</summary>
    public required string Slug { get; init; }

    /// <summary>The full name.</summary>
    public required string Name { get; set; }

    /// <summary>The short name.</summary>
    public required string ShortName { get; set; }

    /// <summary>The kind of body.</summary>
    public required OfficeKind Kind { get; init; }

    /// <summary>Its first day; null for "since before anything was recorded".</summary>
    public DateOnly? From { get; set; }

    /// <summary>Its last day; null while it exists. Never later than yesterday, so an office with a last day has ended.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>Its names by date, when loaded.</summary>
    public List<OfficeName> Names { get; init; } = [];

    /// <summary>Its parents by date, when loaded.</summary>
    public List<OfficeParent> Parents { get; init; } = [];

    /// <summary>An office as it stands, with the row of its name; its beginning is not known unless given.</summary>
    public static Office Standing(string code, string slug, string name, string shortName, OfficeKind kind, DateOnly? from = null) => new()
    {
        Code = code, Slug = slug, Name = name, ShortName = shortName, Kind = kind, From = from,
        Names = [new OfficeName { Name = name, ShortName = shortName, Code = code, From = from }],
    };

    /// <summary>Its name on a day of the city; before its first known name the first, after its end the last. Its names must be loaded.</summary>
    public string NameOn(DateOnly day) =>
        Names.OrderByDescending(static name => name.From ?? DateOnly.MinValue).FirstOrDefault(name => name.From is null || name.From <= day)?.Name
        ?? Names.MinBy(static name => name.From)?.Name ?? Name;
}

/// <summary>The offices' part of the database.</summary>
public static class OfficeData
{
    extension(PortalDb db)
    {
        /// <summary>All offices and wards, ended ones too.</summary>
        public DbSet<Office> Offices => db.Set<Office>();

        /// <summary>What happened to offices.</summary>
        public DbSet<OfficeEvent> OfficeEvents => db.Set<OfficeEvent>();
    }

    /// <summary>Those that exist today.</summary>
    public static IQueryable<Office> Living(this IQueryable<Office> offices) => offices.Where(static office => office.Until == null);

    /// <summary>As lists show them: the desk, the offices, the wards, each in Vietnamese order whatever the database sorts by.</summary>
    public static async Task<List<Office>> InOrderAsync(this IQueryable<Office> offices, CancellationToken stop) =>
        [.. (await offices.AsNoTracking().ToListAsync(stop)).OrderBy(static office => office.Kind).ThenBy(static office => office.Name, VietnameseText.VietnameseSort.Comparer)];

    internal sealed class Mapping : IEntityTypeConfiguration<Office>
    {
        public void Configure(EntityTypeBuilder<Office> office)
        {
            office.ToTable("Offices");
            office.HasIndex(static o => o.Code).IsUnique().HasFilter("\"Until\" IS NULL");
            office.HasIndex(static o => o.Slug).IsUnique();
            office.HasMany(static o => o.Names).WithOne().HasForeignKey(static n => n.OfficeId);
            office.HasMany(static o => o.Parents).WithOne().HasForeignKey(static p => p.OfficeId);
        }
    }
}
