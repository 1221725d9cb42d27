using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using ToaSoan.Staff;

namespace ToaSoan.Platform;

/// <summary>
/// The one database. Each capability maps its own entities and adds its sets as extension properties; the only entity named
/// here is the member of staff, because Identity's base class wants it.
/// </summary>
public abstract class PortalDb(DbContextOptions options) : IdentityUserContext<StaffMember, long>(options), IDataProtectionKeyContext
{
    /// <summary>What readers were shown.</summary>
    public DbSet<Edition> Editions => Set<Edition>();

    /// <summary>Public acts, append-only.</summary>
    public DbSet<Record> Records => Set<Record>();

    /// <summary>Work to do.</summary>
    public DbSet<Job> Jobs => Set<Job>();

    /// <summary>Named values of the data folder.</summary>
    public DbSet<DataMark> DataMarks => Set<DataMark>();

    /// <inheritdoc />
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(PortalDb).Assembly);

        builder.Entity<Edition>(static edition =>
        {
            edition.HasIndex(static e => new { e.Kind, e.ObjectId, e.Number }).IsUnique();
            edition.HasIndex(static e => new { e.Shown, e.Kind, e.FirstPublishedAt, e.Id }); // lists and counts read these three and no row
            edition.HasIndex(static e => new { e.Shown, e.Kind, e.Section, e.FirstPublishedAt, e.Id });
            edition.HasIndex(static e => new { e.Shown, e.Kind, e.Office, e.FirstPublishedAt, e.Id });
            edition.HasIndex(static e => new { e.Kind, e.PublishedAt }); // what was done in a period
            edition.HasIndex(static e => new { e.Change, e.PublishedAt, e.Id }); // what was corrected and withdrawn
            edition.Ignore(static e => e.Authors).Ignore(static e => e.Topics).Ignore(static e => e.JointOffices);
            edition.HasMany(static e => e.Tags).WithOne().HasForeignKey(static t => t.EditionId);
        });
        builder.Entity<EditionTag>(static tag => tag.HasIndex(static t => new { t.Kind, t.Slug, t.EditionKind, t.ShownAt, t.EditionId }));
        builder.Entity<Record>(static record => record.HasIndex(static r => new { r.Object, r.Seq }).IsUnique());
        builder.Entity<Job>(static job => job.HasIndex(static j => new { j.DueAt, j.LeasedUntil }));
        builder.Entity<DataMark>(static mark => mark.HasKey(static m => m.Name));
    }

    /// <summary>Instants are UTC everywhere; an instant of another kind is a programming error, found at once.</summary>
    protected sealed class UtcInstant() : ValueConverter<DateTime, DateTime>(
        static value => value.Kind == DateTimeKind.Utc ? value : Wrong(value),
        static value => DateTime.SpecifyKind(value, DateTimeKind.Utc))
    {
        internal static DateTime Wrong(DateTime value) => throw new InvalidOperationException($"An instant must be UTC, this one is {value.Kind}.");
    }

    /// <summary>Instants as Unix milliseconds: SQLite has no date type, and numbers sort.</summary>
    protected sealed class UtcMilliseconds() : ValueConverter<DateTime, long>(
        static value => value.Kind == DateTimeKind.Utc ? new DateTimeOffset(value).ToUnixTimeMilliseconds() : UtcInstant.Wrong(value).Ticks,
        static value => DateTimeOffset.FromUnixTimeMilliseconds(value).UtcDateTime);
}

/// <summary>The database as one SQLite file in the data folder.</summary>
public sealed class SqlitePortalDb(DbContextOptions<SqlitePortalDb> options) : PortalDb(options)
{
    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcMilliseconds>();
}

/// <summary>The database on PostgreSQL.</summary>
public sealed class PostgresPortalDb(DbContextOptions<PostgresPortalDb> options) : PortalDb(options)
{
    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcInstant>();
}
