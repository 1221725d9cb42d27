using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Offices;
using ToaSoan.Platform;

namespace ToaSoan.Reader;

/// <summary>An office's articles.</summary>
public sealed class OfficeModel(PortalDb db) : ListPage(db)
{
    /// <summary>Shows a page of the office; 404 when there is no such office.</summary>
    public async Task<IActionResult> OnGetAsync(string slug, int number = 1, CancellationToken stop = default)
    {
        if (await Db.Offices.AsNoTracking().SingleOrDefaultAsync(o => o.Slug == slug, stop) is not { } office)
        {
            return NotFound();
        }

        (Kind, Name, NameLanguage, Path) = (office.Kind == OfficeKind.Ward ? ReaderText.Ward : ReaderText.Office, office.Name, ContentLanguage, $"/don-vi/{slug}");
        return await ShowAsync(Db.Shown().Where(e => e.Office == slug), number, [PageTag.Office(slug)], stop);
    }
}
