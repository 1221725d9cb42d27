using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ToaSoan.Platform;

namespace ToaSoan.Programme.Events;

/// <summary>How a registration stands.</summary>
public enum RegistrationState
{
    /// <summary>Its seats are kept.</summary>
    Kept,

    /// <summary>It waits for seats, in the order of its coming.</summary>
    Waiting,

    /// <summary>Given back.</summary>
    Cancelled,
}

/// <summary>Seats somebody asked for. Name and address are not here but sealed in the vault, and go with it.</summary>
public sealed class Registration
{
    /// <summary>The vault's purpose of a name.</summary>
    public const string NamePurpose = "event.name";

    /// <summary>The vault's purpose of an address.</summary>
    public const string MailPurpose = "event.mail";

    /// <summary>How long somebody who left an address has to confirm it.</summary>
    public static readonly TimeSpan ToConfirm = TimeSpan.FromHours(72);

    /// <summary>How long after an event's end both are kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(14);

    /// <summary>Primary key; the order of the waiting list.</summary>
    public long Id { get; set; }

    /// <summary>The event.</summary>
    public long EventId { get; set; }

    /// <summary>The how manieth of its event, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>How many seats.</summary>
    public required int Seats { get; init; }

    /// <summary>How it stands.</summary>
    public required RegistrationState State { get; set; }

    /// <summary>When it was made (UTC).</summary>
    public required DateTime At { get; init; }

    /// <summary>The language it was made in: "vi" or "en".</summary>
    public required string Language { get; init; }

    /// <summary>SHA-256 of its secret.</summary>
    public required byte[] Secret { get; init; }

    /// <summary>The vault's row with the name, or null when none was given.</summary>
    public string? NameId { get; set; }

    /// <summary>The vault's row with address and secret, or null when no address was given.</summary>
    public string? MailId { get; set; }

    /// <summary>Until when (UTC) its address must be confirmed, or it is deleted; null for one that is confirmed or has no address. Its place in line is kept meanwhile.</summary>
    public DateTime? ConfirmBy { get; set; }

    /// <summary>SHA-256 of the token that confirms it; null once it was used.</summary>
    public byte[]? Confirmation { get; set; }

    /// <summary>Whether its feedback form was sent; not what it said.</summary>
    public bool Answered { get; set; }

    /// <summary>The vault's rows it has.</summary>
    internal IEnumerable<string> Sealed => new[] { NameId, MailId }.OfType<string>();

    internal sealed class Mapping : IEntityTypeConfiguration<Registration>
    {
        public void Configure(EntityTypeBuilder<Registration> registration)
        {
            registration.ToTable("EventRegistrations");
            registration.HasIndex(static r => new { r.EventId, r.Id });
            registration.HasIndex(static r => r.Secret).IsUnique();
            registration.HasIndex(static r => r.Confirmation).IsUnique();
            registration.HasIndex(static r => r.ConfirmBy);
            registration.HasOne<CityEvent>().WithMany().HasForeignKey(static r => r.EventId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>How many people came, by whom counted and how. A later count stands beside it; none is changed.</summary>
public sealed class Attendance
{
    /// <summary>Primary key; the last one counts.</summary>
    public long Id { get; set; }

    /// <summary>The event.</summary>
    public long EventId { get; set; }

    /// <summary>How many.</summary>
    public required int Count { get; init; }

    /// <summary>Where the number comes from.</summary>
    public required AttendanceSource Source { get; init; }

    /// <summary>How exactly it is known.</summary>
    public required FigurePrecision Precision { get; init; }

    /// <summary>Who entered it; 0 for a command.</summary>
    public required long StaffId { get; init; }

    /// <summary>That person's name then.</summary>
    public required string Who { get; init; }

    /// <summary>When it was entered (UTC).</summary>
    public required DateTime At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Attendance>
    {
        public void Configure(EntityTypeBuilder<Attendance> attendance)
        {
            attendance.ToTable("EventAttendances");
            attendance.HasIndex(static a => new { a.EventId, a.Id });
            attendance.HasOne<CityEvent>().WithMany().HasForeignKey(static a => a.EventId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>Where a number of people comes from.</summary>
public enum AttendanceSource
{
    /// <summary>Lines of the sign-in sheet.</summary>
    Sheet,

    /// <summary>A count at the door.</summary>
    Door,

    /// <summary>Somebody's estimate.</summary>
    Estimate,
}
