using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ToaSoan.Offices;
using ToaSoan.Platform;

namespace ToaSoan.Programme.Events;

/// <summary>Where an event stands at the desk; a shown one whose end has passed was held.</summary>
public enum EventState
{
    /// <summary>Readers do not see it.</summary>
    Draft,

    /// <summary>In the calendar.</summary>
    Shown,

    /// <summary>Called off; stays in the calendar, with the reason.</summary>
    Cancelled,
}

/// <summary>
/// An awareness event or staff course as the desk keeps it: a draft until it is shown; from then on every save is what readers see. Readers get
/// editions of kind "event", never this.
/// </summary>
public sealed class CityEvent
{
    /// <summary>Primary key; stands at the end of its address.</summary>
    public long Id { get; set; }

    /// <summary>The slug of its page; never changes.</summary>
    public required string Slug { get; init; }

    /// <summary>The host.</summary>
    public long OfficeId { get; set; }

    /// <summary>The host, when loaded.</summary>
    public Office? Office { get; set; }

    /// <summary>The number of the first event of its series, or null.</summary>
    public long? SeriesId { get; set; }

    /// <summary>What it says (<see cref="EventContent"/>).</summary>
    public required string Content { get; set; }

    /// <summary>As in the content, to be found by it.</summary>
    public EventKind Kind { get; set; }

    /// <summary>As in the content (UTC), to be found by it.</summary>
    public DateTime StartsAt { get; set; }

    /// <summary>As in the content (UTC), to be found by it.</summary>
    public DateTime EndsAt { get; set; }

    /// <summary>Where it stands.</summary>
    public EventState State { get; set; }

    /// <summary>Grows with every save; a save from an older one is refused.</summary>
    public int Version { get; set; } = 1;

    /// <summary>Editions made so far.</summary>
    public int Editions { get; set; }

    /// <summary>Registrations taken so far, cancelled ones too. Whoever takes or gives back seats writes it first, so that of two people one waits for the other.</summary>
    public int Registered { get; set; }

    /// <summary>When it was last saved (UTC).</summary>
    public required DateTime SavedAt { get; set; }

    /// <summary>When readers first saw it (UTC), or null.</summary>
    public DateTime? ShownAt { get; set; }

    /// <summary>Its address under the site's root.</summary>
    public string Path => $"/lich/{Slug}-{Id}";

    /// <summary>Takes over what it says.</summary>
    internal void Put(EventContent content, DateTime now)
    {
        (Content, Kind, StartsAt, EndsAt, SavedAt) = (content.Write(), content.Kind, content.Starts, content.Ends, now);
        Version++;
    }

    /// <summary>The next edition. Its kicker is the state; its tags are the months it touches, by which calendars find it. The office and its names must be loaded.</summary>
    internal Edition Show(EventContent content, string reason, DateTime now)
    {
        ShownAt ??= now;
        var edition = new Edition
        {
            Kind = EventContent.EditionKind, ObjectId = Id, Number = ++Editions, Change = Editions == 1 ? EditionChange.Publish : EditionChange.Revise, Path = Path, Section = "", SectionName = "",
            Office = Office!.Slug, OfficeName = Office.NameOn(CityTime.DayOf(ShownAt.Value)), Kicker = $"{State}", Title = content.Name, Lead = content.Summary, Body = content.Write(),
            FirstPublishedAt = ShownAt.Value, PublishedAt = now, Reason = reason, Salt = RandomNumberGenerator.GetBytes(32),
        };
        edition.Tags.AddRange(EventMonths.Of(content).Select(static (month, index) => new EditionTag { Kind = EventMonths.Tag, Slug = month, Name = month, Position = index }));
        return edition;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<CityEvent>
    {
        public void Configure(EntityTypeBuilder<CityEvent> happening)
        {
            happening.ToTable("Events");
            happening.Property(static e => e.Version).IsConcurrencyToken();
            happening.HasIndex(static e => e.StartsAt);
            happening.HasIndex(static e => e.SeriesId);
            happening.HasOne(static e => e.Office).WithMany().HasForeignKey(static e => e.OfficeId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>The events' part of the database.</summary>
public static class EventSets
{
    extension(PortalDb db)
    {
        /// <summary>Events and courses, drafts too.</summary>
        public DbSet<CityEvent> Events => db.Set<CityEvent>();

        /// <summary>Seats people asked for.</summary>
        public DbSet<Registration> Registrations => db.Set<Registration>();

        /// <summary>What was counted of who came.</summary>
        public DbSet<Attendance> Attendances => db.Set<Attendance>();

        /// <summary>Answers of the feedback form, as counts.</summary>
        public DbSet<FeedbackCount> FeedbackCounts => db.Set<FeedbackCount>();

        /// <summary>Codes of feedback cards that were not used yet.</summary>
        internal DbSet<FeedbackCode> FeedbackCodes => db.Set<FeedbackCode>();
    }
}
