using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ToaSoan.Offices;
using ToaSoan.Platform;

namespace ToaSoan.Staff;

/// <summary>What a member of staff may do, from least to most. A higher role includes the lower ones in its office.</summary>
public enum Role
{
    /// <summary>Writes and submits.</summary>
    Reporter = 1,

    /// <summary>Approves what the office submits.</summary>
    Editor = 2,

    /// <summary>Approves and publishes for the whole city.</summary>
    Desk = 3,

    /// <summary>Leads the desk: also withdraws.</summary>
    Chief = 4,

    /// <summary>Also manages staff and settings.</summary>
    Owner = 5,
}

/// <summary>When a member of staff gets their notices by mail.</summary>
public enum MailChoice
{
    /// <summary>Once a day, at seven by the city's clock.</summary>
    Daily = 0,

    /// <summary>Within a minute, but not more often than every five.</summary>
    AtOnce = 1,

    /// <summary>Never.</summary>
    None = 2,
}

/// <summary>A person who signs in at the desk. The address of Identity's <c>Email</c> is where notices go; null while none is set.</summary>
public sealed class StaffMember : IdentityUser<long>
{
    /// <summary>The name shown at the desk.</summary>
    public required string DisplayName { get; set; }

    /// <summary>The language of the desk for this person: "vi" or "en".</summary>
    public string Language { get; set; } = "vi";

    /// <summary>When notices are mailed; nothing is while there is no address.</summary>
    public MailChoice Mail { get; set; }

    /// <summary>Since when (UTC) this person may not sign in any more, or null.</summary>
    public DateTime? DeactivatedAt { get; set; }

    /// <summary>The roles held, past and future ones too, each in an office; desk, chief and owner act for the whole city.</summary>
    public List<StaffRole> Roles { get; init; } = [];

    /// <summary>What this person may do on a day of the city.</summary>
    public Permissions PermissionsOn(DateOnly day) => new(Id, [.. DeactivatedAt is null ? Roles.Where(role => role.HeldOn(day)) : []], DisplayName);
}

/// <summary>A role held in an office from one day of the city to another, both included.</summary>
public sealed class StaffRole
{
    /// <summary>Primary key.</summary>
    public long Id { get; set; }

    /// <summary>Who holds it.</summary>
    public long StaffMemberId { get; set; }

    /// <summary>In which office.</summary>
    public long OfficeId { get; set; }

    /// <summary>The office.</summary>
    public Office? Office { get; set; }

    /// <summary>The role.</summary>
    public required Role Role { get; init; }

    /// <summary>The first day; null for "ever since".</summary>
    public DateOnly? From { get; set; }

    /// <summary>The last day; null while no end is set.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>Whether it is held on a day.</summary>
    public bool HeldOn(DateOnly day) => (From is null || From <= day) && (Until is null || Until >= day);
}

/// <summary>A link that lets one person set a password once. Only the SHA-256 of its token is stored.</summary>
public sealed class OneTimeLink
{
    /// <summary>SHA-256 (hex) of the token; primary key.</summary>
    public required string TokenHash { get; init; }

    /// <summary>The member of staff whose password it sets; null when it creates the first owner.</summary>
    public long? StaffMemberId { get; init; }

    /// <summary>Not after this instant (UTC).</summary>
    public required DateTime ExpiresAt { get; init; }

    /// <summary>When it was used (UTC), or null.</summary>
    public DateTime? UsedAt { get; set; }
}

/// <summary>The staff's part of the database.</summary>
public static class StaffData
{
    extension(PortalDb db)
    {
        /// <summary>Roles held in offices.</summary>
        public DbSet<StaffRole> StaffRoles => db.Set<StaffRole>();

        /// <summary>One-time links.</summary>
        public DbSet<OneTimeLink> OneTimeLinks => db.Set<OneTimeLink>();

        /// <summary>The roles held on a day (<see cref="StaffRole.HeldOn"/>) by members who may sign in.</summary>
        public IQueryable<StaffRole> RolesOn(DateOnly day) => db.Set<StaffRole>().Where(role => (role.From == null || role.From <= day) && (role.Until == null || role.Until >= day)
            && db.Users.Any(user => user.Id == role.StaffMemberId && user.DeactivatedAt == null));

        /// <summary>Sign-ins.</summary>
        public DbSet<StaffSession> StaffSessions => db.Set<StaffSession>();

        /// <summary>The audit trail; append-only.</summary>
        public DbSet<AuditEntry> AuditEntries => db.Set<AuditEntry>();
    }

    internal sealed class Mapping : IEntityTypeConfiguration<StaffMember>, IEntityTypeConfiguration<StaffRole>, IEntityTypeConfiguration<OneTimeLink>
    {
        public void Configure(EntityTypeBuilder<StaffMember> staff) => staff.HasMany(static s => s.Roles).WithOne().HasForeignKey(static r => r.StaffMemberId);

        public void Configure(EntityTypeBuilder<StaffRole> role)
        {
            role.ToTable("StaffRoles");
            role.HasIndex(static r => new { r.StaffMemberId, r.OfficeId, r.Role });
            role.HasOne(static r => r.Office).WithMany().HasForeignKey(static r => r.OfficeId).OnDelete(DeleteBehavior.Restrict);
        }

        public void Configure(EntityTypeBuilder<OneTimeLink> link)
        {
            link.ToTable("OneTimeLinks");
            link.HasKey(static l => l.TokenHash);
        }
    }
}
