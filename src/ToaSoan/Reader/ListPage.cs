using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;

namespace ToaSoan.Reader;

/// <summary>A list of articles, newest first, twenty a page, paged by path.</summary>
public abstract class ListPage(PortalDb db) : ReaderPage
{
    /// <summary>Articles on a page.</summary>
    public const int PageSize = 20;

    /// <summary>What the list is of: "Chủ đề", "Đơn vị"; "" for a section.</summary>
    public string Kind { get; protected set; } = "";

    /// <summary>The heading.</summary>
    public string Name { get; protected set; } = "";

    /// <summary>The language of the heading, null where it is the frame's.</summary>
    public string? NameLanguage { get; protected set; }

    /// <summary>A sentence or two below the heading, or "".</summary>
    public string Summary { get; protected set; } = "";

    /// <summary>Where else to go from the heading: address and words.</summary>
    public IReadOnlyList<(string Path, string Text)> Links { get; protected set; } = [];

    /// <summary>The list's address without its page.</summary>
    public string Path { get; protected set; } = "";

    /// <summary>The page shown, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>How many pages there are, at least 1.</summary>
    public int Pages { get; private set; }

    /// <summary>How many articles there are.</summary>
    public int Found { get; private set; }

    /// <summary>The page's articles.</summary>
    public IReadOnlyList<Card> Articles { get; private set; } = [];

    /// <summary>The database.</summary>
    protected PortalDb Db { get; } = db;

    /// <summary>Fills and answers the page: 404 beyond the last page, 301 for another spelling of the address.</summary>
    protected async Task<IActionResult> ShowAsync(IQueryable<Listed> list, int number, IEnumerable<string> tags, CancellationToken stop)
    {
        if (Elsewhere(Addresses.Page(Path, number)) is { } other)
        {
            return other;
        }

        Found = await list.CountAsync(stop);
        (Number, Pages) = (number, Math.Max(1, (Found + PageSize - 1) / PageSize));
        if (number > Pages)
        {
            return NotFound();
        }

        Articles = await Db.CardsAsync(await list.NewestFirst().Skip((number - 1) * PageSize).Take(PageSize).Select(static place => place.Id).ToListAsync(stop), stop);
        var title = number == 1 ? Name : string.Format(ReaderText.TitleOfPage, Name, number);
        Head = Head with
        {
            Title = title, Description = Summary, Path = Addresses.Page(Path, number), Indexed = true,
            Data = JsonLd.List(title, Addresses.Page(Path, number), English ? "en" : "vi", Articles, await HttpContext.RequestServices.GetRequiredService<SiteIdentities>().GetAsync(Db, stop), HttpContext.RequestServices.GetRequiredService<Settings>()),
        };
        Store(Articles.Select(static card => card.Photo), tags);
        return Page();
    }
}
