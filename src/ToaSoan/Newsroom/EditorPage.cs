using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Blocks;
using ToaSoan.Media;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Newsroom;

/// <summary>
/// A page that carries the whole editor. Owns the rule that nothing typed is lost: every act saves what was typed first, and
/// a refusal shows the editor again with the words as they were sent.
/// </summary>
[RequestSizeLimit(400_000_000)]
[RequestFormLimits(MultipartBodyLengthLimit = 400_000_000, ValueCountLimit = 30_000, ValueLengthLimit = 5_000_000)]
public abstract class EditorPage(PortalDb db, ArticleDesk desk, MediaStore media) : DeskPage
{
    /// <summary>The editor's fields.</summary>
    [BindProperty]
    public ArticleForm Form { get; set; } = new();

    /// <summary>What the editor's script last knew to be saved, so that it can be joined with what somebody else saved since; without a body when there is none.</summary>
    [BindProperty]
    public ArticleForm Base { get; set; } = new();

    /// <summary>The sentence that says with whose words these were joined; null when nobody else saved.</summary>
    protected string? Joined { get; private set; }

    /// <summary>Whether the act comes without the editor's fields (return, withdraw), so that there is nothing to save.</summary>
    [BindProperty]
    public bool Untouched { get; set; }

    /// <summary>Whether the words on the page are not saved, because the save itself was refused.</summary>
    public bool Unsaved { get; private set; }

    /// <summary>The article as saved; null for a new one.</summary>
    public Article? Article { get; private set; }

    /// <summary>The photos the editor shows.</summary>
    public IReadOnlyDictionary<string, PhotoSource> Photos { get; private set; } = new Dictionary<string, PhotoSource>();

    /// <summary>The offices this person writes for.</summary>
    public IReadOnlyList<Office> Offices { get; private set; } = [];

    /// <summary>The sections to choose from: those in use, and the article's own.</summary>
    public IReadOnlyList<Section> Sections { get; private set; } = [];

    /// <summary>The topics to choose from: those in use, and the article's own.</summary>
    public IReadOnlyList<Topic> AllTopics { get; private set; } = [];

    /// <summary>The house style at which the editor hints.</summary>
    public Setup.HouseStyle Style { get; private set; } = Setup.HouseStyle.Default;

    /// <summary>The database, for the acts.</summary>
    protected PortalDb Db { get; } = db;

    /// <summary>The desk, for the acts.</summary>
    protected ArticleDesk Desk { get; } = desk;

    /// <summary>An act's address typed by hand leads to the article.</summary>
    public virtual Task<IActionResult> OnGetAsync(long id) => Task.FromResult<IActionResult>(LocalRedirect($"/ban/bai/{id}"));

    /// <summary>Saves what was typed, then acts; shows the editor again when refused.</summary>
    public async Task<IActionResult> OnPostAsync(long id, List<IFormFile>? uploads)
    {
        Form.Id = id;
        ModelState.Clear();
        if (Untouched)
        {
            Form = ArticleForm.Of(await Desk.FindAsync(id, HttpContext.RequestAborted));
        }

        if (!Untouched && !await TryAsync(() => SaveAsync(uploads ?? [])))
        {
            Unsaved = true;
            Form.ShowAgain();
            return await ShowAsync();
        }

        if (await TryAsync(ActAsync))
        {
            Done = Joined is null ? Done : $"{Done} {Joined}";
            return LocalRedirect($"/ban/bai/{Form.Id}");
        }

        Db.ChangeTracker.Clear();
        Form = ArticleForm.Of(await Desk.FindAsync(Form.Id, HttpContext.RequestAborted));
        return await ShowAsync();
    }

    /// <summary>What follows the save.</summary>
    protected abstract Task ActAsync();

    /// <summary>Shows the editor with the form's words.</summary>
    protected async Task<IActionResult> ShowAsync()
    {
        var stop = HttpContext.RequestAborted;
        Db.ChangeTracker.Clear();
        Article = Form.Id == 0 ? null : await Db.Articles.WithParts().AsNoTracking().SingleOrDefaultAsync(a => a.Id == Form.Id, stop);
        if (Form.Id != 0 && (Article is null || !Permissions.May(Role.Reporter, Article.OfficeId)))
        {
            return NotFound();
        }

        if (Refused == NewsroomText.SavedByAnother && Article is not null)
        {
            Form.Version = Article.Version; // They have been told; their next save is their decision.
        }

        Photos = await Db.PhotoSourcesAsync(Form.Blocks.SelectMany(static block => block.Figures).Select(static figure => figure.Photo).Append(Form.LeadPhoto ?? ""), stop);
        Sections = await Db.Sections.AsNoTracking().Where(s => s.RetiredAt == null || s.Id == Form.SectionId).OrderBy(static s => s.Position).ToListAsync(stop);
        AllTopics = await Db.Topics.AsNoTracking().Where(t => t.RetiredAt == null || Form.Topics.Contains(t.Id)).ToListAsync(stop);
        AllTopics = [.. AllTopics.OrderBy(static topic => topic.Name, VietnameseText.VietnameseSort.Comparer)];
        Style = await Setup.HouseStyle.ReadAsync(Db, stop);
        Offices = await Db.Offices.Living().Where(office => Permissions.WholeCity || Permissions.Offices.Contains(office.Id)).InOrderAsync(stop);
        return Page();
    }

    private async Task SaveAsync(List<IFormFile> uploads)
    {
        var stop = HttpContext.RequestAborted;
        foreach (var upload in uploads.Where(static file => file.Length > 0))
        {
            Form.Add(await media.ReceiveAsync(upload, Me.Id, stop));
        }

        if (Form.Id == 0)
        {
            var begun = await Desk.BeginAsync(Form.OfficeId, Form.Content(), Permissions, stop);
            (Form.Id, Form.Version) = (begun.Id, begun.Version);
            return;
        }

        var (article, both, others) = await Desk.SaveOverAsync(Form.Id, Form.Version, Base.Body is null ? null : Base.Content(), Form.Content(), Permissions, stop);
        Form.Version = article.Version;
        Joined = others is null ? null : string.Format(CultureInfo.CurrentCulture, both > 0 ? EditorText.MergedBoth : EditorText.Merged, others, both);
    }
}
