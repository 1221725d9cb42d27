using Microsoft.EntityFrameworkCore;
using ToaSoan.Media;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Newsroom.Photos;

/// <summary>What is to change about photos; null leaves a field as it is.</summary>
/// <param name="Caption">The caption, or "".</param>
/// <param name="Credit">Who made it, or "".</param>
/// <param name="Alt">The alternative text, or "".</param>
/// <param name="Rights">What we may do with it, or "".</param>
/// <param name="Until">The last day of use; an inner null takes the end away.</param>
/// <param name="Focus">The focal point, 0 to 1 across and down.</param>
public sealed record PhotoChange(string? Caption = null, string? Credit = null, string? Alt = null, string? Rights = null, RightsEnd? Until = null, (double Across, double Down)? Focus = null)
{
    /// <summary>Whether nothing is to change.</summary>
    public bool IsEmpty => this == new PhotoChange();
}

/// <summary>The last day (of the city) on which a photo may be used; null without an end.</summary>
public sealed record RightsEnd(DateOnly? Day);

/// <summary>Describes photos of the library. Every change is in the audit trail, in the same transaction.</summary>
public sealed class PhotoDesk(PortalDb db, PageStore pages, TimeProvider clock)
{
    /// <summary>The kind of photos in the audit trail.</summary>
    public const string Kind = "photo";

    /// <summary>
    /// Changes some photos, all or none. Throws <see cref="Refusal"/> when none is named, nothing is to change, or one of them is not this
    /// member's to describe.
    /// </summary>
    public async Task ChangeAsync(IReadOnlyCollection<string> hashes, PhotoChange change, Permissions staff, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(hashes);
        ArgumentNullException.ThrowIfNull(change);
        if (hashes.Count == 0)
        {
            throw new Refusal(PhotosText.NoneChosen);
        }

        if (change.IsEmpty)
        {
            throw new Refusal(PhotosText.NothingFilledIn);
        }

        var wanted = hashes.Distinct().ToArray();
        var photos = await db.PhotosFor(staff).Where(photo => wanted.Contains(photo.Hash)).OrderBy(static photo => photo.Hash).ToListAsync(stop);
        var open = await db.PhotosToDescribe(staff).Where(photo => wanted.Contains(photo.Hash)).Select(static photo => photo.Hash).ToListAsync(stop);
        if (photos.Find(photo => !open.Contains(photo.Hash)) is { } closed)
        {
            throw new Refusal(PhotosText.NotYourPhoto, closed.Name);
        }

        if (photos.Count < wanted.Length)
        {
            throw new Refusal(PhotosText.NoSuchPhoto);
        }

        var turned = photos.Where(photo => change.Focus is { } focus && focus != (photo.FocalX, photo.FocalY)).Select(static photo => PageTag.Photo(photo.Hash)).ToArray();
        foreach (var photo in photos)
        {
            if (Change(photo, change) is { Count: > 0 } fields)
            {
                Audit.Write(db, staff, clock.Now(), "photo.edit", Kind, photo.Hash[..16], $"{photo.Name}: {string.Join(", ", fields)}");
            }
        }

        await db.SaveChangesAsync(stop);
        pages.Evict(turned);
    }

    /// <summary>Changes a photo; gives the fields that changed as the audit trail names them.</summary>
    private static List<string> Change(Photo photo, PhotoChange change)
    {
        var before = (photo.Caption, photo.Credit, photo.Alt, photo.Rights, photo.RightsUntil, photo.FocalX, photo.FocalY);
        photo.Describe(change.Caption, change.Credit, change.Alt, change.Rights);
        photo.RightsUntil = change.Until is { } end ? end.Day : photo.RightsUntil;
        (photo.FocalX, photo.FocalY) = change.Focus is { } focus ? (Math.Clamp(focus.Across, 0, 1), Math.Clamp(focus.Down, 0, 1)) : (photo.FocalX, photo.FocalY);
        List<(bool Changed, string Field)> fields =
        [
            (before.Caption != photo.Caption, "{PhotoCaption}"), (before.Credit != photo.Credit, "{PhotoCredit}"), (before.Alt != photo.Alt, "{PhotoAlt}"), (before.Rights != photo.Rights, "{PhotoRights}"),
            (before.RightsUntil != photo.RightsUntil, $"{{PhotoRightsUntil}} {(photo.RightsUntil is { } day ? CityTime.Day(day) : "–")}"),
            ((before.FocalX, before.FocalY) != (photo.FocalX, photo.FocalY), "{PhotoFocus}"),
        ];
        return [.. fields.Where(static field => field.Changed).Select(static field => field.Field)];
    }
}
