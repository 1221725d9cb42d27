using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Blocks;
using ToaSoan.Media;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Newsroom.English;

/// <summary>
/// A page that carries an article's English words. Owns the rule that nothing typed is lost: an act saves first, and a refusal shows
/// the page again with the words as they were sent.
/// </summary>
public abstract class EnglishPage(PortalDb db, EnglishDesk desk) : DeskPage
{
    /// <summary>The English words.</summary>
    [BindProperty]
    public EnglishForm Form { get; set; } = new();

    /// <summary>Whether the act comes without the words, so that there is nothing to save.</summary>
    [BindProperty]
    public bool Untouched { get; set; }

    /// <summary>The article.</summary>
    public Article Article { get; private set; } = null!;

    /// <summary>What is saved; null while nothing is.</summary>
    public EnglishVersion? English { get; private set; }

    /// <summary>The Vietnamese body, to read beside.</summary>
    public IHtmlContent Body { get; private set; } = HtmlString.Empty;

    /// <summary>The article's photos.</summary>
    public IReadOnlyDictionary<string, PhotoSource> Photos { get; private set; } = new Dictionary<string, PhotoSource>();

    /// <summary>The sentence that says why the words cannot be changed now, or null.</summary>
    public string? Closed => EnglishVersion.WhyClosedTo(Article, Permissions);

    /// <summary>An act's address typed by hand leads to the words.</summary>
    public virtual Task<IActionResult> OnGetAsync(long id) => Task.FromResult<IActionResult>(LocalRedirect($"/ban/bai/{id}/tieng-anh"));

    /// <summary>Saves what was typed, then acts.</summary>
    public async Task<IActionResult> OnPostAsync(long id)
    {
        ModelState.Clear();
        var stop = HttpContext.RequestAborted;
        if (await TryAsync(async () =>
        {
            if (!Untouched)
            {
                await desk.SaveAsync(id, Form, Permissions, stop);
                Untouched = true;
            }

            await ActAsync(id, stop);
        }))
        {
            return LocalRedirect($"/ban/bai/{id}/tieng-anh");
        }

        return await ShowAsync(id, keep: !Untouched);
    }

    /// <summary>What follows the save.</summary>
    protected abstract Task ActAsync(long id, CancellationToken stop);

    /// <summary>Shows the page, with the words that were sent or with the saved ones.</summary>
    protected async Task<IActionResult> ShowAsync(long id, bool keep)
    {
        var stop = HttpContext.RequestAborted;
        db.ChangeTracker.Clear();
        if (await db.Articles.AsNoTracking().Include(static a => a.Section).SingleOrDefaultAsync(a => a.Id == id, stop) is not { } article || !Permissions.May(Role.Reporter, article.OfficeId))
        {
            return NotFound();
        }

        Article = article;
        English = await db.EnglishVersions.AsNoTracking().SingleOrDefaultAsync(version => version.ArticleId == id, stop);
        Form = keep ? Form : EnglishForm.Of(English, article);
        if (keep && Refused == NewsroomText.SavedByAnother)
        {
            Form.Version = English?.Version ?? 0; // They have been told; their next save is their decision.
        }

        var body = BlockJson.Read(article.Body);
        Photos = await db.PhotoSourcesAsync([.. body.Figures().Select(static figure => figure.Photo), article.LeadPhoto ?? ""], stop);
        Body = new BlockHtml(Photos).Render(body);
        return Page();
    }
}
