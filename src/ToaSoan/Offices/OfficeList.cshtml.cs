using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Staff;
using VietnameseText;

namespace ToaSoan.Offices;

/// <summary>The city's offices: those that exist as a tree, those that ended, a form for a new one and the import of a list. Chief and owner only.</summary>
public sealed class OfficeListModel(PortalDb db, OfficeHistory history, UnitImport import, TimeProvider clock) : DeskPage
{
    /// <summary>Those that exist, parents before what belongs to them, with their depth.</summary>
    public IReadOnlyList<(Office Office, int Depth)> Tree { get; private set; } = [];

    /// <summary>Those that have ended, last ones first.</summary>
    public IReadOnlyList<Office> Ended { get; private set; } = [];

    /// <summary>The table of the list just sent.</summary>
    public IReadOnlyList<UnitResult> Results { get; private set; } = [];

    /// <summary>The bad lines of the list just sent.</summary>
    public IReadOnlyList<string> Faults { get; private set; } = [];

    /// <summary>What the list just sent came to, or null.</summary>
    public string? Summary { get; private set; }

    /// <summary>The decision by which an office is founded or a list taken in.</summary>
    [BindProperty]
    public DecisionForm What { get; set; } = new();

    /// <summary>The office to found.</summary>
    [BindProperty]
    public NewOfficeForm New { get; set; } = new();

    /// <summary>The office to found it under, or null for none.</summary>
    [BindProperty]
    public long? ParentId { get; set; }

    /// <summary>The city's day.</summary>
    public DateOnly Today => clock.Today();

    /// <summary>Lists them.</summary>
    public async Task<IActionResult> OnGetAsync() => Permissions.May(Role.Chief) ? await ShowAsync() : Forbid();

    /// <summary>Founds an office.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!Permissions.May(Role.Chief))
        {
            return Forbid();
        }

        Office? founded = null;
        if (!ModelState.IsValid)
        {
            Refused = OfficesText.NotAccepted;
        }
        else if (await TryAsync(async () => founded = await history.CreateAsync(Permissions, What.Of(Today), New.Words, ParentId, HttpContext.RequestAborted)))
        {
            Done = OfficeWords.Format(OfficesText.Founded, founded!.Name);
            return LocalRedirect($"/ban/don-vi/{founded.Id}");
        }

        return await ShowAsync();
    }

    /// <summary>Takes a list in, or shows what it would do.</summary>
    public async Task<IActionResult> OnPostImportAsync(IFormFile? list, bool rehearse)
    {
        if (!Permissions.May(Role.Chief))
        {
            return Forbid();
        }

        await TryAsync(async () =>
        {
            if (list is null || list.Length > UnitList.MaxBytes)
            {
                throw new Refusal(list is null ? OfficesText.ListEmpty : OfficesText.ListTooLarge);
            }

            using var bytes = new MemoryStream();
            await list.CopyToAsync(bytes, HttpContext.RequestAborted);
            (Results, Faults) = await import.TakeAsync(Permissions, bytes.ToArray(), What.LegalBasis ?? "", rehearse, HttpContext.RequestAborted);
            if (Faults.Count > 0)
            {
                throw new Refusal(OfficesText.ListFaults, Faults.Count);
            }

            Summary = UnitResult.Summary(Results, rehearse);
        });
        return await ShowAsync();
    }

    private async Task<IActionResult> ShowAsync()
    {
        db.ChangeTracker.Clear();
        var all = (await db.Offices.AsNoTracking().Include(static office => office.Parents).ToListAsync(HttpContext.RequestAborted)).OrderBy(static office => office.Kind).ThenBy(static office => office.Name, VietnameseSort.Comparer).ToList();
        var children = all.Where(static office => office.Until is null).ToLookup(static office => office.OpenParent()?.ParentId ?? 0);
        Tree = [.. Below(0, 0)];
        Ended = [.. all.Where(static office => office.Until is not null).OrderByDescending(static office => office.Until)];
        return Page();

        IEnumerable<(Office Office, int Depth)> Below(long id, int depth) => children[id].SelectMany(office => Below(office.Id, depth + 1).Prepend((office, depth)));
    }
}
