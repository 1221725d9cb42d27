using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using ToaSoan.Blocks;
using ToaSoan.Media;
using ToaSoan.Platform;

namespace ToaSoan.Reader;

/// <summary>
/// An article as one file that needs neither network nor script. Not kept in the page store: with its photos it is a hundred pages' size.
/// It costs reading files, so two are made at a time and whoever comes while they are waits two seconds, then is asked to come again.
/// </summary>
public sealed class SavedModel(PortalDb db, Settings settings, SiteIdentities identities, Assets assets) : StoryPage(db, settings)
{
    /// <summary>Bytes of photos in one file; what is over stays a box with its description.</summary>
    public const int MostPhotoBytes = 1_500_000;

    private static readonly SemaphoreSlim Places = new(2);

    /// <summary>Who publishes the portal.</summary>
    public SiteIdentity Site { get; private set; } = null!;

    /// <summary>The style sheet.</summary>
    public IHtmlContent Styles { get; private set; } = HtmlString.Empty;

    /// <summary>Sends the file.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken stop)
    {
        if (await Db.EditionAsync(id, stop) is not { } edition)
        {
            return NotFound();
        }

        if (edition.Withdrawn || Elsewhere(edition.Path + "/luu") is not null)
        {
            return edition.Withdrawn ? StatusCode(StatusCodes.Status410Gone) : Elsewhere(edition.Path + "/luu")!;
        }

        if (!await Places.WaitAsync(TimeSpan.FromSeconds(2), stop))
        {
            Response.Headers.RetryAfter = "5";
            return StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        try
        {
            Edition = edition;
            await FillAsync(stop);
        }
        finally
        {
            Places.Release();
        }

        Response.Headers.ContentDisposition = $"attachment; filename=\"{edition.Path[(edition.Path.LastIndexOf('/') + 1)..]}.html\"";
        Response.Headers.CacheControl = "public, max-age=0, s-maxage=30";
        Response.Headers["X-Robots-Tag"] = "noindex";
        return Page();
    }

    private async Task FillAsync(CancellationToken stop)
    {
        var photos = await ReadAsync(stop);
        var order = new[] { Edition.LeadPhoto ?? "" }.Concat(Body.Figures().Select(static figure => figure.Photo)).Distinct().Select(hash => photos.GetValueOrDefault(hash)).OfType<PhotoSource>();
        Draw(await Settings.WithDataAsync(order, MostPhotoBytes, stop), key: null, whole: true);
        Site = await identities.GetAsync(Db, stop);
        Styles = new HtmlString(assets.Text("saved.css"));
    }
}
