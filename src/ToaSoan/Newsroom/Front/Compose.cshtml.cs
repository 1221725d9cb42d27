using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Newsroom.Setup;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Newsroom.Front;

/// <summary>Where the desk composes the front page: its blocks in order with a preview of the page, the hours of layouts, the strip of breaking news.</summary>
public sealed class ComposeModel(PortalDb db, FrontDesk desk, StripDesk strips, FrontPreviews previews, IEnumerable<FrontOffer> offers, TimeProvider clock) : SetupPage(db)
{
    private const int Suggested = 60;
    private const int MostTopics = 200;

    /// <summary>A block as the page shows it.</summary>
    public sealed record Line(FrontBlock Block, FrontShape Shape, string Name, IReadOnlyList<(FrontPin Pin, string Title)> Pins);

    /// <summary>The width (CSS px) of the preview: "360" or null for all there is.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Rong { get; set; }

    /// <summary>The layout the preview shows instead of the draft.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Xem { get; set; }

    /// <summary>The blocks in order.</summary>
    public IReadOnlyList<Line> Blocks { get; private set; } = [];

    /// <summary>The draft, or null while nothing was changed.</summary>
    public FrontLayout? Draft { get; private set; }

    /// <summary>The layout readers see; null while it is the usual one.</summary>
    public FrontLayout? Live { get; private set; }

    /// <summary>Layouts whose hour has not come, soonest first.</summary>
    public IReadOnlyList<FrontLayout> Planned { get; private set; } = [];

    /// <summary>Layouts before the live one, newest first.</summary>
    public IReadOnlyList<FrontLayout> Earlier { get; private set; } = [];

    /// <summary>Kinds that can be added, with their names.</summary>
    public IReadOnlyList<(string Kind, string Name)> Kinds { get; private set; } = [];

    /// <summary>Where a block can take articles from: value and name; sections first.</summary>
    public IReadOnlyList<(string Of, string Name)> Sources { get; private set; } = [];

    /// <summary>The newest articles, as suggestions for pins.</summary>
    public IReadOnlyList<string> Newest { get; private set; } = [];

    /// <summary>The strip readers see, or null.</summary>
    public Strip? Strip { get; private set; }

    /// <summary>What was typed for a strip that was refused.</summary>
    public (string Text, string Link, string Until)? Typed { get; private set; }

    /// <summary>The path of the page in the frame.</summary>
    public string Frame { get; private set; } = "";

    /// <summary>The block that was just changed, which the address points at.</summary>
    private int? Changed { get; set; }

    /// <inheritdoc />
    protected override Role Least => Role.Desk;

    /// <inheritdoc />
    protected override string Kind => FrontDesk.Kind;

    /// <inheritdoc />
    protected override string Here => Changed is { } id ? $"/ban/trang-nhat#khoi-{id}" : "/ban/trang-nhat";

    /// <summary>Shows it.</summary>
    public Task<IActionResult> OnGetAsync() => ShowAsync();

    /// <summary>Adds a block.</summary>
    public Task<IActionResult> OnPostAddAsync(string? kind, string? of) => ActAsync(FrontText.Added, stop => desk.AddAsync(Permissions, kind, of, stop));

    /// <summary>Changes a block.</summary>
    public Task<IActionResult> OnPostChangeAsync(int id, string? of, int count) => OnBlockAsync(id, StaffText.Saved, stop => desk.ChangeAsync(Permissions, id, of, count, stop));

    /// <summary>Takes a block away.</summary>
    public Task<IActionResult> OnPostRemoveAsync(int id) => ActAsync(FrontText.Removed, stop => desk.RemoveAsync(Permissions, id, stop));

    /// <summary>Moves a block up.</summary>
    public Task<IActionResult> OnPostUpAsync(int id) => OnBlockAsync(id, StaffText.Saved, stop => desk.MoveAsync(Permissions, id, -1, stop));

    /// <summary>Moves a block down.</summary>
    public Task<IActionResult> OnPostDownAsync(int id) => OnBlockAsync(id, StaffText.Saved, stop => desk.MoveAsync(Permissions, id, 1, stop));

    /// <summary>Takes the order in which the script dragged the blocks.</summary>
    public Task<IActionResult> OnPostOrderAsync(int[] ids) => ActAsync(StaffText.Saved, stop => desk.OrderAsync(Permissions, ids, stop));

    /// <summary>Pins an article.</summary>
    public Task<IActionResult> OnPostPinAsync(int id, string? article, string? until) => OnBlockAsync(id, FrontText.PinDone, stop => desk.PinAsync(Permissions, id, article, Schedule.ReadHour(until), stop));

    /// <summary>Takes a pin out.</summary>
    public Task<IActionResult> OnPostUnpinAsync(int id, long article) => OnBlockAsync(id, StaffText.Saved, stop => desk.UnpinAsync(Permissions, id, article, stop));

