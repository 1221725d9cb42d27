using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Reports.Returns;

/// <summary>What offices published elsewhere: pasted line by line, what may be one thing shown to be judged. The desk sees all, everybody else their offices'.</summary>
public sealed class OutsideModel(PortalDb db, OutsideDesk desk, TimeProvider clock) : DeskPage
{
    private const int PageSize = 50;

    /// <summary>One item alone: its number.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Muc { get; set; }

    /// <summary>Whether only items that resemble another are shown.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Giong { get; set; }

    /// <summary>Which page, from 1.</summary>
    [BindProperty(SupportsGet = true)]
    public int Trang { get; set; } = 1;

    /// <summary>The page's items, newest first.</summary>
    public IReadOnlyList<OutsideItem> Items { get; private set; } = [];

    /// <summary>Whether there is a page after this one.</summary>
    public bool More { get; private set; }

    /// <summary>What items resemble, by item.</summary>
    public IReadOnlyDictionary<long, IReadOnlyList<Likeness>> Alike { get; private set; } = new Dictionary<long, IReadOnlyList<Likeness>>();

    /// <summary>The offices one may record for.</summary>
    public IReadOnlyList<Office> Offices { get; private set; } = [];

    /// <summary>What was pasted and refused.</summary>
    public (string Lines, long Office, DateOnly? Day) Typed { get; private set; }

    /// <summary>What is wrong with it, line by line.</summary>
    public IReadOnlyList<string> Faults { get; private set; } = [];

    /// <summary>Shows them.</summary>
    public Task OnGetAsync() => ShowAsync();

    /// <summary>Records pasted lines, all or none; those known already are left out and told.</summary>
    public async Task<IActionResult> OnPostAddAsync(string? lines, long office, DateOnly? day)
    {
        Typed = (lines ?? "", office, day);
        if (!Permissions.May(Role.Reporter, office))
        {
            return Forbid();
        }

        var (stop, said) = (HttpContext.RequestAborted, "");
        if (await TryAsync(async () =>
        {
            var reading = await desk.LookAsync(Permissions, office, OutsideList.Read(lines, day), stop);
            Faults = [.. reading.Faults, .. reading.Known];
            if (reading.Faults.Count > 0 || reading.New.Count == 0)
            {
                throw new Refusal(reading.Faults.Count > 0 ? string.Format(CultureInfo.CurrentCulture, ReturnsText.NotTaken, reading.Faults.Count) : ReturnsText.NothingNew);
            }

            await desk.AddAsync(Permissions, reading, stop);
            said = string.Format(CultureInfo.CurrentCulture, ReturnsText.ItemsAdded, reading.New.Count, reading.Known.Count);
        }))
        {
            Done = said;
            return LocalRedirect("/ban/so-lieu/noi-khac");
        }

        await ShowAsync();
        return Page();
    }

    /// <summary>Takes an item out.</summary>
    public Task<IActionResult> OnPostRemoveAsync(long id) => ActAsync(stop => desk.RemoveAsync(Permissions, id, stop));

    /// <summary>Judges an item to be one with another item or an article.</summary>
    public Task<IActionResult> OnPostSameAsync(long id, long? item, long? article) => ActAsync(stop => desk.JudgeAsync(Permissions, id, item, article, stop));

    /// <summary>Judges an item to be a thing of its own.</summary>
    public Task<IActionResult> OnPostDifferentAsync(long id) => ActAsync(stop => desk.JudgeAsync(Permissions, id, null, null, stop));

    private async Task<IActionResult> ActAsync(Func<CancellationToken, Task> act)
    {
        if (await TryAsync(() => act(HttpContext.RequestAborted)))
        {
            Done = StaffText.Saved;
            return LocalRedirect("/ban/so-lieu/noi-khac" + (Giong ? "?giong=true" : ""));
        }

        await ShowAsync();
        return Page();
    }

    private async Task ShowAsync()
    {
        var stop = HttpContext.RequestAborted;
        db.ChangeTracker.Clear();
        (Trang, Offices) = (Math.Clamp(Trang, 1, 10_000), [.. (await db.Offices.Living().InOrderAsync(stop)).Where(office => Permissions.May(Role.Reporter, office.Id))]);
        Typed = Typed.Lines is null ? ("", Offices.FirstOrDefault(office => Permissions.Offices.Contains(office.Id))?.Id ?? 0, clock.Today()) : Typed;
        var (all, own) = (Permissions.WholeCity, Permissions.Offices);
        var seen = db.OutsideItems.AsNoTracking().Include(static item => item.Office).Where(item => all || own.Contains(item.OfficeId)).OrderByDescending(static item => item.Day).ThenByDescending(static item => item.Id);
        if (Giong)
        {
            // Only what nobody judged can resemble something; of these the newest five hundred are compared.
            var open = await seen.Where(static item => !item.Judged).Take(OutsideDesk.Most).ToListAsync(stop);
            Alike = await OutsideLikeness.FindAsync(db, open, stop);
            Items = [.. open.Where(item => Alike.ContainsKey(item.Id))];
            return;
        }

        var found = await (Muc is { } one ? seen.Where(item => item.Id == one) : seen).Skip((Trang - 1) * PageSize).Take(PageSize + 1).ToListAsync(stop);
        (Items, More) = ([.. found.Take(PageSize)], found.Count > PageSize);
        Alike = await OutsideLikeness.FindAsync(db, Items, stop);
    }
}
