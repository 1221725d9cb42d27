using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;

namespace ToaSoan.Reader;

/// <summary>An author's articles, under the name of the newest byline.</summary>
public sealed class AuthorModel(PortalDb db) : ListPage(db)
{
    /// <summary>Shows a page of the author; 404 for one nothing is shown of.</summary>
    public async Task<IActionResult> OnGetAsync(string slug, int number = 1, CancellationToken stop = default)
    {
        var name = await Db.Tags(EditionTag.Author, slug).OrderByDescending(static tag => tag.ShownAt).Select(static tag => tag.Name).FirstOrDefaultAsync(stop);
        if (name is null)
        {
            return NotFound();
        }

        (Kind, Name, NameLanguage, Path) = (ReaderText.Author, name, ContentLanguage, $"/tac-gia/{slug}");
        return await ShowAsync(Db.Tagged(EditionTag.Author, slug), number, [PageTag.Of(EditionTag.Author, slug)], stop);
    }
}
