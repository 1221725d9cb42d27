using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ToaSoan.Media;
using ToaSoan.Platform;

namespace ToaSoan.Reader;

/// <summary>
/// A public page. Owns two invariants: a page is stored only under its one address, so no spelling of an address can fill the
/// store; and it is stored under the tag of every photo that is still being made, so that the picture appears when it is ready.
/// </summary>
public abstract class ReaderPage : PageModel
{
    /// <summary>What stands in the head.</summary>
    public Head Head { get; protected set; } = new("");

    /// <summary>"vi" where the frame speaks English, else null: the language of titles and texts, which are always Vietnamese.</summary>
    public string? ContentLanguage => English ? "vi" : null;

    /// <summary>Whether the frame speaks English.</summary>
    public static bool English => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    /// <summary>Public pages answer GET and HEAD only.</summary>
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.HandlerMethod is null)
        {
            context.Result = StatusCode(StatusCodes.Status405MethodNotAllowed);
        }
    }

    /// <summary>A permanent redirect when the page was asked for by another spelling of its address, else null.</summary>
    protected IActionResult? Elsewhere(string path) => Request.Path.Value == path ? null : RedirectPermanent(Request.To(path));

    /// <summary>Wishes the page to be stored. Call once the address is known to be the page's own.</summary>
    protected void Store(IEnumerable<PhotoSource?> photos, params IEnumerable<string> tags)
    {
        var store = HttpContext.Features.GetRequiredFeature<PageTags>().Tags;
        store.Add(PageTag.Layout);
        store.Add(PageTag.Offices);
        store.UnionWith(tags);
        store.UnionWith(photos.OfType<PhotoSource>().Select(static photo => PageTag.Photo(photo.Hash)));
    }
}
