using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using ToaSoan.Blocks;
using ToaSoan.Media;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Newsroom;

/// <summary>
/// Takes one photo, video or file from the editor while its writer goes on writing. Answers <c>{"block":…,"picture":…}</c>, the
/// block, a photo's with the words the library has for it, and the address of a rendition when one is ready, or 422 and <c>{"refused":"…"}</c>.
/// </summary>
[RequestSizeLimit(400_000_000)]
[RequestFormLimits(MultipartBodyLengthLimit = 400_000_000)]
public sealed class UploadModel(PortalDb db, MediaStore media) : DeskPage
{
    /// <summary>Nothing to see here.</summary>
    public IActionResult OnGet() => LocalRedirect("/ban");

    /// <summary>Stores the file.</summary>
    public async Task<IActionResult> OnPostAsync(IFormFile? upload)
    {
        var stop = HttpContext.RequestAborted;
        Block? block = null;
        if (upload is null || !await TryAsync(async () => block = await media.ReceiveAsync(upload, Me.Id, stop)))
        {
            return new JsonResult(new { refused = Refused }) { StatusCode = StatusCodes.Status422UnprocessableEntity };
        }

        var sources = await db.PhotoSourcesAsync(block is Figure figure ? [figure.Photo] : [], stop);
        return new JsonResult(new { block = JsonNode.Parse(BlockJson.Write(new Document([block!])))!["content"]![0], picture = EditorScript.Picture(sources.Values.FirstOrDefault()) });
    }
}
