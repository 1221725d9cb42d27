using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ToaSoan.Newsroom;
using ToaSoan.Platform;

namespace ToaSoan.Reports.Royalties;

/// <summary>What is paid for what is published. Amounts are in đồng, coefficients multiply the base.</summary>
public sealed record RoyaltyTerms
{
    /// <summary>The base.</summary>
    public required long Base { get; init; }

    /// <summary>The coefficient of each genre, by its key; one that is missing is 0.</summary>
    public required IReadOnlyDictionary<string, decimal> Genres { get; init; }

    /// <summary>By what an author's pay is multiplied when several share it.</summary>
    public decimal Joint { get; init; } = 1;

    /// <summary>The coefficient of a photo in the article that bears its maker's name.</summary>
    public decimal Photo { get; init; }

    /// <summary>The part of the author's pay that goes to the editor who approved the article first.</summary>
    public decimal Editor { get; init; }

    /// <summary>The most that is paid for one article, or null.</summary>
    public long? ItemCap { get; init; }

    /// <summary>The most that is paid to one office in a month, or null.</summary>
    public long? OfficeCap { get; init; }
}

/// <summary>Terms with the day they hold from. Never changed: others take their place from another day on, or, of the same day, by a higher number.</summary>
public sealed class RoyaltyRates
{
    /// <summary>Primary key; of two that hold from the same day, the higher one holds.</summary>
    public long Id { get; set; }

    /// <summary>The first day they hold.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The terms, as JSON.</summary>
    public required string Content { get; init; }

    /// <summary>By what right, or why: "Quyết định số 12/QĐ-TT".</summary>
    public required string Basis { get; init; }

    /// <summary>Who entered them, by the name of then.</summary>
    public required string By { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTime At { get; init; }

    /// <summary>The terms.</summary>
    public RoyaltyTerms Read() => JsonSerializer.Deserialize<RoyaltyTerms>(Content)!;
}

/// <summary>All terms there are, to find those of a day.</summary>
public sealed class RoyaltyBook(IReadOnlyList<RoyaltyRates> rates)
{
    private readonly List<(DateOnly From, RoyaltyTerms Terms)> terms = [.. rates.OrderByDescending(static one => one.From).ThenByDescending(static one => one.Id).Select(static one => (one.From, one.Read()))];

    /// <summary>The terms that hold on a day, or null before the first.</summary>
    public RoyaltyTerms? On(DateOnly day) => terms.Find(one => one.From <= day).Terms;

    /// <summary>Reads them all; they are few.</summary>
    public static async Task<RoyaltyBook> ReadAsync(PortalDb db, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        return new RoyaltyBook(await db.Set<RoyaltyRates>().AsNoTracking().ToListAsync(stop));
    }
}

/// <summary>The royalties' part of the database.</summary>
public static class RoyaltyData
{
    extension(PortalDb db)
    {
        /// <summary>Terms by the day they hold from; append-only.</summary>
        public DbSet<RoyaltyRates> RoyaltyRates => db.Set<RoyaltyRates>();

        /// <summary>Sheets that were adjusted or signed.</summary>
        public DbSet<RoyaltySheet> RoyaltySheets => db.Set<RoyaltySheet>();
    }

    internal sealed class Mapping : IEntityTypeConfiguration<RoyaltyRates>, IEntityTypeConfiguration<RoyaltySheet>
    {
        public void Configure(EntityTypeBuilder<RoyaltyRates> rates)
        {
            rates.ToTable("RoyaltyRates");
            rates.HasIndex(static r => r.From);
        }

        public void Configure(EntityTypeBuilder<RoyaltySheet> sheet)
        {
            sheet.ToTable("RoyaltySheets");
            sheet.HasIndex(static s => new { s.Month, s.OfficeId, s.Number }).IsUnique();
            sheet.Property(static s => s.Version).IsConcurrencyToken();
            sheet.HasOne(static s => s.Office).WithMany().HasForeignKey(static s => s.OfficeId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
