using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ToaSoan.Offices;
using ToaSoan.Platform;

namespace ToaSoan.Programme.Tasks;

/// <summary>
/// A task of an office as the desk keeps it, mostly out of a meeting's conclusion. Internal until it is shown; readers get editions of kind "task", never this.
/// Owns the rule that an internal task has no edition.
/// </summary>
public sealed class CityTask
{
    /// <summary>Primary key.</summary>
    public long Id { get; set; }

    /// <summary>The slug of its page; never changes.</summary>
    public required string Slug { get; init; }

    /// <summary>The office whose work it is.</summary>
    public long OfficeId { get; set; }

    /// <summary>That office, when loaded.</summary>
    public Office? Office { get; set; }

    /// <summary>The meeting that decided it, or null.</summary>
    public long? MeetingId { get; init; }

    /// <summary>The number of the conclusion in that meeting; 0 for none.</summary>
    public int Conclusion { get; init; }

    /// <summary>Whether readers are to see it.</summary>
    public bool Public { get; set; }

    /// <summary>Where it stands, as in <see cref="Content"/>.</summary>
    public TaskState State { get; private set; }

    /// <summary>The day it is due, as in <see cref="Content"/>.</summary>
    public DateOnly Due { get; private set; }

    /// <summary>The day by which it counts as late, as in <see cref="Content"/>.</summary>
    public DateOnly Promised { get; private set; }

    /// <summary>The day it was done, as in <see cref="Content"/>.</summary>
    public DateOnly? DoneOn { get; private set; }

    /// <summary>The day the office asks to put it off to, until the desk has answered; else null.</summary>
    public DateOnly? AskedDue { get; set; }

    /// <summary>What is said of it (<see cref="TaskContent"/>).</summary>
    public string Content { get; private set; } = "";

    /// <summary>Grows with every act; a change made from an older one is refused.</summary>
    public int Version { get; set; }

    /// <summary>Editions made so far.</summary>
    public int Editions { get; set; }

    /// <summary>When something last happened to it (UTC).</summary>
    public DateTime SavedAt { get; private set; }

    /// <summary>When readers first saw it (UTC), or null.</summary>
    public DateTime? ShownAt { get; set; }

    /// <summary>When it was taken from readers for good (UTC), or null.</summary>
    public DateTime? WithdrawnAt { get; set; }

    /// <summary>Whether readers see it.</summary>
    public bool IsShown => ShownAt is not null && WithdrawnAt is null;

    /// <summary>What is said of it.</summary>
    public TaskContent Read() => TaskContent.Read(Content);

    /// <summary>Takes over what is said of it, the one place where its columns change.</summary>
    internal void Keep(TaskContent content, DateTime now)
    {
        (State, Due, Promised, DoneOn) = (content.State, content.Due, content.Promised, content.DoneOn);
        (Content, SavedAt) = (content.Write(), now);
        Version++;
    }

    /// <summary>The next edition. Its kicker is the state's word. The office and its names must be loaded.</summary>
    internal Edition Show(EditionChange change, string reason, DateTime now)
    {
        var withdrawn = change == EditionChange.Withdraw;
        if (!Public && !withdrawn)
        {
            throw new InvalidOperationException($"Task {Id} is internal; it has no edition.");
        }

        ShownAt ??= now;
        var content = Read();
        return new Edition
        {
            Kind = TaskContent.Kind, ObjectId = Id, Number = ++Editions, Change = change, Shown = !withdrawn, Path = $"/nhiem-vu/{Slug}", Section = "", SectionName = "",
            Office = Office!.Slug, OfficeName = Office.NameOn(CityTime.DayOf(ShownAt.Value)), Kicker = withdrawn ? "" : $"{content.State}",
            Title = withdrawn ? "" : content.What, Lead = withdrawn ? "" : content.Measure, Body = withdrawn ? "" : content.Write(),
            FirstPublishedAt = ShownAt.Value, PublishedAt = now, Reason = reason, Salt = RandomNumberGenerator.GetBytes(32),
        };
    }
}

/// <summary>What a note tells of.</summary>
public enum TaskNoteKind
{
    /// <summary>It was given.</summary>
    Added = 0,

    /// <summary>How far it is, in the office's words.</summary>
    Progress = 1,

    /// <summary>The office asks to put it off.</summary>
    Asked = 2,

    /// <summary>The desk put it off.</summary>
    Extended = 3,

    /// <summary>The desk did not put it off.</summary>
    Declined = 4,

    /// <summary>Evidence was handed in.</summary>
    Evidence = 5,

    /// <summary>Evidence was taken out.</summary>
    EvidenceDropped = 6,

    /// <summary>It is done.</summary>
    Done = 7,

    /// <summary>It is to be done after all.</summary>
    Reopened = 8,

    /// <summary>It was given up.</summary>
    Dropped = 9,

    /// <summary>Its words or its office were changed; the text is what they were.</summary>
    Changed = 10,

    /// <summary>Readers see it.</summary>
    Shown = 11,

    /// <summary>Readers do not see it any more.</summary>
    Withdrawn = 12,

    /// <summary>The office was reminded by mail of the day <see cref="TaskNote.From"/>; the text is how many days before.</summary>
    Reminded = 13,
}

/// <summary>What happened to a task: who, when, what. Never changed.</summary>
public sealed class TaskNote
{
    /// <summary>Primary key; their order.</summary>
    public long Id { get; set; }

    /// <summary>Of which task.</summary>
    public long TaskId { get; init; }

    /// <summary>What happened.</summary>
    public required TaskNoteKind Kind { get; init; }

    /// <summary>When it was written down (UTC).</summary>
    public required DateTime At { get; init; }

    /// <summary>The city's day it counts for: that of <see cref="At"/>, or the day on which a task was done.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Who, by the name of then.</summary>
    public required string By { get; init; }

    /// <summary>The office whose task it was then.</summary>
    public required long OfficeId { get; init; }

    /// <summary>Words: the progress, the reason, the evidence's name, or "".</summary>
    public string Text { get; init; } = "";

    /// <summary>The due day before, where it is about one.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The due day after, where it is about one; of what was added the first.</summary>
    public DateOnly? To { get; init; }
}

/// <summary>The tasks' part of the database.</summary>
public static class TaskData
{
    extension(PortalDb db)
    {
        /// <summary>Tasks of offices, internal ones too.</summary>
        public DbSet<CityTask> Tasks => db.Set<CityTask>();

        /// <summary>What happened to them; append-only.</summary>
        public DbSet<TaskNote> TaskNotes => db.Set<TaskNote>();
    }

    internal sealed class Mapping : IEntityTypeConfiguration<CityTask>, IEntityTypeConfiguration<TaskNote>
    {
        public void Configure(EntityTypeBuilder<CityTask> task)
        {
            task.ToTable("Tasks");
            task.HasIndex(static t => t.Slug).IsUnique();
            task.HasIndex(static t => new { t.State, t.Due });
            task.Property(static t => t.Version).IsConcurrencyToken();
            task.HasOne(static t => t.Office).WithMany().HasForeignKey(static t => t.OfficeId).OnDelete(DeleteBehavior.Restrict);
            task.HasOne<Meeting>().WithMany().HasForeignKey(static t => t.MeetingId).OnDelete(DeleteBehavior.Restrict);
        }

        public void Configure(EntityTypeBuilder<TaskNote> note)
        {
            note.ToTable("TaskNotes");
            note.HasIndex(static n => new { n.TaskId, n.Id });
            note.HasIndex(static n => new { n.Kind, n.Day });
            note.HasOne<CityTask>().WithMany().HasForeignKey(static n => n.TaskId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
