using Microsoft.AspNetCore.Mvc;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Reports.Returns;

/// <summary>What offices are asked to count. Everybody on the staff reads it, the desk adds to it and sets the day returns are due.</summary>
public sealed class IndicatorsModel(PortalDb db, IndicatorDesk desk, TimeProvider clock) : DeskPage
{
    /// <summary>The fields of a new indicator.</summary>
    [BindProperty]
    public IndicatorForm Form { get; set; } = new();

    /// <summary>The indicators, those still asked first.</summary>
    public IReadOnlyList<Indicator> Indicators { get; private set; } = [];

    /// <summary>The offices to choose from.</summary>
    public IReadOnlyList<Office> Offices { get; private set; } = [];

    /// <summary>When returns are due.</summary>
    public DueDays Due { get; private set; } = null!;

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync()
    {
        Form.From = ReturnMonth.Key(ReturnMonth.Of(clock.Today()));
        await ShowAsync();
    }

    /// <summary>Adds an indicator.</summary>
    public async Task<IActionResult> OnPostAddAsync()
    {
        long id = 0;
        return await ActAsync(async stop => id = await desk.AddAsync(Permissions, Form.Typed(), stop)) ? LocalRedirect($"/ban/so-lieu/chi-tieu/{id}") : await RefuseAsync();
    }

    /// <summary>Sets the day returns are due.</summary>
    public async Task<IActionResult> OnPostDueAsync(int day) =>
        await ActAsync(stop => desk.SetDueAsync(Permissions, day, stop)) ? LocalRedirect("/ban/so-lieu/chi-tieu") : await RefuseAsync();

    private async Task<bool> ActAsync(Func<CancellationToken, Task> act)
    {
        var done = await TryAsync(() => ModelState.IsValid ? act(HttpContext.RequestAborted) : throw new Refusal(ReturnsText.NotAccepted));
        Done = done ? StaffText.Saved : null;
        return done;
    }

    private async Task<IActionResult> RefuseAsync()
    {
        if (!Permissions.May(Role.Desk))
        {
            return Forbid();
        }

        db.ChangeTracker.Clear();
        ModelState.Clear();
        await ShowAsync();
        return Page();
    }

    private async Task ShowAsync()
    {
        var stop = HttpContext.RequestAborted;
        Indicators = [.. (await Catalogue.ReadAsync(db, stop)).Indicators.OrderByDescending(static indicator => indicator.Newest.Asked)];
        Offices = await db.Offices.Living().InOrderAsync(stop);
        Due = await DueDays.ReadAsync(db, stop);
    }
}
