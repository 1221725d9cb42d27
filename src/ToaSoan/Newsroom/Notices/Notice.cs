using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Newsroom.Notices;

/// <summary>What a notice tells of.</summary>
public enum NoticeKind
{
    /// <summary>An article waits for its office's editor.</summary>
    Submitted = 0,

    /// <summary>An article waits for the desk.</summary>
    AtDesk = 1,

    /// <summary>An article came back; the text is the comment.</summary>
    Returned = 2,

    /// <summary>An article was given to whom the notice is for.</summary>
    Assigned = 3,

    /// <summary>An article was approved for the last time.</summary>
    Approved = 4,

    /// <summary>Readers see the article.</summary>
    Published = 5,

    /// <summary>The article was withdrawn; the text is the reason.</summary>
    Withdrawn = 6,

    /// <summary>Somebody commented; the text is the comment.</summary>
    Comment = 7,

    /// <summary>The article was merged into another of the same event; the text is that one's title.</summary>
    Merged = 8,
}

/// <summary>That something happened to an article which one member of staff should know. Saved in the transaction of the act.</summary>
public sealed class Notice
{
    /// <summary>The most characters of its text.</summary>
    public const int LongestText = 300;

    /// <summary>Primary key.</summary>
    public long Id { get; set; }

    /// <summary>For whom; never the one who acted.</summary>
    public required long StaffId { get; init; }

    /// <summary>When it happened (UTC).</summary>
    public required DateTime At { get; init; }

    /// <summary>What happened.</summary>
    public required NoticeKind Kind { get; init; }

    /// <summary>To which article.</summary>
    public required long ArticleId { get; init; }

    /// <summary>The article, when loaded.</summary>
    public Article? Article { get; set; }

    /// <summary>Who did it.</summary>
    public required long By { get; init; }

    /// <summary>The words that go with it, shortened to 300 characters, or "". Shown on the desk only, never mailed.</summary>
    public string Text { get; init; } = "";

    /// <summary>When it was read (UTC), or null.</summary>
    public DateTime? ReadAt { get; set; }

    /// <summary>When it was taken into a mail (UTC), or null; owned by <see cref="MailDigest"/>.</summary>
    public DateTime? MailedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Notice>, IEntityTypeConfiguration<MailTurn>
    {
        public void Configure(EntityTypeBuilder<Notice> notice)
        {
            notice.ToTable("Notices");
            notice.Property(static n => n.Text).HasMaxLength(LongestText);
            notice.HasOne(static n => n.Article).WithMany().HasForeignKey(static n => n.ArticleId).OnDelete(DeleteBehavior.Cascade);
            notice.HasOne<StaffMember>().WithMany().HasForeignKey(static n => n.StaffId).OnDelete(DeleteBehavior.Cascade);
            notice.HasIndex(static n => new { n.StaffId, n.ReadAt, n.Id });
            notice.HasIndex(static n => new { n.MailedAt, n.At });
        }

        public void Configure(EntityTypeBuilder<MailTurn> turn)
        {
            turn.ToTable("MailTurns");
            turn.HasKey(static t => t.StaffId);
            turn.Property(static t => t.StaffId).ValueGeneratedNever();
            turn.HasOne<StaffMember>().WithOne().HasForeignKey<MailTurn>(static t => t.StaffId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>When the next mail may go to a member of staff, and whether one is under way.</summary>
public sealed class MailTurn
{
    /// <summary>Whose; primary key.</summary>
    public required long StaffId { get; init; }

    /// <summary>Not before this instant (UTC): the pause after a mail, the lease while one is sent, or the wait after a failure.</summary>
    public DateTime NextAt { get; set; } = DateTime.UnixEpoch;

    /// <summary>The <see cref="Notice.MailedAt"/> of the notices in the mail under way; null when none is.</summary>
    public DateTime? Sending { get; set; }

    /// <summary>How often sending failed in a row.</summary>
    public int Failures { get; set; }

    /// <summary>What went wrong the last time, or "".</summary>
    public string Error { get; set; } = "";
}

/// <summary>The notices' part of the database.</summary>
public static class NoticeData
{
    extension(PortalDb db)
    {
        /// <summary>Notices.</summary>
        public DbSet<Notice> Notices => db.Set<Notice>();

        /// <summary>Whose mail may go when.</summary>
        public DbSet<MailTurn> MailTurns => db.Set<MailTurn>();
    }

    /// <summary>A member's notices of the articles they may still read.</summary>
    public static IQueryable<Notice> NoticesFor(this PortalDb db, Permissions staff)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(staff);
        var (me, all, offices) = (staff.StaffId, staff.WholeCity, staff.Offices);
        return db.Set<Notice>().Where(notice => notice.StaffId == me && (all || offices.Contains(notice.Article!.OfficeId)));
    }

    /// <summary>Marks what is unread as read: everything, one notice, or what is about one article.</summary>
    public static async Task ReadNoticesAsync(this PortalDb db, long staffId, DateTime now, CancellationToken stop, long? only = null, long? articleId = null)
    {
        ArgumentNullException.ThrowIfNull(db);
        var unread = db.Set<Notice>().Where(n => n.StaffId == staffId && n.ReadAt == null && (only == null || n.Id == only) && (articleId == null || n.ArticleId == articleId));
        if (await unread.AnyAsync(stop))
        {
            await unread.ExecuteUpdateAsync(set => set.SetProperty(static n => n.ReadAt, now), stop);
        }
    }
}
