using Microsoft.EntityFrameworkCore;
using ToaSoan.Media;
using ToaSoan.Platform;

namespace ToaSoan.Newsroom.Photos;

/// <summary>What a photo can lack.</summary>
public enum Lacking
{
    /// <summary>Any of the three below.</summary>
    Any = 1,

    /// <summary>A caption.</summary>
    Caption = 2,

    /// <summary>A credit.</summary>
    Credit = 3,

    /// <summary>An alternative text.</summary>
    Alt = 4,
}

/// <summary>How a photo's rights stand.</summary>
public enum RightsState
{
    /// <summary>Its last day is over.</summary>
    Ended = 1,

    /// <summary>Its last day is today or within thirty days.</summary>
    Ending = 2,
}

/// <summary>A search of the library; null and "" ask for nothing.</summary>
/// <param name="Words">Words of name, caption or credit, with or without marks; all must occur, each as the beginning of a word.</param>
/// <param name="Lacking">Only photos that lack this.</param>
/// <param name="Rights">Only photos whose rights stand so.</param>
/// <param name="Public">Only photos readers have seen, or only those they have not.</param>
/// <param name="By">Only uploads of this member.</param>
public sealed record PhotoSearch(string? Words = null, Lacking? Lacking = null, RightsState? Rights = null, bool? Public = null, long? By = null)
{
    /// <summary>Days before their end in which rights count as ending.</summary>
    public const int EndingDays = 30;

    /// <summary>Those of the photos that match on a day of the city.</summary>
    public IQueryable<Photo> In(IQueryable<Photo> photos, DateOnly today)
    {
        foreach (var word in VietnameseText.SearchKey.Fold(Words ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(12))
        {
            var begins = $" {word}";
            photos = photos.Where(photo => photo.SearchKey.Contains(begins));
        }

        photos = Lacking switch
        {
            Photos.Lacking.Caption => photos.Where(static photo => photo.Caption == ""),
            Photos.Lacking.Credit => photos.Where(static photo => photo.Credit == ""),
            Photos.Lacking.Alt => photos.Where(static photo => photo.Alt == ""),
            Photos.Lacking.Any => photos.Where(static photo => photo.Caption == "" || photo.Credit == "" || photo.Alt == ""),
            _ => photos,
        };
        var last = today.AddDays(EndingDays);
        photos = Rights switch
        {
            RightsState.Ended => photos.Where(photo => photo.RightsUntil < today),
            RightsState.Ending => photos.Where(photo => photo.RightsUntil >= today && photo.RightsUntil <= last),
            _ => photos,
        };
        photos = Public is { } shown ? photos.Where(photo => photo.Public == shown) : photos;
        return By is { } member ? photos.Where(photo => photo.UploadedBy == member) : photos;
    }
}

/// <summary>Where a page of the library ended: photos uploaded before it come next, those of the same instant by falling hash.</summary>
public sealed record PhotoCursor(DateTime UploadedAt, string Hash)
{
    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else.</summary>
    public static PhotoCursor? Read(string? text) =>
        text?.Split('.') is [var ticks, { Length: 64 } hash] && long.TryParse(ticks, out var at) && at > 0 && at < DateTime.MaxValue.Ticks ? new PhotoCursor(new DateTime(at, DateTimeKind.Utc), hash) : null;

    /// <summary>The place of a photo.</summary>
    public static PhotoCursor Of(Photo last) => new(last.UploadedAt, last.Hash);

    /// <summary>The photos after it, in the library's order: newest first.</summary>
    public static IQueryable<Photo> After(PhotoCursor? cursor, IQueryable<Photo> photos)
    {
        var rest = cursor is null ? photos
            : photos.Where(photo => photo.UploadedAt < cursor.UploadedAt || (photo.UploadedAt == cursor.UploadedAt && photo.Hash.CompareTo(cursor.Hash) < 0));
        return rest.OrderByDescending(static photo => photo.UploadedAt).ThenByDescending(static photo => photo.Hash);
    }

    /// <inheritdoc />
    public override string ToString() => $"{UploadedAt.Ticks}.{Hash}";
}
