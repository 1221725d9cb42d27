using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Blocks;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Newsroom.Photos;

/// <summary>
/// The library as the editor asks for it while its writer goes on writing. Answers <c>{"photos":[…],"total":n,"before":"…"}</c>: of each photo
/// its block with the words the library has for it, its name, the address of a rendition or null, and whether its rights have ended;
/// <c>before</c> asks for the next page, null at the end.
/// </summary>
public sealed class ChoosePhotoModel(PortalDb db, TimeProvider clock) : DeskPage
{
    private const int PageSize = 24;

    /// <summary>A page of the photos that match the words, newest first.</summary>
    public async Task<IActionResult> OnGetAsync(string? q, string? before)
    {
        var (stop, today) = (HttpContext.RequestAborted, clock.Today());
        var found = new PhotoSearch(q).In(db.PhotosFor(Permissions).AsNoTracking(), today);
        var photos = await PhotoCursor.After(PhotoCursor.Read(before), found).Take(PageSize + 1).ToListAsync(stop);
        var page = photos.Take(PageSize).ToList();
        var blocks = JsonNode.Parse(BlockJson.Write(new Document([.. page.Select(static photo => new Figure(photo.Hash, photo.Caption, photo.Credit, photo.Alt))])))!["content"]!.AsArray();
        return new JsonResult(new
        {
            photos = page.Select((photo, at) => new { block = blocks[at], photo.Name, picture = EditorScript.Picture(photo.Source()), ended = photo.RightsUntil < today }),
            total = await found.CountAsync(stop),
            before = photos.Count > PageSize ? PhotoCursor.Of(page[^1]).ToString() : null,
        });
    }
}
