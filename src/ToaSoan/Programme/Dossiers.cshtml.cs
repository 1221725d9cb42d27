using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Media;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Reader;

namespace ToaSoan.Programme;

/// <summary>A dossier in the list. <paramref name="Photo"/> is the map, null while it is being made or when there is none.</summary>
public sealed record DossierLine(Edition Edition, ProjectContent Content, PhotoSource? Photo);

/// <summary>An office by which the list is narrowed: its slug, its name today, and how many dossiers it has.</summary>
public sealed record DossierOffice(string Slug, string Name, int Count);

/// <summary>All dossiers, or an office's: what is under way, planned, done and stopped.</summary>
[AllowAnonymous]
public sealed class DossiersModel(PortalDb db, OfficesToday today, TimeProvider clock) : ReaderPage
{
    /// <summary>Dossiers on a page.</summary>
    public const int PageSize = 20;

    /// <summary>The page's dossiers.</summary>
    public IReadOnlyList<DossierLine> Dossiers { get; private set; } = [];

    /// <summary>The offices that have dossiers, the wards last.</summary>
    public IReadOnlyList<DossierOffice> Offices { get; private set; } = [];

    /// <summary>The office chosen, or null.</summary>
    public DossierOffice? Office { get; private set; }

    /// <summary>How many dossiers there are in all.</summary>
    public int All { get; private set; }

    /// <summary>The list's address without its page.</summary>
    public string Address => Office is null ? "/du-an" : AddressOf(Office.Slug);

    /// <summary>The page shown, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>How many pages there are, at least 1.</summary>
    public int Pages { get; private set; }

    /// <summary>The city's day.</summary>
    public DateOnly Today => clock.Today();

    /// <summary>The address of an office's list.</summary>
    public static string AddressOf(string office) => $"/du-an/don-vi/{office}";

    /// <summary>Shows a page of the list; 404 for an office without dossiers.</summary>
    public async Task<IActionResult> OnGetAsync(string? office = null, int number = 1, CancellationToken stop = default)
    {
        var counts = await db.ShownProjects().GroupBy(static e => e.Office).Select(static group => new { Slug = group.Key, Count = group.Count() }).ToListAsync(stop);
        string[] slugs = [.. counts.Select(static count => count.Slug)];
        var wards = await db.Offices.Where(o => slugs.Contains(o.Slug) && o.Kind == OfficeKind.Ward).Select(static o => o.Slug).ToListAsync(stop);
        var offices = new List<DossierOffice>();
        foreach (var count in counts)
        {
            offices.Add(new DossierOffice(count.Slug, (await today.OfAsync(count.Slug, stop))?.Name ?? count.Slug, count.Count));
        }

        Offices = [.. offices.OrderBy(one => wards.Contains(one.Slug)).ThenBy(static one => one.Name, VietnameseText.VietnameseSort.Comparer)];
        Office = offices.Find(one => one.Slug == office);
        All = offices.Sum(static one => one.Count);
        (Number, Pages) = (number, Math.Max(1, ((Office?.Count ?? All) + PageSize - 1) / PageSize));
        if ((office is not null && Office is null) || number > Pages)
        {
            return NotFound();
        }

        var path = Addresses.Page(Address, number);
        if (Elsewhere(path) is { } other)
        {
            return other;
        }

        var states = Enum.GetNames<ProjectState>();
        var editions = await db.ShownProjects().Where(e => office == null || e.Office == office)
            .OrderBy(e => e.Kicker == states[0] ? 0 : e.Kicker == states[1] ? 1 : e.Kicker == states[2] ? 2 : 3).ThenByDescending(static e => e.PublishedAt).ThenBy(static e => e.ObjectId)
            .Skip((number - 1) * PageSize).Take(PageSize).ToListAsync(stop);
        var photos = await db.PhotoSourcesAsync(editions.Select(static e => e.LeadPhoto).OfType<string>(), stop);
        Dossiers = [.. editions.Select(edition => new DossierLine(edition, ProjectContent.Read(edition.Body), edition.LeadPhoto is null ? null : photos.GetValueOrDefault(edition.LeadPhoto)))];
        var title = Office is null ? ProjectText.Projects : string.Format(ProjectText.ProjectsOf, Office.Name);
        Head = new Head(number == 1 ? title : string.Format(ReaderText.TitleOfPage, title, number), ProjectText.Lead, path);
        Store(photos.Values, DossierTag.List);
        return Page();
    }
}
