using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ToaSoan.Offices;
using ToaSoan.Platform;

namespace ToaSoan.Programme;

/// <summary>
/// A project's dossier as the desk keeps it: a draft until it is shown; from then on every save is what readers see. Readers get editions
/// of kind "project", never this.
/// </summary>
public sealed class Project
{
    /// <summary>Primary key.</summary>
    public long Id { get; set; }

    /// <summary>The slug of its page; never changes.</summary>
    public required string Slug { get; init; }

    /// <summary>The responsible office.</summary>
    public long OfficeId { get; set; }

    /// <summary>The responsible office, when loaded.</summary>
    public Office? Office { get; set; }

    /// <summary>What the dossier says (<see cref="ProjectContent"/>).</summary>
    public required string Content { get; set; }

    /// <summary>Grows with every save; a save from an older one is refused.</summary>
    public int Version { get; set; } = 1;

    /// <summary>Editions made so far.</summary>
    public int Editions { get; set; }

    /// <summary>When it was last saved (UTC).</summary>
    public required DateTime SavedAt { get; set; }

    /// <summary>When readers first saw it (UTC), or null.</summary>
    public DateTime? ShownAt { get; set; }

    /// <summary>When it was taken down for good (UTC), or null.</summary>
    public DateTime? WithdrawnAt { get; set; }

    /// <summary>Whether readers see it.</summary>
    public bool IsShown => ShownAt is not null && WithdrawnAt is null;

    /// <summary>
    /// The next edition. Its kicker is the state's word, by which lists are ordered; its body is the content; its topic is the project's.
    /// The office and its names must be loaded.
    /// </summary>
    internal Edition Show(EditionChange change, ProjectContent content, string topicName, string reason, DateTime now)
    {
        ShownAt ??= now;
        var withdrawn = change == EditionChange.Withdraw;
        var edition = new Edition
        {
            Kind = ProjectContent.Kind, ObjectId = Id, Number = ++Editions, Change = change, Shown = !withdrawn, Path = $"/du-an/{Slug}", Section = "", SectionName = "",
            Office = Office!.Slug, OfficeName = Office.NameOn(DateOnly.FromDateTime(CityTime.Local(ShownAt.Value))), Kicker = withdrawn ? "" : $"{content.State}",
            Title = withdrawn ? "" : content.Name, Lead = withdrawn ? "" : content.Summary, Body = withdrawn ? "" : content.Write(),
            LeadPhoto = withdrawn ? null : content.Picture?.Photo, LeadPhotoAlt = withdrawn ? "" : content.Picture?.Alt ?? "", LeadPhotoInBody = true,
            FirstPublishedAt = ShownAt.Value, PublishedAt = now, Reason = reason, Salt = RandomNumberGenerator.GetBytes(32),
        };
        if (!withdrawn && content.Topic is { } topic)
        {
            edition.Tags.Add(new EditionTag { Kind = EditionTag.Topic, Slug = topic, Name = topicName, Position = 0 });
        }

        return edition;
    }
}

/// <summary>The projects' part of the database.</summary>
public static class ProjectData
{
    extension(PortalDb db)
    {
        /// <summary>Dossiers, drafts and withdrawn ones too.</summary>
        public DbSet<Project> Projects => db.Set<Project>();
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Project>
    {
        public void Configure(EntityTypeBuilder<Project> project)
        {
            project.ToTable("Projects");
            project.HasIndex(static p => p.Slug).IsUnique();
            project.Property(static p => p.Version).IsConcurrencyToken();
            project.HasOne(static p => p.Office).WithMany().HasForeignKey(static p => p.OfficeId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
