using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ToaSoan.Blocks;
using ToaSoan.Media;
using ToaSoan.Platform;

namespace ToaSoan.Newsroom.Photos;

/// <summary>That the working copy of an article shows a photo, in its body or as its lead photo. Follows every save.</summary>
public sealed class PhotoUse
{
    /// <summary>The article.</summary>
    public long ArticleId { get; set; }

    /// <summary>The article, when loaded.</summary>
    public Article? Article { get; set; }

    /// <summary>SHA-256 (hex) of the photo; a body may name one that is not in the library.</summary>
    public required string Photo { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<PhotoUse>
    {
        public void Configure(EntityTypeBuilder<PhotoUse> use)
        {
            use.ToTable("PhotoUses");
            use.HasKey(static u => new { u.ArticleId, u.Photo });
            use.HasOne(static u => u.Article).WithMany().HasForeignKey(static u => u.ArticleId).OnDelete(DeleteBehavior.Cascade);
            use.HasIndex(static u => u.Photo);
        }
    }
}

/// <summary>What a save of an article tells the library.</summary>
internal static class PhotoUses
{
    /// <summary>
    /// Notes which photos the article shows now, and gives photos the words they lack from its figures: the library fills itself, and never
    /// loses a word to an article. The caller saves.
    /// </summary>
    public static async Task KeepAsync(PortalDb db, Article article, Document body, CancellationToken stop)
    {
        var figures = body.Figures().ToLookup(static figure => figure.Photo);
        string[] shown = [.. figures.Select(static group => group.Key).Union(article.LeadPhoto is { } lead ? [lead] : [])];
        var known = article.Id == 0 ? [] : await db.Set<PhotoUse>().Where(use => use.ArticleId == article.Id).ToListAsync(stop);
        db.RemoveRange(known.Where(use => !shown.Contains(use.Photo)));
        db.AddRange(shown.Except(known.Select(static use => use.Photo)).Select(hash => new PhotoUse { Article = article, Photo = hash }));

        foreach (var photo in await db.Photos.Where(photo => shown.Contains(photo.Hash) && (photo.Caption == "" || photo.Credit == "" || photo.Alt == "")).ToListAsync(stop))
        {
            foreach (var figure in figures[photo.Hash])
            {
                photo.Describe(Missing(photo.Caption, figure.Caption), Missing(photo.Credit, figure.Credit), Missing(photo.Alt, figure.Alt));
            }
        }
    }

    private static string? Missing(string held, string offered) => held.Length == 0 ? offered : null;
}
