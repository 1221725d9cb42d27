using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Reports.Royalties;

/// <summary>The pay sheet of an office and a month: its lines, adjusting them, signing it, its versions and its file.</summary>
public sealed class OneSheetModel(PortalDb db, RoyaltyDesk desk, RoyaltyReading reading, TimeProvider clock) : DeskPage
{
    /// <summary>An earlier version to look at, or null.</summary>
    [BindProperty(SupportsGet = true, Name = "ban")]
    public int? Number { get; set; }

    /// <summary>The office.</summary>
    public Office Office { get; private set; } = null!;

    /// <summary>The month.</summary>
    public RoyaltyMonth Month { get; private set; }

    /// <summary>The sheet, or null while nobody did anything to it.</summary>
    public RoyaltySheet? Sheet { get; private set; }

    /// <summary>What it says.</summary>
    public RoyaltyContent Said { get; private set; } = null!;

    /// <summary>The versions there are.</summary>
    public IReadOnlyList<int> Versions { get; private set; } = [];

    /// <summary>What was typed and refused: the act, a line's key, the amount and the reason.</summary>
    public (string Act, string? Key, string? Amount, string? Reason) Typed { get; private set; }

    /// <summary>How far it is.</summary>
    public RoyaltyState State => Sheet?.State ?? RoyaltyState.Open;

    /// <summary>Whether it is the version that counts.</summary>
    public bool IsNewest => Number is null || Number == (Versions.Count == 0 ? 1 : Versions[0]);

    /// <summary>Whether the month is over, so that it may be signed.</summary>
    public bool IsOver => Month.Last < clock.Today();

    /// <summary>Its address.</summary>
    public string Address => $"/ban/nhuan-but/{Month.Key}/{Office.Slug}";

    /// <summary>Shows it.</summary>
    public Task<IActionResult> OnGetAsync(string month, string office) => ShowAsync(month, office);

    /// <summary>Sends it as an Excel file.</summary>
    public async Task<IActionResult> OnGetXuatAsync(string month, string office)
    {
        var page = await ShowAsync(month, office);
        return page is Microsoft.AspNetCore.Mvc.RazorPages.PageResult ? File(RoyaltyWords.Write(Office, Month, Sheet, Said), Workbook.MediaType, $"nhuan-but-{Month.Key}-{Office.Slug}.xlsx") : page;
    }

    /// <summary>Sets a line's amount by hand; an empty one gives it back to the terms.</summary>
    public Task<IActionResult> OnPostAdjustAsync(string month, string office, string? key, string? amount, string? reason)
    {
        Typed = ("adjust", key, amount, reason);
        return ActAsync(month, office, StaffText.Saved, stop => desk.AdjustAsync(Permissions, Month, Office.Id, key, RatesForm.Money(amount), reason, stop));
    }

    /// <summary>Signs it for the office.</summary>
    public Task<IActionResult> OnPostSignAsync(string month, string office) => ActAsync(month, office, RoyaltiesText.NowSigned, stop => desk.SignAsync(Permissions, Month, Office.Id, stop));

    /// <summary>Gives it back to the office.</summary>
    public Task<IActionResult> OnPostReturnAsync(string month, string office, string? reason)
    {
        Typed = ("return", null, null, reason);
        return ActAsync(month, office, RoyaltiesText.NowReturned, stop => desk.ReturnAsync(Permissions, Month, Office.Id, reason, stop));
    }

    /// <summary>Signs it for the desk.</summary>
    public Task<IActionResult> OnPostConfirmAsync(string month, string office) => ActAsync(month, office, RoyaltiesText.NowConfirmed, stop => desk.ConfirmAsync(Permissions, Month, Office.Id, stop));

    /// <summary>Begins another version.</summary>
    public Task<IActionResult> OnPostReopenAsync(string month, string office, string? reason)
    {
        Typed = ("reopen", null, null, reason);
        return ActAsync(month, office, RoyaltiesText.NowReopened, stop => desk.ReopenAsync(Permissions, Month, Office.Id, reason, stop));
    }

    private async Task<IActionResult> ActAsync(string month, string office, string said, Func<CancellationToken, Task> act)
    {
        if (await FindAsync(month, office) is { } answer)
        {
            return answer;
        }

        if (await TryAsync(() => act(HttpContext.RequestAborted)))
        {
            Done = said;
            return LocalRedirect(Address);
        }

        db.ChangeTracker.Clear();
        return await ShowAsync(month, office);
    }

    private async Task<IActionResult> ShowAsync(string month, string office)
    {
        if (await FindAsync(month, office) is { } answer)
        {
            return answer;
        }

        var stop = HttpContext.RequestAborted;
        Versions = await db.RoyaltySheets.Where(s => s.OfficeId == Office.Id && s.Month == Month.First).OrderByDescending(static s => s.Number).Select(static s => s.Number).ToListAsync(stop);
        if (Number is { } number && !Versions.Contains(number))
        {
            return NotFound();
        }

        Sheet = await reading.SheetAsync(Office.Id, Month, stop, Number);
        Said = await reading.ContentAsync(Office, Month, Sheet, stop);
        return Page();
    }

    private async Task<IActionResult?> FindAsync(string month, string slug)
    {
        if (RoyaltyMonth.Read(month) is not { } read || await db.Offices.AsNoTracking().SingleOrDefaultAsync(o => o.Slug == slug, HttpContext.RequestAborted) is not { } office)
        {
            return NotFound();
        }

        (Month, Office) = (read, office);
        return Permissions.May(Role.Editor, office.Id) ? null : Forbid();
    }
}
