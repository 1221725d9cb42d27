using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ToaSoan.Offices;
using ToaSoan.Platform;

namespace ToaSoan.Questions;

/// <summary>
/// A question as the desk keeps it, without any name or address: who asked is a <see cref="Intake.Sender"/>, known by a secret alone. Readers get editions of kind "question", never this. Owns the rule that only a question the desk published has an edition.
/// </summary>
public sealed class Question
{
    /// <summary>Days after the screening for which the words as sent are kept.</summary>
    public const int OriginalDays = 30;

    /// <summary>Primary key; stands at the end of its address.</summary>
    public long Id { get; set; }

    /// <summary>The slug of its page, "" until it is published; never changes then.</summary>
    public string Slug { get; set; } = "";

    /// <summary>The subject as sent; null once it was erased.</summary>
    public string? SentSubject { get; set; }

    /// <summary>The words as sent; null once they were erased.</summary>
    public string? SentText { get; set; }

    /// <summary>The office the asker thought of, or null.</summary>
    public long? SentOfficeId { get; init; }

    /// <summary>When it was sent in (UTC).</summary>
    public required DateTime SentAt { get; init; }

    /// <summary>When the desk decided on it (UTC), or null.</summary>
    public DateTime? ScreenedAt { get; set; }

    /// <summary>Where it stands, as in <see cref="Content"/>.</summary>
    public QuestionState State { get; set; }

    /// <summary>The office that has it, or null.</summary>
    public long? OfficeId { get; set; }

    /// <summary>That office, when loaded.</summary>
    public Office? Office { get; set; }

    /// <summary>The day by which it counts as late, while it is open; as in <see cref="Content"/>.</summary>
    public DateOnly? Promised { get; private set; }

    /// <summary>What readers are told (<see cref="QuestionContent"/>); "" until it is published.</summary>
    public string Content { get; private set; } = "";

    /// <summary>An answer that waits for the desk, in the markup of <see cref="Blocks.BlockMarkup"/>; null when there is none.</summary>
    public string? Draft { get; set; }

    /// <summary>Who wrote it.</summary>
    public long? DraftBy { get; set; }

    /// <summary>Whether the office handed it in.</summary>
    public bool Drafted { get; set; }

    /// <summary>What the asker finds wanting, until the desk has decided on it; else null.</summary>
    public string? SentContest { get; set; }

    /// <summary>Whether its asker has said once what is missing; nobody does so twice.</summary>
    public bool ContestUsed { get; set; }

    /// <summary>Whether readers do not get to see it any more.</summary>
    public bool Restricted { get; set; }

    /// <summary>The question it became part of, or null.</summary>
    public long? MergedInto { get; set; }

    /// <summary>The public statement about it, when it was declined, merged or taken out of sight.</summary>
    public long? StatementId { get; set; }

    /// <summary>Grows with every act; a change made from an older one is refused.</summary>
    public int Version { get; set; }

    /// <summary>Editions made so far.</summary>
    public int Editions { get; set; }

    /// <summary>When readers first saw it (UTC), or null.</summary>
    public DateTime? PublishedAt { get; set; }

    /// <summary>When something last happened to it (UTC).</summary>
    public DateTime SavedAt { get; set; }

    /// <summary>Its address under the site's root.</summary>
    public string Path => $"/hoi-dap/{Slug}-{Id}";

    /// <summary>Whether readers see it.</summary>
    public bool IsShown => PublishedAt is not null && !Restricted && State != QuestionState.Withdrawn;

    /// <summary>What readers are told. Only of one that was published.</summary>
    public QuestionContent Read() => QuestionContent.Read(Content);

    /// <summary>Takes over what readers are told, the one place where its columns change.</summary>
    internal void Keep(QuestionContent content, DateTime now)
    {
        (State, Promised, Content) = (content.State, content.IsOpen ? content.Promised : null, content.Write());
        Touch(now);
    }

    /// <summary>Something happened to it that readers are not told.</summary>
    internal void Touch(DateTime now)
    {
        SavedAt = now;
        Version++;
    }

    /// <summary>The next edition; its kicker is the state's word, its tags are the lists it stands in. The holder is the office that has it, or the desk; its names must be loaded.</summary>
    internal Edition Show(Office? holder, EditionChange change, string reason, DateTime now)
    {
        var withdrawn = change == EditionChange.Withdraw;
        PublishedAt ??= now;
        var content = Read();
        var edition = new Edition
        {
            Kind = QuestionContent.Kind, ObjectId = Id, Number = ++Editions, Change = change, Shown = !withdrawn, Path = Path, Section = "", SectionName = "",
            Office = holder?.Slug ?? "", OfficeName = holder?.NameOn(CityTime.DayOf(now)) ?? "", Kicker = withdrawn ? "" : $"{content.State}",
            Title = withdrawn ? "" : content.Subject, Lead = withdrawn ? "" : content.Text, Body = withdrawn ? "" : content.Write(),
            FirstPublishedAt = PublishedAt.Value, PublishedAt = now, Reason = reason, Salt = RandomNumberGenerator.GetBytes(32),
        };
        edition.Tags.AddRange(withdrawn ? [] : QuestionTag.Of(content, edition.Office));
        return edition;
    }
}

/// <summary>The questions' part of the database.</summary>
public static class QuestionData
{
    extension(PortalDb db)
    {
        /// <summary>Questions, whatever became of them.</summary>
        public DbSet<Question> Questions => db.Set<Question>();

        /// <summary>What happened to them; append-only.</summary>
        public DbSet<QuestionNote> QuestionNotes => db.Set<QuestionNote>();
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Question>, IEntityTypeConfiguration<QuestionNote>
    {
        public void Configure(EntityTypeBuilder<Question> question)
        {
            question.ToTable("Questions");
            question.Property(static q => q.Version).IsConcurrencyToken();
            question.HasIndex(static q => new { q.State, q.Promised });
            question.HasIndex(static q => new { q.OfficeId, q.State });
            question.HasIndex(static q => q.ScreenedAt);
            question.HasIndex(static q => q.MergedInto);
            question.HasOne(static q => q.Office).WithMany().HasForeignKey(static q => q.OfficeId).OnDelete(DeleteBehavior.Restrict);
        }

        public void Configure(EntityTypeBuilder<QuestionNote> note)
        {
            note.ToTable("QuestionNotes");
            note.HasIndex(static n => new { n.QuestionId, n.Id });
            note.HasIndex(static n => new { n.Kind, n.Day });
            note.HasOne<Question>().WithMany().HasForeignKey(static n => n.QuestionId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