    /// <summary>Shows the draft to readers now.</summary>
    public Task<IActionResult> OnPostPublishAsync() => ActAsync(FrontText.Published, stop => desk.ShowAsync(Permissions, null, stop));

    /// <summary>Shows the draft to readers from an hour on.</summary>
    public Task<IActionResult> OnPostPlanAsync(string? from) => ActAsync(FrontText.PlanDone, stop => desk.ShowAsync(Permissions, Schedule.ReadHour(from) ?? throw new Refusal(FrontText.HourWrong), stop));

    /// <summary>Takes a planned layout back.</summary>
    public Task<IActionResult> OnPostCancelAsync(long layout) => ActAsync(FrontText.Cancelled, stop => desk.CancelAsync(Permissions, layout, stop));

    /// <summary>Makes a layout the draft.</summary>
    public Task<IActionResult> OnPostTakeAsync(long layout) => ActAsync(FrontText.Taken, stop => desk.TakeAsync(Permissions, layout, stop));

    /// <summary>Throws the draft away.</summary>
    public Task<IActionResult> OnPostResetAsync() => ActAsync(FrontText.ResetDone, stop => desk.ResetAsync(Permissions, stop));

    /// <summary>Puts up the strip of breaking news.</summary>
    public Task<IActionResult> OnPostStripAsync(string? text, string? link, string? until)
    {
        Typed = (text ?? "", link ?? "", until ?? "");
        return ActAsync(FrontText.StripUp, stop => strips.SetAsync(Permissions, text, link, Schedule.ReadHour(until), stop));
    }

    /// <summary>Takes it down.</summary>
    public Task<IActionResult> OnPostStripEndAsync() => ActAsync(FrontText.StripDown, stop => strips.EndAsync(Permissions, stop));

    /// <inheritdoc />
    protected override async Task<IActionResult> LoadAsync(CancellationToken stop)
    {
        Response.Headers.ContentSecurityPolicy += "; frame-src 'self'";
        var now = clock.Now();
        (var blocks, Draft) = await desk.ReadAsync(stop);
        Live = await Db.FrontLayoutAsync(now, stop);
        var layouts = Db.Set<FrontLayout>().AsNoTracking();
        Planned = await layouts.Where(layout => layout.From > now).OrderBy(static layout => layout.From).ToListAsync(stop);
        Earlier = Live is null ? [] : await layouts.Where(layout => layout.From <= now && layout.Id != Live.Id).OrderByDescending(static layout => layout.From).Take(5).ToListAsync(stop);
        await ReadChoicesAsync(blocks, stop);
        Strip = await strips.ReadAsync(stop);
        Frame = previews.PathFor(Xem ?? Draft?.Id ?? 0, Me.Id);
        return Page();
    }

    private async Task ReadChoicesAsync(IReadOnlyList<FrontBlock> blocks, CancellationToken stop)
    {
        var numbers = blocks.SelectMany(static block => block.Pins).Select(static pin => pin.Article).Distinct().ToArray();
        var titles = await Db.Editions.Where(e => e.Kind == "article" && e.Current && e.Shown && numbers.Contains(e.ObjectId)).ToDictionaryAsync(static e => e.ObjectId, static e => e.Title, stop);
        var lines = new List<Line>();
        foreach (var block in blocks)
        {
            lines.Add(new Line(block, FrontKind.Of(block.Kind), await desk.NameAsync(block, stop), [.. block.Pins.Select(pin => (pin, titles.GetValueOrDefault(pin.Article, "")))]));
        }

        var shown = true; // As a parameter, so that SQLite uses the index.
        Blocks = lines;
        Newest = await Db.Editions.Where(e => e.Shown == shown && e.Kind == "article").OrderByDescending(static e => e.FirstPublishedAt).Take(Suggested).Select(static e => ShownArticle.Suggestion(e.ObjectId, e.Title)).ToListAsync(stop);
        Kinds = [.. FrontKind.Shapes.Keys.Concat(offers.Select(static offer => offer.Kind)).Select(kind => (kind, FrontNames.Of(kind, offers)))];
        var sections = await Db.Sections.AsNoTracking().Where(static s => s.RetiredAt == null).OrderBy(static s => s.Position).ToListAsync(stop);
        var topics = await Db.Topics.AsNoTracking().Where(static t => t.RetiredAt == null && t.MergedIntoId == null).OrderByDescending(static t => t.Id).Take(MostTopics).ToListAsync(stop);
        Sources =
        [
            .. sections.Select(static s => (FrontKind.SectionOf + s.Slug, $"{SetupText.Sections}: {s.Spoken}")),
            .. topics.OrderBy(static t => t.Name, VietnameseText.VietnameseSort.Comparer).Select(static t => (FrontKind.TopicOf + t.Slug, $"{SetupText.Topics}: {t.Name}")),
        ];
    }

    private Task<IActionResult> OnBlockAsync(int id, string said, Func<CancellationToken, Task> act)
    {
        Changed = id;
        return ActAsync(said, act);
    }
}
