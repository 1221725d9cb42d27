using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Blocks;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Newsroom.Photos;

/// <summary>Puts a photo of the library at the end of an article, with the words the library has for it, and opens the article.</summary>
public sealed class ReusePhotoModel(PortalDb db, ArticleDesk desk) : DeskPage
{
    /// <summary>SHA-256 (hex) of the photo.</summary>
    [FromRoute]
    public string Hash { get; set; } = "";

    /// <summary>An address typed by hand leads to the photo.</summary>
    public IActionResult OnGet() => BlockRules.IsHash(Hash) ? LocalRedirect($"/ban/anh/{Hash}") : NotFound();

    /// <summary>Saves the article with the photo in it, as a save of one's own.</summary>
    public async Task<IActionResult> OnPostAsync(long article)
    {
        var stop = HttpContext.RequestAborted;
        if (await db.PhotosFor(Permissions).AsNoTracking().SingleOrDefaultAsync(photo => photo.Hash == Hash, stop) is not { } photo)
        {
            return NotFound();
        }

        if (!await TryAsync(PutAsync))
        {
            return Page();
        }

        Done = string.Format(PhotosText.PutInDone, photo.Name);
        return LocalRedirect($"/ban/bai/{article}");

        async Task PutAsync()
        {
            var found = await desk.FindAsync(article, stop);
            found.MustBeEditableBy(Permissions);
            var content = ArticleForm.Of(found).Content();
            content = content with
            {
                Body = new Document([.. content.Body.Blocks, new Figure(photo.Hash, photo.Caption, photo.Credit, photo.Alt)]),
                LeadPhoto = content.LeadPhoto ?? photo.Hash,
                LeadPhotoAlt = content.LeadPhoto is null ? photo.Alt : content.LeadPhotoAlt,
            };
            await desk.SaveAsync(article, found.Version, content, Permissions, stop);
        }
    }
}
