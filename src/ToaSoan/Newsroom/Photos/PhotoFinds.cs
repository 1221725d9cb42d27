using Microsoft.EntityFrameworkCore;
using ToaSoan.Media;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Newsroom.Photos;

/// <summary>An article that shows a photo. <paramref name="At"/> (UTC) is its first publication, or its last save before that.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Title">Its title, or "".</param>
/// <param name="State">Where it is.</param>
/// <param name="At">When.</param>
/// <param name="Address">Where this member of staff reads it: on the desk, or on the portal.</param>
public sealed record UseLine(long Id, string Title, ArticleState State, DateTime At, string Address);

/// <summary>A photo that looks like another one, and the articles it was used with.</summary>
public sealed record AlikePhoto(Photo Photo, IReadOnlyList<UseLine> Uses);

/// <summary>
/// Where photos were used, and which look alike. Only what the asking member may see: no photo and no article of another office
/// before readers see it.
/// </summary>
public static class PhotoFinds
{
    private const int MostUses = 30;
    private const int MostAlike = 12;

    /// <summary>The articles that show a photo, newest first.</summary>
    public static async Task<IReadOnlyList<UseLine>> UsesAsync(this PortalDb db, string hash, Permissions staff, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(staff);
        var (all, offices) = (staff.WholeCity, staff.Offices);
        var found = await db.Set<PhotoUse>().AsNoTracking().Where(use => use.Photo == hash).Select(static use => use.Article!)
            .Where(article => all || article.State == ArticleState.Published || offices.Contains(article.OfficeId))
            .OrderByDescending(static article => article.FirstPublishedAt ?? article.SavedAt).Take(MostUses)
            .Select(static article => new { article.Id, article.Title, article.State, article.OfficeId, At = article.FirstPublishedAt ?? article.SavedAt, Section = article.Section == null ? "" : article.Section.Slug, article.Slug })
            .ToListAsync(stop);
        return [.. found.Select(article => new UseLine(article.Id, article.Title, article.State, article.At,
            staff.May(Role.Reporter, article.OfficeId) ? $"/ban/bai/{article.Id}" : $"/{article.Section}/{article.Slug}-{article.Id}"))];
    }

    /// <summary>The photos that look like one, the likest first; reads the likeness of the whole library, a few bytes a photo.</summary>
    public static async Task<IReadOnlyList<AlikePhoto>> AlikeAsync(this PortalDb db, Photo photo, Permissions staff, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(photo);
        if (photo.PerceptualHash is not { } looks)
        {
            return [];
        }

        var near = new List<(string Hash, int Apart)>();
        await foreach (var other in db.Set<Photo>().AsNoTracking().Where(other => other.PerceptualHash != null && other.Hash != photo.Hash)
            .Select(static other => new { other.Hash, Looks = other.PerceptualHash!.Value }).AsAsyncEnumerable().WithCancellation(stop))
        {
            if (PhotoLikeness.Alike(looks, other.Looks))
            {
                near.Add((other.Hash, PhotoLikeness.Apart(looks, other.Looks)));
            }
        }

        var likest = near.OrderBy(static other => other.Apart).ThenBy(static other => other.Hash, StringComparer.Ordinal).Select(static other => other.Hash).Take(MostAlike * 4).ToList();
        var seen = await db.PhotosFor(staff).AsNoTracking().Where(other => likest.Contains(other.Hash)).ToListAsync(stop);
        var found = new List<AlikePhoto>();
        foreach (var other in seen.OrderBy(other => likest.IndexOf(other.Hash)).Take(MostAlike))
        {
            found.Add(new AlikePhoto(other, await db.UsesAsync(other.Hash, staff, stop)));
        }

        return found;
    }
}
