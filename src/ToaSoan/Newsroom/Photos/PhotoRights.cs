using ToaSoan.Media;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Newsroom.Photos;

/// <summary>
/// Owns who sees and who describes a photo. Desk, chief and owner: every photo. Others see public photos, their own uploads and what
/// articles of their offices show; they describe their own uploads and photos that only articles of their offices show.
/// </summary>
public static class PhotoRights
{
    /// <summary>The photos this member of staff may see.</summary>
    public static IQueryable<Photo> PhotosFor(this PortalDb db, Permissions staff)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(staff);
        var (all, me, offices, uses) = (staff.WholeCity, staff.StaffId, staff.Offices, db.Set<PhotoUse>());
        return db.Set<Photo>().Where(photo => all || photo.Public || photo.UploadedBy == me || uses.Any(use => use.Photo == photo.Hash && offices.Contains(use.Article!.OfficeId)));
    }

    /// <summary>The photos whose words, rights and focal point this member of staff may change.</summary>
    public static IQueryable<Photo> PhotosToDescribe(this PortalDb db, Permissions staff)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(staff);
        var (all, me, offices) = (staff.WholeCity, staff.StaffId, staff.Offices);
        var (uses, others) = (db.Set<PhotoUse>(), db.Set<PhotoUse>().Where(use => !offices.Contains(use.Article!.OfficeId)));
        return db.Set<Photo>().Where(photo => all || photo.UploadedBy == me || (uses.Any(use => use.Photo == photo.Hash) && !others.Any(use => use.Photo == photo.Hash)));
    }
}
