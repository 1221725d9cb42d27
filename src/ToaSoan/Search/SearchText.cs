using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ToaSoan.Platform;

namespace ToaSoan.Search;

/// <summary>
/// The search row of one published thing, replaced whenever its edition changes. <see cref="SearchId"/> makes ids rise in
/// order of first publication, so "newest first" is "highest id first" and a span of days is a span of ids. The words are
/// indexed beside it in the table SearchFts under the same id (<see cref="SearchTable"/>).
/// </summary>
public sealed class SearchText
{
    /// <summary>Primary key; also the row id of the full-text index.</summary>
    public long Id { get; set; }

    /// <summary>The edition it was made from.</summary>
    public required long EditionId { get; set; }

    /// <summary>The edition's kind: an article's, its English version's, or that of a <see cref="SearchedKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The object's number.</summary>
    public required long ObjectId { get; init; }

    /// <summary>The section's slug; "" of what has none.</summary>
    public required string Section { get; set; }

    /// <summary>The office's slug, and after a space those of each joint office.</summary>
    public required string Office { get; set; }

    /// <summary>When it was first published (UTC).</summary>
    public required DateTime PublishedAt { get; set; }

    /// <summary>Exact key of the title (VietnameseText.SearchKey), words cut by <see cref="IndexWords.Key"/>.</summary>
    public required string Title { get; set; }

    /// <summary>Exact keys of kicker, lead, body (of another kind: of its texts), authors and topics, one line per part and block: no phrase crosses a line.</summary>
    public required string Words { get; set; }

    /// <summary>The <see cref="IndexWords.Version"/> the row was made with; a row of another version is remade.</summary>
    public required int KeyVersion { get; set; }
}

/// <summary>The search's part of the database.</summary>
public static class SearchData
{
    extension(PortalDb db)
    {
        /// <summary>Search rows.</summary>
        public DbSet<SearchText> SearchTexts => db.Set<SearchText>();
    }

    internal sealed class Mapping : IEntityTypeConfiguration<SearchText>
    {
        public void Configure(EntityTypeBuilder<SearchText> text)
        {
            text.ToTable("SearchTexts");
            text.HasIndex(static t => new { t.Kind, t.ObjectId }).IsUnique();
            text.HasIndex(static t => t.PublishedAt);
        }
    }
}
