using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Newsroom;
using ToaSoan.Platform;

namespace ToaSoan.Reader;

/// <summary>A topic's articles from all sections.</summary>
public sealed class TopicModel(PortalDb db) : ListPage(db)
{
    /// <summary>Shows a page of the topic; 404 when there is no such topic.</summary>
    public async Task<IActionResult> OnGetAsync(string slug, int number = 1, CancellationToken stop = default)
    {
        if (await Db.Topics.AsNoTracking().SingleOrDefaultAsync(t => t.Slug == slug, stop) is not { } topic)
        {
            return NotFound();
        }

        (Kind, Name, NameLanguage, Summary, Path) = (ReaderText.Topic, topic.Name, ContentLanguage, topic.Summary, $"/chu-de/{slug}");
        return await ShowAsync(Db.Tagged(EditionTag.Topic, slug), number, PageTag.Of(EditionTag.Topic, slug), stop);
    }
}
