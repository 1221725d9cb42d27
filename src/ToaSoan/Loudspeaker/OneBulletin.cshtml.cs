using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Newsroom;
using ToaSoan.Platform;
using ToaSoan.Reader;
using ToaSoan.Search;
using ToaSoan.Staff;

namespace ToaSoan.Loudspeaker;

/// <summary>Where the desk composes one bulletin: its items in order with their words and times, what can be added, what is set of it.</summary>
public sealed class OneBulletinModel(PortalDb db, BulletinDesk desk, SiteIdentities identities, ArticleSearch search) : DeskPage
{
    private const int Offered = 20;
    private const int LongestQuery = 200;

    /// <summary>The words searched for.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    /// <summary>The section looked in: its slug.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Muc { get; set; }

    /// <summary>The script.</summary>
    public Script Script { get; private set; } = null!;

    /// <summary>Editions that can be added: those found, else the newest.</summary>
    public IReadOnlyList<Edition> Choices { get; private set; } = [];

    /// <summary>The sections to choose from.</summary>
    public IReadOnlyList<Section> Sections { get; private set; } = [];

    /// <summary>The words of an item that were refused, with its number.</summary>
    public (long Item, string Text)? TypedText { get; private set; }

    /// <summary>What was typed of the bulletin and refused.</summary>
    public (TypedBulletin Bulletin, LoudspeakerHabits Habits)? Typed { get; private set; }

    /// <summary>Shows it.</summary>
    public Task<IActionResult> OnGetAsync(long id) => ShowAsync(id);

    /// <summary>Puts an article in.</summary>
    public Task<IActionResult> OnPostPickAsync(long id, long article) =>
        ActAsync(id, LoudspeakerText.Added, QueryString.Create("q", Q ?? "").Add("muc", Muc ?? "") + "#them", stop => desk.PickAsync(Permissions, id, article, stop));

    /// <summary>Takes an item out.</summary>
    public Task<IActionResult> OnPostRemoveAsync(long id, long item) => ActAsync(id, LoudspeakerText.Removed, "", stop => desk.RemoveAsync(Permissions, id, item, stop));

    /// <summary>Moves an item up.</summary>
    public Task<IActionResult> OnPostUpAsync(long id, long item) => OnItemAsync(id, item, StaffText.Saved, stop => desk.MoveAsync(Permissions, id, item, -1, stop));

    /// <summary>Moves an item down.</summary>
    public Task<IActionResult> OnPostDownAsync(long id, long item) => OnItemAsync(id, item, StaffText.Saved, stop => desk.MoveAsync(Permissions, id, item, 1, stop));

    /// <summary>Reads an item's whole body, or title and lead only.</summary>
    public Task<IActionResult> OnPostWholeAsync(long id, long item, bool whole) => OnItemAsync(id, item, StaffText.Saved, stop => desk.ReadWholeAsync(Permissions, id, item, whole, stop));

    /// <summary>Keeps the announcer's own words of an item.</summary>
    public Task<IActionResult> OnPostEditAsync(long id, long item, int version, string? text) => OnTextAsync(id, item, version, text, spell: false);

    /// <summary>Keeps them with figures and abbreviations written out.</summary>
    public Task<IActionResult> OnPostSpellAsync(long id, long item, int version, string? text) => OnTextAsync(id, item, version, text, spell: true);

    /// <summary>Takes the article's present words.</summary>
    public Task<IActionResult> OnPostTakeAsync(long id, long item) => OnItemAsync(id, item, LoudspeakerText.Taken, stop => desk.TakeAsync(Permissions, id, item, keep: false, stop));

    /// <summary>Keeps the edited words although the article has newer ones.</summary>
    public Task<IActionResult> OnPostKeepAsync(long id, long item) => OnItemAsync(id, item, LoudspeakerText.Kept, stop => desk.TakeAsync(Permissions, id, item, keep: true, stop));

    /// <summary>Changes what is set of the bulletin.</summary>
    public Task<IActionResult> OnPostChangeAsync(long id, int version, string? title, DateOnly day, BulletinSlot slot, string? greeting, string? closing, int pace, int target)
    {
        var typed = (Bulletin: new TypedBulletin(title, day, slot), Habits: new LoudspeakerHabits(greeting ?? "", closing ?? "", pace, target));
        Typed = typed;
        return ActAsync(id, StaffText.Saved, "", stop => desk.ChangeAsync(Permissions, id, version, typed.Bulletin, typed.Habits, stop));
    }

    /// <summary>Throws the bulletin away.</summary>
    public async Task<IActionResult> OnPostDeleteAsync(long id)
    {
        var answer = await ActAsync(id, LoudspeakerText.Deleted, "", stop => desk.DeleteAsync(Permissions, id, stop));
        return answer is LocalRedirectResult ? LocalRedirect("/ban/loa") : answer;
    }

    private Task<IActionResult> OnTextAsync(long id, long item, int version, string? text, bool spell)
    {
        TypedText = (item, text ?? "");
        return OnItemAsync(id, item, StaffText.Saved, stop => desk.EditAsync(Permissions, id, item, version, text, spell, stop));
    }

    private Task<IActionResult> OnItemAsync(long id, long item, string said, Func<CancellationToken, Task> act) => ActAsync(id, said, $"#tin-{item}", act);

    private async Task<IActionResult> ActAsync(long id, string said, string where, Func<CancellationToken, Task> act)
    {
        if (!Permissions.May(Role.Desk))
        {
            return Forbid();
        }

        if (await TryAsync(() => act(HttpContext.RequestAborted)))
        {
            Done = said;
            return LocalRedirect($"/ban/loa/{id}{where}");
        }

        db.ChangeTracker.Clear();
        return await ShowAsync(id);
    }

    private async Task<IActionResult> ShowAsync(long id)
    {
        if (!Permissions.May(Role.Desk))
        {
            return Forbid();
        }

        var stop = HttpContext.RequestAborted;
        if (await Script.FindAsync(db, identities, id, stop) is not { } script)
        {
            return NotFound();
        }

        Script = script;
        Q = Q?.Trim() is { Length: > LongestQuery } tooLong ? tooLong[..LongestQuery] : Q?.Trim();
        Sections = await db.Sections.AsNoTracking().OrderBy(static s => s.Position).ToListAsync(stop);
        Choices = string.IsNullOrEmpty(Q)
            ? await db.Shown().Where(e => string.IsNullOrEmpty(Muc) || e.Section == Muc).NewestFirst().Take(Offered).ToListAsync(stop)
            : [.. (await search.FindAsync(new SearchQuery(Q, Muc, Kind: Cards.Kind), stop)).Hits.Select(static hit => hit.Edition).Where(static edition => edition.Kind == Cards.Kind)];
        return Page();
    }
}
