using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using ToaSoan.Blocks;
using ToaSoan.Media;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Newsroom;

/// <summary>The saved working copy as readers would see its text and photos.</summary>
public sealed class PreviewModel(PortalDb db, ArticleDesk desk) : DeskPage
{
    /// <summary>The article.</summary>
    public Article Article { get; private set; } = null!;

    /// <summary>The rendered body.</summary>
    public IHtmlContent Body { get; private set; } = HtmlString.Empty;

    /// <summary>Shows it to those who may read it.</summary>
    public async Task<IActionResult> OnGetAsync(long id)
    {
        var stop = HttpContext.RequestAborted;
        if (await db.FindAsync<Article>([id], stop) is not { } found || !Permissions.May(Role.Reporter, found.OfficeId))
        {
            return NotFound();
        }

        Article = await desk.FindAsync(id, stop);
        var document = BlockJson.Read(Article.Body);
        Body = new BlockHtml(await db.PhotoSourcesAsync(document.Figures().Select(static figure => figure.Photo), stop)).Render(document);
        return Page();
    }
}
