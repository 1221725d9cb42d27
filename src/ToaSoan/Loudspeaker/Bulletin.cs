using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ToaSoan.Platform;

namespace ToaSoan.Loudspeaker;

/// <summary>When on its day a bulletin is read.</summary>
public enum BulletinSlot
{
    /// <summary>In the morning.</summary>
    Morning,

    /// <summary>In the late afternoon.</summary>
    Evening,
}

/// <summary>What the wards' loudspeakers are given to read at one hour: a greeting, published articles in order, a closing.</summary>
public sealed class Bulletin
{
    /// <summary>Primary key.</summary>
    public long Id { get; set; }

    /// <summary>Its title: "Bản tin sáng 29/11/2026".</summary>
    public required string Title { get; set; }

    /// <summary>The city's day on which it is read.</summary>
    public required DateOnly Day { get; set; }

    /// <summary>When on that day.</summary>
    public required BulletinSlot Slot { get; set; }

    /// <summary>What is said first, with the placeholders of <see cref="ScriptWords"/>; "" for nothing.</summary>
    public required string Greeting { get; set; }

    /// <summary>What is said last, with placeholders; "" for nothing.</summary>
    public required string Closing { get; set; }

    /// <summary>The pace at which it is read, in syllables a minute.</summary>
    public required int Pace { get; set; }

    /// <summary>The minutes it should not exceed.</summary>
    public required int Target { get; set; }

    /// <summary>Grows when what is set here changes; a change from an older one is refused.</summary>
    public int Version { get; set; } = 1;

    /// <summary>The name of who changed it or its items last, or "toasoan" for a command.</summary>
    public required string By { get; set; }

    /// <summary>When that was (UTC).</summary>
    public required DateTime At { get; set; }

    /// <summary>Its items, in no order unless sorted by <see cref="BulletinItem.Position"/>.</summary>
    public List<BulletinItem> Items { get; init; } = [];
}

/// <summary>An article in a bulletin. What is read is its edition of the day it was picked, until somebody at the desk takes a newer one.</summary>
public sealed class BulletinItem
{
    /// <summary>Primary key.</summary>
    public long Id { get; set; }

    /// <summary>The bulletin it belongs to.</summary>
    public long BulletinId { get; set; }

    /// <summary>0, 1, 2 … in the order read.</summary>
    public required int Position { get; set; }

    /// <summary>The article's number.</summary>
    public required long Article { get; init; }

    /// <summary>The edition whose words are read.</summary>
    public required long EditionId { get; set; }

    /// <summary>Whether the whole body is read, not only title and lead.</summary>
    public bool Whole { get; set; }

    /// <summary>The announcer's own words, which nothing but the desk changes; null for the edition's.</summary>
    public string? Text { get; set; }

    /// <summary>Grows when its words change; an edit of older words is refused.</summary>
    public int Version { get; set; } = 1;
}

/// <summary>The loudspeaker edition's part of the database.</summary>
public static class BulletinData
{
    extension(PortalDb db)
    {
        /// <summary>Bulletins.</summary>
        public DbSet<Bulletin> Bulletins => db.Set<Bulletin>();

        /// <summary>Articles in bulletins.</summary>
        public DbSet<BulletinItem> BulletinItems => db.Set<BulletinItem>();
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Bulletin>, IEntityTypeConfiguration<BulletinItem>
    {
        public void Configure(EntityTypeBuilder<Bulletin> bulletin)
        {
            bulletin.ToTable("Bulletins");
            bulletin.HasIndex(static b => b.Day);
            bulletin.Property(static b => b.Version).IsConcurrencyToken();
            bulletin.HasMany(static b => b.Items).WithOne().HasForeignKey(static i => i.BulletinId).OnDelete(DeleteBehavior.Cascade);
        }

        public void Configure(EntityTypeBuilder<BulletinItem> item)
        {
            item.ToTable("BulletinItems");
            item.HasIndex(static i => new { i.BulletinId, i.Article }).IsUnique();
            item.Property(static i => i.Version).IsConcurrencyToken();
            item.HasOne<Edition>().WithMany().HasForeignKey(static i => i.EditionId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
