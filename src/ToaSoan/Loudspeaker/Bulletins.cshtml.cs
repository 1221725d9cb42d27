using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Loudspeaker;

/// <summary>A bulletin in the list.</summary>
public sealed record BulletinLine(long Id, string Title, int Items, string By, DateTime At);

/// <summary>The loudspeaker bulletins, newest first, and beginning one. All staff see them, for it is a ward's announcer who reads; the desk composes.</summary>
public sealed class BulletinsModel(PortalDb db, BulletinDesk desk, TimeProvider clock) : DeskPage
{
    /// <summary>Bulletins on a page.</summary>
    public const int PageSize = 30;

    /// <summary>Which page, from 1.</summary>
    [BindProperty(SupportsGet = true)]
    public int Trang { get; set; } = 1;

    /// <summary>The page's bulletins.</summary>
    public IReadOnlyList<BulletinLine> Bulletins { get; private set; } = [];

    /// <summary>Whether there are earlier ones.</summary>
    public bool More { get; private set; }

    /// <summary>Whether one may compose.</summary>
    public bool MayCompose => Permissions.May(Role.Desk);

    /// <summary>What the form of a new bulletin holds.</summary>
    public TypedBulletin Typed { get; private set; } = null!;

    /// <summary>Shows them.</summary>
    public Task OnGetAsync() => ShowAsync(TypedBulletin.Next(CityTime.Local(clock.Now())));

    /// <summary>Begins one.</summary>
    public async Task<IActionResult> OnPostAsync(string? title, DateOnly day, BulletinSlot slot)
    {
        if (!MayCompose)
        {
            return Forbid();
        }

        var (typed, id) = (new TypedBulletin(title, day, slot), 0L);
        if (await TryAsync(async () => id = await desk.BeginAsync(Permissions, typed, HttpContext.RequestAborted)))
        {
            Done = LoudspeakerText.Begun;
            return LocalRedirect($"/ban/loa/{id}");
        }

        db.ChangeTracker.Clear();
        await ShowAsync(typed);
        return Page();
    }

    private async Task ShowAsync(TypedBulletin typed)
    {
        (Typed, Trang) = (typed, Math.Clamp(Trang, 1, 10_000));
        var found = await db.Bulletins.OrderByDescending(static b => b.Day).ThenByDescending(static b => b.Slot).ThenByDescending(static b => b.Id).Skip((Trang - 1) * PageSize).Take(PageSize + 1)
            .Select(static b => new BulletinLine(b.Id, b.Title, b.Items.Count, b.By, b.At)).ToListAsync(HttpContext.RequestAborted);
        (Bulletins, More) = ([.. found.Take(PageSize)], found.Count > PageSize);
    }
}
