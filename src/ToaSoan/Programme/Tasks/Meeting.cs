using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ToaSoan.Offices;
using ToaSoan.Platform;

namespace ToaSoan.Programme.Tasks;

/// <summary>What a meeting concluded; its number stays, for tasks name it.</summary>
public sealed record Conclusion(int Number, string Text);

/// <summary>A document of a meeting: SHA-256 (hex) of a file and what it is called.</summary>
public sealed record MeetingDocument(string File, string Name);

/// <summary>What is said of a meeting. Every version holds one, as JSON.</summary>
public sealed record MeetingContent
{
    /// <summary>The title.</summary>
    public required string Title { get; init; }

    /// <summary>The series it belongs to ("Giao ban tuần"), or "".</summary>
    public string Series { get; init; } = "";

    /// <summary>The city's day.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The hour by the city's clock.</summary>
    public TimeOnly Time { get; init; }

    /// <summary>Where.</summary>
    public string Place { get; init; } = "";

    /// <summary>What is to be discussed, in order; one that begins with "#12" is about task 12.</summary>
    public IReadOnlyList<string> Agenda { get; init; } = [];

    /// <summary>The documents.</summary>
    public IReadOnlyList<MeetingDocument> Documents { get; init; } = [];

    /// <summary>The minutes, paragraphs on lines of their own.</summary>
    public string Minutes { get; init; } = "";

    /// <summary>The conclusions, by number.</summary>
    public IReadOnlyList<Conclusion> Conclusions { get; init; } = [];

    /// <summary>As stored.</summary>
    public string Write() => ContentJson.Write(this);

    /// <summary>Reads what <see cref="Write"/> gave.</summary>
    public static MeetingContent Read(string json) => ContentJson.Read<MeetingContent>(json);
}

/// <summary>A review meeting.</summary>
public sealed class Meeting
{
    /// <summary>Primary key.</summary>
    public long Id { get; set; }

    /// <summary>The office in the chair.</summary>
    public long OfficeId { get; set; }

    /// <summary>That office, when loaded.</summary>
    public Office? Office { get; set; }

    /// <summary>The series, as in <see cref="Content"/>.</summary>
    public string Series { get; private set; } = "";

    /// <summary>The city's day, as in <see cref="Content"/>.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>What is said of it (<see cref="MeetingContent"/>).</summary>
    public string Content { get; private set; } = "";

    /// <summary>Grows with every save; a save from an older one is refused.</summary>
    public int Version { get; set; }

    /// <summary>Its versions, when loaded.</summary>
    public List<MeetingVersion> Versions { get; init; } = [];

    /// <summary>What is said of it.</summary>
    public MeetingContent Read() => MeetingContent.Read(Content);

    /// <summary>Takes over what is said of it, and keeps it as the next version.</summary>
    internal void Keep(MeetingContent content, string by, DateTime now)
    {
        (Series, Day, Content) = (content.Series, content.Day, content.Write());
        Version++;
        Versions.Add(new MeetingVersion { Number = Version, At = now, By = by, OfficeId = OfficeId, Content = Content });
    }
}

/// <summary>A meeting as it was saved once. Never changed.</summary>
public sealed class MeetingVersion
{
    /// <summary>Primary key.</summary>
    public long Id { get; set; }

    /// <summary>Of which meeting.</summary>
    public long MeetingId { get; init; }

    /// <summary>1, 2, 3 … per meeting.</summary>
    public required int Number { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTime At { get; init; }

    /// <summary>Who, by the name of then.</summary>
    public required string By { get; init; }

    /// <summary>The office in the chair.</summary>
    public required long OfficeId { get; init; }

    /// <summary>What was said of it (<see cref="MeetingContent"/>).</summary>
    public required string Content { get; init; }
}

/// <summary>The meetings' part of the database.</summary>
public static class MeetingData
{
    extension(PortalDb db)
    {
        /// <summary>Review meetings.</summary>
        public DbSet<Meeting> Meetings => db.Set<Meeting>();

        /// <summary>As they were saved; append-only.</summary>
        public DbSet<MeetingVersion> MeetingVersions => db.Set<MeetingVersion>();
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Meeting>, IEntityTypeConfiguration<MeetingVersion>
    {
        public void Configure(EntityTypeBuilder<Meeting> meeting)
        {
            meeting.ToTable("Meetings");
            meeting.HasIndex(static m => m.Day);
            meeting.Property(static m => m.Version).IsConcurrencyToken();
            meeting.HasOne(static m => m.Office).WithMany().HasForeignKey(static m => m.OfficeId).OnDelete(DeleteBehavior.Restrict);
            meeting.HasMany(static m => m.Versions).WithOne().HasForeignKey(static v => v.MeetingId);
        }

        public void Configure(EntityTypeBuilder<MeetingVersion> version)
        {
            version.ToTable("MeetingVersions");
            version.HasIndex(static v => new { v.MeetingId, v.Number }).IsUnique();
        }
    }
}
