using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Media;
using ToaSoan.Platform;
using ToaSoan.Reader;

namespace ToaSoan.Programme;

/// <summary>
/// A project's dossier: what is built, by whom, with what money, how far it is and what changed. When it was withdrawn, a page that says so and why.
/// </summary>
[AllowAnonymous]
public sealed class DossierModel(PortalDb db, Settings settings, SiteIdentities identities, IEnumerable<DossierOffer> offers, TimeProvider clock) : ReaderPage
{
    /// <summary>What readers get; null when it was withdrawn.</summary>
    public DossierReading? Reading { get; private set; }

    /// <summary>The current edition.</summary>
    public Edition Edition { get; private set; } = null!;

    /// <summary>The map, ready to be shown.</summary>
    public PhotoSource? Picture { get; private set; }

    /// <summary>Documents with their kind and size, in order.</summary>
    public IReadOnlyList<(ProjectDocument Document, string Kind, long Bytes)> Documents { get; private set; } = [];

    /// <summary>What other capabilities show of the project.</summary>
    public IReadOnlyList<DossierOffering> Offered { get; private set; } = [];

    /// <summary>The city's day.</summary>
    public DateOnly Today => clock.Today();

    /// <summary>Shows it; 404 when there is none, 410 when it was withdrawn.</summary>
    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken stop)
    {
        if (await DossierReading.FindAsync(db, slug, stop) is not { } edition)
        {
            return NotFound();
        }

        if (Elsewhere(edition.Path) is { } other)
        {
            return other;
        }

        Edition = edition;
        if (edition.Withdrawn)
        {
            Response.StatusCode = StatusCodes.Status410Gone;
            Head = new Head(ProjectText.Withdrawn);
            Store([], DossierTag.Of(edition.Path));
            return Page();
        }

        Reading = await DossierReading.OfAsync(db, edition, stop);
        var content = Reading.Content;
        Picture = content.Picture is null ? null : (await db.PhotoSourcesAsync([content.Picture.Photo], stop)).Values.FirstOrDefault();
        string[] files = [.. content.Documents.Select(static document => document.File)];
        var known = files.Length == 0 ? [] : await db.Files.AsNoTracking().Where(file => files.Contains(file.Hash)).ToDictionaryAsync(static file => file.Hash, stop);
        Documents = [.. content.Documents.Where(document => known.ContainsKey(document.File)).Select(document => (document, Path.GetExtension(known[document.File].Name).TrimStart('.').ToUpperInvariant(), known[document.File].Bytes))];
        var image = JsonLd.Image(settings, Picture);
        Head = new Head(edition.Title, Description(edition.Lead), edition.Path, image, edition.Path + "/atom.xml", Published: edition.FirstPublishedAt, Modified: edition.PublishedAt,
            Data: DossierData.Of(edition, image, await identities.GetAsync(db, stop), settings)) { Counted = edition.CountedAs };
        var offered = new List<DossierOffering>();
        foreach (var offer in offers)
        {
            offered.Add(await offer.ReadAsync(HttpContext.RequestServices, edition.ObjectId, stop));
        }

        Offered = offered;
        Store([Picture, .. Reading.Articles.Select(static card => card.Photo)], [.. Reading.Tags, .. offered.SelectMany(static one => one.Tags)]);
        return Page();
    }

    private static string Description(string summary) => summary.Split('\n')[0];
}
