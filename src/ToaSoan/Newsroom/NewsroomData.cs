using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ToaSoan.Platform;

namespace ToaSoan.Newsroom;

/// <summary>The newsroom's part of the database.</summary>
public static class NewsroomData
{
    extension(PortalDb db)
    {
        /// <summary>Working copies.</summary>
        public DbSet<Article> Articles => db.Set<Article>();

        /// <summary>Versions of articles.</summary>
        public DbSet<ArticleVersion> ArticleVersions => db.Set<ArticleVersion>();

        /// <summary>Promised publications.</summary>
        public DbSet<ScheduledPublication> ScheduledPublications => db.Set<ScheduledPublication>();

        /// <summary>Who has which article open.</summary>
        public DbSet<Presence> Presences => db.Set<Presence>();

        /// <summary>Sections.</summary>
        public DbSet<Section> Sections => db.Set<Section>();

        /// <summary>Topics.</summary>
        public DbSet<Topic> Topics => db.Set<Topic>();

        /// <summary>Bylines.</summary>
        public DbSet<Author> Authors => db.Set<Author>();
    }

    /// <summary>An article with everything a save needs.</summary>
    public static IQueryable<Article> WithParts(this IQueryable<Article> articles) => articles
        .Include(static a => a.Office).Include(static a => a.Section).Include(static a => a.Topics)
        .Include(static a => a.Authors).ThenInclude(static a => a.Author).AsSplitQuery();

    /// <summary>Its parts and the names of its offices by date, which an edition is made of.</summary>
    public static IQueryable<Article> WithOffices(this IQueryable<Article> articles) => articles.WithParts()
        .Include(static a => a.Office).ThenInclude(static office => office!.Names).Include(static a => a.JointOffices).ThenInclude(static office => office.Names);

    internal sealed class Mapping : IEntityTypeConfiguration<Article>, IEntityTypeConfiguration<ArticleAuthor>,
        IEntityTypeConfiguration<ArticleVersion>, IEntityTypeConfiguration<ScheduledPublication>, IEntityTypeConfiguration<Presence>, IEntityTypeConfiguration<Section>, IEntityTypeConfiguration<Topic>, IEntityTypeConfiguration<Author>
    {
        public void Configure(EntityTypeBuilder<Article> article)
        {
            article.ToTable("Articles");
            article.Property(static a => a.Version).IsConcurrencyToken();
            article.HasOne(static a => a.Office).WithMany().HasForeignKey(static a => a.OfficeId).OnDelete(DeleteBehavior.Restrict);
            article.HasOne(static a => a.Section).WithMany().HasForeignKey(static a => a.SectionId).OnDelete(DeleteBehavior.Restrict);
            article.HasMany(static a => a.Topics).WithMany().UsingEntity("ArticleTopics");
            article.HasMany(static a => a.JointOffices).WithMany().UsingEntity("ArticleJointOffices");
            article.HasIndex(static a => a.MergedInto);
            article.HasMany(static a => a.Authors).WithOne().HasForeignKey(static a => a.ArticleId);
            article.HasMany(static a => a.Versions).WithOne().HasForeignKey(static v => v.ArticleId);
            article.HasIndex(static a => new { a.State, a.SavedAt });
            article.Property(static a => a.SaveKey).HasMaxLength(40);
            article.Property(static a => a.Genre).HasMaxLength(20).HasDefaultValue(Genres.Usual);
            article.HasIndex(static a => a.AssignedTo);
            article.HasIndex(static a => new { a.OfficeId, a.State });
            article.HasIndex(static a => a.ImportHash);
        }

        public void Configure(EntityTypeBuilder<ArticleAuthor> author)
        {
            author.ToTable("ArticleAuthors");
            author.HasKey(static a => new { a.ArticleId, a.AuthorId });
            author.HasOne(static a => a.Author).WithMany().HasForeignKey(static a => a.AuthorId).OnDelete(DeleteBehavior.Restrict);
        }

        public void Configure(EntityTypeBuilder<ArticleVersion> version)
        {
            version.ToTable("ArticleVersions");
            version.HasIndex(static v => new { v.ArticleId, v.Number }).IsUnique();
        }

        public void Configure(EntityTypeBuilder<ScheduledPublication> promise)
        {
            promise.ToTable("ScheduledPublications");
            promise.HasOne(static p => p.Article).WithMany().HasForeignKey(static p => p.ArticleId).OnDelete(DeleteBehavior.Cascade);
            promise.HasIndex(static p => p.ArticleId).IsUnique().HasFilter($"\"Outcome\" = {(int)ScheduleOutcome.Waiting}");
            promise.HasIndex(static p => new { p.Outcome, p.DueAt });
        }

        public void Configure(EntityTypeBuilder<Presence> presence)
        {
            presence.ToTable("Presences");
            presence.HasKey(static p => new { p.ArticleId, p.StaffId });
            presence.HasOne<Article>().WithMany().HasForeignKey(static p => p.ArticleId).OnDelete(DeleteBehavior.Cascade);
        }

        public void Configure(EntityTypeBuilder<Section> section)
        {
            section.ToTable("Sections");
            section.HasIndex(static s => s.Slug).IsUnique();
        }

        public void Configure(EntityTypeBuilder<Topic> topic)
        {
            topic.ToTable("Topics");
            topic.HasIndex(static t => t.Slug).IsUnique();
            topic.HasIndex(static t => t.MergedIntoId);
        }

        public void Configure(EntityTypeBuilder<Author> author)
        {
            author.ToTable("Authors");
            author.HasIndex(static a => a.Slug).IsUnique();
        }
    }
}
