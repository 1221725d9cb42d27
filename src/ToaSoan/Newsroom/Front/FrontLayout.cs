using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ToaSoan.Platform;

namespace ToaSoan.Newsroom.Front;

/// <summary>
/// The blocks of the front page from an hour on. Nothing turns a layout on: the one that began last counts, so every node agrees after
/// any restart. One without an hour is the desk's draft.
/// </summary>
public sealed class FrontLayout
{
    /// <summary>Primary key.</summary>
    public long Id { get; set; }

    /// <summary>The blocks as JSON.</summary>
    public required string Blocks { get; set; }

    /// <summary>From when (UTC) it counts; null for the draft.</summary>
    public DateTime? From { get; set; }

    /// <summary>The name of who composed it last, or "toasoan" for a command.</summary>
    public required string By { get; set; }

    /// <summary>When that was (UTC).</summary>
    public required DateTime At { get; set; }

    /// <summary>Its blocks in order.</summary>
    public IReadOnlyList<FrontBlock> Read() => JsonSerializer.Deserialize<List<FrontBlock>>(Blocks)!;

    /// <summary>Blocks as they are stored.</summary>
    public static string Write(IReadOnlyList<FrontBlock> blocks) => JsonSerializer.Serialize(blocks);

    internal sealed class Mapping : IEntityTypeConfiguration<FrontLayout>
    {
        public void Configure(EntityTypeBuilder<FrontLayout> layout)
        {
            layout.ToTable("FrontLayouts");
            layout.HasIndex(static l => l.From);
        }
    }
}

/// <summary>Finds layouts.</summary>
public static class FrontLayouts
{
    /// <summary>The layout of a portal whose desk has composed none.</summary>
    public static IReadOnlyList<FrontBlock> Usual { get; } =
        [.. new[] { FrontKind.Lead, FrontKind.Seconds, FrontKind.Latest, FrontKind.Sections, FrontKind.Topics }.Select(static (kind, index) => new FrontBlock(index + 1, kind, "", FrontKind.Of(kind).Usual, []))];

    /// <summary>The layout that counts at an instant; null while the desk has composed none.</summary>
    public static Task<FrontLayout?> FrontLayoutAsync(this PortalDb db, DateTime at, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Set<FrontLayout>().AsNoTracking().Where(layout => layout.From <= at).OrderByDescending(static layout => layout.From).ThenByDescending(static layout => layout.Id).FirstOrDefaultAsync(stop);
    }

    /// <summary>The blocks that count at an instant.</summary>
    public static async Task<IReadOnlyList<FrontBlock>> FrontBlocksAsync(this PortalDb db, DateTime at, CancellationToken stop) => (await db.FrontLayoutAsync(at, stop))?.Read() ?? Usual;
}
