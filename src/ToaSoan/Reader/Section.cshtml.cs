using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Newsroom;
using ToaSoan.Platform;

namespace ToaSoan.Reader;

/// <summary>A section's articles.</summary>
public sealed class SectionModel(PortalDb db) : ListPage(db)
{
    /// <summary>Shows a page of the section; 404 when there is no such section.</summary>
    public async Task<IActionResult> OnGetAsync(string section, int number = 1, CancellationToken stop = default)
    {
        if (await Db.Sections.AsNoTracking().SingleOrDefaultAsync(s => s.Slug == section, stop) is not { } found)
        {
            return NotFound();
        }

        (Name, Path) = (English ? found.NameEn : found.Name, $"/{section}");
        Links = [("/luu-tru", ArchiveText.Archive)];
        Head = Head with { Counted = $"section:{section}", Section = section, Feed = $"/{section}/rss.xml" };
        return await ShowAsync(Db.Shown().Where(e => e.Section == section).Listed(), number, [PageTag.Section(section)], stop);
    }
}
