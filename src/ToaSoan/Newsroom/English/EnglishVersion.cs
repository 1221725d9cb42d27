using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ToaSoan.Blocks;
using ToaSoan.Platform;
using ToaSoan.Staff;
using static ToaSoan.Platform.Refusal;

namespace ToaSoan.Newsroom.English;

/// <summary>
/// An article's words in English, behind sign-in. Readers see what was approved, as an edition of its own kind; everything that is
/// not words (section, office, byline, topics, photos) is the Vietnamese edition's.
/// </summary>
public sealed class EnglishVersion
{
    /// <summary>The article; primary key.</summary>
    public required long ArticleId { get; init; }

    /// <summary>Counts saves; a save that started from an older number is refused.</summary>
    public int Version { get; set; }

    /// <summary>The line above the title, or "".</summary>
    public string Kicker { get; set; } = "";

    /// <summary>The title, or "" while being written.</summary>
    public string Title { get; set; } = "";

    /// <summary>The lead, or "".</summary>
    public string Lead { get; set; } = "";

    /// <summary>The body as block JSON.</summary>
    public string Body { get; set; } = BlockJson.Write(Document.Empty);

    /// <summary>Alternative text of the lead photo.</summary>
    public string LeadPhotoAlt { get; set; } = "";

    /// <summary>The Vietnamese words it says (<see cref="Edition.MarkOf"/>).</summary>
    public string TranslationOf { get; set; } = "";

    /// <summary>Who saved it last; null for a command.</summary>
    public long? SavedBy { get; set; }

    /// <summary>When it was last saved (UTC).</summary>
    public DateTime SavedAt { get; set; }

    /// <summary>Who approved the words as they stand; 0 for a command, null when nobody has.</summary>
    public long? ApprovedBy { get; set; }

    /// <summary>Whether readers see some edition of it.</summary>
    public bool Shown { get; set; }

    /// <summary>The sentence that says why this member of staff may not write it now, or null when they may.</summary>
    public static string? WhyClosedTo(Article article, Permissions staff)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(staff);
        return article.State >= ArticleState.Withdrawn ? article.WhyClosedTo(staff) : staff.May(Role.Reporter, article.OfficeId) ? null : NewsroomText.NotYourOffice;
    }

    /// <summary>Approves the words as they stand; refuses what readers could not use, and the writer's own approval.</summary>
    internal void Approve(Article article, Permissions staff)
    {
        Must(staff.May(Role.Desk, article.OfficeId), NewsroomText.DeskOnly);
        Must(article.State is ArticleState.Approved or ArticleState.Published, NewsroomText.NotInThisState);
        Must(staff.StaffId == 0 || staff.StaffId != SavedBy, WorkflowText.NotOwnApproval);
        Must(ApprovedBy is null, NewsroomText.NothingChanged);
        var body = BlockJson.Read(Body);
        Must(Title.Length > 0, NewsroomText.TitleMissing);
        Must(body.Blocks.Count > 0, NewsroomText.BodyMissing);
        Must(body.Figures().All(static figure => figure.Alt.Length > 0), EnglishText.AltMissing);
        ApprovedBy = staff.StaffId;
    }

    /// <summary>Whether it shows no photo or file that an edition of the article does not show.</summary>
    internal bool Fits(Edition vietnamese)
    {
        var (body, original) = (BlockJson.Read(Body), BlockJson.Read(vietnamese.Body));
        return !body.Figures().Select(static figure => figure.Photo).Except(original.Figures().Select(static figure => figure.Photo).Append(vietnamese.LeadPhoto ?? ""))
            .Concat(body.Files().Except(original.Files())).Any();
    }

    /// <summary>Its next edition beside an edition of the article it fits; withdrawn when that one is.</summary>
    internal Edition Show(Edition vietnamese, int number, DateTime now)
    {
        var withdrawn = vietnamese.Withdrawn;
        var body = withdrawn ? Document.Empty : BlockJson.Read(Body);
        Shown = !withdrawn;
        var edition = new Edition
        {
            Kind = Edition.EnglishArticle, ObjectId = ArticleId, Number = number, Change = withdrawn ? EditionChange.Withdraw : number == 1 ? EditionChange.Publish : EditionChange.Revise, Shown = !withdrawn,
            TranslationOf = TranslationOf, Path = vietnamese.Path, Section = vietnamese.Section, SectionName = vietnamese.SectionName, Office = vietnamese.Office, OfficeName = vietnamese.OfficeName,
            Kicker = withdrawn ? "" : Kicker, Title = withdrawn ? "" : Title, Lead = withdrawn ? "" : Lead, Body = BlockJson.Write(body),
            LeadPhoto = vietnamese.LeadPhoto, LeadPhotoAlt = withdrawn ? "" : LeadPhotoAlt, LeadPhotoInBody = body.Figures().Any(figure => figure.Photo == vietnamese.LeadPhoto),
            FirstPublishedAt = vietnamese.FirstPublishedAt, PublishedAt = now, Reason = withdrawn ? vietnamese.Reason : "", Salt = RandomNumberGenerator.GetBytes(32),
        };
        edition.Tags.AddRange(vietnamese.Tags.Select(static tag => new EditionTag { Kind = tag.Kind, Slug = tag.Slug, Name = tag.Name, Position = tag.Position }));
        return edition;
    }
}

/// <summary>The English versions' part of the database.</summary>
public static class EnglishData
{
    extension(PortalDb db)
    {
        /// <summary>English versions.</summary>
        public DbSet<EnglishVersion> EnglishVersions => db.Set<EnglishVersion>();
    }

    internal sealed class Mapping : IEntityTypeConfiguration<EnglishVersion>
    {
        public void Configure(EntityTypeBuilder<EnglishVersion> english)
        {
            english.ToTable("EnglishVersions");
            english.HasKey(static version => version.ArticleId);
            english.Property(static version => version.ArticleId).ValueGeneratedNever();
            english.Property(static version => version.Version).IsConcurrencyToken();
            english.HasOne<Article>().WithOne().HasForeignKey<EnglishVersion>(static version => version.ArticleId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
