using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Newsroom;
using ToaSoan.Platform;

namespace ToaSoan.Reader;

/// <summary>A topic's articles from all sections.</summary>
public sealed class TopicModel(PortalDb db) : ListPage(db)
{
    /// <summary>Shows a page of the topic; 301 to the other when it was merged, 404 when there is none.</summary>
    public async Task<IActionResult> OnGetAsync(string slug, int number = 1, CancellationToken stop = default)
    {
        if (await Db.Topics.AsNoTracking().SingleOrDefaultAsync(t => t.Slug == slug, stop) is not { } topic)
        {
            return NotFound();
        }

        if (topic.MergedIntoId is { } id)
        {
            var other = await Db.Topics.Where(t => t.Id == id).Select(static t => t.Slug).SingleAsync(stop);
            return RedirectPermanent(Request.To(Addresses.Page($"/chu-de/{other}", number)));
        }

        (Kind, Name, NameLanguage, Summary, Path) = (ReaderText.Topic, topic.Name, ContentLanguage, topic.Summary, $"/chu-de/{slug}");
        Head = Head with { Counted = $"topic:{slug}", Feed = $"/chu-de/{slug}/rss.xml" };
        var slugs = await Db.SlugsAsync([topic], stop);
        var projects = await Db.ShownProjects().Where(e => e.Tags.Any(tag => tag.Kind == EditionTag.Topic && slugs.Contains(tag.Slug))).OrderBy(static e => e.ObjectId).Select(static e => new { e.Path, e.Title }).ToListAsync(stop);
        Links = [.. projects.Select(static project => (project.Path, string.Format(ReaderText.DossierOf, project.Title)))];
        return await ShowAsync(Db.Tagged(EditionTag.Topic, slugs), number, slugs.Select(static one => PageTag.Of(EditionTag.Topic, one)), stop);
    }
}
