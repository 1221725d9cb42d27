using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ToaSoan.Platform;

namespace ToaSoan.Media;

/// <summary>
/// A photo in the library. The original's bytes are a file named by their SHA-256, written and synced before this row
/// exists; renditions without EXIF and GPS are what readers get.
/// </summary>
public sealed class Photo
{
    /// <summary>SHA-256 of the original's bytes, 64 lower-case hex digits; primary key.</summary>
    public required string Hash { get; init; }

    /// <summary>The name of the uploaded file.</summary>
    public required string Name { get; init; }

    /// <summary>The original's format: "jpg", "png", "webp" or "avif".</summary>
    public required string Format { get; init; }

    /// <summary>Bytes of the original.</summary>
    public required long Bytes { get; init; }

    /// <summary>Pixels across, after orientation.</summary>
    public required int Width { get; init; }

    /// <summary>Pixels down, after orientation.</summary>
    public required int Height { get; init; }

    /// <summary>Which renditions are ready.</summary>
    public PhotoFormats Formats { get; set; }

    /// <summary>When it was uploaded (UTC).</summary>
    public required DateTime UploadedAt { get; init; }

    /// <summary>Who uploaded it; null for an import by command.</summary>
    public long? UploadedBy { get; init; }

    /// <summary>Whether an edition shows it; until then only signed-in staff can fetch it.</summary>
    public bool Public { get; set; }

    /// <summary>The caption it is offered with, or "".</summary>
    public string Caption { get; private set; } = "";

    /// <summary>Who made it, as readers are told, or "".</summary>
    public string Credit { get; private set; } = "";

    /// <summary>The alternative text it is offered with, or "".</summary>
    public string Alt { get; private set; } = "";

    /// <summary>What we may do with it, in words: "mua của …, chỉ dùng trên cổng"; "" when nothing is noted.</summary>
    public string Rights { get; private set; } = "";

    /// <summary>The last day of the city on which it may be published; null without an end.</summary>
    public DateOnly? RightsUntil { get; set; }

    /// <summary>The fold keys of name, caption and credit, each word after a space; "" on rows older than the column, until <see cref="MediaUpkeep"/> fills it.</summary>
    public string SearchKey { get; private set; } = "";

    /// <summary>What it looks like (<see cref="PhotoLikeness"/>); null until its JPEGs are made.</summary>
    public long? PerceptualHash { get; set; }

    /// <summary>Where across, 0 (left) to 1, the part lies that no crop may lose.</summary>
    public double FocalX { get; set; } = .5;

    /// <summary>Where down, 0 (top) to 1, the part lies that no crop may lose.</summary>
    public double FocalY { get; set; } = .5;

    /// <summary>Characters each of its words may have.</summary>
    public const int MaxWords = 1_000;

    /// <summary>Sets the words that are not null, and the search key with them. Throws <see cref="Refusal"/> for words longer than <see cref="MaxWords"/>.</summary>
    public void Describe(string? caption = null, string? credit = null, string? alt = null, string? rights = null)
    {
        (Caption, Credit, Alt, Rights) = (Line(caption) ?? Caption, Line(credit) ?? Credit, Line(alt) ?? Alt, Line(rights) ?? Rights);
        SearchKey = $" {VietnameseText.SearchKey.Fold($"{Name} {Caption} {Credit}")} ";
    }

    /// <summary>What pages need of it.</summary>
    public PhotoSource Source() => new(Hash, Width, Height, Formats, FocalX, FocalY);

    private static string? Line(string? words)
    {
        var clean = words is null ? null : VietnameseText.Orthography.CleanLine(words);
        return clean is null or { Length: <= MaxWords } ? clean : throw new Refusal(MediaText.PhotoWordsTooLong, MaxWords);
    }
}

/// <summary>A downloadable file (PDF, workbook, video): bytes in a file named by their SHA-256.</summary>
public sealed class StoredFile
{
    /// <summary>SHA-256 of the bytes, 64 lower-case hex digits; primary key.</summary>
    public required string Hash { get; init; }

    /// <summary>The name readers save it under.</summary>
    public required string Name { get; init; }

    /// <summary>The media type found by looking at the bytes.</summary>
    public required string ContentType { get; init; }

    /// <summary>Bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>When it was uploaded (UTC).</summary>
    public required DateTime UploadedAt { get; init; }

    /// <summary>Who uploaded it; null for an import by command.</summary>
    public long? UploadedBy { get; init; }

    /// <summary>Whether an edition offers it; until then only signed-in staff can fetch it.</summary>
    public bool Public { get; set; }
}

/// <summary>The media's part of the database.</summary>
public static class MediaData
{
    extension(PortalDb db)
    {
        /// <summary>All photos.</summary>
        public DbSet<Photo> Photos => db.Set<Photo>();

        /// <summary>All files.</summary>
        public DbSet<StoredFile> Files => db.Set<StoredFile>();
    }

    /// <summary>The photos of some hashes, ready for <see cref="Blocks.BlockHtml"/>.</summary>
    public static async Task<IReadOnlyDictionary<string, PhotoSource>> PhotoSourcesAsync(this PortalDb db, IEnumerable<string> hashes, CancellationToken stop)
    {
        var wanted = hashes.Distinct().ToArray();
        return wanted.Length == 0
            ? new Dictionary<string, PhotoSource>()
            : await db.Photos.AsNoTracking().Where(photo => wanted.Contains(photo.Hash)).ToDictionaryAsync(static photo => photo.Hash, static photo => photo.Source(), stop);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Photo>, IEntityTypeConfiguration<StoredFile>
    {
        public void Configure(EntityTypeBuilder<Photo> photo)
        {
            photo.ToTable("Photos");
            photo.HasKey(static p => p.Hash);
            photo.HasIndex(static p => p.UploadedAt);
        }

        public void Configure(EntityTypeBuilder<StoredFile> file)
        {
            file.ToTable("Files");
            file.HasKey(static f => f.Hash);
        }
    }
}
