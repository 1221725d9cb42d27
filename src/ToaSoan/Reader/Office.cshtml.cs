using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Offices;
using ToaSoan.Platform;

namespace ToaSoan.Reader;

/// <summary>An office's articles, an ended office's too; it says what the office was called before, or where it went.</summary>
public sealed class OfficeModel(PortalDb db, OfficesToday offices) : ListPage(db)
{
    /// <summary>Shows a page of the office; 404 when there is no such office.</summary>
    public async Task<IActionResult> OnGetAsync(string slug, int number = 1, CancellationToken stop = default)
    {
        if (await Db.Offices.AsNoTracking().Include(static o => o.Names).SingleOrDefaultAsync(o => o.Slug == slug, stop) is not { } office)
        {
            return NotFound();
        }

        (Kind, Name, NameLanguage, Path) = (office.Kind == OfficeKind.Ward ? ReaderText.Ward : ReaderText.Office, office.Name, ContentLanguage, $"/don-vi/{slug}");
        Head = Head with { Counted = $"office:{slug}", Feed = $"/don-vi/{slug}/rss.xml" };
        var today = (await offices.OfAsync(slug, stop))!;
        Links = [($"/don-vi/{slug}/lich-su", OfficesText.History), .. today.Heirs.Select(static heir => ($"/don-vi/{heir.Slug}", heir.Name))];
        if ((await Db.ShownProjects().Select(static e => e.Office).Distinct().ToListAsync(stop)).Contains(slug)) // there are few dossiers; an office may have many articles
        {
            Links = [.. Links, ($"/du-an/don-vi/{slug}", ProjectText.Projects)];
        }

        Summary = SummaryOf(office, today);
        Name = office.Until is null ? office.Name : OfficeWords.Former(office.Name);
        var own = Db.Shown().Where(e => e.Office == slug).Listed();
        var shares = await Db.Tags(EditionTag.Office, slug).AnyAsync(stop); // few offices share any; the others keep their plain index
        return await ShowAsync(shares ? own.Union(Db.Tagged(EditionTag.Office, slug)) : own, number, [PageTag.Office(slug)], stop);
    }

    private static string SummaryOf(Office office, OfficeToday today)
    {
        if (office.Until is { } last)
        {
            return OfficeWords.Ended(today, last);
        }

        var before = office.Names.Where(name => name.Until is not null && name.Name != office.Name).OrderByDescending(static name => name.Until).Select(static name => name.Name).Distinct().ToArray();
        return before.Length == 0 ? "" : OfficeWords.Formerly(before);
    }
}
