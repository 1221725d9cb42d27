using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ToaSoan.Offices;
using ToaSoan.Platform;

namespace ToaSoan.Reports.Returns;

/// <summary>An item an office published elsewhere, known by its address, which nobody asks.</summary>
public sealed class OutsideItem
{
    /// <summary>Primary key.</summary>
    public long Id { get; set; }

    /// <summary>What tells addresses apart (<see cref="OutsideAddress.Key"/>); unique.</summary>
    public required string Key { get; init; }

    /// <summary>The address, cleaned.</summary>
    public required string Address { get; init; }

    /// <summary>The title.</summary>
    public required string Title { get; init; }

    /// <summary>The city's day it was published.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The office that published it.</summary>
    public required long OfficeId { get; init; }

    /// <summary>The office, when loaded.</summary>
    public Office? Office { get; set; }

    /// <summary>The name of who recorded it.</summary>
    public required string By { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTime At { get; init; }

    /// <summary>The other item it was judged to be one with; that one counts.</summary>
    public long? SameAsItem { get; set; }

    /// <summary>The portal's article it was judged to be one with; that one counts.</summary>
    public long? SameAsArticle { get; set; }

    /// <summary>Whether somebody looked at what it resembles and decided.</summary>
    public bool Judged { get; set; }

    /// <summary>Where the desk sees it.</summary>
    public string Here => FormattableString.Invariant($"/ban/so-lieu/noi-khac?muc={Id}");
}

/// <summary>The part of the database for items elsewhere.</summary>
public static class OutsideData
{
    extension(PortalDb db)
    {
        /// <summary>Items offices published elsewhere.</summary>
        public DbSet<OutsideItem> OutsideItems => db.Set<OutsideItem>();
    }

    /// <summary>Those that count: each thing once.</summary>
    public static IQueryable<OutsideItem> Counted(this IQueryable<OutsideItem> items) => items.Where(static item => item.SameAsItem == null && item.SameAsArticle == null);

    internal sealed class Mapping : IEntityTypeConfiguration<OutsideItem>
    {
        public void Configure(EntityTypeBuilder<OutsideItem> item)
        {
            item.ToTable("OutsideItems");
            item.Ignore(static i => i.Here);
            item.HasIndex(static i => i.Key).IsUnique();
            item.HasIndex(static i => i.Day);
            item.HasIndex(static i => new { i.OfficeId, i.Day });
            item.HasIndex(static i => i.SameAsItem);
            item.HasOne(static i => i.Office).WithMany().HasForeignKey(static i => i.OfficeId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
