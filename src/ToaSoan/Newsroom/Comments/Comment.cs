using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ToaSoan.Platform;

namespace ToaSoan.Newsroom.Comments;

/// <summary>
/// What somebody at the desk says of an article or of a passage in it. It never touches the article: not its body, not its version.
/// The passage is known by its words alone, so that no edit of the text can damage it.
/// </summary>
public sealed class Comment
{
    /// <summary>The most characters of a quote; a longer passage is known by its beginning.</summary>
    public const int LongestQuote = 300;

    /// <summary>The most characters of what is said.</summary>
    public const int LongestText = 2_000;

    /// <summary>Primary key.</summary>
    public long Id { get; set; }

    /// <summary>The article.</summary>
    public required long ArticleId { get; init; }

    /// <summary>Who says it.</summary>
    public required long By { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTime At { get; init; }

    /// <summary>The passage on one line, up to 300 characters; "" when it is about the whole article, and for a reply.</summary>
    public string Quote { get; init; } = "";

    /// <summary>What is said, cleaned, up to 2,000 characters.</summary>
    public required string Text { get; init; }

    /// <summary>The comment it replies to, never itself a reply; null for one that begins a talk.</summary>
    public long? ReplyTo { get; init; }

    /// <summary>When it was settled (UTC); null while it is open, and for a reply.</summary>
    public DateTime? ResolvedAt { get; set; }

    /// <summary>Who settled it, or null.</summary>
    public long? ResolvedBy { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Comment>
    {
        public void Configure(EntityTypeBuilder<Comment> comment)
        {
            comment.ToTable("Comments");
            comment.Property(static c => c.Quote).HasMaxLength(LongestQuote);
            comment.Property(static c => c.Text).HasMaxLength(LongestText);
            comment.HasOne<Article>().WithMany().HasForeignKey(static c => c.ArticleId).OnDelete(DeleteBehavior.Cascade);
            comment.HasIndex(static c => new { c.ArticleId, c.Id });
        }
    }
}

/// <summary>The comments' part of the database.</summary>
public static class CommentData
{
    extension(PortalDb db)
    {
        /// <summary>Comments on articles.</summary>
        public DbSet<Comment> Comments => db.Set<Comment>();
    }

    /// <summary>How many comments on an article wait to be settled.</summary>
    public static Task<int> OpenCommentsAsync(this PortalDb db, long articleId, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Set<Comment>().CountAsync(c => c.ArticleId == articleId && c.ReplyTo == null && c.ResolvedAt == null, stop);
    }
}
